package home

import (
	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// due is the row of the review above the path: what is due over all packs. It is there, and the
// same height, from the first answer of a player on, whatever is due.
type due struct {
	packs   []*content.Pack
	waiting phrase.Waiting
	first   bool // it comes next, before any lesson
}

// dueOf looks at what is due; nil for a player who has answered nothing yet.
func dueOf(r Reading) *due {
	if r.Player.Answers == 0 {
		return nil
	}
	is := r.Player.DueNow(r.Packs, r.Last, r.Now, r.Ends)
	return &due{r.Packs, phrase.NewWaiting(r.Player, is.Glance, is.Back, r.Now), is.First}
}

// asks reports whether there is something to review now.
func (d *due) asks() bool { return d.waiting.Glance.Sitting > 0 }

// reviewGoal begins the review.
func (h Home) reviewGoal() screen.Intent { return screen.Play{Goal: game.Review{Packs: h.due.packs}} }

// tight is the height of an area below which the row of the review stands beside the owl, so
// that the path keeps its lines.
const tight = 18

// beside reports whether the row of the review stands beside the owl.
func (h Home) beside(a screen.Area) bool {
	return h.due != nil && a.Height < tight && len(h.notices) == 0 && h.tale == nil
}

// dueRow draws the row of the review.
func (h Home) dueRow(a screen.Area, width int) string {
	t, w := a.Theme, a.Book().Review
	point, ink, sign, told := " ", t.Text, t.Muted.Render(t.Sign.Right), t.Muted
	if h.due.asks() {
		sign, told = t.Gold.Bold().Render(t.Sign.Here), t.Gold
	}
	state := told.Render(w.State(h.due.waiting))
	if h.onDue {
		point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Strong.Underline()
	}
	title := point + " " + sign + " "
	name := ink.Render(w.Title)
	if widget.Width(title)+widget.Width(name)+2+widget.Width(state) > width { // what is due matters more
		return widget.Cut(title+ink.Render(w.State(h.due.waiting)), width, t.Sign.More)
	}
	title += widget.Heading(a, width-widget.Width(title)-widget.Width(state)-2, func(in screen.Area) string { return ink.Render(in.Book().Review.Title) })
	state = widget.Heading(a, width-widget.Width(title)-2, func(in screen.Area) string { return told.Render(in.Book().Review.State(h.due.waiting)) })
	return widget.Spread(title, state, width, t.Sign.More)
}

// dueDeed says what enter does on the row of the review.
func (h Home) dueDeed(a screen.Area, width int) string {
	t := a.Theme
	if !h.due.asks() {
		return widget.Heading(a, width, func(in screen.Area) string { return t.Muted.Render(in.Book().Review.NothingShort) })
	}
	return enter(t) + widget.Heading(a, width-widget.Width(enter(t)), func(in screen.Area) string { return t.Gold.Bold().Render(in.Book().Review.Begin) })
}

// dueLine is the line below the path while the row of the review is chosen.
func (h Home) dueLine(a screen.Area, width int) string {
	t, line := a.Theme, h.dueDeed(a, width)
	if h.due.asks() && a.Book().Review.SittingAdds(h.due.waiting) {
		dot := t.Line.Render(" " + t.Sign.Dot + " ")
		next := func(in screen.Area) string { return t.Text.Render(in.Book().Review.NextSitting(h.due.waiting.Glance)) }
		more := dot + widget.Heading(a, 0, next)
		if widget.Width(line)+widget.Width(more) > width { // the time of the sitting matters more than the second language
			line = h.dueDeed(a, 0)
		}
		more = dot + widget.Heading(a, width-widget.Width(line)-widget.Width(dot), next)
		if widget.Width(line)+widget.Width(more) <= width {
			line += more
		}
	}
	return widget.Cut(line, width, t.Sign.More)
}

// duePane is the box beside the path while the row of the review is chosen. deedLine is the
// one that says what enter does.
func (h Home) duePane(a screen.Area) (drawn []string, deedLine int) {
	t, width := a.Theme, paneWidth-widget.BoxFrame
	say := func(pick func(phrase.Review) string) []string {
		return widget.SayEach(a, width, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string { return pick(in.Book().Review) })
	}
	lines := []string{widget.Heading(a, width, func(in screen.Area) string { return t.Strong.Render(in.Book().Review.Title) }), ""}
	lines = append(lines, say(func(w phrase.Review) string { return w.State(h.due.waiting) })...)
	if h.due.waiting.Comeback != nil {
		lines = append(append(lines, ""), say(func(w phrase.Review) string { return w.Welcome(h.due.waiting) })...)
	}
	lines = append(lines, "")
	if h.due.asks() && a.Book().Review.SittingAdds(h.due.waiting) {
		lines = append(lines, say(func(w phrase.Review) string { return w.NextSitting(h.due.waiting.Glance) })...)
	}
	deedLine = len(lines) + 1
	if h.due.asks() {
		lines = append(lines, paneDeed(a, width, func(in screen.Area) string { return in.Book().Review.Begin })...)
	} else {
		lines = append(lines, widget.SayEach(a, width, widget.One(t.Muted), func(in screen.Area) string { return in.Book().Review.NothingShort })...)
	}
	return widget.Box(t, "", lines, paneWidth, t.Accent), deedLine
}
