// Package style turns a palette into tokens and the tokens into the styles that
// screens draw with.
package style

import (
	"charm.land/lipgloss/v2"

	"quest/game"
)

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
	Dress   Dress  // what is worn of the shop
	ID      string // the name of the theme whose colours are drawn
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

// New makes the theme of the game itself for a background. plain draws lines and signs with
// ASCII characters.
func New(ground Ground, plain bool) *Theme { return Named(game.ThemeAuto, ground, plain) }

// Named makes the theme of a name for a background; the one of the game itself where the
// theme is not known or not made for that background. plain draws lines and signs with ASCII
// characters.
func Named(id string, ground Ground, plain bool) *Theme {
	p := find(id, ground)
	t := &Theme{
		Text: ink(p.Text), Strong: ink(p.Text).Bold(), Second: ink(p.Second), Muted: ink(p.Muted),
		Heading: ink(p.Indigo).Bold(), Accent: ink(p.Indigo), Code: ink(p.Teal), Listing: ink(p.Teal),
		Gold: ink(p.Gold), Teal: ink(p.Teal), Right: ink(p.Right), Wrong: ink(p.Wrong), Line: ink(p.Line),
		Link: ink(p.Muted).Underline(), Key: ink(p.Indigo).Bold(),
		Sign: drawnSigns, ID: p.ID,
	}
	if plain {
		t.Sign = plainSigns
	}
	if p.High || p.Ground == Mono || p.Ground == Unknown { // between two colours there may be one that cannot be read
		for i, hex := range [len(t.Glow)]string{p.Indigo, p.Indigo, p.Teal, p.Gold, p.Gold} {
			t.Glow[i] = ink(hex).Bold()
		}
		return t
	}
	for i, c := range lipgloss.Blend1D(len(t.Glow), rgb(p.Indigo), rgb(p.Teal), rgb(p.Gold)) {
		t.Glow[i] = newInk(c).Bold()
	}
	return t
}

// ink makes an ink of a colour, that of the terminal for "".
func ink(hex string) Ink {
	if hex == "" {
		return Ink{}
	}
	return newInk(rgb(hex))
}
