package home

import (
	"strconv"
	"strings"

	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// bossSign is the sign of how a boss stands, and its ink.
func bossSign(t *style.Theme, r *bossRow) (string, style.Ink) {
	switch {
	case r.is.Open():
		return t.Sign.Boss, t.Accent
	case r.is.Won:
		return t.Sign.Right, t.Right
	case r.gate.Open():
		return t.Sign.Boss, t.Gold
	}
	return t.Sign.Boss, t.Muted
}

// bossLooks says of a boss its name with its state, and below it its name in the second language,
// or what a run is.
func bossLooks(a screen.Area, r row, chosen bool) looks {
	t := a.Theme
	first, second := t.Text, t.Second
	if chosen {
		first, second = t.Strong.Underline(), t.Second.Bold()
	}
	sign, ink := bossSign(t, r.boss)
	l := looks{sign: sign, ink: ink, state: func(room int) string {
		return widget.Heading(a, room, func(in screen.Area) string { return ink.Render(in.Book().Boss.State(r.boss.gate, r.boss.is)) })
	}}
	l.title = func(room int) string { return widget.Cut(first.Render(a.Book().Boss.Name), room, t.Sign.More) }
	l.second = func(room int) string {
		if !r.boss.there() {
			return ""
		}
		if each := a.InEach(); len(each) > 1 {
			return widget.Cut(second.Render(each[1].Book().Boss.Name), room, t.Sign.More)
		}
		facts := phrase.Fill(a.Book().Home.Questions, "n", strconv.Itoa(r.boss.gate.Most)) + " " + t.Sign.Dot + " " + a.Book().Boss.AllLanterns
		return widget.Cut(t.Muted.Render(facts), room, t.Sign.More)
	}
	return l
}

// bossDeed says what enter does on the row of a boss.
func bossDeed(a screen.Area, r *bossRow) string {
	switch w := a.Book().Boss; {
	case r.is.Open():
		return w.GoOn
	case r.gate.Open():
		return a.Book().Home.FaceBoss
	default:
		return w.Look
	}
}

// endLine says what enter does while the boss or the story is chosen, below the path.
func (h Home) endLine(a screen.Area, r row, width int) string {
	t := a.Theme
	state := func(in screen.Area) string {
		if r.boss != nil {
			return t.Text.Render(in.Book().Boss.State(r.boss.gate, r.boss.is))
		}
		return t.Text.Render(in.Book().Story.Count(r.told))
	}
	deed := func(in screen.Area) string {
		if r.boss != nil {
			return t.Gold.Bold().Render(bossDeed(in, r.boss))
		}
		return t.Gold.Bold().Render(in.Book().Story.Read)
	}
	if !r.opens() {
		return t.Muted.Render(t.Sign.Boss) + " " + widget.Cut(widget.Heading(a, width-2, state), width-2, t.Sign.More)
	}
	dot := t.Line.Render(" " + t.Sign.Dot + " ")
	room := width - widget.Width(enter(t)) - widget.Width(dot)
	line := enter(t) + widget.Heading(a, room-widget.Width(state(a)), deed) + dot
	return widget.Cut(line+widget.Heading(a, width-widget.Width(line), state), width, t.Sign.More)
}

// enter stands before what the key does.
func enter(t *style.Theme) string {
	return t.Key.Render("enter") + " " + t.Gold.Render(t.Sign.Gist) + " "
}

// paneDeed is the lines of a pane that say what enter does: one, or one for each language where
// these do not fit beside each other.
func paneDeed(a screen.Area, width int, deed func(screen.Area) string) []string {
	t := a.Theme
	said := widget.InEach(a, width-widget.Width(enter(t)), func(in screen.Area) string { return t.Gold.Bold().Render(deed(in)) })
	lines := widget.Indent(strings.Split(said, "\n"), enter(t))
	for i, l := range lines {
		lines[i] = widget.Cut(l, width, t.Sign.More)
	}
	return lines
}

// bossPane shows the boss at the right of the path. deedLine is the line that says what enter
// does.
func (h Home) bossPane(a screen.Area, r row) (drawn []string, deedLine int) {
	t, width := a.Theme, paneWidth-widget.BoxFrame
	say := func(inks widget.Inks, pick func(phrase.Boss) string) []string {
		return widget.SayEach(a, width, inks, func(in screen.Area) string { return pick(in.Book().Boss) })
	}
	sign, ink := bossSign(t, r.boss)
	lines := say(widget.Inks{First: t.Strong, Second: t.Second.Bold()}, func(w phrase.Boss) string { return w.Name })
	lines = append(lines, "")
	lines = append(lines, widget.Centre(widget.Lighthouse(t, r.boss.is.Won), width)...)
	lines = append(lines, "")
	state := say(widget.One(ink), func(w phrase.Boss) string { return w.State(r.boss.gate, r.boss.is) })
	lines = append(lines, widget.Indent(state, ink.Render(sign)+" ")...)
	if !r.opens() {
		return widget.Box(t, "", lines, paneWidth, t.Accent), len(lines)
	}
	lines = append(lines, "")
	deedLine = len(lines) + 1
	lines = append(lines, paneDeed(a, width, func(in screen.Area) string { return bossDeed(in, r.boss) })...)
	for _, l := range h.besides(a) {
		lines = append(lines, widget.Cut(l, width, t.Sign.More))
	}
	return widget.Box(t, "", lines, paneWidth, t.Accent), deedLine
}
