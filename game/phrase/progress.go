package phrase

import (
	"strconv"

	"quest/game"
)

// State says how far a lesson has come, with the points that were read of one that was
// begun.
func (w Home) State(g game.Progress) string {
	if g.State == game.Begun {
		return Fill(w.Reading, "n", strconv.Itoa(g.At()), "of", strconv.Itoa(g.Points))
	}
	return w.ShortState(g)
}

// Path says how much of a path is done; pools says whether quizzes without a lesson are part of it.
func (w Home) Path(done, of int, pools bool) string {
	form := w.Progress
	if pools {
		form = w.ProgressAll
	}
	return Fill(form, "n", strconv.Itoa(done), "of", strconv.Itoa(of))
}

// Path says how much of the path is done on which a session was.
func (w Summary) Path(s game.SummaryStep) string {
	form := w.Lessons
	if s.Pools {
		form = w.LessonsAll
	}
	return Fill(form, "n", strconv.Itoa(s.Done), "of", strconv.Itoa(s.Lessons))
}

// ShortState says how far a lesson has come without figures.
func (w Home) ShortState(g game.Progress) string {
	switch g.State {
	case game.Done:
		if g.Tested {
			return w.ByTest
		}
		return w.Done
	case game.Begun:
		return w.Begun
	case game.ReadOnly:
		return w.Read
	case game.InQuiz:
		return w.InQuiz
	case game.Failed:
		return w.SitAgain
	case game.Untouched:
		if g.Pool {
			return w.NewQuiz
		}
	}
	return w.New
}

// Deed says what a player does next with a lesson.
func (w Home) Deed(o game.Offer) string {
	switch o.Deed {
	case game.FinishLesson:
		return w.GoOn
	case game.StartQuiz:
		return w.ToQuiz
	case game.ResumeQuiz:
		return w.BackToQuiz
	case game.RetakeQuiz:
		if o.Again {
			return w.RetryToday
		}
		return w.Retry
	case game.RedoMissed:
		return w.Practise
	case game.RedoQuiz:
		return w.PractiseAll
	case game.FaceBoss:
		return w.FaceBoss
	case game.Reread:
		return w.Reread
	case game.StartLesson, game.ReviewDue:
	}
	return w.Begin
}
