package content

import "strings"

// LineIn makes any text one line of at most so many columns that a terminal may be
// sent, such as a name that a save holds: what OneLine makes of it, cut with "..."
// where it is too long. Nothing is ever refused.
func LineIn(s string, columns int) Safe {
	s = beginning(s, columns)
	line, err := CleanLine(OneLine(s))
	if err != nil { // single characters that are clean and do not go together
		line, _ = CleanLine(strings.Map(bare, OneLine(s)))
	}
	if short := line.s; Columns(short) > columns {
		line.s = within(short, columns-len(ellipsis)) + ellipsis
	}
	return line
}

const ellipsis = "..."

// beginning cuts text that is far too long before any work is done with it: no
// character of a line takes more bytes than a base with its marks.
func beginning(s string, columns int) string {
	const most = 4 * (1 + maxMarks)
	if n := most * (columns + 1); len(s) > n {
		return strings.ToValidUTF8(s[:n], "")
	}
	return s
}

// within gives as much of the beginning of a line as fits.
func within(s string, columns int) string {
	n := 0
	for i, r := range s {
		if n += runeColumns(r, n); n > columns {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// bare leaves out what may stand only with other characters.
func bare(r rune) rune {
	if r < 0x20 || r >= 0x7f && (refused(r) != "" || runeColumns(r, 0) == 0) {
		return -1
	}
	return r
}
