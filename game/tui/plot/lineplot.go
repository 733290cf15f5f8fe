package plot

import (
	"strings"

	"quest/game/insight"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

const (
	lineRows  = 6 // of a plot of a line, its foot and its head among them
	axisCells = 7 // "100 % │"
	leastGap  = 3 // cells from a point to the next
	mostGap   = 9
)

// line draws shares over time: a mark for each point on the row of its share, joined by a line, the percent
// at the left and the first and the last name below. Shares of few answers have an open mark.
func line(a screen.Area, l *insight.Line) []string {
	if l == nil || a.Width < axisCells+2*leastGap {
		return nil
	}
	t := a.Theme
	room := a.Width - axisCells - 1
	points := l.Points[max(0, len(l.Points)-max(2, room/leastGap+1)):]
	gap := min(mostGap, room/(len(points)-1))
	grid := newGrid(lineRows, (len(points)-1)*gap+1)
	row := func(p insight.Point) int {
		share := 100 * p.Right / max(1, p.Of)
		return (lineRows - 1) * (100 - max(l.Low, share)) / (100 - l.Low)
	}
	for i, p := range points {
		x, y := i*gap, row(p)
		if i+1 < len(points) {
			grid.join(t.Sign, x, y, x+gap, row(points[i+1]))
		}
		grid.put(x, y, t.Sign.Mark)
		if p.Few() {
			grid.put(x, y, t.Sign.Open)
		}
	}
	var out []string
	for y, cells := range grid {
		label := ""
		if y%(lineRows-1) == 0 || y == (lineRows-1)/2 {
			label = digits(100-(100-l.Low)*y/(lineRows-1)) + "%"
		}
		axis := t.Muted.Render(widget.Blank(axisCells-2-len(label))+label) + t.Line.Render(" "+t.Sign.Side)
		out = append(out, axis+t.Teal.Render(strings.TrimRight(strings.Join(cells, ""), " ")))
	}
	first, last := points[0].Name, points[len(points)-1].Name
	under := first
	if room := len(grid[0]) - len(first) - len(last); room > 1 {
		under += widget.Blank(room) + last
	} else {
		under += " " + t.Sign.ToRight + " " + last
	}
	return append(out, widget.Blank(axisCells)+t.Muted.Render(under))
}

// grid is cells in rows.
type grid [][]string

func newGrid(rows, columns int) grid {
	g := make(grid, rows)
	for y := range g {
		g[y] = make([]string, columns)
		for x := range g[y] {
			g[y][x] = " "
		}
	}
	return g
}

func (g grid) put(x, y int, sign string) { g[y][x] = sign }

// join draws a line from a cell to one further to the right: level, and up or down in the middle.
func (g grid) join(s style.Signs, x, y, toX, toY int) {
	turn := (x + toX + 1) / 2
	for at := x + 1; at < toX; at++ {
		if at < turn {
			g.put(at, y, s.Rule)
		} else {
			g.put(at, toY, s.Rule)
		}
	}
	switch {
	case toY == y:
		return
	case toY > y:
		g.put(turn, y, s.TopRight)
		g.put(turn, toY, s.BottomLeft)
	default:
		g.put(turn, y, s.BottomRight)
		g.put(turn, toY, s.TopLeft)
	}
	for at := min(y, toY) + 1; at < max(y, toY); at++ {
		g.put(turn, at, s.Side)
	}
}
