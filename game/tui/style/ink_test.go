package style

import (
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestAnInkLeavesNothingBehind(t *testing.T) {
	red := newInk(rgb("#FF0000"))
	for want, got := range map[string]string{
		"\x1b[0;38;2;255;0;0ma b\x1b[m":       red.Render("a b"),
		"\x1b[0;1;4;38;2;255;0;0m한\x1b[m":     red.Bold().Underline().Render("한"),
		"\x1b[0;1;3;4;7;38;2;255;0;0mx\x1b[m": red.Reverse().Italic().Underline().Bold().Render("x"),
		"\x1b[0;7mx\x1b[m":                    Ink{}.Reverse().Render("x"),
		"plain":                               Ink{}.Render("plain"),
		"":                                    red.Bold().Render(""),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if red.IsBold() || !red.Bold().IsBold() {
		t.Error("an ink does not know whether it is bold")
	}
}

// Both ways of drawing an ink must look the same to a terminal, whatever the order
// of the parameters.
func TestAnInkIsTheSameInTheLibrary(t *testing.T) {
	for _, i := range []Ink{newInk(rgb("#12ABEF")), newInk(rgb("#12ABEF")).Bold().Italic(), Ink{}.Reverse().Underline()} {
		if got := i.Lipgloss().Render("x"); ansi.Strip(got) != "x" || lipgloss.Width(got) != 1 {
			t.Errorf("%q", got)
		}
		if s := i.Lipgloss(); s.GetBold() != i.IsBold() || s.GetReverse() != (i.attributes&reverse != 0) {
			t.Errorf("%+v is %+v", i, s)
		}
	}
}
