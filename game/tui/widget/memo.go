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
