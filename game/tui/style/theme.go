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

// New makes the theme for a dark or a light background. plain draws lines and
// signs with ASCII characters.
func New(onDark, plain bool) *Theme {
	p := light
	if onDark {
		p = dark
	}
	ink := func(hex string) Ink { return newInk(rgb(hex)) }
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
	for i, c := range lipgloss.Blend1D(len(t.Glow), rgb(p.indigo), rgb(p.teal), rgb(p.gold)) {
		t.Glow[i] = newInk(c).Bold()
	}
	return t
}
