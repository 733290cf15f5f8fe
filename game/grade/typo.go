package grade

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quest/content"
)

// isTypo reports whether a folded input is the answer with few enough typos
// (docs/pack-format.md 10.3). They are counted in jamo for Korean. Words in capitals
// and runs of digits must be right to the letter.
func isTypo(folded, answer string, typos int) bool {
	want := []rune(norm.NFD.String(content.Fold(answer)))
	allowed := typos
	if typos == content.TyposAuto {
		allowed = allowedTypos(len(want))
	}
	if allowed == 0 || !namesOccur(folded, answer) || !slices.Equal(digits(folded), digits(content.Fold(answer))) {
		return false
	}
	got := []rune(norm.NFD.String(folded))
	if max(len(got)-len(want), len(want)-len(got)) > allowed {
		return false
	}
	return content.Distance(got, want) <= allowed
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
func namesOccur(folded, answer string) bool {
	for _, word := range strings.FieldsFunc(answer, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		if isName(word) && !strings.Contains(folded, content.Fold(word)) {
			return false
		}
	}
	return true
}

func isName(word string) bool {
	runes := []rune(word)
	return len(runes) >= 2 && !slices.ContainsFunc(runes, func(r rune) bool { return !unicode.IsUpper(r) && !unicode.IsDigit(r) })
}

// digits gives the runs of digits of a text.
func digits(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}
