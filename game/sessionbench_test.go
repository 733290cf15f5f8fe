package game_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/packs"
	"quest/game"
	"quest/game/gradetest"
)

// shipped opens the flagship pack anew, so that nothing of it has been decoded yet.
func shipped(tb testing.TB) *content.Pack {
	tb.Helper()
	pack, err := content.Open(packs.Shipped()[0])
	if err != nil {
		tb.Fatal(err)
	}
	return pack
}

// mistaken is a player who has read the first lesson of a pack and answered every
// question of it wrongly, so that all ways into a session lead somewhere.
func mistaken(tb testing.TB, pack *content.Pack) *game.Player {
	tb.Helper()
	player := &game.Player{}
	player.Join(game.Joined{Name: contenttest.Safe("미나"), Lang: game.SpeakBoth, Seed: 7}, at(0))
	s, _, err := game.Begin(player, game.ReadOn{Pack: pack, Lesson: pack.Lessons()[0].ID}, at(0))
	if err != nil {
		tb.Fatal(err)
	}
	for {
		switch step := s.Step().(type) {
		case game.EndStep:
			return player
		case game.QuestionStep:
			if _, err := s.Answer(gradetest.Answer(step.Question.Item, content.English, false), game.SpeakBoth, at(0)); err != nil {
				tb.Fatal(err)
			}
		default:
			s.Next(at(0))
		}
	}
}

// BenchmarkBegin begins a session in each way on the flagship pack: "first" when
// nothing of the pack was decoded before, "later" when the same session began before.
func BenchmarkBegin(b *testing.B) {
	played := shipped(b)
	player := mistaken(b, played)
	lesson := played.Lessons()[0].ID
	for _, way := range []struct {
		name string
		goal func(*content.Pack) game.Goal
		day  int
	}{
		{"reading", func(p *content.Pack) game.Goal { return game.ReadOn{Pack: p, Lesson: p.Lessons()[1].ID} }, 0},
		{"reread", func(p *content.Pack) game.Goal { return game.ReadAgain{Pack: p, Lesson: lesson} }, 0},
		{"sit", func(p *content.Pack) game.Goal { return game.SitQuiz{Pack: p, Lesson: lesson} }, 1},
		{"again", func(p *content.Pack) game.Goal { return game.PractiseMissed{Pack: p, Lesson: lesson} }, 0},
		{"drill", func(p *content.Pack) game.Goal { return game.DrillMixUps{Pack: p} }, 0},
	} {
		begin := func(b *testing.B, pack *content.Pack, player *game.Player) {
			if _, _, err := game.Begin(player, way.goal(pack), at(way.day)); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(way.name+"/first", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				pack, player := shipped(b), copyOf(b, player)
				b.StartTimer()
				begin(b, pack, player)
			}
		})
		b.Run(way.name+"/later", func(b *testing.B) {
			b.ReportAllocs()
			begin(b, played, copyOf(b, player))
			for b.Loop() {
				b.StopTimer()
				player := copyOf(b, player)
				b.StartTimer()
				begin(b, played, player)
			}
		})
	}
}

// copyOf gives a player who stands where another one does.
func copyOf(tb testing.TB, p *game.Player) *game.Player {
	tb.Helper()
	state, err := p.MarshalJSON()
	if err != nil {
		tb.Fatal(err)
	}
	own := new(game.Player)
	if err := own.UnmarshalJSON(state); err != nil {
		tb.Fatal(err)
	}
	return own
}

// BenchmarkMixUps gathers what the list of mix-ups shows of the flagship pack: what a
// player confuses, and for each of it the items that can show it.
func BenchmarkMixUps(b *testing.B) {
	played := shipped(b)
	player := mistaken(b, played)
	list := func(pack *content.Pack) {
		for _, c := range player.Confusions(pack) {
			if len(player.DrillableFor(pack, c.Misconception.ID)) == 0 {
				b.Fatal(c.Misconception.ID)
			}
		}
	}
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			pack := shipped(b)
			b.StartTimer()
			list(pack)
		}
	})
	b.Run("later", func(b *testing.B) {
		b.ReportAllocs()
		list(played)
		for b.Loop() {
			list(played)
		}
	})
	b.ReportMetric(float64(len(player.Confusions(played))), "rows")
}
