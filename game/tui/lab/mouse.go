package lab

import (
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// wheelLines is how far one notch of a wheel scrolls.
const wheelLines = 3

// Pointed reports that a lab may be used with a mouse, but for the code that is to be
// copied with it.
func (l Lab) Pointed() bool {
	_, copies := l.phase.(showing)
	return !copies
}

// Breadth is all of the frame, for the controls and the code beside them.
func (l Lab) Breadth() int { return widget.Unlimited }

// wheel scrolls the panel.
func (l Lab) wheel(a screen.Area, msg tea.MouseWheelMsg) Lab {
	by := map[tea.MouseButton]int{tea.MouseWheelUp: -wheelLines, tea.MouseWheelDown: wheelLines}[msg.Button]
	b := l.board(a)
	if by == 0 || widget.Fits(len(b.panel.Lines), b.height) {
		return l
	}
	l.scroll, l.free = l.at(b).Move(by, len(b.panel.Lines), b.height), true
	return l
}

// click does what stands where the mouse points. Below the panel it goes on, as enter
// does.
func (l Lab) click(a screen.Area, at tea.Mouse) (Lab, screen.Intent) {
	l.advice = noAdvice
	if t, ok := l.phase.(travelling); ok {
		l.phase = t.seen
		return l, nil
	}
	b := l.board(a)
	below := widget.HeadHeight + len(l.drawn(a, b)) + l.statusRows(a)
	if said := max(1, len(widget.Wrap(l.status(a), a.Width))); at.Y >= below-said && at.Y < below { // any line of what is said
		return l.phase.onward(l)
	}
	if found, ok := l.pointedAt(b, at.X, at.Y-widget.HeadHeight); ok {
		return l.phase.click(l, found)
	}
	return l, nil
}

// pointedAt finds what is drawn in a cell of the body.
func (l Lab) pointedAt(b board, x, y int) (widget.Target, bool) {
	if s, ok := b.picture.Find(x, y); ok {
		return s, true
	}
	x, y = x-b.left, y-b.top
	switch shown := b.shown(); {
	case x < 0 || y < 0:
		return widget.Target{}, false
	case y >= shown:
		return b.foot.Find(x, y-shown)
	}
	return b.panel.Find(x, y+l.at(b).From(len(b.panel.Lines), b.height))
}
