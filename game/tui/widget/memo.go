package widget

import (
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

// Memo remembers what a screen has laid out, because each key asks for it several times:
// to scroll, to draw, and to name the keys that scroll. What it remembers depends on the
// area alone: a screen that changes what is laid out takes a new memo. Copies of a screen
// share one.
type Memo[T any] struct {
	area layout
	laid T
	has  bool
}

// layout is the part of an area on which a layout depends.
type layout struct {
	width, height int
	wide          bool
	theme         *style.Theme
	speech        game.Speech
}

// For gives what is laid out for an area, laid out anew only if the area is another one.
// The result must not be changed.
func (m *Memo[T]) For(a screen.Area, lay func() T) T {
	area := layout{a.Width, a.Height, a.Wide, a.Theme, a.Speech}
	if !m.has || m.area != area {
		m.area, m.laid, m.has = area, lay(), true
	}
	return m.laid
}

// LineMemo is a memo of lines.
type LineMemo = Memo[[]string]

// Memos remembers several things that depend on an area and a key, for as long as they are asked
// for with the same area: for what many messages leave as it is. Copies of a screen share one.
type Memos[K comparable, T any] struct {
	area layout
	laid map[K]T
}

// For gives what is laid out for an area and a key. The result must not be changed.
func (m *Memos[K, T]) For(a screen.Area, key K, lay func() T) T {
	area := layout{a.Width, a.Height, a.Wide, a.Theme, a.Speech}
	if m.laid == nil || m.area != area {
		m.area, m.laid = area, map[K]T{}
	}
	v, ok := m.laid[key]
	if !ok {
		v = lay()
		m.laid[key] = v
	}
	return v
}
