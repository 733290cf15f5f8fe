package tui

import (
	"testing"

	"quest/content/contenttest"
	"quest/game"
)

// A drill ends where it was begun, and lists what was answered wrong.
func TestADrillEndsOnTheMixUpsAndListsWhatWasMissed(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, confused).press("m").sees("Wind makes the tide").press("enter")
	v.until(false, func(s game.Step) bool {
		step, ok := s.(game.SummaryStep)
		return ok && step.Practice
	})
	v.sees("What was missed").press("enter").sees("Wind makes the tide", "drill this one").press("enter").sees("Practice")
	v.press("esc").sees("Wind makes the tide", "drill this one")
}

// A mix-up about which nothing can be asked yet begins no drill, wherever it is clicked.
func TestAClickOnAMixUpWithoutQuestionsBeginsNothing(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		now := s.Now()
		belief := s.Packs[0].ID().Misconception(contenttest.WindBelief)
		s.Player.Apply(game.Batch{At: now, Day: s.Player.Today(now), Events: []game.Event{
			{Answered: &game.Answered{Item: "a", Beliefs: []string{belief}}},
		}})
	}).press("m")
	words := v.m.area().Book().MixUps.NothingAsked
	v.sees("Wind makes the tide", words)
	for _, at := range []string{words, "Wind makes the tide"} {
		v.click(at).sees("What you mix up", words)
	}
}
