package widget

import (
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

// Memo remembers a text that a screen has laid out, because each key asks for it
// several times: to scroll, to draw, and to name the keys that scroll. What it
// remembers hangs on the area alone, never on what the player did. Copies of a
// screen share it.
type Memo struct {
	area  layout
	lines []string
}

// layout is what a text is laid out for.
type layout struct {
	width, height int
	wide          bool
	theme         *style.Theme
	speech        game.Speech
}

// Lines gives the text for an area, laid out anew only if the area is another one.
// The result must not be changed.
func (m *Memo) Lines(a screen.Area, lay func() []string) []string {
	area := layout{a.Width, a.Height, a.Wide, a.Theme, a.Speech}
	if m.lines == nil || m.area != area {
		m.area, m.lines = area, lay()
	}
	return m.lines
}
