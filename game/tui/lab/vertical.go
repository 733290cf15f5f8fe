package lab

import (
	"strings"

	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// labelMost is how many cells a name may have at least in a vertical picture, where a
// third of the area is less.
const labelMost = 26

// vertical draws the nodes below each other in one frame and the lanes at its right. The
// lines between the nodes are left out where they would not fit into a height.
func (l Lab) vertical(a screen.Area, pen widget.Pen, lanes []lane, height int) widget.Page {
	t, s := a.Theme, a.Theme.Sign
	boxes := l.boxes(a, pen, lanes)
	ways := 3 * len(lanes)
	most := min(max(labelMost, pen.Width/3), pen.Width-ways-boxFrame)
	labels, width := l.labels(pen, boxes, min(most, pen.Width-ways-boxFrame-boardGap-besideLeast), most)
	step := 2
	if 2*len(boxes)+1 > height {
		step = 1
	}
	at := map[content.PartID]int{}
	for i := range boxes {
		at[l.lab().Nodes[i].ID] = step * i
	}
	columns := make([][]mark, len(lanes))
	for i, w := range lanes {
		columns[i] = w.marks(t, at, s.Trail, s.Goal)
	}
	rule := strings.Repeat(s.Rule, width+2)
	head := t.Line.Render(s.TopLeft + rule + s.TopRight)
	for _, w := range lanes {
		head += "  " + w.label(t)
	}
	var p widget.Page
	p.Add(head)
	for y := range step*(len(boxes)-1) + 1 {
		line := t.Line.Render(s.LeftTee + rule + s.RightTee)
		if y%step == 0 {
			side := boxes[y/step].ink.Render(s.Side)
			line = side + " " + widget.Fit(labels[y/step], width, s.More) + " " + side
		}
		for _, c := range columns {
			if y < len(c) {
				line += "  " + c[y].ink.Render(c[y].sign)
			} else {
				line += "   "
			}
		}
		p.Put([]string{line}, pickNode, y/step, false)
	}
	p.Add(t.Line.Render(s.BottomLeft + rule + s.BottomRight))
	return p
}

// labels gives the name of each node on one line, and the width of the widest: in all
// languages if none is wider than wanted, else in the first language, cut to at most most
// cells.
func (l Lab) labels(pen widget.Pen, boxes []box, wanted, most int) (labels []string, width int) {
	dot := " " + pen.Theme.Line.Render(pen.Theme.Sign.Dot) + " "
	labels = make([]string, len(boxes))
	for i, p := range boxes {
		labels[i] = strings.Join(p.words, dot)
		width = max(width, widget.Width(labels[i]))
	}
	if width <= wanted {
		return labels, width
	}
	width = 0
	for i, p := range boxes {
		labels[i] = widget.Cut(p.words[0], most, pen.Theme.Sign.More)
		width = max(width, widget.Width(labels[i]))
	}
	return labels, width
}
