package widget

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/progress"

	"quest/game/tui/style"
)

// Bar draws how far something has come: n of a whole, in width cells. Something
// begun shows at least one cell, and only the whole fills it.
func Bar(t *style.Theme, n, of, width int, ink style.Ink) string {
	if width <= 0 {
		return ""
	}
	bar := barOf(t, ink)
	return drawBar(&bar, filled(n, of, width), width)
}

// GoalBar is a Bar with a mark at the share that is wanted.
func GoalBar(t *style.Theme, n, of int, want float64, width int, ink style.Ink) string {
	if width < 3 {
		return ""
	}
	bar, full := barOf(t, ink), filled(n, of, width)
	at := min(width-1, max(0, int(want*float64(width)+0.5)))
	return drawBar(&bar, min(full, at), at) +
		t.Gold.Render(t.Sign.Goal) +
		drawBar(&bar, max(0, full-at-1), width-at-1)
}

// barOf gives a bar of the theme's signs. It has no blend, no percentage and no
// animation: it is drawn for the share that it is given and keeps nothing.
func barOf(t *style.Theme, ink style.Ink) progress.Model {
	full, _ := utf8.DecodeRuneInString(t.Sign.Full)
	rest, _ := utf8.DecodeRuneInString(t.Sign.Rest)
	return progress.Model{Full: full, FullColor: ink.Colour(), Empty: rest, EmptyColor: t.Line.Colour()}
}

// drawBar draws a bar of which some cells are full. The share that it hands on is
// that of whole cells, so that the bar's own rounding changes nothing.
func drawBar(bar *progress.Model, full, width int) string {
	if width <= 0 {
		return ""
	}
	bar.SetWidth(width)
	return bar.ViewAs(float64(full) / float64(width))
}

// filled is how many cells of a width are full.
func filled(n, of, width int) int {
	if of <= 0 || n <= 0 {
		return 0
	}
	if n >= of {
		return width
	}
	return min(width-1, max(1, n*width/of))
}
