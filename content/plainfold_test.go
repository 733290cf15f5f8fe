package content

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/width"
)

// TestShortWaysGiveWhatTheLongOnesGive draws short texts of signs, digits, letters and what may stand
// beside them: what ends early for plain text gives what it gives for any other.
func TestShortWaysGiveWhatTheLongOnesGive(t *testing.T) {
	parts := []string{
		"a", "B", "가", "힣", "0", "7", " ", "  ", ".", ",", ":", "-", "/", "~", "%", "<", ">", "=", "!", "+", "#", "*", "`", "(", "'", "\t", "\n",
		"ᄀ", "ᅡ", "ᆨ", "é", "e\u0301", "👉", "\u200d", "\ufe0f", "ㅏ", "Ａ", "—", "İ", "\u001b", "\xed\x9f\xbf", "\xea\xb0",
	}
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200_000 {
		var b strings.Builder
		some := parts[:len(parts)-15*rng.IntN(2)]
		for range rng.IntN(8) {
			b.WriteString(some[rng.IntN(len(some))])
		}
		s := b.String()
		if got, want := Fold(s), settle(strings.ToLower(signed(s)), strings.ToLower); got != want {
			t.Fatalf("%q folds to %q, the long way to %q", s, got, want)
		}
		if got, want := FoldKeepingCase(s), settle(signed(s), func(s string) string { return s }); got != want {
			t.Fatalf("%q folds with its case to %q, the long way to %q", s, got, want)
		}
		n := 0
		for _, r := range s {
			n += runeColumns(r, n)
		}
		if got := Columns(s); got != n {
			t.Fatalf("%q has %d columns, the long way %d", s, got, n)
		}
		if PlainSigns(s) && FirstUnclean(s) != nil {
			t.Fatalf("%q is plain and not clean", s)
		}
	}
	for r := firstSyllable; r <= lastSyllable; r++ {
		if width.LookupRune(r).Kind() != width.EastAsianWide || !PlainSigns(string(r)) {
			t.Fatalf("%c is no plain letter of two columns", r)
		}
	}
}
