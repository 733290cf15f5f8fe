package lab

import "quest/game/tui/widget"

// deed is what a click on a spot does.
type deed int

const (
	takeControl deed = iota // the keys act on the control
	turnBack                // the value before
	turnOn                  // the next value
	runAction
	pickStop // the prediction
	pickPlace
	takeRow // of the list
)

// spot is what a mouse finds in some cells of a part.
type spot struct {
	first, last int // lines
	left, right int // cells; right is the first one behind
	does        deed
	n           int // which control, action, choice or place
}

// everywhere is behind the last cell of any line.
const everywhere = 1 << 20

// part is some lines of the screen with what a mouse finds on them and the lines that
// are to stay in sight.
type part struct {
	lines       []string
	spots       []spot
	first, last int // what keys act on; both 0 for nothing
}

func (p *part) add(lines ...string) { p.lines = append(p.lines, lines...) }

// put adds lines that do something when they are clicked.
func (p *part) put(lines []string, does deed, n int) {
	p.mark(len(p.lines), len(p.lines)+len(lines)-1, 0, everywhere, does, n)
	p.lines = append(p.lines, lines...)
}

func (p *part) mark(first, last, left, right int, does deed, n int) {
	p.spots = append(p.spots, spot{first, last, left, right, does, n})
}

// hold keeps lines in sight.
func (p *part) hold(first, last int) { p.first, p.last = first, last }

// follow adds another part below.
func (p *part) follow(q part) {
	top := len(p.lines)
	p.lines = append(p.lines, q.lines...)
	p.adopt(q, top, 0, everywhere)
}

// beside adds a part at the right of another one that takes a fixed width.
func beside(p, q part, width, gap int) part {
	out := part{lines: widget.Beside(p.lines, q.lines, width, gap)}
	out.adopt(p, 0, 0, width)
	out.adopt(q, 0, width+gap, everywhere)
	return out
}

func (p *part) adopt(q part, down, right, end int) {
	for _, s := range q.spots {
		s.first, s.last = s.first+down, s.last+down
		s.left, s.right = s.left+right, min(s.right+right, end)
		p.spots = append(p.spots, s)
	}
	if q.last > 0 {
		p.hold(q.first+down, q.last+down)
	}
}

// find gives what a cell does; the newest spot lies above the others.
func (p part) find(x, y int) (spot, bool) {
	for i := len(p.spots) - 1; i >= 0; i-- {
		if s := p.spots[i]; y >= s.first && y <= s.last && x >= s.left && x < s.right {
			return s, true
		}
	}
	return spot{}, false
}
