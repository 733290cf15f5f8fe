package lab

import (
	"slices"

	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// The measures of the board.
const (
	panelLeast    = 8  // lines that a picture must leave the panel below it
	controlsLeast = 3  // lines of it that a mission must leave to the controls
	controlsMost  = 6  // lines that the picture and the other actions leave them where they need so many
	besideLeast   = 27 // cells that a picture must leave the panel beside it
	boardGap      = 3  // cells between a picture and what stands beside it
)

// board is how the screen is divided: the picture stands still, and the panel with what the
// player does now scrolls below it or at its right. On a screen that is too small for
// that, both scroll together in the panel. While controls are changed, the mission stands
// still above them and the actions below, so that what enter does is always in sight.
type board struct {
	picture widget.Page
	lead    []string
	panel   widget.Page
	foot    widget.Page
	others  string // the digits of the actions that the foot leaves out, "" for none
	left    int    // where the panel begins, in cells and lines of the body
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
	b := board{width: pen.Width, height: l.bodyHeight(a)}
	if s, ok := l.phase.(sheet); ok {
		b.panel.Add(s.lines(l, a, pen)...)
		return b
	}
	b = l.divided(a, pen, b)
	if _, wires := l.phase.(wiring); wires {
		b.keep(l, a, pen)
	}
	return b
}

// panelLeast is how many lines a picture must leave the panel below it: while controls are
// changed, enough for what is to be done, some controls, and an action.
func (l Lab) panelLeast(pen widget.Pen) int {
	if _, wires := l.phase.(wiring); !wires {
		return panelLeast
	}
	told := 1
	if l.play.Mission() != nil {
		told = len(l.whole(pen))
	}
	return max(panelLeast, told+min(controlsMost, len(l.lab().Controls))+1)
}

// divided puts the picture and the panel on the board.
func (l Lab) divided(a screen.Area, pen widget.Pen, b board) board {
	margin := min(2, widget.Margin(b.height))
	d := l.picture(a, pen, b.height-margin)
	used := widest(d.Lines)
	_, wires := l.phase.(wiring)
	switch stacked := wires && a.Width < horizontalFrom; {
	case d.flat && len(d.Lines)+1+l.panelLeast(pen) <= b.height:
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

// keep puts the mission above the panel and the actions below it, where they stay while it
// scrolls.
func (b *board) keep(l Lab, a screen.Area, pen widget.Pen) {
	pen = pen.In(b.width)
	pen.Wide = pen.Wide && b.left == 0
	all, one, others := l.actions(a, pen)
	for _, try := range []struct {
		foot   widget.Page
		others string
		least  int // lines that the controls keep
	}{
		{all, "", controlLines(b.panel)},
		{one, others, controlsMost - 1},
		{one, others, controlsLeast},
		{one, others, controlsLeast - 1},
	} {
		last := try.least < controlsLeast
		if len(try.foot.Lines)+try.least >= b.height && !last {
			continue
		}
		b.foot, b.others = try.foot, try.others
		most := max(1, b.height-len(b.foot.Lines)-try.least)
		var whole bool
		if b.lead, whole = l.goal(a, pen, most); whole {
			break
		}
		if first := l.goalInFirst(a, pen); len(first) > 0 && len(first) <= most {
			b.lead = first
			break
		}
	}
	room := b.height - len(b.foot.Lines)
	if len(b.lead)+1+min(len(b.panel.Lines), max(panelLeast, len(l.lab().Controls)+1)) <= room {
		b.lead = append(b.lead[:len(b.lead):len(b.lead)], "")
	}
	room -= len(b.lead)
	if len(b.panel.Lines) < room {
		apart := widget.Page{Lines: []string{""}}
		apart.Follow(b.foot)
		b.foot, room = apart, room-1
	}
	if len(b.panel.Lines) < room && l.statusRows(a) < statusHeight {
		b.foot.Add("")
		room--
	}
	b.top += len(b.lead)
	b.height = max(1, room)
}

// controlLines is how many lines of a panel the controls take.
func controlLines(panel widget.Page) int {
	n := 0
	for _, target := range panel.Targets {
		if target.Does == takeControl {
			n = max(n, target.Last+1)
		}
	}
	return n
}

// shown is how many lines of the panel are seen.
func (b board) shown() int { return min(len(b.panel.Lines), b.height) }

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
	foot := slices.Clone(b.foot.Lines)
	l.aside(a, b, foot)
	seen = append(append(b.lead[:len(b.lead):len(b.lead)], seen...), foot...)
	if b.left > 0 {
		return widget.Beside(b.picture.Lines, seen, b.left-boardGap, boardGap)
	}
	out := append([]string{}, b.picture.Lines...)
	for len(out) < b.top-len(b.lead) {
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
	case last < b.height:
		return widget.Scroll{}
	}
	return b.panel.InSight(l.scroll, b.height)
}
