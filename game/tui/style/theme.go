// Package style turns a palette into tokens and the tokens into the styles that
// screens draw with.
package style

import "charm.land/lipgloss/v2"

// Theme is the look of the game for one player. It is made once for a background
// and never changed. Where a terminal has no colours, bold, underline and the
// signs remain.
type Theme struct {
	Text    lipgloss.Style // what is read
	Strong  lipgloss.Style // what is read first
	Second  lipgloss.Style // the second language where two stand together
	Muted   lipgloss.Style // what is beside the point
	Heading lipgloss.Style
	Accent  lipgloss.Style // what can be done
	Code    lipgloss.Style // inside a sentence
	Listing lipgloss.Style // code that stands alone
	Gold    lipgloss.Style // what was won, the gist
	Teal    lipgloss.Style // progress
	Right   lipgloss.Style
	Wrong   lipgloss.Style
	Line    lipgloss.Style // borders and rules
	Link    lipgloss.Style
	Key     lipgloss.Style // a key in the footer
	Sign    Signs
	Glow    [5]lipgloss.Style // the letters of the game's name
}

// New makes the theme for a dark or a light background. plain draws lines and
// signs with ASCII characters.
func New(onDark, plain bool) *Theme {
	p := light
	if onDark {
		p = dark
	}
	ink := func(hex string) lipgloss.Style { return lipgloss.NewStyle().Foreground(rgb(hex)) }
	t := &Theme{
		Text: ink(p.text), Strong: ink(p.text).Bold(true), Second: ink(p.second), Muted: ink(p.muted),
		Heading: ink(p.indigo).Bold(true), Accent: ink(p.indigo), Code: ink(p.teal), Listing: ink(p.teal),
		Gold: ink(p.gold), Teal: ink(p.teal), Right: ink(p.right), Wrong: ink(p.wrong), Line: ink(p.line),
		Link: ink(p.muted).Underline(true), Key: ink(p.indigo).Bold(true),
		Sign: drawnSigns,
	}
	if plain {
		t.Sign = plainSigns
	}
	for i, c := range lipgloss.Blend1D(len(t.Glow), rgb(p.indigo), rgb(p.teal), rgb(p.gold)) {
		t.Glow[i] = lipgloss.NewStyle().Foreground(c).Bold(true)
	}
	return t
}
