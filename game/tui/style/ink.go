package style

import (
	"fmt"
	"image/color"

	"charm.land/lipgloss/v2"
)

// Ink is the colour of text with bold, italic, underline, reverse and a line through. It
// styles a piece of one line, a few hundred times a frame, and does nothing else: widgets
// measure and break lines. The zero value leaves text as it is.
type Ink struct {
	colour     color.Color // nil for none
	foreground string      // its escape parameters, each with ";" before it
	attributes attributes
}

// attributes are a set of bold, italic and the like.
type attributes uint8

const (
	bold attributes = 1 << iota
	italic
	underline
	reverse
	struck // crossed out
)

// newInk makes an ink of a colour.
func newInk(c color.Color) Ink {
	r, g, b, _ := c.RGBA()
	return Ink{colour: c, foreground: fmt.Sprintf(";38;2;%d;%d;%d", r>>8, g>>8, b>>8)}
}

// Render gives a text of one line in this ink. The line ends in no ink.
func (i Ink) Render(s string) string {
	if s == "" || i.foreground == "" && i.attributes == 0 {
		return s
	}
	return "\x1b[" + i.attributes.parameters() + i.foreground + "m" + s + "\x1b[m"
}

// parameters are the escape parameters of the attributes; 0 begins, so that
// nothing remains of the ink before.
func (l attributes) parameters() string {
	if l&struck != 0 {
		return (l &^ struck).parameters() + ";9"
	}
	return [...]string{
		"0", "0;1", "0;3", "0;1;3", "0;4", "0;1;4", "0;3;4", "0;1;3;4",
		"0;7", "0;1;7", "0;3;7", "0;1;3;7", "0;4;7", "0;1;4;7", "0;3;4;7", "0;1;3;4;7",
	}[l]
}

// Bold gives the ink in bold.
func (i Ink) Bold() Ink { return i.with(bold) }

// Italic gives the ink in italics.
func (i Ink) Italic() Ink { return i.with(italic) }

// Underline gives the ink underlined.
func (i Ink) Underline() Ink { return i.with(underline) }

// Reverse gives the ink with its colours exchanged.
func (i Ink) Reverse() Ink { return i.with(reverse) }

// Struck gives the ink crossed out.
func (i Ink) Struck() Ink { return i.with(struck) }

// IsBold reports whether the ink is bold.
func (i Ink) IsBold() bool { return i.attributes&bold != 0 }

func (i Ink) with(l attributes) Ink {
	i.attributes |= l
	return i
}

// Lipgloss gives the ink as a style of that library, for parts that want one.
func (i Ink) Lipgloss() lipgloss.Style {
	s := lipgloss.NewStyle().Bold(i.attributes&bold != 0).Italic(i.attributes&italic != 0).Underline(i.attributes&underline != 0).Reverse(i.attributes&reverse != 0).Strikethrough(i.attributes&struck != 0)
	if i.colour != nil {
		s = s.Foreground(i.colour)
	}
	return s
}
