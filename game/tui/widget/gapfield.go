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
// the cell of the cursor in it. A text that fits is seen whole, and the cursor behind it
// may stand on the cell after the window. Of a longer one, the start is seen while the
// cursor fits, else the part that ends at the cursor, with one cell for it.
func (f Field) Window(width int) (seen string, cursor int) {
	seen, cursor, _ = f.window(width)
	return seen, cursor
}

// window is Window, with how many clusters of the text are out of sight at the left.
func (f Field) window(width int) (seen string, cursor, from int) {
	width = max(1, width)
	at := f.Cursor()
	for f.Cells() > width && at > width-1 {
		at -= Width(f.before[from])
		from++
	}
	var b strings.Builder
	room := width
	for _, part := range [][]string{f.before[from:], f.after} {
		for _, cluster := range part {
			if room -= Width(cluster); room < 0 {
				return b.String(), at, from
			}
			b.WriteString(cluster)
		}
	}
	return b.String(), at, from
}

// Gap draws a text field of a fixed width inside a line: an edge, the text with a
// line below it, and an edge. focus is whether it is the one that is typed into: any other
// shows the start of its text. What is out of sight is told by a sign in its place.
func (f Field) Gap(t *style.Theme, width int, focus bool) string {
	seen := Cut(f.Value(), width-2, t.Sign.More)
	if focus {
		part, _, from := f.window(width - 2)
		if seen = part; from > 0 {
			first := f.before[from] // the sign is no wider than any
			seen = t.Sign.More + Blank(Width(first)-Width(t.Sign.More)) + strings.TrimPrefix(part, first)
		}
	}
	edge, ink := t.Line, t.Text
	if focus {
		edge, ink = t.Accent.Bold(), t.Strong
	}
	return edge.Render(t.Sign.GapOpen) + ink.Underline().Render(seen+Blank(width-2-Width(seen))) + edge.Render(t.Sign.GapClose)
}
