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
	"quest/game/tui/measure"
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

// A sign whose width is not known without the library has it make a table of all characters, at
// the first frame.
func TestEverySignTakesOneCellAndIsMeasuredAtOnce(t *testing.T) {
	for _, plain := range []bool{false, true} {
		theme := New(Dark, plain)
		for _, b := range append([]border{{}}, append(drawnBorders, plainBorders...)...) {
			for field, v := range reflect.ValueOf(theme.Dressed(Dress{Border: b.id}).Sign).Fields() {
				switch sign := v.Interface().(type) {
				case string:
					signTakesOneCell(t, sign, plain && field.Name != "Box" && field.Name != "Ticked")
				case [5]string:
					for _, one := range sign {
						signTakesOneCell(t, one, plain)
					}
				case [8]string:
					for _, one := range sign {
						signTakesOneCell(t, one, plain)
					}
				}
			}
		}
	}
}

func signTakesOneCell(t *testing.T, sign string, ascii bool) {
	t.Helper()
	for _, r := range sign {
		if measure.Alone(r) != 1 {
			t.Errorf("%q has %U, of which measure does not know the width", sign, r)
		}
	}
	if ascii && (len(sign) != 1 || sign[0] >= 0x7f) {
		t.Errorf("%q is not ASCII", sign)
	}
	if lipgloss.Width(sign) != 1 && !strings.HasPrefix(sign, "[") {
		t.Errorf("%q takes %d cells", sign, lipgloss.Width(sign))
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
