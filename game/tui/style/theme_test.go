package style

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"quest/game"
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

// grounds are the backgrounds that terminals of each kind use.
var grounds = map[Ground][]string{
	Dark:    {"#000000", "#0C0C0C", "#1E1E1E", "#1E1E2E", "#282A36"},
	Light:   {"#FFFFFF", "#FAFAFA", "#F2F2F2", "#FDF6E3"},
	Unknown: {"#000000", "#FFFFFF"},
}

// inks gives every ink of a theme by its name. Nothing else is drawn in: a background is
// never set, and what is drawn in reverse has the same two colours.
func inks(t *testing.T, theme *Theme) map[string]Ink {
	t.Helper()
	all := map[string]Ink{}
	v := reflect.ValueOf(*theme)
	for i := range v.NumField() {
		switch f := v.Field(i).Interface().(type) {
		case Ink:
			all[v.Type().Field(i).Name] = f
		case [5]Ink:
			for n, glow := range f {
				all[v.Type().Field(i).Name+string(rune('0'+n))] = glow
			}
		case Signs, Dress, string:
		default:
			t.Fatalf("%s of a theme is no ink", v.Type().Field(i).Name)
		}
	}
	return all
}

// Every pair that is drawn: each ink of each theme on each background that terminals of its
// kind use, in full colour and in the nearest of 256.
func TestTextCanBeReadOnEveryBackgroundOfItsTheme(t *testing.T) {
	for _, p := range Palettes() {
		theme := Named(p.ID, p.Ground, false)
		for name, ink := range inks(t, theme) {
			if ink.colour == nil {
				continue // the terminal's own
			}
			want := 4.5
			switch {
			case name == "Line" && !p.High:
				want = 2.5
			case name != "Line" && p.High:
				want = 7
			}
			fewer := want
			if p.Ground == Unknown {
				fewer = 3 // few of 256 have more with black and with white
			}
			for _, ground := range grounds[p.Ground] {
				if got := contrast(ink.colour, rgb(ground)); got < want {
					t.Errorf("%s: %s on %s has contrast %.2f, want %.1f", p.ID, name, ground, got, want)
				}
				if got := contrast(colorprofile.ANSI256.Convert(ink.colour), rgb(ground)); got < fewer {
					t.Errorf("%s: %s on %s has contrast %.2f where there are 256 colours, want %.1f", p.ID, name, ground, got, fewer)
				}
			}
		}
	}
}

// A palette whose rows said something else than what is drawn would pass the test of contrast
// with colours that nobody sees.
func TestEveryRowOfTheTableIsDrawn(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Palettes() {
		key := fmt.Sprint(p.ID, p.Ground)
		if seen[key] {
			t.Errorf("two rows of %s are for one background", p.ID)
		}
		seen[key] = true
		if got := find(p.ID, p.Ground); got != p {
			t.Errorf("%s on %v gives the colours %+v", p.ID, p.Ground, got)
		}
		if p.Ground != Dark && p.Ground != Light {
			continue
		}
		for _, hex := range []string{p.Text, p.Second, p.Muted, p.Indigo, p.Teal, p.Gold, p.Right, p.Wrong, p.Line} {
			if len(hex) != 7 || hex != strings.ToUpper(hex) {
				t.Errorf("%s: %q is no colour", p.ID, hex)
			}
		}
	}
	for _, id := range game.FreeThemes() {
		if !Known(id) {
			t.Errorf("%s is offered and has no colours", id)
		}
	}
}

// A theme for dark terminals must not draw pale letters on a white one.
func TestAThemeForAnotherBackgroundGivesWay(t *testing.T) {
	for _, c := range []struct {
		id     string
		ground Ground
		want   string // theme whose colours are drawn
		fits   bool
	}{
		{game.ThemeAuto, Dark, game.ThemeTwilight, true},
		{game.ThemeAuto, Light, game.ThemePaper, true},
		{game.ThemeAuto, Unknown, game.ThemeAuto, true},
		{game.ThemeAuto, Mono, game.ThemeMono, true},
		{game.ThemeEmber, Dark, game.ThemeEmber, true},
		{game.ThemeEmber, Unknown, game.ThemeEmber, true},
		{game.ThemeEmber, Light, game.ThemePaper, false},
		{game.ThemeEmber, Mono, game.ThemeMono, true},
		{game.ThemePaper, Dark, game.ThemeTwilight, false},
		{game.ThemePaper, Unknown, game.ThemePaper, true},
		{game.ThemeContrast, Light, game.ThemeContrast, true},
		{game.ThemeMono, Light, game.ThemeMono, true},
		{game.ThemeMono, Unknown, game.ThemeMono, true},
		{"of another version", Light, game.ThemePaper, false},
		{"of another version", Unknown, game.ThemeAuto, true},
	} {
		if got := find(c.id, c.ground).ID; got != c.want {
			t.Errorf("%s on %v draws %s, want %s", c.id, c.ground, got, c.want)
		}
		if got := Fits(c.id, c.ground); got != c.fits {
			t.Errorf("%s fits %v: %v", c.id, c.ground, got)
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
			s.Boss, s.Tale, s.Shut, s.GateLeft, s.GateRight, s.Right, s.Wrong, s.Chosen, s.Open, s.Here, s.Star, s.NoStar, s.Gold, s.Point, s.Gist, s.Bullet, s.Dot, s.Full, s.Rest,
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
