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
	leads := func(x, y int, stroke string) bool {
		text := g.at(x, y)
		return (text == stroke || text == "+") && g.rows[y][x].line
	}
	up, down := leads(x, y-1, "|"), leads(x, y+1, "|")
	left, right := leads(x-1, y, "-"), leads(x+1, y, "-")
	switch {
	case up && down && left && right:
		return s.Cross
	case up && down && right:
		return s.LeftTee
	case up && down && left:
		return s.RightTee
	case left && right && down:
		return s.TopTee
	case left && right && up:
		return s.BottomTee
	case right && down:
		return s.TopLeft
	case left && down:
		return s.TopRight
	case right && up:
		return s.BottomLeft
	case left && up:
		return s.BottomRight
	case left || right:
		return s.Rule
	}
	return s.Side
}
