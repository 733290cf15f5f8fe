package lesson

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// glossary is the terms of a lesson, opened in place over the page that is read. It
// shows every language of the pack, because a term is learned in both.
type glossary struct {
	open   bool
	scroll widget.Scroll
}

// concepts gives the terms of a lesson that its pack explains.
func concepts(pack *content.Pack, l *content.Lesson) []content.Concept {
	var all []content.Concept
	for _, id := range l.Concepts {
		if c, ok := pack.Concept(id); ok {
			all = append(all, c)
		}
	}
	return all
}

// hear opens and closes the glossary, and takes every key while it is open.
func (g glossary) hear(a screen.Area, msg tea.Msg, pack *content.Pack, l *content.Lesson) (next glossary, heard bool) {
	k := a.Keys
	switch {
	case !g.open && keymap.Pressed(msg, k.Glossary) && len(concepts(pack, l)) > 0:
		return glossary{open: true}, true
	case !g.open:
		return g, false
	}
	lines := g.lines(a, pack, l)
	for _, b := range []key.Binding{k.Glossary, k.Back, k.Enter, k.Left} {
		if keymap.Pressed(msg, b) {
			return glossary{}, true
		}
	}
	if keymap.Pressed(msg, k.Space) {
		if g.scroll.AtEnd(len(lines), a.Height) {
			return glossary{}, true
		}
		g.scroll = g.scroll.Move(a.Height-1, len(lines), a.Height)
	}
	if moved, ok := g.scroll.Hear(k, msg, len(lines), a.Height); ok {
		g.scroll = moved
	}
	return g, true
}

// help gives the keys while the glossary is open.
func (g glossary) help(a screen.Area, pack *content.Pack, l *content.Lesson) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	scrolls := !widget.Fits(len(g.lines(a, pack, l)), a.Height)
	return []key.Binding{
		keymap.Says(k.Back, b.Close),
		keymap.If(keymap.Says(k.PageDown, b.Page), scrolls),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), scrolls),
	}
}

// offer is the key that opens the glossary, if there is one.
func offer(a screen.Area, pack *content.Pack, l *content.Lesson) key.Binding {
	return keymap.If(keymap.Says(a.Keys.Glossary, a.Book().Keys.Glossary), len(concepts(pack, l)) > 0)
}

func (g glossary) draw(a screen.Area, pack *content.Pack, l *content.Lesson) screen.Drawing {
	return screen.Drawing{Lines: g.scroll.Window(a.Theme, g.lines(a, pack, l), a.Width, a.Height)}
}

func (g glossary) lines(a screen.Area, pack *content.Pack, l *content.Lesson) []string {
	return termLines(a, pack, concepts(pack, l))
}

// termLines explains terms in a box.
func termLines(a screen.Area, pack *content.Pack, all []content.Concept) []string {
	t := a.Theme
	page := widget.NewPen(a, pack)
	// Terms are met in the language that the pack was written in, whatever is read.
	if first := pack.Meta().Languages[0]; !slices.Contains(page.Langs, first) {
		page.Langs = append(page.Langs, first)
	}
	pen := page.Inset(3, 3)
	var inside []string
	for i, c := range all {
		if i > 0 {
			inside = append(inside, "")
		}
		terms := pen
		terms.Wide = false
		inside = append(inside, terms.Title(c.Term, widget.Inks{First: t.Heading, Second: t.Accent}))
		inside = append(inside, pen.Text(c.Short, pen.Reading())...)
	}
	title := widget.Heading(a, page.Width-widget.BoxFrame-3, func(in screen.Area) string {
		return t.Gold.Bold().Render(in.Book().Lesson.Glossary)
	})
	return widget.Box(t, title, widget.Shift(inside, 1), page.Width, t.Gold)
}
