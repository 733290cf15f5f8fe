package widget

import (
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/keymap"
)

// List is some rows of which one is chosen: the one that keys act on.
type List struct {
	Rows int
	At   int // the chosen row from 0, -1 while none is
}

// To chooses a row, or the nearest one that there is.
func (l List) To(row int) List {
	l.At = max(0, min(row, l.Rows-1))
	return l
}

// Step chooses the row above or below, the first one or the last one at the keys for that; ok is
// false for any other message. Where no row is chosen yet, above and below are the first one.
func (l List) Step(k *keymap.Map, msg tea.Msg) (next List, ok bool) {
	switch {
	case keymap.Pressed(msg, k.Up):
		return l.To(l.At - 1), true
	case keymap.Pressed(msg, k.Down):
		return l.To(l.At + 1), true
	case keymap.Pressed(msg, k.Top):
		return l.To(0), true
	case keymap.Pressed(msg, k.End):
		return l.To(l.Rows - 1), true
	}
	return l, false
}

// Pages gives by how many screens a message turns a list: -1 or 1 at the keys of pages, 0 for any
// other message.
func Pages(k *keymap.Map, msg tea.Msg) int {
	switch {
	case keymap.Pressed(msg, k.PageUp):
		return -1
	case keymap.Pressed(msg, k.PageDown):
		return 1
	}
	return 0
}

// Hear is Step, and chooses the row of a digit too. A digit without a row is not taken.
func (l List) Hear(k *keymap.Map, msg tea.Msg) (next List, ok bool) {
	if n, digit := keymap.Number(msg); digit && n <= l.Rows {
		return l.To(n - 1), true
	}
	return l.Step(k, msg)
}

// Turn chooses the row that stands about a screen of some lines further down on a page,
// or up for a negative by. does is what the targets of the rows do.
func (l List) Turn(p Page, does Deed, height, by int) List {
	now, ok := p.Target(does, l.At)
	if !ok {
		return l
	}
	wanted, to := now.First+by*height, l.At
	for to+by >= 0 && to+by < l.Rows {
		to += by
		if row, ok := p.Target(does, to); ok && (row.First-wanted)*by >= 0 {
			break
		}
	}
	return l.To(to)
}
