package home

import (
	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// nothing stands where the path would be if there is no pack to play: that there is none, or which
// packs are hidden and how each comes back.
func (h Home) nothing(a screen.Area) []string {
	t := a.Theme
	if len(h.hidden) == 0 {
		return widget.SayEach(a, a.Width, widget.One(t.Text), func(in screen.Area) string { return in.Book().Home.NoPacks })
	}
	inside := a.Width - widget.BoxFrame - 2
	title := widget.Heading(a, inside-2, func(in screen.Area) string { return t.Heading.Render(in.Book().Home.AllHidden) })
	lines := widget.SayEach(a, inside, widget.One(t.Text), func(in screen.Area) string { return in.Book().Home.HiddenKept })
	const rows, others = 3, 12 // of one pack; of what stands around the list
	for i, p := range h.hidden {
		if i > 0 && i >= (a.Height-others)/rows {
			lines = append(lines, "", t.Muted.Render(t.Sign.More+" quest pack list"))
			break
		}
		pen := widget.NewPen(a, p).In(inside)
		lines = append(lines, "", pen.Named(p.Meta().Title, widget.One(t.Strong)))
		lines = append(lines, widget.Wrap(t.Accent.Render("quest pack hide --undo "+content.OneLine(string(p.ID()))), inside)...)
	}
	return widget.Box(t, title, widget.Shift(lines, 1), a.Width, t.Accent)
}
