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

// board is how the screen is shared: the picture stays where it is, and the panel
// with what the player does now scrolls below it or beside it. On a screen that is
// too small for that, both scroll together in the panel.
type board struct {
	picture widget.Page
	panel   widget.Page
	left    int // where the panel begins, in cells and lines of the body
	top     int
	width   int
	height  int
}

// board shares the screen. It is asked for to draw, to scroll, and to name the keys.
func (l Lab) board(a screen.Area) board {
	return l.laid.For(a, func() board { return l.lay(a) })
}

func (l Lab) lay(a screen.Area) board {
	pen := widget.NewPen(a, l.pack)
	b := board{width: pen.Width, height: bodyHeight(a)}
	switch l.phase {
	case reading:
		b.panel.Add(l.about(a, pen)...)
		return b
	case showing:
		b.panel.Add(l.sheet(a, pen)...)
		return b
	case wiring, predicting, travelling, seen:
	}
	margin := min(2, widget.Margin(b.height))
	d := l.picture(a, pen, b.height-margin)
	used := widest(d.Lines)
	switch stacked := l.phase == wiring && a.Width < lyingFrom; {
	case d.lies && len(d.Lines)+1+panelLeast <= b.height:
		b.picture.Add(make([]string, margin)...)
		b.picture.Follow(d.Page)
		b.top = len(b.picture.Lines) + 1
		b.height -= b.top
		b.panel = l.panel(a, pen, d, b.height)
	case !d.lies && !stacked && len(d.Lines) <= b.height && pen.Width-used-boardGap >= besideLeast:
		b.picture = d.Page
		b.left = used + boardGap
		b.width -= b.left
		flat := pen.In(b.width)
		flat.Wide = false
		b.panel = l.panel(a, flat, d, b.height)
	case l.phase == wiring:
		b.panel = l.panel(a, pen, d, b.height)
		b.panel.Add("")
		b.panel.Follow(d.Page)
	default:
		b.panel.Follow(d.Page)
		b.panel.Add("")
		top := len(b.panel.Lines)
		b.panel.Follow(l.panel(a, pen, d, b.height))
		if l.phase == seen {
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
	if l.phase == showing { // a scroll bar would be copied too
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

// at is the place of the panel that is shown.
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

// panel is what the player does now; a tall one has air in it.
func (l Lab) panel(a screen.Area, pen widget.Pen, d drawing, height int) widget.Page {
	var p widget.Page
	switch l.phase {
	case wiring:
		p.Add(l.wanting(a, pen, height)...)
		p.Add("")
		p.Follow(l.wires(a, pen, height))
		if !d.named {
			p.Add("")
			p.Add(l.names(a, pen)...)
		}
	case predicting:
		p = l.questioned(a, pen, height)
	case travelling:
		if !d.named {
			p.Add(l.names(a, pen)...)
		}
	case seen:
		p.Add(l.reasons(a, pen, d.named)...)
	case reading, showing:
	}
	return p
}

// questioned is the question with the settings that it is about: beside it where there
// is room, else below.
func (l Lab) questioned(a screen.Area, pen widget.Pen, height int) widget.Page {
	pen.Wide = false
	c := l.columns(a, pen, height)
	c.worded, c.used = false, c.name+c.value+controlFrame
	if room := min(questionMost, pen.Width-c.used-boardGap); room >= questionLeast {
		return widget.Columns(l.question(a, pen.In(room), height), l.controls(a, c), room, boardGap)
	}
	p := l.question(a, pen, height)
	first, last, _ := p.Focused()
	p.Add("")
	if pen.Width < settingsLeast {
		p.Add(l.settings(a, pen)...)
	} else {
		p.Follow(l.controls(a, c))
	}
	p.Focus(first, last)
	return p
}

// settingsLeast is the width from which the settings stand in columns.
const settingsLeast = 48

// settings are the controls with their values in a narrow panel, one after the other.
func (l Lab) settings(a screen.Area, pen widget.Pen) []string {
	t := a.Theme
	pen.Langs = pen.Langs[:1]
	var out []string
	for i := range l.lab().Controls {
		c := &l.lab().Controls[i]
		mark := " "
		switch {
		case l.play.Locked(c.ID):
			mark = t.Muted.Render("=")
		case l.play.Changed(c.ID):
			mark = t.Gold.Render(t.Sign.Here)
		}
		line := pen.In(widget.Unlimited).Line(c.Text, pen.Aside()) + t.Muted.Render(": ") + pen.In(widget.Unlimited).Line(l.value(c).Text, widget.One(t.Teal))
		out = append(out, widget.Indent(widget.Wrap(line, pen.Width-2), mark+" ")...)
	}
	return out
}

// The least room for a question beside the settings, and the most: farther away, the eye
// would lose its way to them.
const questionLeast, questionMost = 34, 64

// wanting is what the mission asks for, or what the lab is about.
func (l Lab) wanting(a screen.Area, pen widget.Pen, height int) []string {
	if m := l.play.Mission(); m != nil {
		return pen.Text(m.Text, pen.Leading())
	}
	intro := pen.Text(l.lab().Intro, pen.Reading())
	if len(intro)+introRest > height { // "about" has it
		return pen.Say(a.Book().Lab.SandboxLong, pen.Reading().First)
	}
	return intro
}

// introRest is how many lines of a panel an introduction must leave to the controls.
const introRest = 5
