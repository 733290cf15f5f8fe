package widget

import (
	"quest/game/tui/style"
)

// Bar draws how far something has come: n of a whole, in width cells. Something
// begun shows at least one cell, and only the whole fills it.
func Bar(t *style.Theme, n, of, width int, ink style.Ink) string {
	if width <= 0 {
		return ""
	}
	full := filled(n, of, width)
	return ink.Render(repeat(t.Sign.Full, full)) + t.Line.Render(repeat(t.Sign.Rest, width-full))
}

// GoalBar is a Bar with a mark at the share that is wanted.
func GoalBar(t *style.Theme, n, of int, want float64, width int, ink style.Ink) string {
	if width < 3 {
		return ""
	}
	full := filled(n, of, width)
	at := min(width-1, max(0, int(want*float64(width)+0.5)))
	part := func(from, to int) string {
		done := min(max(full-from, 0), to-from)
		return ink.Render(repeat(t.Sign.Full, done)) + t.Line.Render(repeat(t.Sign.Rest, to-from-done))
	}
	return part(0, at) + t.Gold.Render(t.Sign.Goal) + part(at+1, width)
}

func filled(n, of, width int) int {
	if of <= 0 || n <= 0 {
		return 0
	}
	if n >= of {
		return width
	}
	return min(width-1, max(1, n*width/of))
}
