package lab

import (
	"strings"

	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// The measures of boxes beside each other, in cells.
const (
	gapLeast = 3 // between two boxes
	gapPart  = 12
	padMost  = 6 // that a box in a strip of joined ones gets beyond what it needs
)

// strip is a row of boxes, one for each node of the lab, with the cell at which lanes meet
// each of them.
type strip struct {
	widget.Page
	at map[content.PartID]int // the cell of each node
}

// separate draws each node in a box of its own; ok is false if they do not fit.
func (l Lab) separate(a screen.Area, pen widget.Pen, boxes []box) (r strip, ok bool) {
	s := a.Theme.Sign
	sum, tall := 0, 1
	for _, p := range boxes {
		sum += p.width
		tall = max(tall, len(p.words))
	}
	gap := pen.Width / gapPart
	if n := len(boxes) - 1; n > 0 {
		gap = min(gap, (pen.Width-sum)/n)
	}
	if gap < gapLeast {
		return strip{}, false
	}
	r.at = map[content.PartID]int{}
	rows := make([]strings.Builder, tall+2)
	x := 0
	for i, p := range boxes {
		r.at[l.lab().Nodes[i].ID] = x + p.width/2
		r.Mark(0, tall+1, x, x+p.width, pickNode, i)
		space := ""
		if i > 0 {
			space = widget.Blank(gap)
		}
		rule := strings.Repeat(s.Rule, p.width-2)
		rows[0].WriteString(space + p.ink.Render(s.TopLeft+rule+s.TopRight))
		for j := range tall {
			rows[1+j].WriteString(space + p.ink.Render(s.Side) + " " + p.centred(j, p.width-boxFrame) + " " + p.ink.Render(s.Side))
		}
		rows[tall+1].WriteString(space + p.ink.Render(s.BottomLeft+rule+s.BottomRight))
		x += p.width + gap
	}
	for i := range rows {
		r.Add(rows[i].String())
	}
	return r, true
}

// centred is a line of a box in the middle of a width.
func (p box) centred(line, width int) string {
	word := ""
	if line < len(p.words) {
		word = p.words[line]
	}
	return widget.Fit(widget.Blank((width-widget.Width(word))/2)+word, width, "")
}

// joined draws the nodes in one frame with lines between them; ok is false if they do
// not fit.
func (l Lab) joined(a screen.Area, pen widget.Pen, boxes []box) (r strip, ok bool) {
	t, s := a.Theme, a.Theme.Sign
	sum, tall := 1, 1
	for _, p := range boxes {
		sum += p.width - 1
		tall = max(tall, len(p.words))
	}
	if sum > pen.Width {
		return strip{}, false
	}
	pad := min(padMost, (pen.Width-sum)/len(boxes))
	r.at = map[content.PartID]int{}
	top, bottom := s.TopLeft, s.BottomLeft
	inner := make([]string, tall)
	for j := range inner {
		inner[j] = t.Line.Render(s.Side)
	}
	x := 0
	for i, p := range boxes {
		width := p.width - 2 + pad // without its sides
		r.at[l.lab().Nodes[i].ID] = x + 1 + width/2
		r.Mark(0, tall+1, x, x+width+2, pickNode, i)
		x += width + 1
		rule := strings.Repeat(s.Rule, width)
		if i+1 < len(boxes) {
			top, bottom = top+rule+s.TopTee, bottom+rule+s.BottomTee
		} else {
			top, bottom = top+rule+s.TopRight, bottom+rule+s.BottomRight
		}
		for j := range inner {
			inner[j] += " " + p.centred(j, width-2) + " " + t.Line.Render(s.Side)
		}
	}
	r.Add(t.Line.Render(top))
	r.Add(inner...)
	r.Add(t.Line.Render(bottom))
	return r, true
}

// last is the cell of the last node: behind it stand the names of the lanes.
func (r strip) last() int {
	last := 0
	for _, x := range r.at {
		last = max(last, x)
	}
	return last
}

// naming is where the names of the lanes stand.
type naming int

const (
	noNames     naming = iota // not in the picture
	namesBelow                // each below its lane
	namesBehind               // each at the end of its lane
)

// naming chooses where the names stand, and the pen that writes them: at the ends of the
// lanes if they fit there, even in the first language alone. No name moves when its lane
// has ended.
func (l Lab) naming(a screen.Area, pen widget.Pen, r strip, lanes []lane) (naming, widget.Pen) {
	first := pen
	first.Langs = first.Langs[:1]
	for _, p := range []widget.Pen{pen, first} {
		fits := true
		for _, w := range lanes {
			fits = fits && r.last()+3+l.longest(a, p, w) <= pen.Width
		}
		if fits {
			return namesBehind, p
		}
	}
	return namesBelow, pen
}

// horizontal puts the lanes below a strip.
func (l Lab) horizontal(a screen.Area, pen widget.Pen, r strip, lanes []lane, where naming) widget.Page {
	t := a.Theme
	p := r.Page
	for _, w := range lanes {
		line := render(w.marks(t, r.at, t.Sign.Rest, t.Sign.Full))
		first, _ := w.span(r.at)
		switch {
		case where == namesBehind:
			line = widget.Fit(line, r.last()+3, "") + l.named(a, pen, w)
		case where == noNames && len(lanes) > 1 && first > 1:
			line = widget.Blank(first-2) + w.label(t) + " " + strings.TrimPrefix(line, widget.Blank(first))
		}
		p.Add(line)
		if where == namesBelow {
			p.Add(l.nameBelow(a, pen, w, min(first, pen.Width/4)))
		}
	}
	if len(lanes) == 0 {
		p.Add(t.Muted.Render(t.Sign.Dot))
	}
	return p
}

// nameBelow is the name of a lane on a line of its own: in the first language alone if it
// might become too long in all.
func (l Lab) nameBelow(a screen.Area, pen widget.Pen, w lane, left int) string {
	room := pen.Width - left
	if l.longest(a, pen, w) > room {
		pen.Langs = pen.Langs[:1]
	}
	return widget.Blank(left) + widget.Cut(l.named(a, pen.In(widget.Unlimited), w), room, pen.Theme.Sign.More)
}

// longest is the width of the name of a lane with the longest end that it can have.
func (l Lab) longest(a screen.Area, pen widget.Pen, w lane) int {
	return l.nameWidths.For(a, name{w.route, len(pen.Langs)}, func() int {
		w.idle, w.gone, w.stops = false, frames, true
		most := 0
		for w.end = range w.route.Path {
			most = max(most, widget.Width(l.named(a, pen.In(widget.Unlimited), w)))
		}
		return most
	})
}

// name is what a lane is called, in so many languages.
type name struct {
	of    *content.Route
	langs int
}
