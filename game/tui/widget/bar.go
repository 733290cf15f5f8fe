package widget

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/progress"

	"quest/game/tui/style"
)

// Bar draws how far something has come: n of a whole, in width cells. Something
// begun shows at least one cell, and only the whole fills it.
func Bar(t *style.Theme, n, of, width int, ink style.Ink) string {
	return drawBar(t, filled(n, of, width), width, ink)
}

// GoalBar is a Bar with a mark at the share that is wanted.
func GoalBar(t *style.Theme, n, of int, want float64, width int, ink style.Ink) string {
	if width < 3 {
		return ""
	}
	full := filled(n, of, width)
	at := min(width-1, max(0, int(want*float64(width)+0.5)))
	return drawBar(t, min(full, at), at, ink) +
		t.Gold.Render(t.Sign.Goal) +
		drawBar(t, max(0, full-at-1), width-at-1, ink)
}

// drawBar draws a bar of which some cells are full. The component draws the signs, for a
// share of whole cells, so that its own rounding changes nothing; the inks are put on
// here, because it knows colours alone. It keeps nothing and does not move.
func drawBar(t *style.Theme, full, width int, ink style.Ink) string {
	if width <= 0 {
		return ""
	}
	done, _ := utf8.DecodeRuneInString(t.Sign.Full)
	rest, _ := utf8.DecodeRuneInString(t.Sign.Rest)
	bar := progress.Model{Full: done, Empty: rest}
	bar.SetWidth(width)
	drawn := bar.ViewAs(float64(full) / float64(width))
	at := full * len(t.Sign.Full)
	return ink.Render(drawn[:at]) + t.Line.Render(drawn[at:])
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
