package measure

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// widths are lines of every kind that plainWidth takes, and of those that it must leave.
var widths = []string{
	"", "plain", "람다 lambda", "\x1b[38;2;1;2;3m│ 이벤트 │\x1b[m", "╭──╮", "a\u0301", "가\u11a8", "1\ufe0f\u20e3",
	"\x1b", "\x1b[", "\x1b[12", "\x1b]0;title\a", "\x1b[2J", "\t", "\xed\xa0\x80", "\xea", "\xea\xb0", "\xe2\x94", "각가힣", "━╿▀",
	"👩\u200d👩", "ㅎㅏㄴ", "…·●", "\x7f", "a\x1b[mb\x1b[1;31mc",
}

func TestALineIsAsWideAsTheLibrarySays(t *testing.T) {
	for _, a := range widths {
		for _, b := range widths {
			s := a + b
			if got := Line(s); got != ansi.StringWidth(s) {
				t.Errorf("Line(%q) = %d, want %d", s, got, ansi.StringWidth(s))
			}
		}
	}
}

func TestCharactersThatStandAlone(t *testing.T) {
	for r := ' '; r < 0x10000; r++ {
		if s := "a" + string(r) + "가"; Alone(r) > 0 && ansi.StringWidth(s) != 3+Alone(r) {
			t.Errorf("%q (%U) does not take %d columns", r, r, Alone(r))
		}
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range widths {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s = strings.ReplaceAll(s, "\n", ""); Line(s) != ansi.StringWidth(s) {
			t.Errorf("Line(%q) = %d, want %d", s, Line(s), ansi.StringWidth(s))
		}
	})
}
