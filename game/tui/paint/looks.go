package paint

import (
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// mostLooks bounds what is remembered of looks; a theme has a few dozen.
const mostLooks = 512

// looks turns SGR sequences into those that a terminal with fewer colours can show.
type looks struct {
	profile colorprofile.Profile
	known   map[string]string
	blanks  map[string]string
}

// onBlanks gives the look of a blank among text of a look: the plain one, unless the
// difference can be seen.
func (l *looks) onBlanks(style string) string {
	if style == "" {
		return ""
	}
	if b, ok := l.blanks[style]; ok {
		return b
	}
	if l.blanks == nil || len(l.blanks) >= mostLooks {
		l.blanks = map[string]string{}
	}
	b := ""
	if readLook(style).onBlanks() {
		b = style
	}
	l.blanks[style] = b
	return b
}

// after gives the look behind a sequence: what was in force and the sequence together,
// or what the sequence leaves when it begins with a reset.
func (l *looks) after(before, seq string) string {
	params := seq[2 : len(seq)-1]
	rest, reset := strings.CutPrefix(params, "0")
	switch {
	case params == "", reset && rest == "":
		return ""
	case reset && rest[0] == ';':
		before, seq = "", "\x1b["+rest[1:]+"m"
	}
	return before + l.lowered(seq)
}

// lowered gives a sequence in the colours that the terminal has.
func (l *looks) lowered(seq string) string {
	if l.profile == colorprofile.TrueColor {
		return seq
	}
	if low, ok := l.known[seq]; ok {
		return low
	}
	var b strings.Builder
	w := colorprofile.Writer{Forward: &b, Profile: l.profile}
	if _, err := w.WriteString(seq); err != nil {
		return "" // a builder does not fail
	}
	if l.known == nil || len(l.known) >= mostLooks {
		l.known = map[string]string{}
	}
	low := b.String()
	if low == "\x1b[m" { // nothing of it is left
		low = ""
	}
	l.known[seq] = low
	return low
}
