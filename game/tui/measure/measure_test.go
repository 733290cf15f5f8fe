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
	"👩\u200d👩", "ㅎㅏㄴ", "バックアップ、完了。", "は\u3099", "第１章（終）", "葛\U000E0100", "〰\ufe0f", "…·●", "\x7f", "a\x1b[mb\x1b[1;31mc",
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

func TestALineIsCutAsTheLibraryCutsIt(t *testing.T) {
	for _, a := range widths {
		for _, b := range widths {
			for width := -1; width < 12; width++ {
				for _, tail := range []string{"", "…", "...", "가", "\x1b[1m→\x1b[m"} {
					s := a + b + a
					if got, want := Cut(s, width, tail), ansi.Truncate(s, width, tail); got != want {
						t.Errorf("Cut(%q, %d, %q) = %q, want %q", s, width, tail, got, want)
					}
				}
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
		for _, width := range []int{0, 1, 2, 7, len(s) / 2} {
			if got, want := Cut(s, width, "…"), ansi.Truncate(s, width, "…"); got != want {
				t.Errorf("Cut(%q, %d) = %q, want %q", s, width, got, want)
			}
		}
	})
}
