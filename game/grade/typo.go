package grade

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quest/content"
)

// isTypo reports whether a folded input is the answer with few enough typos
// (docs/pack-format.md 10.3). They are counted in jamo for Korean. Words in capitals, digits
// and the signs that carry meaning must be right; only a sign that joins a letter to
// something, as in us-east-1 and 15-minute, can be forgotten.
func isTypo(input, answer string, typos int) bool {
	fold := folded(answer, false)
	want := []rune(norm.NFD.String(fold))
	allowed := typos
	if typos == content.TyposAuto {
		allowed = allowedTypos(len(want))
	}
	if allowed == 0 || !namesOccur(unjoined(input), answer) || !slices.Equal(figures(input), figures(fold)) {
		return false
	}
	got := []rune(norm.NFD.String(input))
	if max(len(got)-len(want), len(want)-len(got)) > allowed {
		return false
	}
	return content.Within(got, want, allowed)
}

// allowedTypos is how many typos are forgiven in an answer of so many letters or jamo.
func allowedTypos(length int) int {
	switch {
	case length <= 5:
		return 0
	case length <= 10:
		return 1
	}
	return 2
}

// namesOccur reports whether every word of an answer that is all capitals or digits
// stands in the input, so that SNS does not pass for SQS.
func namesOccur(input, answer string) bool {
	for _, word := range strings.FieldsFunc(answer, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		if isName(word) && !strings.Contains(input, content.Fold(word)) {
			return false
		}
	}
	return true
}

func isName(word string) bool {
	runes := []rune(word)
	return len(runes) >= 2 && !slices.ContainsFunc(runes, func(r rune) bool { return !unicode.IsUpper(r) && !unicode.IsDigit(r) })
}

// figures gives the runs of digits and signs of a folded text.
func figures(s string) []string {
	return strings.FieldsFunc(unjoined(s), func(r rune) bool { return !unicode.IsNumber(r) && !isSign(r) })
}

// isSign reports whether a character of a folded text is a sign.
func isSign(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }

// unjoined gives a folded text without the signs that join a letter to something.
func unjoined(s string) string {
	runes := []rune(s)
	var b strings.Builder
	for i, r := range runes {
		joins := i > 0 && unicode.IsLetter(runes[i-1]) || i+1 < len(runes) && unicode.IsLetter(runes[i+1])
		if joins && strings.ContainsRune("-.,/:", r) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
