package style

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
)

// contrast is the contrast ratio of WCAG 2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestTextCanBeReadOnEveryBackgroundOfItsTheme(t *testing.T) {
	for _, theme := range []struct {
		name    string
		colours palette
		grounds []string
	}{
		{"dark", dark, []string{"#000000", "#0C0C0C", "#1E1E1E", "#1E1E2E", "#282A36"}},
		{"light", light, []string{"#FFFFFF", "#FAFAFA", "#F2F2F2", "#FDF6E3"}},
		{"unknown", either, []string{"#000000", "#FFFFFF"}},
	} {
		c := theme.colours
		for _, text := range []string{c.text, c.second, c.muted, c.indigo, c.teal, c.gold, c.right, c.wrong} {
			for _, ground := range theme.grounds {
				if text == "" {
					continue // the terminal's own
				}
				if got := contrast(rgb(text), rgb(ground)); got < 4.5 {
					t.Errorf("%s: %s on %s has contrast %.2f, want 4.5", theme.name, text, ground, got)
				}
			}
		}
		for _, ground := range theme.grounds {
			if got := contrast(rgb(c.line), rgb(ground)); got < 2.5 {
				t.Errorf("%s: lines on %s have contrast %.2f, want 2.5", theme.name, ground, got)
			}
		}
	}
}

func TestTheLettersOfTheNameCanBeRead(t *testing.T) {
	for _, theme := range []struct {
		on     Ground
		ground string
	}{{Dark, "#1E1E2E"}, {Light, "#FFFFFF"}, {Unknown, "#000000"}, {Unknown, "#FFFFFF"}} {
		for i, s := range New(theme.on, false).Glow {
			if got := contrast(s.colour, rgb(theme.ground)); got < 4.5 {
				t.Errorf("letter %d on %s has contrast %.2f, want 4.5", i, theme.ground, got)
			}
		}
	}
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	if got := contrast(rgb("#000000"), rgb("#FFFFFF")); got != 21 {
		t.Errorf("black on white is %v, want 21", got)
	}
	if got := contrast(rgb("#777777"), rgb("#FFFFFF")); math.Abs(got-4.48) > 0.01 {
		t.Errorf("#777777 on white is %v, want 4.48", got)
	}
}

func TestEverySignTakesOneCell(t *testing.T) {
	for _, plain := range []bool{false, true} {
		s := New(Dark, plain).Sign
		for _, sign := range []string{
			s.Right, s.Wrong, s.Chosen, s.Open, s.Here, s.Star, s.NoStar, s.Gold, s.Point, s.Gist, s.Bullet, s.Dot, s.Full, s.Rest,
			s.Goal, s.Down, s.Up, s.Thumb, s.Track, s.Quote, s.More, s.Trail, s.Rule, s.TopLeft, s.TopRight, s.BottomLeft,
			s.BottomRight, s.Side, s.LeftTee, s.RightTee, s.TopTee, s.BottomTee, s.Cross, s.Rising, s.Falling, s.SpeechOpen, s.SpeechClose,
		} {
			if lipgloss.Width(sign) != 1 {
				t.Errorf("%q takes %d cells", sign, lipgloss.Width(sign))
			}
			if plain && (len(sign) != 1 || sign[0] >= 0x7f) {
				t.Errorf("%q is not ASCII", sign)
			}
		}
	}
}

// Boxes that are spelled take three cells; the two take the same, so that nothing moves
// when one is ticked.
func TestBoxesAreAsWideTickedAsOpen(t *testing.T) {
	for plain, want := range map[bool]int{false: 1, true: 3} {
		if s := New(Dark, plain).Sign; lipgloss.Width(s.Box) != want || lipgloss.Width(s.Ticked) != want {
			t.Errorf("%q and %q, want %d cells", s.Box, s.Ticked, want)
		}
	}
}

func TestATerminalWithoutColoursIsSentNone(t *testing.T) {
	theme := New(Mono, false)
	for _, ink := range []Ink{theme.Text, theme.Strong, theme.Muted, theme.Accent, theme.Right, theme.Wrong, theme.Gold, theme.Line, theme.Key, theme.Glow[0]} {
		if got := ink.Render("x"); strings.Contains(got, "38;") {
			t.Errorf("sent %q", got)
		}
	}
	if got := theme.Strong.Render("x"); got == "x" {
		t.Error("nothing tells what is read first")
	}
}
