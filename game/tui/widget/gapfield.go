package widget

import (
	"strings"

	"quest/game/tui/style"
)

// GapLabel is what stands before a gap, counted from 0, of a text with some of them: a
// letter, because a digit would read as part of what is typed beside it. A gap that is
// alone has no label. It is ASCII, a cell a byte.
func GapLabel(gap, of int) string {
	if of < 2 {
		return ""
	}
	return "(" + string(rune('A'+gap)) + ")"
}

// GapName is the label of a gap before what is said of it, "" where it has none.
func GapName(gap, of int) string {
	if of < 2 {
		return ""
	}
	return GapLabel(gap, of) + "  "
}

// Window gives the part of a field's text that is seen through a width in cells, and
// the cell of the cursor in it: the text from its start while the cursor fits, else
// the part that ends at the cursor. One cell is kept for the cursor behind the text.
func (f Field) Window(width int) (seen string, cursor int) {
	width = max(1, width)
	from, at := 0, f.Cursor()
	for at > width-1 {
		at -= Width(f.before[from])
		from++
	}
	var b strings.Builder
	room := width
	for _, part := range [][]string{f.before[from:], f.after} {
		for _, cluster := range part {
			if room -= Width(cluster); room < 0 {
				return b.String(), at
			}
			b.WriteString(cluster)
		}
	}
	return b.String(), at
}

// Gap draws a text field of a fixed width inside a line: an edge, the text with a
// line below it, and an edge. focus is whether it is the one that is typed into.
func (f Field) Gap(t *style.Theme, width int, focus bool) string {
	seen, _ := f.Window(width - 2)
	edge, ink := t.Line, t.Text
	if focus {
		edge, ink = t.Accent.Bold(), t.Strong
	}
	return edge.Render(t.Sign.GapOpen) + ink.Underline().Render(seen+Blank(width-2-Width(seen))) + edge.Render(t.Sign.GapClose)
}
