package lab

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// wheelLines is how far one notch of a wheel scrolls.
const wheelLines = 3

// Pointed reports that a lab may be used with a mouse, but for the code that is to be
// copied with it.
func (l Lab) Pointed() bool { return l.phase != showing }

// Breadth has room for the controls and, beside them, code as wide as it may be.
func (l Lab) Breadth() int { return 196 }

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
	l.advice, l.fresh = noAdvice, false
	switch {
	case l.phase == travelling:
		l.phase, l.gone = seen, frames
		return l, nil
	case at.Y == widget.HeadHeight+len(l.drawn(a, l.board(a)))+1:
		return l.onward()
	}
	s, ok := l.pointedAt(l.board(a), at.X, at.Y-widget.HeadHeight)
	if !ok {
		return l, nil
	}
	switch l.phase {
	case wiring:
		return l.clickWires(s)
	case predicting:
		return l.clickStop(s)
	case travelling, seen, reading, showing:
	}
	return l, nil
}

// onward is what enter does while controls are changed or something is read.
func (l Lab) onward() (Lab, screen.Intent) {
	switch {
	case l.phase == predicting:
		return l.say()
	case l.phase == seen && l.firing.Solved:
		return l, l.leave()
	case l.phase == seen:
		return l.rewire(), nil
	}
	return l, nil
}

// pointedAt finds what is drawn in a cell of the body.
func (l Lab) pointedAt(b board, x, y int) (widget.Target, bool) {
	if s, ok := b.picture.Find(x, y); ok {
		return s, true
	}
	x, y = x-b.left, y-b.top
	if x < 0 || y < 0 || y >= b.height {
		return widget.Target{}, false
	}
	return b.panel.Find(x, y+l.at(b).From(len(b.panel.Lines), b.height))
}

func (l Lab) clickWires(s widget.Target) (Lab, screen.Intent) {
	switch s.Does {
	case takeControl:
		return l.move(s.N), nil
	case turnBack:
		return l.turn(-1), nil
	case turnOn:
		return l.turn(1), nil
	case runAction:
		return l.move(len(l.lab().Controls) + s.N).begin()
	case pickPlace:
		return l.visit(s.N), nil
	case pickStop, takeRow:
	}
	return l, nil
}

// visit goes to a control of a place: the first one that can be changed, or the next
// one if the keys are at the place already.
func (l Lab) visit(node int) Lab {
	here := l.lab().Nodes[node].ID
	n := len(l.lab().Controls)
	for _, changeable := range []bool{true, false} {
		for i := range n {
			c := (l.focus + 1 + i) % n
			control := &l.lab().Controls[c]
			if control.At == here && (!changeable || !l.play.Locked(control.ID)) {
				return l.move(c)
			}
		}
	}
	return l
}

// clickStop takes a prediction; the same one again says it.
func (l Lab) clickStop(s widget.Target) (Lab, screen.Intent) {
	choice := s.N
	if s.Does == pickPlace {
		at := l.lab().Nodes[s.N].ID
		choice = slices.IndexFunc(l.routes[l.asked].Path, func(id content.PartID) bool { return id == at })
	}
	switch {
	case choice < 0:
		return l, nil
	case choice == l.choice && s.Does == pickStop:
		return l.say()
	}
	l.choice, l.free = choice, false
	return l, nil
}
