package content

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// LooseJamo reports whether a text holds letters of Hangul that were not put together
// into syllables: the input method that typed it does not compose. Decomposed text, as in
// the name of a file, composes and is not loose.
func LooseJamo(s string) bool {
	return strings.ContainsFunc(norm.NFC.String(s), func(r rune) bool {
		switch {
		case r >= 0x3131 && r <= 0x318E, r >= 0xFFA1 && r <= 0xFFDC: // full-width, half-width
			return true
		case r >= 0x1100 && r <= 0x11FF, r >= 0xA960 && r <= 0xA97C, r >= 0xD7B0 && r <= 0xD7FB: // conjoining
			return true
		}
		return false
	})
}
