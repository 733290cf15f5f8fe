package phrase

import (
	"strconv"

	"quest/game"
)

// Review is the words of the review: what is due, the page of an item, marks.
type Review struct {
	ItemTitle, ItemNone                                       string
	RecallNow, AnsweredToday, Lasts, LastsShort               string
	Days, Months, Years                                       string
	HardnessEasy, HardnessMiddle, HardnessHard                string
	ComesNow, ComesTomorrow, ComesOn, ComesAt                 string
	ComesBuried, ComesNever, Leech                            string
	Starred                                                   string
	ReviewsOf, GradeAgain, GradeHard, GradeGood               string
	GradeEasy, OldRev, CurveToday, CurveDue, CurveOf, CurveAt string
	CurveDueElse                                              string // {date}: where a step of today waits
	MarkStar, MarkStarOff, MarkSuspend                        string
	MarkSuspendOff, MarkBury, MarkBuryOff                     string
	MarkNone                                                  string
	KeyItem, KeyStar, KeyBury, KeySuspend, KeyUnmark          string

	// Line mode.
	LineDue, LineOffer, LineOpening, AskAt, AskOnce, MarkWhere string

	// A sitting.
	AskDue, AskNew, AskStep, AskCertain, AskBeside                                  string
	DoneTitle, DoneScore, GrewNone, Grew, GrewDays, LateEnd                         string
	CertainAgain, StillDue, NextIs, WhenNow, WhenAt, WhenTomorrow, WhenOn, WhenNone string
	LeechWhy                                                                        string

	// What is due, on the map and at the start of line mode.
	Title, Due, DueAndNew, NewOnly, FirstFew, Share              string
	AtTime, NextTomorrow, NextOn, Nothing                        string
	WelcomeBack, FirstThen, FirstRest, FirstOpen                 string
	ShareUntil, ShareOpen, Begin, Sitting, NoneNow, NothingShort string
}

// Graded says what an answer was in the history of an item.
func (w Review) Graded(r game.PastReview) string {
	switch r.Grade {
	case 1:
		return w.GradeAgain
	case 2:
		return w.GradeHard
	case 4:
		return w.GradeEasy
	}
	return w.GradeGood
}

// Lasting says for how long a memory of some stability, in days, is held.
func (w Review) Lasting(days float64) string {
	const month, year = 30.4, 365.25
	switch {
	case days < 1:
		return w.LastsShort
	case days < 61:
		return Fill(w.Lasts, "span", Fill(w.Days, "n", rounded(days)))
	case days < 2*year:
		return Fill(w.Lasts, "span", Fill(w.Months, "n", rounded(days/month)))
	}
	return Fill(w.Lasts, "span", Fill(w.Years, "n", rounded(days/year)))
}

func rounded(n float64) string { return strconv.Itoa(int(n + 0.5)) }

// Hardness says how hard an item is for the player.
func (w Review) Hardness(h *game.ItemHistory) string {
	return [...]string{w.HardnessEasy, w.HardnessMiddle, w.HardnessHard}[h.Hard()-1]
}

// Comes says when an item comes again.
func (w Review) Comes(h *game.ItemHistory) string {
	switch {
	case h.Marks.Suspended:
		return w.ComesNever
	case h.Marks.Buried:
		return w.ComesBuried
	case !h.Step.IsZero():
		return Fill(w.ComesAt, "time", h.Step.Format("15:04"))
	case h.Due <= h.Today:
		return w.ComesNow
	case h.Due == h.Today+1:
		return Fill(w.ComesTomorrow, "date", h.Due.String())
	}
	return Fill(w.ComesOn, "date", h.Due.String(), "n", strconv.Itoa(int(h.Due-h.Today)))
}

// Facts are the sentences about the memory of an item, without its history.
func (w Review) Facts(h *game.ItemHistory) []string {
	now := w.AnsweredToday
	if h.Last < h.Today {
		now = Fill(w.RecallNow, "n", strconv.Itoa(game.Percent(int(h.Recall(h.Today)*1000+0.5), 1000)))
	}
	facts := []string{
		now, w.Lasting(h.Memory.Stability), w.Hardness(h), w.Comes(h),
	}
	if h.Leech {
		facts = append(facts, w.Leech)
	}
	if h.Marks.Starred {
		facts = append(facts, w.Starred)
	}
	return facts
}

// Marked says what a mark that was set or taken away means.
func (w Review) Marked(m game.Mark, on bool) string {
	switch {
	case m == game.Star && on:
		return w.MarkStar
	case m == game.Star:
		return w.MarkStarOff
	case m == game.Suspend && on:
		return w.MarkSuspend
	case m == game.Suspend:
		return w.MarkSuspendOff
	case on:
		return w.MarkBury
	}
	return w.MarkBuryOff
}
