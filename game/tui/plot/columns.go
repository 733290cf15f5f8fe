package plot

import (
	"strings"

	"quest/game/insight"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

const (
	columnRows  = 4 // of the columns of a plot
	columnCells = 2 // of a column and the gap behind it
	namedEach   = 3 // every third column has its name below
)

// columns draws a number for each column as its height, with the highest number at the left and some names
// below.
func columns(a screen.Area, all []insight.Column) []string {
	if len(all) == 0 {
		return nil
	}
	t := a.Theme
	all = all[max(0, len(all)-(a.Width-axisCells)/columnCells):]
	most := 1
	for _, c := range all {
		most = max(most, c.Of)
	}
	label := digits(most)
	indent := max(axisCells-3, len(label))
	eighths := len(t.Sign.Eighth)
	var out []string
	for row := columnRows - 1; row >= 0; row-- {
		shown := ""
		if row == columnRows-1 {
			shown = label
		}
		drawn := t.Muted.Render(widget.Blank(indent-len(shown))+shown) + t.Line.Render(" "+t.Sign.Side)
		for _, c := range all {
			height := c.Of * columnRows * eighths / most
			if c.Of > 0 {
				height = max(1, height)
			}
			sign := " "
			if part := min(eighths, height-row*eighths); part > 0 {
				sign = t.Sign.Eighth[part-1]
			}
			drawn += t.Teal.Render(sign) + widget.Blank(columnCells-1)
		}
		out = append(out, widget.Cut(drawn, a.Width, ""))
	}
	names := widget.Blank(indent + 2)
	for i, c := range all {
		if i%namedEach == 0 && widget.Width(names)+widget.Width(c.Name) <= a.Width {
			names += widget.Fit(c.Name, namedEach*columnCells, "")
		}
	}
	return append(out, t.Muted.Render(strings.TrimRight(names, " ")))
}
