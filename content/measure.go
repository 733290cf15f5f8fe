package content

import (
	"unicode"

	"golang.org/x/text/width"
)

// Columns is how many terminal columns a text takes: Hangul, Kana, Han and emoji
// take two, marks none, and a TAB goes on to the next multiple of eight. It is what
// the limits in docs/pack-format.md are counted in; views have their own measure.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= 0x20 && r < 0x7f:
			n++
		case r >= firstSyllable && r <= lastSyllable:
			n += 2
		default:
			n += runeColumns(r, n)
		}
	}
	return n
}

func runeColumns(r rune, at int) int {
	switch {
	case r == '\t':
		return 8 - at%8
	case r < 0x7f:
		return 1
	case r == zwj, unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.Neutral, width.EastAsianAmbiguous, width.EastAsianNarrow, width.EastAsianHalfwidth:
		return 1
	}
	return 1
}

// UnsteadyWidth reports whether terminals disagree about how wide a character is, so
// that it would bend text art: emoji and the signs of ambiguous width, lines and
// arrows among them.
func UnsteadyWidth(r rune) bool {
	if r < 0x7f {
		return false
	}
	if r == zwj || r == emojiStyle || r >= 0x1f000 && r <= 0x1faff {
		return true
	}
	return width.LookupRune(r).Kind() == width.EastAsianAmbiguous
}
