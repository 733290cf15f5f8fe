package home

import (
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// tallFrom is the height of an area from which the owl stands above the story, too.
const tallFrom = 34

// taleBox is the part of the story that is told: in each language where the path keeps enough
// lines, else in the first.
func (h Home) taleBox(a screen.Area) []string {
	if h.tale == nil {
		return nil
	}
	t, lines := a.Theme, widget.Tale(a, *h.tale, a.Width-widget.BoxFrame)
	if most := a.Height - widget.BoxRows - taleLeaves; len(lines) > most {
		lines = widget.Tale(a.InEach()[0], *h.tale, a.Width-widget.BoxFrame)
	}
	title := t.Gold.Bold().Render(t.Sign.Tale) + " " + widget.Heading(a, a.Width-widget.BoxFrame-6, func(in screen.Area) string {
		return t.Gold.Bold().Render(in.Book().Story.Title)
	})
	return append(widget.Box(t, title, lines, a.Width, t.Gold), "")
}

// taleLeaves is how many lines of the map a part of the story leaves below it at least.
const taleLeaves = 8

// taleLooks says of the story how much of it was told.
func taleLooks(a screen.Area, r row, chosen bool) looks {
	t := a.Theme
	first, second := t.Text, t.Second
	if chosen {
		first, second = t.Strong.Underline(), t.Second.Bold()
	}
	l := looks{sign: t.Sign.Tale, ink: t.Gold, state: func(room int) string {
		return widget.Heading(a, room, func(in screen.Area) string { return t.Muted.Render(in.Book().Story.Count(r.told)) })
	}}
	l.title = func(room int) string { return widget.Cut(first.Render(a.Book().Story.Row), room, t.Sign.More) }
	l.second = func(room int) string {
		each := a.InEach()
		if len(each) < 2 {
			return ""
		}
		return widget.Cut(second.Render(each[1].Book().Story.Row), room, t.Sign.More)
	}
	return l
}

// talePane shows the newest part of the story that was told at the right of the path. deedLine
// is the line that says what enter does.
func (h Home) talePane(a screen.Area, r row) (drawn []string, deedLine int) {
	t, width := a.Theme, paneWidth-widget.BoxFrame
	heading := func(in screen.Area) string { return t.Strong.Render(in.Book().Story.Title) }
	lines := []string{widget.Heading(a, width, heading), ""}
	if told := h.course.player.Told(r.pack); len(told) > 0 {
		lines = append(lines, widget.Tale(a, told[len(told)-1], width)...)
	}
	lines = append(lines, "")
	deedLine = len(lines) + 1
	lines = append(lines, paneDeed(a, width, func(in screen.Area) string { return in.Book().Story.Read })...)
	return widget.Box(t, "", lines, paneWidth, t.Accent), deedLine
}

// withLighthouse puts the lighthouse of the story at the right of some lines. It shines once a
// boss was beaten.
func (h Home) withLighthouse(a screen.Area, lines []string) []string {
	tower := widget.Lighthouse(a.Theme, h.course.player.BossesBeaten() > 0)
	above := (len(tower) - len(lines)) / 2
	out := make([]string, len(tower))
	for i, part := range tower {
		left := ""
		if at := i - above; at >= 0 && at < len(lines) {
			left = lines[at]
		}
		room := a.Width - widget.LighthouseWidth
		out[i] = widget.Fit(left, room, a.Theme.Sign.More) + part
	}
	return out
}
