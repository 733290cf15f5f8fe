package lab

import (
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// The measures of the board.
const (
	panelLeast  = 8  // lines that a picture must leave the panel below it
	besideLeast = 27 // cells that a picture must leave the panel beside it
	boardGap    = 3  // cells between a picture and what stands beside it
)

// board is how the screen is divided: the picture stands still, and the panel with what the
// player does now scrolls below it or at its right. On a screen that is too small for
// that, both scroll together in the panel.
type board struct {
	picture widget.Page
	panel   widget.Page
	left    int // where the panel begins, in cells and lines of the body
	top     int
	width   int
	height  int
}

// board divides the screen.
func (l Lab) board(a screen.Area) board {
	return l.laid.For(a, func() board { return l.lay(a) })
}

func (l Lab) lay(a screen.Area) board {
	pen := widget.NewPen(a, l.pack)
	b := board{width: pen.Width, height: bodyHeight(a)}
	if s, ok := l.phase.(sheet); ok {
		b.panel.Add(s.lines(l, a, pen)...)
		return b
	}
	margin := min(2, widget.Margin(b.height))
	d := l.picture(a, pen, b.height-margin)
	used := widest(d.Lines)
	_, wires := l.phase.(wiring)
	switch stacked := wires && a.Width < horizontalFrom; {
	case d.flat && len(d.Lines)+1+panelLeast <= b.height:
		b.picture.Add(make([]string, margin)...)
		b.picture.Follow(d.Page)
		b.top = len(b.picture.Lines) + 1
		b.height -= b.top
		b.panel = l.phase.panel(l, a, pen, d, b.height)
	case !d.flat && !stacked && len(d.Lines) <= b.height && pen.Width-used-boardGap >= besideLeast:
		b.picture = d.Page
		b.left = used + boardGap
		b.width -= b.left
		flat := pen.In(b.width)
		flat.Wide = false
		b.panel = l.phase.panel(l, a, flat, d, b.height)
	case wires:
		b.panel = l.phase.panel(l, a, pen, d, b.height)
		b.panel.Add("")
		b.panel.Follow(d.Page)
	default:
		b.panel.Follow(d.Page)
		b.panel.Add("")
		top := len(b.panel.Lines)
		b.panel.Follow(l.phase.panel(l, a, pen, d, b.height))
		if _, ends := l.phase.(seen); ends {
			b.panel.Focus(top, min(top+2, len(b.panel.Lines)-1))
		}
	}
	return b
}

func widest(lines []string) int {
	w := 0
	for _, line := range lines {
		w = max(w, widget.Width(line))
	}
	return w
}

// drawn gives the lines of the body.
func (l Lab) drawn(a screen.Area, b board) []string {
	if _, copies := l.phase.(showing); copies { // a scroll bar would be copied too
		from := l.scroll.From(len(b.panel.Lines), b.height)
		return b.panel.Lines[from:min(len(b.panel.Lines), from+b.height)]
	}
	seen := l.at(b).Window(a.Theme, b.panel.Lines, b.width, b.height)
	if b.left > 0 {
		return widget.Beside(b.picture.Lines, seen, b.left-boardGap, boardGap)
	}
	if b.top == 0 {
		return seen
	}
	out := append([]string{}, b.picture.Lines...)
	for len(out) < b.top {
		out = append(out, "")
	}
	return append(out, seen...)
}

// at is how far the panel is scrolled.
func (l Lab) at(b board) widget.Scroll {
	_, last, focused := b.panel.Focused()
	switch {
	case l.free || !focused:
		return l.scroll
	case last < b.height || l.fresh:
		return widget.Scroll{}
	}
	return b.panel.InSight(l.scroll, b.height)
}
