package game_test

import (
	"testing"

	"quest/content/contenttest"
	"quest/game"
)

// A session tells what it has won: the XP of its answers without what a chest holds, and the
// streak; a verdict tells the level that its answer has reached.
func TestASessionTellsWhatItHasWon(t *testing.T) {
	pack := contenttest.Pack()
	tb := sitDown(t, pack)
	xp, level := 0, 0
	var end *game.SummaryStep
	for _, l := range pack.Lessons() {
		tb.readOn(l.ID)
		before := xp
		for _, s := range tb.run(always) {
			switch s := s.(type) {
			case game.VerdictStep:
				xp += s.XP
				if reached := game.LevelAt(xp).Number; s.Level != 0 && s.Level != reached {
					t.Errorf("level %d is told, %d is reached", s.Level, reached)
				}
				level = max(level, s.Level)
			case game.SummaryStep:
				end = &s
				if s.Won.XP != xp-before || s.Won.Streak != 1 || s.Lessons != len(pack.Lessons()) {
					t.Errorf("won %+v of %d XP; %d lessons", s.Won, xp-before, s.Lessons)
				}
			default: // tells nothing of what was won
			}
		}
	}
	if end == nil || end.Done != end.Lessons || end.Next != nil {
		t.Errorf("the end of the pack: %+v", end)
	}
}

// The right answer that ends a confusion says which.
func TestAVerdictTellsWhatItHasCured(t *testing.T) {
	pack := contenttest.Pack()
	tb := sitDown(t, pack)
	l := pack.Lessons()[0]
	tb.readOn(l.ID)
	tb.run(never)
	confused := len(tb.player.Confusions(pack))
	if confused == 0 {
		t.Fatal("nothing is confused")
	}
	told := 0
	for range 4 * game.Cured {
		if len(tb.player.Confusions(pack)) == 0 {
			break
		}
		tb.drill("")
		for _, s := range tb.run(always) {
			if v, ok := s.(game.VerdictStep); ok {
				told += len(v.Cured)
			}
			if end, ok := s.(game.SummaryStep); ok && len(end.Won.Cured) > 0 && told == 0 {
				t.Error("the end tells of a cure that no verdict told")
			}
		}
	}
	if left := len(tb.player.Confusions(pack)); told != confused-left || told == 0 {
		t.Errorf("%d of %d confusions are cured, %d were told", confused-left, confused, told)
	}
}

// A sitting that was left after some answers and taken up again tells what the whole of it has
// earned, as much as one that was never left.
func TestAResumedSittingTellsWhatAllOfItHasEarned(t *testing.T) {
	pack := contenttest.Pack()
	l := pack.Lessons()[1]
	whole := 0
	for left := range 2 { // answers before the sitting is left
		tb := sitDown(t, pack)
		tb.sit(l.ID)
		xp := tb.player.XP
		for range left {
			for answered := false; !answered; {
				if _, asks := tb.session.Step().(game.QuestionStep); asks {
					tb.answer(true)
					answered = true
				} else {
					tb.keep(tb.session.Next(tb.now))
				}
			}
		}
		earned := tb.player.XP - xp
		tb.sit(l.ID)
		told := -1
		for _, s := range tb.run(always) {
			if end, over := s.(game.SummaryStep); over {
				told = end.Won.XP
			}
		}
		if left == 0 {
			whole = told
		}
		if told != whole || told <= earned {
			t.Errorf("left after %d answers: %d XP are told, %d were earned before, a whole sitting earns %d", left, told, earned, whole)
		}
	}
}
