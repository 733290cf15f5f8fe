package source

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quest/content"
)

// TestShortWaysOfRulesGiveWhatTheLongOnesGive draws short lines: what ends early for most of them
// gives what looking at every character gives.
func TestShortWaysOfRulesGiveWhatTheLongOnesGive(t *testing.T) {
	parts := []string{
		"a", "K", "Not", "oPtion", "n't", " ", "1", "2", "30", ".", ":", "`", "{", "*", "[", "\\", "가", "보기", "아닌", "(", "/", "<b>", "\t",
		"İ", "K", "é", "e\u0301", "ᄒ", "ᅡ", "👉", "漢", "я", "n’t",
	}
	rng := rand.New(rand.NewPCG(5, 6))
	words, f := []string{"not", "option", "n't", "n’t"}, form{}
	for range 100_000 {
		var one, two strings.Builder
		some := parts[:len(parts)-10*rng.IntN(2)]
		for range rng.IntN(7) {
			one.WriteString(some[rng.IntN(len(some))])
			two.WriteString(some[rng.IntN(len(some))])
		}
		s, other := one.String(), two.String()
		if got, want := lowered(s), strings.ToLower(s); got != want {
			t.Fatalf("%q in small letters is %q, want %q", s, got, want)
		}
		if low := strings.ToLower(s); !mayHold(s, words) && slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) }) {
			t.Fatalf("%q holds one of %q", s, words)
		}
		if onlyDigits(s) && sameDigits(s, other) != slices.Equal(numbers(s), numbers(other)) && onlyDigits(other) {
			t.Fatalf("the numbers of %q and %q are held to be the same: %v", s, other, sameDigits(s, other))
		}
		if onlyDigits(s) && onlyDigits(other) && sameDigits(s, other) && !slices.Equal(f.fixedParts(s), f.fixedParts(other)) {
			t.Fatalf("%q and %q have not the same fixed parts", s, other)
		}
		if !hasFixed(s) && len(f.fixedParts(s)) > 0 {
			t.Fatalf("%q has fixed parts: %q", s, f.fixedParts(s))
		}
		for _, lang := range []content.Lang{content.English, content.Korean, "ja", "ru", "el"} {
			own, all := 0, 0
			for _, r := range s {
				if unicode.IsLetter(r) {
					all++
					if unicode.In(r, languageOf(lang).scripts...) {
						own++
					}
				}
			}
			if gotOwn, gotAll := share(lang, s); gotOwn != own || gotAll != all {
				t.Fatalf("%q has %d of %d letters of %s, want %d of %d", s, gotOwn, gotAll, lang, own, all)
			}
		}
		if odd := oddLines([]string{s}); len(odd) == 0 && (!norm.NFC.IsNormalString(s) || content.FirstUnclean(s) != nil || mojibake(s) > 0) {
			t.Fatalf("%q is not odd", s)
		}
		if content.Columns(content.PlainText(cleaned(s))) > len(s) && !strings.Contains(s, "\t") {
			t.Fatalf("%q has more columns than bytes", s)
		}
	}
}

func numbers(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
