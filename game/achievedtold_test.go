package game_test

import (
	"slices"
	"testing"

	"quest/content/contenttest"
	"quest/game"
)

// TestAnAchievementIsToldWithTheAnswerThatEarnsIt errs with certainty, knows better on the next
// day, and is told so with the answer that counts and in the summary, once.
func TestAnAchievementIsToldWithTheAnswerThatEarnsIt(t *testing.T) {
	tb := sitDown(t, rewarding(t))
	tb.keep(tb.player.TuneWager(true, tb.now))
	earned := func(all []game.Achievement) bool {
		return slices.ContainsFunc(all, func(a game.Achievement) bool { return a.ID == "turned-around" })
	}
	played := func(right bool) (verdicts, summaries int) {
		for range 500 {
			switch step := tb.session.Step().(type) {
			case game.EndStep:
				return verdicts, summaries
			case game.QuestionStep:
				tb.session.Claim(game.Certain)
				if earned(tb.answer(right).Achieved) {
					verdicts++
				}
			case game.SummaryStep:
				if earned(step.Won.Achieved) {
					summaries++
				}
				tb.keep(tb.session.Next(tb.now))
			default:
				tb.keep(tb.session.Next(tb.now))
			}
		}
		return verdicts, summaries
	}
	tb.readOn(contenttest.DeepLesson)
	if v, s := played(false); v+s > 0 {
		t.Fatalf("%d and %d for errors", v, s)
	}
	tb.now = at(1)
	tb.sit(contenttest.DeepLesson)
	if v, s := played(true); v != 1 || s != 1 {
		t.Errorf("told by %d verdicts and %d summaries", v, s)
	}
	tb.now = at(9)
	tb.sit(contenttest.DeepLesson)
	if v, s := played(true); v+s > 0 {
		t.Errorf("told again by %d verdicts and %d summaries", v, s)
	}
}
