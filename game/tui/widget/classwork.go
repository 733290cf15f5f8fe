package widget

import (
	"quest/game"
	"quest/game/attendance"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

// WorkSign gives the sign of an assignment, and the ink of what is said of it.
func WorkSign(t *style.Theme, w attendance.Work) (sign string, ink style.Ink) {
	switch {
	case w.State == game.DoneWork:
		return t.Sign.Right, t.Right
	case w.State == game.UnknownWork:
		return t.Sign.Wrong, t.Muted
	case w.Days < 0:
		return t.Sign.Here, t.Wrong
	case w.Days == 0:
		return t.Sign.Here, t.Gold
	}
	return t.Sign.Open, t.Text
}

// WorkState says that an assignment is done, when it is due, or by how much that is over.
func WorkState(in screen.Area, w attendance.Work) string {
	return in.Book().WorkState(w, " "+in.Theme.Sign.Dot+" ")
}

// columnsGap is how many cells stand between the columns of names.
const columnsGap = 3

// InColumns puts names side by side in columns of one width, as many as fit into a width; they are read
// line by line.
func InColumns(names []string, width int) []string {
	widest := 1
	for _, n := range names {
		widest = max(widest, Width(n))
	}
	per := max(1, (width+columnsGap)/(widest+columnsGap))
	var out []string
	for i, n := range names {
		cell := Fit(Cut(n, width, ""), min(width, widest), "")
		if i%per == 0 {
			out = append(out, cell)
			continue
		}
		out[len(out)-1] += Blank(columnsGap) + cell
	}
	return out
}
