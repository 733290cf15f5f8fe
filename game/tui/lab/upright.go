package lab

import (
	"strings"

	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// uprightMost is how many cells a name gets at least in a picture that stands upright,
// where a third of the area is less.
const uprightMost = 26

// upright draws the places below each other in one frame and the ways beside them. The
// lines between the places are left out where they would not fit into a height.
func (l Lab) upright(a screen.Area, pen widget.Pen, lanes []lane, height int) widget.Page {
	t, s := a.Theme, a.Theme.Sign
	places := l.places(a, pen, lanes)
	ways := 3 * len(lanes)
	most := min(max(uprightMost, pen.Width/3), pen.Width-ways-boxFrame)
	labels, width := l.labels(pen, places, min(most, pen.Width-ways-boxFrame-boardGap-besideLeast), most)
	step := 2
	if 2*len(places)+1 > height {
		step = 1
	}
	at := map[content.PartID]int{}
	for i := range places {
		at[l.lab().Nodes[i].ID] = step * i
	}
	columns := make([][]mark, len(lanes))
	for i, w := range lanes {
		columns[i] = w.marks(t, at, s.Side, s.Goal)
	}
	rule := strings.Repeat(s.Rule, width+2)
	head := t.Line.Render(s.TopLeft + rule + s.TopRight)
	for _, w := range lanes {
		head += "  " + w.label(t)
	}
	var p widget.Page
	p.Add(head)
	for y := range step*(len(places)-1) + 1 {
		line := t.Line.Render(s.LeftTee + rule + s.RightTee)
		if y%step == 0 {
			side := places[y/step].ink.Render(s.Side)
			line = side + " " + widget.Fit(labels[y/step], width, s.More) + " " + side
		}
		for _, c := range columns {
			if y < len(c) {
				line += "  " + c[y].ink.Render(c[y].sign)
			} else {
				line += "   "
			}
		}
		p.Put([]string{line}, pickPlace, y/step, false)
	}
	p.Add(t.Line.Render(s.BottomLeft + rule + s.BottomRight))
	return p
}

// labels are the names of the places on one line each, and the width of the widest: all
// of them in all languages if that is within what is wanted, else in the first one, cut
// at the most that can be had.
func (l Lab) labels(pen widget.Pen, places []place, wanted, most int) (labels []string, width int) {
	dot := " " + pen.Theme.Line.Render(pen.Theme.Sign.Dot) + " "
	labels = make([]string, len(places))
	for i, p := range places {
		labels[i] = strings.Join(p.words, dot)
		width = max(width, widget.Width(labels[i]))
	}
	if width <= wanted {
		return labels, width
	}
	width = 0
	for i, p := range places {
		labels[i] = widget.Cut(p.words[0], most, pen.Theme.Sign.More)
		width = max(width, widget.Width(labels[i]))
	}
	return labels, width
}
