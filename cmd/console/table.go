package console

import (
	"strings"

	"quest/content"
)

// Table is rows of cells below a heading, drawn for a number of columns. Cells are one clean line each.
type Table struct {
	Head []string
	Rows [][]string
	Left []bool // cells of a column begin at its left edge; the others end at its right one. The first column always does
}

// between is how many blanks part two columns, and Inset how many stand before a table.
const between, Inset = 2, 2

// Lines draws the table. Where it is wider than the columns that there are, the first cell of each row has a line of its
// own, and the others follow below it with the name of their column.
func (t *Table) Lines(width int) []string {
	wide := make([]int, len(t.Head))
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		for i, cell := range row {
			wide[i] = max(wide[i], content.Columns(cell))
		}
	}
	sum := Inset + between*(len(wide)-1)
	for _, w := range wide {
		sum += w
	}
	if sum > width {
		return t.stacked(width)
	}
	all := []string{t.line(t.Head, wide)}
	for _, row := range t.Rows {
		all = append(all, t.line(row, wide))
	}
	return all
}

func (t *Table) line(row []string, wide []int) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", Inset))
	for i, cell := range row {
		gap := strings.Repeat(" ", wide[i]-content.Columns(cell))
		if i > 0 {
			b.WriteString(strings.Repeat(" ", between))
		}
		if i == 0 || i < len(t.Left) && t.Left[i] {
			b.WriteString(cell + gap)
		} else {
			b.WriteString(gap + cell)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

func (t *Table) stacked(width int) []string {
	var all []string
	for _, row := range t.Rows {
		all = append(all, Indented(row[0], Inset, width)...)
		var said []string
		for i, cell := range row[1:] {
			if cell != "" {
				said = append(said, strings.TrimSpace(t.Head[i+1]+" "+cell))
			}
		}
		all = append(all, Indented(strings.Join(said, ", "), 2*Inset, width)...)
	}
	return all
}

// Glue stands for a blank at which a line is not broken.
const Glue = "\ue000"

// Indented breaks words into lines of so many columns that begin with blanks.
func Indented(words string, blanks, width int) []string {
	lines := Broken(words, max(20, width-blanks))
	for i := range lines {
		lines[i] = strings.Repeat(" ", blanks) + strings.ReplaceAll(lines[i], Glue, " ")
	}
	return lines
}

// Listed breaks words into a point of a list.
func Listed(words string, width int) []string {
	lines := Indented(words, 3*Inset, width)
	if len(lines) > 0 {
		lines[0] = strings.Repeat(" ", 2*Inset) + "- " + strings.TrimLeft(lines[0], " ")
	}
	return lines
}
