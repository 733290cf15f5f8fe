package main

import (
	"strings"

	"quest/cmd/console"
	"quest/content"
)

// table is rows of cells below a heading, drawn for a number of columns. Cells are one clean line each.
type table struct {
	head []string
	rows [][]string
	left []bool // cells of a column begin at its left edge; the others end at its right one. The first column always does
}

// between is how many blanks part two columns, and inset how many stand before a table.
const between, inset = 2, 2

// lines draws the table. Where it is wider than the columns that there are, the first cell of each row has a line of its
// own, and the others follow below it with the name of their column.
func (t *table) lines(width int) []string {
	wide := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, cell := range row {
			wide[i] = max(wide[i], content.Columns(cell))
		}
	}
	sum := inset + between*(len(wide)-1)
	for _, w := range wide {
		sum += w
	}
	if sum > width {
		return t.stacked(width)
	}
	all := []string{t.line(t.head, wide)}
	for _, row := range t.rows {
		all = append(all, t.line(row, wide))
	}
	return all
}

func (t *table) line(row []string, wide []int) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", inset))
	for i, cell := range row {
		gap := strings.Repeat(" ", wide[i]-content.Columns(cell))
		if i > 0 {
			b.WriteString(strings.Repeat(" ", between))
		}
		if i == 0 || i < len(t.left) && t.left[i] {
			b.WriteString(cell + gap)
		} else {
			b.WriteString(gap + cell)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

func (t *table) stacked(width int) []string {
	var all []string
	for _, row := range t.rows {
		all = append(all, indented(row[0], inset, width)...)
		var said []string
		for i, cell := range row[1:] {
			if cell != "" {
				said = append(said, strings.TrimSpace(t.head[i+1]+" "+cell))
			}
		}
		all = append(all, indented(strings.Join(said, ", "), 2*inset, width)...)
	}
	return all
}

// glue stands for a blank at which a line is not broken.
const glue = "\ue000"

// indented breaks words into lines of so many columns that begin with blanks.
func indented(words string, blanks, width int) []string {
	lines := console.Broken(words, max(20, width-blanks))
	for i := range lines {
		lines[i] = strings.Repeat(" ", blanks) + strings.ReplaceAll(lines[i], glue, " ")
	}
	return lines
}

// listed breaks words into a point of a list.
func listed(words string, width int) []string {
	lines := indented(words, 3*inset, width)
	if len(lines) > 0 {
		lines[0] = strings.Repeat(" ", 2*inset) + "- " + strings.TrimLeft(lines[0], " ")
	}
	return lines
}
