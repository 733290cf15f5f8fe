package tui

import (
	"testing"

	"quest/content/contenttest"
	"quest/content/source"
	"quest/game"
)

// hundredThousand has a player with 100,000 answers on 600 days to the items of six large packs, among
// a hundred packs, all of which were begun.
func hundredThousand(b *testing.B) *visit {
	b.Helper()
	packs, _ := manyPacks(b, 94)
	type known struct {
		id  string
		rev int
	}
	var items []known
	for i := range 6 {
		pack, findings := source.Load(contenttest.LargeFiles(i), source.Options{})
		if pack == nil {
			b.Fatal(findings)
		}
		packs = append(packs, pack)
		for _, quiz := range pack.Quizzes() {
			for _, id := range quiz.Items {
				head, _ := pack.ItemHead(id)
				items = append(items, known{pack.ID().Item(id), head.Rev})
			}
		}
	}
	return newVisit(b, func(s *game.Seat, _ *Options) {
		s.Packs = packs
		now := s.Now()
		const answers, days = 100_000, 600
		from := now.Wall.AddDate(0, 0, -days)
		s.Player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakBoth, Seed: 7}, game.Moment{Wall: from})
		s.Player.TuneWager(true, game.Moment{Wall: from})
		for _, pack := range packs {
			s.Player.Apply(game.Batch{At: game.Moment{Wall: from}, Day: s.Player.Day, Events: []game.Event{
				{Read: &game.Read{Lesson: pack.ID().Lesson(pack.Lessons()[0].ID), Points: 1}},
			}})
		}
		for n := range answers {
			at := game.Moment{Wall: from.AddDate(0, 0, n*days/answers)}
			item, right := items[(n*7919)%len(items)], n%5 > 0
			a := &game.Answered{Item: item.id, Rev: item.rev, First: true, Right: right, Grade: 1, Of: 1, Certainty: game.Certainty(1 + n%3)}
			if right {
				a.Grade, a.Got = 3, 1
			} else if n%50 == 0 {
				pack := packs[n/50%len(packs)]
				a.Beliefs = []string{pack.ID().Misconception(pack.Misconceptions()[0].ID)}
			}
			s.Player.Apply(game.Batch{At: at, Day: s.Player.Today(at), Events: []game.Event{{Answered: a}}})
		}
	})
}

// BenchmarkRecord draws the record of a save of 100,000 answers and 100 packs: its first picture, each part
// when it is first looked at, and a key in each part.
func BenchmarkRecord(b *testing.B) {
	v := hundredThousand(b).resize(120, 40)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			v.press("r")
			_ = v.m.View()
			b.StopTimer()
			v.press("esc")
			b.StartTimer()
		}
	})
	for _, part := range []struct{ name, key string }{{"days", "2"}, {"lessons", "3"}, {"memory", "4"}, {"certainty", "5"}, {"mixups", "6"}} {
		b.Run("first-"+part.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				v.press("esc", "r")
				b.StartTimer()
				v.press(part.key)
				_ = v.m.View()
			}
		})
		v.press("esc", "r", part.key)
		b.Run("key-"+part.name, func(b *testing.B) {
			down, up := keyPress("down"), keyPress("up")
			n := 0
			for b.Loop() {
				if n++; n%2 == 0 {
					v.m.Update(down)
				} else {
					v.m.Update(up)
				}
				_ = v.m.View()
			}
		})
	}
}
