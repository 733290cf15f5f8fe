// Package measure tells how many columns text takes on a terminal. It gives what the
// library gives that finds clusters, and is several times as quick for the plain lines
// that screens mostly hold.
package measure

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Line is how many columns a styled line without line breaks takes.
func Line(s string) int {
	if n, ok := plainWidth(s); ok {
		return n
	}
	return ansi.StringWidth(s)
}

// plainWidth measures a line of characters that each stand alone and whose width is
// known: ASCII, Hangul, kana, Han, the signs of Alone, and the looks of our own styles
// between them. ok is false where there is anything else, such as marks, controls or
// emoji, for which clusters must be found. Almost every line that is drawn is such a
// line, and measuring is most of the work of a frame.
func plainWidth(s string) (cols int, ok bool) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= ' ' && c < 0x7f:
			cols++
			i++
		case c == '\x1b':
			n := lookLength(s[i:])
			if n == 0 {
				return 0, false
			}
			i += n
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			n := Alone(r)
			if n == 0 {
				return 0, false
			}
			cols += n
			i += size
		}
	}
	return cols, true
}

// Cut shortens a styled line to a width; tail is put where something is missing, in the look
// that is in force there. The looks behind it are kept, so that what follows the line is drawn
// as if nothing were missing. It gives what the library gives.
func Cut(s string, width int, tail string) string {
	cols, ok := plainWidth(s)
	tailCols, tailOK := plainWidth(tail)
	switch {
	case !ok || !tailOK:
		return ansi.Truncate(s, width, tail)
	case cols <= width:
		return s
	case tailCols > width:
		return ""
	}
	return plainCut(s, width-tailCols, tail)
}

// plainCut cuts a line that plainWidth can measure and that is wider than the width.
func plainCut(s string, width int, tail string) string {
	var out strings.Builder
	out.Grow(len(s) + len(tail))
	cols, cut := 0, false
	for i := 0; i < len(s); {
		if n := lookLength(s[i:]); n > 0 {
			out.WriteString(s[i : i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		cols += Alone(r)
		switch {
		case cols <= width:
			out.WriteString(s[i : i+size])
		case !cut:
			cut = true
			out.WriteString(tail)
		}
		i += size
	}
	return out.String()
}

// Alone is how many columns a character takes that makes a cluster by itself, unless a
// mark follows: ASCII, Hangul, kana, Han and the signs that the game draws with. It is 0 for all
// others, of which nothing is known here: the library makes a table of all characters (0.5 MB)
// before it says how wide the first of them is.
func Alone(r rune) int {
	switch {
	case r >= ' ' && r < 0x7f,
		r >= '─' && r <= '▟', // box lines and blocks
		r >= '■' && r <= '◯': // squares, triangles and circles
		return 1
	case r >= '가' && r <= '힣',
		r >= 'ㄱ' && r <= 'ㅣ', // letters of Hangul by themselves
		r >= '、' && r <= '】', // punctuation of Japanese and Chinese
		r >= 'ぁ' && r <= 'ゖ', r >= 'ァ' && r <= 'ヿ',
		r >= '一' && r <= '鿿',
		r >= '！' && r <= '｠': // full-width forms of ASCII
		return 2
	}
	switch r {
	case '·', '“', '”', '‘', '’', '…', '←', '↑', '→', '↓', '✓', '✗', '×', '–', '—', '❯', '★', '☆', '•',
		'≡', '−', '✦', '↳':
		return 1
	}
	return 0
}

// lookLength is the length of the SGR sequence at the start of a line, 0 if there is none.
func lookLength(s string) int {
	if len(s) < 2 || s[0] != '\x1b' || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c < '0' || c > ';': // parameters are digits, colons and semicolons
			return 0
		}
	}
	return 0
}
