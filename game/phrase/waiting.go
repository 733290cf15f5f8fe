package phrase

import (
	"strconv"
	"time"

	"quest/game"
)

// Waiting is what is said of the review at a moment.
type Waiting struct {
	Glance   game.Glance
	Comeback *game.Comeback // the way out of a backlog, nil for none
	Today    game.StudyDay
	Now      time.Time // on the wall clock
}

// NewWaiting looks at what is due in some packs.
func NewWaiting(p *game.Player, glance game.Glance, back *game.Comeback, now game.Moment) Waiting {
	return Waiting{Glance: glance, Comeback: back, Today: p.Today(now), Now: now.Wall}
}

// State says in a few words what is due and how many minutes it takes, or when the next is due.
func (w Review) State(is Waiting) string {
	g := is.Glance
	minutes := strconv.Itoa(max(1, g.Minutes))
	switch back := is.Comeback; {
	case back != nil && g.Sitting > 0 && g.Sitting < g.Due+g.New:
		form := w.Share
		if back.First > 0 {
			form = w.FirstFew
		}
		return Fill(form, "n", strconv.Itoa(g.Sitting), "m", strconv.Itoa(max(1, g.SittingMinutes)))
	case g.Due > 0 && g.New > 0:
		return Fill(w.DueAndNew, "n", strconv.Itoa(g.Due), "new", strconv.Itoa(g.New), "m", minutes)
	case g.Due > 0:
		return Fill(w.Due, "n", strconv.Itoa(g.Due), "m", minutes)
	case g.New > 0:
		return Fill(w.NewOnly, "new", strconv.Itoa(g.New), "m", minutes)
	}
	return w.When(is)
}

// When says when the next question is due, where nothing is due now.
func (w Review) When(is Waiting) string {
	g := is.Glance
	switch {
	case g.Later > 0:
		return Fill(w.AtTime, "time", g.Ready.Format("15:04"))
	case g.Next == 0:
		return w.Nothing
	case g.Next == is.Today+1:
		return w.NextTomorrow
	}
	return Fill(w.NextOn, "date", g.Next.String())
}

// NothingNow says that nothing is to be reviewed now, and when something is; it may lack its full
// stop (see Book.Sentence).
func (w Review) NothingNow(is Waiting) string {
	if is.Glance.Later == 0 && is.Glance.Next == 0 {
		return w.NothingShort
	}
	return Fill(w.NoneNow, "when", w.When(is))
}

// Welcome greets who comes back after a week or more, or says how a backlog is cleared; "" where
// there is neither.
func (w Review) Welcome(is Waiting) string {
	back := is.Comeback
	if back == nil {
		return ""
	}
	first, until := strconv.Itoa(back.First), back.Until.String()
	waits := w.Greeting(is)
	switch {
	case back.First > 0 && back.First >= back.Due:
		return waits
	case back.First > 0 && back.Until > is.Today:
		return waits + " " + Fill(w.FirstThen, "n", first, "date", until)
	case back.First > 0 && back.Until == is.Today:
		return waits + " " + Fill(w.FirstRest, "n", first)
	case back.First > 0:
		return waits + " " + Fill(w.FirstOpen, "n", first)
	case back.Until > is.Today:
		return Fill(w.ShareUntil, "date", until)
	}
	return w.ShareOpen
}

// Greeting is the first sentence of Welcome to who comes back.
func (w Review) Greeting(is Waiting) string {
	return Fill(w.WelcomeBack, "n", strconv.Itoa(is.Comeback.Due))
}

// SittingAdds reports whether NextSitting says another number than State does.
func (w Review) SittingAdds(is Waiting) bool {
	return is.Comeback == nil && is.Glance.Sitting != is.Glance.Due+is.Glance.New
}

// NextSitting says how many questions the next sitting asks, and how long they take.
func (w Review) NextSitting(g game.Glance) string {
	return Fill(w.Sitting, "n", strconv.Itoa(g.Sitting), "m", strconv.Itoa(max(1, g.SittingMinutes)))
}
