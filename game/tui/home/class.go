package home

import (
	"strconv"
	"strings"

	"quest/game"
	"quest/game/attendance"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// classIntent opens the class.
func (h Home) classIntent() screen.Intent { return screen.ShowClass{From: h.destination()} }

// classShown is the class while its row is chosen, nil otherwise.
func (h Home) classShown(a screen.Area) *screen.Class {
	if !h.onClass {
		return nil
	}
	return a.Class
}

// classRow draws the row of the class above everything else: what is to be done for it, and what
// happens there.
func (h Home) classRow(a screen.Area, width int) string {
	t := a.Theme
	point, ink := " ", t.Text
	if h.onClass {
		point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Strong.Underline()
	}
	lead := point + " " + t.Accent.Bold().Render(t.Sign.Quote) + " "
	short := classStates(a)
	state := strings.Join(short, t.Line.Render(" "+t.Sign.Dot+" "))
	for len(short) > 1 && widget.Width(state) > width*2/3 {
		short = short[:len(short)-1]
		state = strings.Join(short, t.Line.Render(" "+t.Sign.Dot+" "))
	}
	room := max(1, width-widget.Width(lead)-widget.Width(state)-2)
	title := ink.Render(phrase.Fill(a.Book().Classroom.OnMap, "name", a.Class.Name.String()))
	if widget.Width(title) > room {
		title = widget.Cut(ink.Render(a.Class.Name.String()), room, t.Sign.More)
	}
	return widget.Spread(lead+title, state, width, t.Sign.More)
}

// classStates says in few words how the class stands, what matters most first.
func classStates(a screen.Area) []string {
	t, b, c, n := a.Theme, a.Book(), a.Class, strconv.Itoa
	w := b.Classroom
	var out []string
	if c.Running() {
		out = append(out, t.Gold.Bold().Render(t.Sign.Here+" "+w.OnMapAsks))
	}
	if said, ink := workBrief(a); said != "" {
		out = append(out, ink.Render(said))
	}
	if r := c.Raid; r != nil && !r.Over && r.Health > 0 {
		out = append(out, t.Text.Render(b.Fill(w.RaidBrief, "n", n(100*r.Left/r.Health))))
	}
	here := 0
	for _, m := range c.Members {
		if m.Here {
			here++
		}
	}
	return append(out, t.Muted.Render(b.Fill(w.OnMapHere, "n", n(here))))
}

// workBrief says how many assignments are left, and when the next one of them is due; "" where nothing
// is assigned.
func workBrief(a screen.Area) (string, style.Ink) {
	t, b := a.Theme, a.Book()
	left := 0
	var next *attendance.Work
	for i := range a.Class.Work {
		w := &a.Class.Work[i]
		if w.State == game.DoneWork {
			continue
		}
		left++
		if next == nil || w.Days < next.Days {
			next = w
		}
	}
	switch {
	case len(a.Class.Work) == 0:
		return "", t.Muted
	case next == nil:
		return t.Sign.Right + " " + b.Classroom.AllDone, t.Right
	}
	_, ink := widget.WorkSign(t, *next)
	brief := *next
	brief.State = game.NotBegun // not how far it is
	return b.Fill(b.Classroom.ToDo, "n", strconv.Itoa(left)) + " " + t.Sign.Dot + " " + widget.WorkState(a, brief), ink
}

// classDeed says what enter does on the row of the class.
func classDeed(a screen.Area, width int) string {
	t := a.Theme
	return enter(t) + widget.Heading(a, width-widget.Width(enter(t)), func(in screen.Area) string { return t.Gold.Bold().Render(in.Book().Classroom.Open) })
}

// classPane is the box beside the path while the row of the class is chosen. deedLine is the one that
// says what enter does.
func (h Home) classPane(a screen.Area) (drawn []string, deedLine int) {
	t, width := a.Theme, paneWidth-widget.BoxFrame
	lines := []string{widget.Cut(t.Strong.Render(a.Class.Name.String()), width, t.Sign.More), ""}
	for _, in := range a.InEach() {
		for _, said := range classStates(in) {
			lines = append(lines, widget.Wrap(said, width)...)
		}
	}
	deedLine = len(lines) + 2
	lines = append(append(lines, ""), paneDeed(a, width, func(in screen.Area) string { return in.Book().Classroom.Open })...)
	return widget.Box(t, "", lines, paneWidth, t.Accent), deedLine
}
