package tui

import (
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/class"
)

// past lets the class have asked four questions: on the first the player was wrong and then right, the
// second was taken back, on the third they did not vote, and the fourth runs.
func (s *school) past(tb judge, v *visit) *school {
	tb.Helper()
	s.asks(tb, contenttest.ReadMoon, 0)
	v.rings().wakes()
	_, wrong := v.options(false)
	v.press(wrong[0], "enter")
	s.votesAll(tb, v, 1).goes(tb, class.Counted).goes(tb, class.Again)
	v.rings()
	_, right := v.options(true)
	v.press(right[0], "enter")
	s.votesAll(tb, v, 3).goes(tb, class.Closed)
	v.rings().wakes().press("enter")
	s.Pass(time.Hour)
	s.asks(tb, contenttest.TwoAids, 0).goes(tb, class.Stopped)
	s.Pass(23 * time.Hour)
	s.asks(tb, contenttest.LockIsPump, 0).goes(tb, class.Closed)
	v.rings()
	s.Pass(time.Hour)
	s.asks(tb, contenttest.TwoAids, 0)
	v.rings().wakes().press("-")
	return s
}

// The page of the class lists the closed questions with the player's own votes, and shows the answer and
// the reasons of each again; never a question that runs or was taken back.
func TestAStudentLooksAtEarlierQuestions(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	v.press("c", "e").sees("Earlier questions", "No question is closed yet.").press("enter", "down", "esc", "esc")
	s.past(t, v)
	v.press("c", "e").sees("You did not vote on this one.", "Asked 2026-12-02 09:00.", "12-02", "12-01").misses("Which TWO")
	v.press("down").sees("Wrong at first, right after talking.", "Asked 2026-12-01 09:00.", "✗ ✓")
	v.press("enter").sees("What the class chose", "question 1", "Asked 2026-12-01 09:00.", "4 of 4 right")
	v.resize(100, 60).sees("your first vote", "your second vote · right")
	v.resize(80, 24).press("esc").sees("Wrong at first, right after talking.").press("esc").sees("Your name here")
	v.press("e").click("12-02").sees("What the class chose", "question 3").press("enter").sees("You did not vote")
}

// A question of a pack that is not here stands in the list, and opens nothing.
func TestAnEarlierQuestionWithoutItsPackIsListed(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{examPack()} })
	s.asks(t, contenttest.LockIsPump, 0).goes(t, class.Closed)
	v.rings().press("c", "e").sees(string(harbour().ID()), "no pack here has it").press("enter").sees("Earlier questions")
}

// Whose list is open is told of a question that comes, and finds the list again.
func TestAQuestionOverTheListOfEarlierOnes(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.ReadMoon, 0).goes(t, class.Closed)
	v.rings().press("c", "e", "enter").sees("question 1")
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().sees("The class asks a question.", "question 1").press("0").sees("question 2", "handed in").press("esc").sees("question 1")
}
