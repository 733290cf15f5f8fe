package phrase

import (
	"strconv"

	"quest/game"
)

// Occasion names the occasion of a question in a review.
func (w Review) Occasion(kind game.Asking) string {
	switch kind {
	case game.NewItem:
		return w.AskNew
	case game.StepItem:
		return w.AskStep
	case game.Correction:
		return w.AskCertain
	case game.Practice:
		return w.AskBeside
	case game.DueItem, game.Check, game.Sitting, game.Test, game.BossFight, game.ExamPaper:
	}
	return w.AskDue
}

// Growth says what a sitting of the review did to the memory.
func (w Review) Growth(e *game.ReviewEnd) string {
	n := strconv.Itoa(e.Grew)
	switch {
	case e.Grew == 0:
		return w.GrewNone
	case e.Days == 0:
		return Fill(w.Grew, "n", n)
	}
	return Fill(w.GrewDays, "n", n, "days", strconv.Itoa(e.Days))
}

// Following says when the next review is.
func (w Review) Following(e *game.ReviewEnd, today game.StudyDay) string {
	when := Fill(w.WhenOn, "date", e.Next.String())
	switch {
	case e.Due > 0:
		when = w.WhenNow
	case e.Later > 0:
		when = Fill(w.WhenAt, "time", e.Ready.Format("15:04"))
	case e.Next == 0:
		when = w.WhenNone
	case e.Next == today+1:
		when = w.WhenTomorrow
	}
	return Fill(w.NextIs, "when", when)
}

// After are the sentences about what is left after a sitting, in the order in which they matter.
func (w Review) After(e *game.ReviewEnd, today game.StudyDay) []string {
	var out []string
	if e.Certain > 0 {
		out = append(out, Fill(w.CertainAgain, "n", strconv.Itoa(e.Certain)))
	}
	if e.Late {
		out = append(out, w.LateEnd)
	}
	if e.Due > 0 {
		out = append(out, Fill(w.StillDue, "n", strconv.Itoa(e.Due)))
	}
	return append(out, w.Following(e, today))
}
