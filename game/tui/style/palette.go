package style

import "image/color"

// palette is the few colours of the game under one kind of background. Every
// colour that text is drawn in has a contrast of at least 4.5 with the backgrounds
// that terminals of its kind use; lines have at least 2.5.
type palette struct {
	text   string // what is read
	second string // the second language where two stand together
	muted  string // what matters less
	indigo string // headings, what can be done
	teal   string // code, progress
	gold   string // what was won, the gist
	right  string
	wrong  string
	line   string // borders and rules
}

// Twilight over deep indigo.
var dark = palette{
	text: "#E8E6F4", second: "#B9C6EE", muted: "#9D9FBD", indigo: "#A9B1FF", teal: "#6FD6C6",
	gold: "#F2C662", right: "#86D992", wrong: "#FF9A8B", line: "#7377A0",
}

// Ink on paper.
var light = palette{
	text: "#20223A", second: "#33427E", muted: "#595C78", indigo: "#3B42B0", teal: "#0A6459",
	gold: "#7D5200", right: "#1A6A30", wrong: "#A82A1E", line: "#7E819F",
}

// Middle tones that can be read on black and on white, for a terminal that does not tell
// which it has. Text has the terminal's own colour.
var either = palette{
	second: "#4C72CD", muted: "#75757E", indigo: "#6767DF", teal: "#0B8478",
	gold: "#956F0A", right: "#2B863A", wrong: "#D0453A", line: "#7E7E90",
}

// rgb reads a colour of a palette, "#RRGGBB".
func rgb(hex string) color.RGBA {
	var v [3]uint8
	for i := range v {
		v[i] = digit(hex[1+2*i])<<4 | digit(hex[2+2*i])
	}
	return color.RGBA{R: v[0], G: v[1], B: v[2], A: 0xff}
}

func digit(c byte) uint8 {
	if c >= 'A' {
		return c - 'A' + 10
	}
	return c - '0'
}
