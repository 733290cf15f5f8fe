package lab

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// scrolled moves the panel at the keys that scroll; ok is false for any other message.
func (l Lab) scrolled(a screen.Area, msg tea.Msg) (Lab, bool) {
	b := l.board(a)
	moved, ok := l.at(b).Hear(a.Keys, msg, len(b.panel.Lines), b.height)
	if ok {
		l.scroll, l.free = moved, true
	}
	return l, ok
}

// Help gives the keys of what the player does now.
func (l Lab) Help(a screen.Area) []key.Binding {
	k, w := a.Keys, a.Book().Lab
	b := l.board(a)
	scrolls := !widget.Fits(len(b.panel.Lines), b.height)
	page := keymap.If(keymap.Says(k.PageDown, a.Book().Keys.Page), scrolls)
	turn := keymap.If(keymap.Says(k.Scroll, a.Book().Keys.Scroll), scrolls)
	back := keymap.Says(k.Back, w.KeyBack)
	code := keymap.Says(l.keys.Code, w.KeyCode)
	switch l.phase {
	case wiring:
		actions := len(l.lab().Actions)
		_, changes := l.control()
		return []key.Binding{
			keymap.Says(k.Enter, w.KeyFire),
			keymap.If(keymap.Says(l.keys.Sides, w.KeyChange), changes),
			keymap.If(keymap.Says(k.Choose, w.KeyControl), len(l.lab().Controls) > 1),
			keymap.If(keymap.As(k.Digit, l.digits(actions), w.KeyAction), actions > 1),
			keymap.Says(l.keys.Undo, w.KeyUndo),
			keymap.Says(l.keys.Reset, w.KeyReset),
			back,
			keymap.Says(l.keys.About, w.KeyAbout),
			keymap.If(code, len(l.behind()) > 0),
			page,
		}
	case predicting:
		return []key.Binding{
			keymap.As(k.Digit, l.digits(l.wanted()), a.Book().Keys.Pick),
			keymap.Says(k.Enter, w.KeySay),
			keymap.Says(k.Choose, a.Book().Keys.Move),
			back,
			page,
		}
	case travelling:
		return []key.Binding{keymap.Says(k.Enter, w.KeySkip), keymap.Says(k.Back, w.KeySkip)}
	case seen:
		on := w.KeyOn
		if l.firing.Solved {
			on = w.KeyMissions
		}
		space := keymap.If(keymap.Says(k.Space, a.Book().Keys.Page), scrolls)
		return []key.Binding{keymap.Says(k.Enter, on), turn, space, back, keymap.If(code, len(l.travelled()) > 0)}
	case showing:
		return []key.Binding{back, turn, keymap.If(keymap.Says(l.keys.Sides, w.KeyAside), l.overhang(a.Width) > 0)}
	case reading:
	}
	return []key.Binding{back, turn}
}
