// Package paint puts frames on a terminal with the fewest bytes. It keeps the frame that
// the terminal shows, and writes only the cells that are others in the next one, as one
// write. A frame is lines of text with styles; the package knows no game, and writes to
// any writer: a terminal of this computer or a channel of a network. It holds no state
// outside of a Painter.
package paint

import "slices"

// Frame is what a terminal is to show.
type Frame struct {
	Width, Height int // of the terminal, in cells
	// Lines are drawn from the top. They may hold SGR sequences, which say how the text
	// behind them looks; every other control is left out. What does not fit is cut.
	Lines  []string
	Cursor *Cell // where the cursor stands, nil to hide it
}

// Cell is a place on the terminal, from 0.
type Cell struct{ X, Y int }

// Equal reports whether two frames show the same.
func (f Frame) Equal(g Frame) bool {
	if f.Width != g.Width || f.Height != g.Height || !slices.Equal(f.Lines, g.Lines) {
		return false
	}
	if f.Cursor == nil || g.Cursor == nil {
		return f.Cursor == g.Cursor
	}
	return *f.Cursor == *g.Cursor
}

// line gives one line of the frame, empty below the last one.
func (f Frame) line(y int) string {
	if y < len(f.Lines) {
		return f.Lines[y]
	}
	return ""
}
