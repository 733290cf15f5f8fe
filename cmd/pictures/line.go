package main

import (
	"image"
	"image/draw"
)

// arms says to which sides the lines of a character of borders go: left, right, up, down; 2 is a
// thick one. Drawn from edge to edge, they join where a font would leave gaps.
var arms = map[rune][4]int{
	'─': {1, 1, 0, 0}, '│': {0, 0, 1, 1}, '┌': {0, 1, 0, 1}, '┐': {1, 0, 0, 1}, '└': {0, 1, 1, 0}, '┘': {1, 0, 1, 0},
	'╭': {0, 1, 0, 1}, '╮': {1, 0, 0, 1}, '╰': {0, 1, 1, 0}, '╯': {1, 0, 1, 0},
	'├': {0, 1, 1, 1}, '┤': {1, 0, 1, 1}, '┬': {1, 1, 0, 1}, '┴': {1, 1, 1, 0}, '┼': {1, 1, 1, 1},
	'━': {2, 2, 0, 0}, '┃': {0, 0, 2, 2}, '╴': {1, 0, 0, 0}, '╶': {0, 1, 0, 0}, '╵': {0, 0, 1, 0}, '╷': {0, 0, 0, 1},
}

// line draws a character of borders or a block; false for any other.
func (l *letters) line(to *image.RGBA, box image.Rectangle, r rune, ink image.Image) bool {
	fill := func(x0, y0, x1, y1 int) {
		draw.Draw(to, image.Rect(box.Min.X+x0, box.Min.Y+y0, box.Min.X+x1, box.Min.Y+y1), ink, image.Point{}, draw.Over)
	}
	w, h := box.Dx(), box.Dy()
	switch {
	case r == '█':
		fill(0, 0, w, h)
		return true
	case r == '▀':
		fill(0, 0, w, h/2)
		return true
	case r > '▀' && r < '█': // the lower eighths
		fill(0, h-h*int(r-'▀')/8, w, h)
		return true
	case r > '█' && r <= '▏': // the left eighths
		fill(0, 0, w*(8-int(r-'█'))/8, h)
		return true
	}
	to4, ok := arms[r]
	if !ok {
		return false
	}
	x, y := w/2, h/2
	for side, thick := range to4 {
		switch {
		case thick == 0:
		case side == 0:
			fill(0, y, x+1, y+thick)
		case side == 1:
			fill(x, y, w, y+thick)
		case side == 2:
			fill(x, 0, x+thick, y+1)
		default:
			fill(x, y, x+thick, h)
		}
	}
	return true
}
