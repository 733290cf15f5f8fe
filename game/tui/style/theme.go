// Package style turns a palette into tokens and the tokens into the styles that
// screens draw with.
package style

import "charm.land/lipgloss/v2"

// Theme is the look of the game for one player. It is made once for a background
// and never changed. Where a terminal has no colours, bold, underline and the
// signs remain.
type Theme struct {
	Text    Ink // what is read
	Strong  Ink // what is read first
	Second  Ink // the second language where two stand together
	Muted   Ink // what is beside the point
	Heading Ink
	Accent  Ink // what can be done
	Code    Ink // inside a sentence
	Listing Ink // code that stands alone
	Gold    Ink // what was won, the gist
	Teal    Ink // progress
	Right   Ink
	Wrong   Ink
	Line    Ink // borders and rules
	Link    Ink
	Key     Ink // a key in the footer
	Sign    Signs
	Glow    [5]Ink // the letters of the game's name
}

// Ground is the background that a theme is made for.
type Ground int

// The backgrounds. Unknown is the zero value: a terminal that has not told its
// background, where what is read has the terminal's own colour and every other colour
// can be read on black and on white.
const (
	Unknown Ground = iota
	Dark
	Light
	Mono // no colours at all, on any background
)

// New makes the theme for a background. plain draws lines and signs with ASCII
// characters.
func New(ground Ground, plain bool) *Theme {
	p := paletteOn(ground)
	t := &Theme{
		Text: ink(p.text), Strong: ink(p.text).Bold(), Second: ink(p.second), Muted: ink(p.muted),
		Heading: ink(p.indigo).Bold(), Accent: ink(p.indigo), Code: ink(p.teal), Listing: ink(p.teal),
		Gold: ink(p.gold), Teal: ink(p.teal), Right: ink(p.right), Wrong: ink(p.wrong), Line: ink(p.line),
		Link: ink(p.muted).Underline(), Key: ink(p.indigo).Bold(),
		Sign: drawnSigns,
	}
	if plain {
		t.Sign = plainSigns
	}
	switch ground {
	case Mono, Unknown: // between two middle tones there may be one that cannot be read
		for i, hex := range [len(t.Glow)]string{p.indigo, p.indigo, p.teal, p.gold, p.gold} {
			t.Glow[i] = ink(hex).Bold()
		}
	case Dark, Light:
		for i, c := range lipgloss.Blend1D(len(t.Glow), rgb(p.indigo), rgb(p.teal), rgb(p.gold)) {
			t.Glow[i] = newInk(c).Bold()
		}
	}
	return t
}

func paletteOn(ground Ground) palette {
	switch ground {
	case Dark:
		return dark
	case Light:
		return light
	case Unknown:
		return either
	case Mono:
	}
	return palette{}
}

// ink makes an ink of a colour, that of the terminal for "".
func ink(hex string) Ink {
	if hex == "" {
		return Ink{}
	}
	return newInk(rgb(hex))
}
