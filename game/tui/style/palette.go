package style

import (
	"image/color"
	"slices"

	"quest/game"
)

// Palette is the few colours of a theme under one kind of background, each "#RRGGBB" or ""
// for the terminal's own. What text is drawn in has a contrast of at least 4.5 with the
// backgrounds that terminals of the kind use, and of 7 where High is set; lines have at
// least 2.5, and 4.5 where High is set. The contrast is that of WCAG 2; a test computes it.
type Palette struct {
	ID     string // of the theme; several rows of one theme are for different backgrounds
	Ground Ground // for which it is made
	High   bool   // a theme of high contrast

	Text   string // what is read
	Second string // the second language where two stand together
	Muted  string // what matters less
	Indigo string // headings, what can be done
	Teal   string // code, progress
	Gold   string // what was won, the gist
	Right  string
	Wrong  string
	Line   string // borders and rules
}

// palettes is the table of all themes. A theme may have one row for each background.
var palettes = append([]Palette{
	{ // twilight over deep indigo
		ID: game.ThemeTwilight, Ground: Dark,
		Text: "#E8E6F4", Second: "#B9C6EE", Muted: "#9D9FBD", Indigo: "#A9B1FF", Teal: "#6FD6C6",
		Gold: "#F2C662", Right: "#86D992", Wrong: "#FF9A8B", Line: "#7377A0",
	},
	{ // embers in a hearth
		ID: game.ThemeEmber, Ground: Dark,
		Text: "#F3E9DC", Second: "#E4C7A0", Muted: "#B3A08E", Indigo: "#F5A66E", Teal: "#93CDAE",
		Gold: "#F4CF6D", Right: "#A9D68C", Wrong: "#FF9C9C", Line: "#8C7B6C",
	},
	{ // ink on paper
		ID: game.ThemePaper, Ground: Light,
		Text: "#20223A", Second: "#33427E", Muted: "#595C78", Indigo: "#3B42B0", Teal: "#0A6459",
		Gold: "#7D5200", Right: "#1A6A30", Wrong: "#A82A1E", Line: "#7E819F",
	},
	{
		ID: game.ThemeContrast, Ground: Dark, High: true,
		Text: "#FFFFFF", Second: "#C9DCFF", Muted: "#CCCCD8", Indigo: "#C3CCFF", Teal: "#8FF0E0",
		Gold: "#FFD866", Right: "#9BF2A8", Wrong: "#FFBDB2", Line: "#A6AAC8",
	},
	{
		ID: game.ThemeContrast, Ground: Light, High: true,
		Text: "#000000", Second: "#14245C", Muted: "#3A3C4E", Indigo: "#1E2690", Teal: "#00382E",
		Gold: "#5A2D00", Right: "#0A4A1C", Wrong: "#7A0F08", Line: "#55586F",
	},
	// No colour has a contrast of 7 with black and with white. What is written in the
	// terminal's own colour has the contrast that the terminal was set to.
	{ID: game.ThemeContrast, Ground: Unknown, High: true},
	// Middle tones that can be read on black and on white, for a terminal that does not tell
	// which it has. Text has the terminal's own colour.
	{
		ID: game.ThemeAuto, Ground: Unknown,
		Second: "#4C72CD", Muted: "#75757E", Indigo: "#6767DF", Teal: "#0B8478",
		Gold: "#956F0A", Right: "#2B863A", Wrong: "#D0453A", Line: "#7E7E90",
	},
	{ID: game.ThemeMono, Ground: Mono},
}, bought...)

// Palettes gives all rows of the table of themes. The slice is the caller's own.
func Palettes() []Palette { return slices.Clone(palettes) }

// Known reports whether a theme is in the table.
func Known(id string) bool {
	return slices.ContainsFunc(palettes, func(p Palette) bool { return p.ID == id })
}

// Fits reports whether a theme is made for a background. Where the background is not known,
// every theme fits: the player has chosen it and sees it.
func Fits(id string, ground Ground) bool {
	if id == game.ThemeAuto || ground == Unknown || ground == Mono {
		return true
	}
	return slices.ContainsFunc(palettes, func(p Palette) bool { return p.ID == id && (p.Ground == ground || p.Ground == Mono) })
}

// GroundOf gives the background that a theme is made for, the first of several; Unknown for
// a theme that is not in the table.
func GroundOf(id string) Ground {
	if i := slices.IndexFunc(palettes, func(p Palette) bool { return p.ID == id }); i >= 0 {
		return palettes[i].Ground
	}
	return Unknown
}

// find gives the colours of a theme on a background. A theme that is not known, or is not
// made for that background, gives those of the game itself: pale letters on a white terminal
// could not be read.
func find(id string, ground Ground) Palette {
	of := func(id string, fits func(Palette) bool) (Palette, bool) {
		i := slices.IndexFunc(palettes, func(p Palette) bool { return p.ID == id && fits(p) })
		if i < 0 {
			return Palette{}, false
		}
		return palettes[i], true
	}
	if ground == Mono {
		return Palette{ID: game.ThemeMono, Ground: Mono}
	}
	if p, ok := of(id, func(p Palette) bool { return p.Ground == ground || p.Ground == Mono }); ok {
		return p
	}
	if p, ok := of(id, func(Palette) bool { return ground == Unknown }); ok {
		return p
	}
	p, _ := of(map[Ground]string{Dark: game.ThemeTwilight, Light: game.ThemePaper, Unknown: game.ThemeAuto}[ground], func(p Palette) bool { return p.Ground == ground })
	return p
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
