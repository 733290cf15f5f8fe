package classroom

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Lacking stands in the place of a question whose pack is not here.
type Lacking struct{ hush widget.Hush }

// NewLacking makes the screen. What opens by itself hears no key at first.
func NewLacking(byItself bool) Lacking { return Lacking{hush: widget.Hush{Over: !byItself}} }

// Update goes back.
func (l Lacking) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	hush, wait, done := l.hush.Hear(msg)
	if l.hush = hush; done {
		return l, wait
	}
	if keymap.Pressed(msg, a.Keys.Enter) || keymap.Pressed(msg, a.Keys.Back) || keymap.Pressed(msg, a.Keys.Space) {
		return l, screen.LeaveRound{}
	}
	return l, nil
}

// Help gives the keys.
func (l Lacking) Help(a screen.Area) []key.Binding {
	return []key.Binding{keymap.Says(a.Keys.Enter, a.Book().Classroom.KeyBack)}
}

// Draw says which pack is lacking.
func (l Lacking) Draw(a screen.Area) screen.Drawing {
	t := a.Theme
	if a.Class == nil || a.Class.Round == nil {
		return screen.Drawing{}
	}
	inks := widget.Inks{First: t.Text, Second: t.Second}
	out := append(head(a), "")
	out = append(out, widget.SayEach(a, a.Width, inks, func(in screen.Area) string { return in.Book().Classroom.Lacking })...)
	out = append(out, "", "  "+t.Strong.Render(widget.Cut(string(a.Class.Round.Pack), a.Width-2, t.Sign.More)), "")
	out = append(out, widget.SayEach(a, a.Width, widget.One(t.Muted), func(in screen.Area) string { return in.Book().Classroom.LackingHow })...)
	return screen.Drawing{Lines: out, Heads: widget.HeadHeight}
}
