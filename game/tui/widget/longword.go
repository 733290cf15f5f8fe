package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"quest/content"
)

// Words that are wider than a column, such as names of functions, paths and ARNs, are broken where
// a reader expects it: behind one of joints, else before a capital in the middle, and only where
// there is neither anywhere else.
const joints = "_/.:-=,;&?@+|"

// least is how much of a column a piece fills at least that ends at such a place: 1 of so many.
const least = 3

// parted gives a styled line in which every word that is wider than a column is broken in pieces
// that are not.
func parted(s string, width int) string {
	if !longWord(s, width) {
		return s
	}
	var out strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		for i, word := range strings.Split(line, " ") {
			if i > 0 {
				out.WriteByte(' ')
			}
			for i, word := range strings.Split(word, lineEnd) {
				if i > 0 {
					out.WriteString(lineEnd)
				}
				for Width(word) > width {
					at := pieceEnd(word, width)
					out.WriteString(word[:at] + "\n")
					word = word[at:]
				}
				out.WriteString(word)
			}
		}
	}
	return out.String()
}

// lineEnd stands for a place without a space where a line may end, while a text is wrapped. It takes
// no cell, the library takes it for a space, and it is in no text.
const lineEnd = "\u2028"

// opened gives a styled line with a lineEnd at every place between two characters where a line may
// end without a space, as content.EndsLine says.
func opened(s string) string {
	if !content.Unspaced(s) {
		return s
	}
	var out strings.Builder
	out.Grow(2 * len(s))
	before := rune(0)
	for i := 0; i < len(s); {
		if n := lookAt(s[i:]); n > 0 {
			out.WriteString(s[i : i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if before != 0 && content.EndsLine(before, r) {
			out.WriteString(lineEnd)
		}
		out.WriteString(s[i : i+size])
		before = r
		i += size
	}
	return out.String()
}

// brokenWords counts the words of a styled line that are wider than a column.
func brokenWords(s string, width int) int {
	n := 0
	if longWord(s, width) {
		for _, word := range strings.Fields(opened(s)) {
			if Width(word) > width {
				n++
			}
		}
	}
	return n
}

// longWord reports whether a line may have a word that is wider than a column.
func longWord(s string, width int) bool {
	run := 0
	for i := range len(s) {
		if s[i] == ' ' || s[i] == '\n' {
			run = 0
		} else if run++; run > width {
			return true
		}
	}
	return false
}

// pieceEnd is where the first piece of a word that is wider than a column ends, in bytes; at least
// one character is in it.
func pieceEnd(word string, width int) int {
	joint, hump, end, cols := 0, 0, 0, 0
	before := rune(0)
	for i := 0; i < len(word); {
		if n := lookAt(word[i:]); n > 0 {
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		cells := ansi.StringWidth(word[i : i+size])
		if unicode.IsLower(before) && unicode.IsUpper(r) && cols*least >= width {
			hump = i
		}
		if cols += cells; cols > width && end > 0 {
			break
		}
		i += size
		end, before = i, r
		if strings.ContainsRune(joints, r) && cols*least >= width {
			joint = i
		}
	}
	switch {
	case joint > 0:
		return joint
	case hump > 0:
		return hump
	}
	return end
}

// lookAt is the length of the ink at the beginning of a text, 0 for none.
func lookAt(s string) int {
	if !strings.HasPrefix(s, "\x1b[") {
		return 0
	}
	return strings.IndexByte(s, 'm') + 1
}

// Broken counts the words of a text that the pen has to break.
func (p Pen) Broken(t content.Text) int {
	n := 0
	for _, l := range p.shown(t) {
		for _, line := range t.Lines(l) {
			n += brokenWords(p.Inline(line, p.Theme.Text), p.Width)
		}
	}
	return n
}
