package tui

import (
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

// A player who rises a level by an answer is told so below it, when it is on disk.
func TestALevelThatIsReachedIsSeen(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean} {
		v := newPlayer(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{flagship(t)} })
		said := map[game.Speech]string{game.SpeakEnglish: "Level 2 reached", game.SpeakKorean: "레벨 2 달성"}[speech]
		v.press("enter").until(true, is[game.SummaryStep]).press("n").until(true, func(s game.Step) bool {
			verdict, ok := s.(game.VerdictStep)
			return ok && verdict.Level > 0
		})
		v.sees(said, "XP").press("enter").misses(said)
	}
}

// Nothing is celebrated that is not on disk.
func TestALevelIsNotSaidWhileNothingIsSaved(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{flagship(t)} })
	v.shelf.full = true
	v.press("enter").until(true, is[game.SummaryStep]).press("n")
	v.until(true, func(s game.Step) bool { verdict, ok := s.(game.VerdictStep); return ok && verdict.Level > 0 })
	v.misses("Level 2 reached")
	v.press("enter").until(true, is[game.SummaryStep]).sees("shown once it is on disk").misses("This time")
}

// A sitting that is passed says what it has brought, and leads to the next lesson with one
// key.
func TestASummarySaysWhatWasWonAndLeadsOn(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, is[game.SummaryStep])
	step := v.m.session.Step().(game.SummaryStep)
	if step.Won.XP == 0 || step.Won.Streak != 1 || !step.Won.Longer || step.Next == nil {
		t.Fatalf("won %+v, next %v", step.Won, step.Next)
	}
	v.sees("This time", "+", "1-day streak", "1 of 2 lessons done", "Next lesson", "n next lesson")
	v.press("n")
	if _, reads := v.m.session.Step().(game.PointStep); !reads {
		t.Errorf("n leads to %T", v.m.session.Step())
	}
}

func TestPracticeSaysHowManyWerePutRight(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(false, is[game.SummaryStep]).press("p").until(true, is[game.SummaryStep])
	step := v.m.session.Step().(game.SummaryStep)
	if step.Got != step.Of || step.Of == 0 {
		t.Fatalf("%d of %d", step.Got, step.Of)
	}
	v.sees(strings.Replace("N of N right", "N", string(rune('0'+step.Of)), 2))
}

// The right answer that ends a mix-up says so, and so does the end of the round.
func TestAMixUpThatIsCuredIsTold(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{flagship(t)} })
	v.press("enter").until(false, is[game.SummaryStep])
	if len(v.seat.Player.Confusions(v.seat.Packs[0])) == 0 {
		t.Fatal("nothing is confused")
	}
	v.press("enter")
	v.ringAll()
	v.press("esc", "m")
	told := false
	for range 8 {
		v.press("enter").until(true, func(s game.Step) bool {
			if verdict, ok := s.(game.VerdictStep); ok && len(verdict.Cured) > 0 {
				told = true
				v.sees("A mix-up is cured")
			}
			return is[game.SummaryStep](s)
		})
		if told {
			v.sees("A mix-up is cured", "✓")
			return
		}
		v.press("enter", "m")
	}
	t.Error("nothing was cured")
}
