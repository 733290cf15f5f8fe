package lesson

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// NewAt shows a point of a lesson that was looked up, from 1, with the other points beside it.
// Nothing is noted as read.
func NewAt(pack *content.Pack, id content.LessonID, n int) Cited {
	c := Cited{pack: pack, lookup: true}
	l, ok := pack.Lesson(id)
	if !ok {
		return c
	}
	for _, p := range game.PointsOf(pack, l) {
		c.points = append(c.points, game.PointStep{Lesson: l, Section: p.Section, Point: p.Point, Exhibits: p.Exhibits})
	}
	c.at = max(0, min(n, len(c.points))-1)
	return c
}

// Term shows what a term means.
type Term struct {
	pack    *content.Pack
	concept content.Concept
	scroll  widget.Scroll
}

// NewTerm makes the page of a term.
func NewTerm(pack *content.Pack, c content.Concept) Term { return Term{pack: pack, concept: c} }

// Update scrolls, or returns.
func (t Term) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	for _, b := range []key.Binding{k.Back, k.Enter, k.Space, k.Left, k.Glossary} {
		if keymap.Pressed(msg, b) {
			return t, screen.Close{}
		}
	}
	if moved, ok := t.scroll.Hear(k, msg, len(t.lines(a)), a.Height); ok {
		t.scroll = moved
	}
	return t, nil
}

// Help gives the keys.
func (t Term) Help(a screen.Area) []key.Binding {
	return []key.Binding{
		keymap.Says(a.Keys.Back, a.Book().Keys.Back),
		keymap.If(keymap.Says(a.Keys.Scroll, a.Book().Keys.Scroll), !widget.Fits(len(t.lines(a)), a.Height)),
	}
}

// Draw draws the term over the whole area.
func (t Term) Draw(a screen.Area) screen.Drawing {
	out := t.scroll.Window(a.Theme, t.lines(a), a.Width, a.Height)
	for len(out) < a.Height {
		out = append(out[:len(out):len(out)], "")
	}
	return screen.Drawing{Lines: out}
}

func (t Term) lines(a screen.Area) []string {
	return termLines(a, t.pack, []content.Concept{t.concept})
}
