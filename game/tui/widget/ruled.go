package widget

import (
	"github.com/charmbracelet/x/ansi"

	"quest/game/tui/style"
)

// ruled draws the boxes and tables of text art, which packs hold in "+", "-" and "|", in the
// lines of the theme. Only lines that lead from one "+" to another are taken for such: an
// arrow or a dash in a sentence stays as it is, and so does every width.
func ruled(signs style.Signs, lines []string) []string {
	grid := newGrid(lines)
	grid.connect()
	out := make([]string, len(lines))
	for y, row := range grid.rows {
		for x, c := range row {
			if c.text == "" { // the second cell of a wide character
				continue
			}
			if c.line {
				out[y] += grid.sign(signs, x, y)
			} else {
				out[y] += c.text
			}
		}
	}
	return out
}

// cell is one cell of text art. line is whether it belongs to a box or a table.
type cell struct {
	text string
	line bool
}

type grid struct{ rows [][]cell }

func newGrid(lines []string) grid {
	var g grid
	for _, line := range lines {
		var row []cell
		for line != "" {
			cluster, width := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
			line = line[len(cluster):]
			row = append(row, cell{text: cluster})
			for range width - 1 {
				row = append(row, cell{})
			}
		}
		g.rows = append(g.rows, row)
	}
	return g
}

func (g grid) at(x, y int) string {
	if y < 0 || y >= len(g.rows) || x < 0 || x >= len(g.rows[y]) {
		return ""
	}
	return g.rows[y][x].text
}

// connect marks every line from a "+" to the next one at its right or below it.
func (g grid) connect() {
	for y, row := range g.rows {
		for x := range row {
			if row[x].text == "+" {
				g.follow(x, y, 1, 0, "-")
				g.follow(x, y, 0, 1, "|")
			}
		}
	}
}

func (g grid) follow(x, y, dx, dy int, stroke string) {
	n := 1
	for g.at(x+n*dx, y+n*dy) == stroke {
		n++
	}
	if n == 1 || g.at(x+n*dx, y+n*dy) != "+" {
		return
	}
	for i := range n + 1 {
		g.rows[y+i*dy][x+i*dx].line = true
	}
}

// sign is the sign of a cell that belongs to a line, by the lines around it.
func (g grid) sign(s style.Signs, x, y int) string {
	switch g.at(x, y) {
	case "-":
		return s.Rule
	case "|":
		return s.Side
	}
	switch g.around(x, y) {
	case toUp | toDown | toLeft | toRight:
		return s.Cross
	case toUp | toDown | toRight:
		return s.LeftTee
	case toUp | toDown | toLeft:
		return s.RightTee
	case toLeft | toRight | toDown:
		return s.TopTee
	case toLeft | toRight | toUp:
		return s.BottomTee
	case toRight | toDown:
		return s.TopLeft
	case toLeft | toDown:
		return s.TopRight
	case toRight | toUp:
		return s.BottomLeft
	case toLeft | toUp:
		return s.BottomRight
	case toLeft, toRight, toLeft | toRight:
		return s.Rule
	}
	return s.Side
}

// The directions in which lines lead away from a cell.
const (
	toUp = 1 << iota
	toDown
	toLeft
	toRight
)

// around gives the directions in which lines lead away from a cell.
func (g grid) around(x, y int) (ways int) {
	for _, next := range []struct {
		x, y   int
		stroke string
		way    int
	}{
		{x, y - 1, "|", toUp}, {x, y + 1, "|", toDown}, {x - 1, y, "-", toLeft}, {x + 1, y, "-", toRight},
	} {
		if text := g.at(next.x, next.y); (text == next.stroke || text == "+") && g.rows[next.y][next.x].line {
			ways |= next.way
		}
	}
	return ways
}
