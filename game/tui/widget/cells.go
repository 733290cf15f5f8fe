// Package widget holds the parts that screens are drawn with. All of them measure
// cells, and none gives a line that is wider than it was told.
package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"quest/game/tui/measure"
)

// minWrap is the narrowest column that text is wrapped in; below it, lines are cut.
const minWrap = 20

// Width is the width of a styled line in cells.
func Width(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return max(measure.Line(s[:i]), Width(s[i+1:]))
	}
	return measure.Line(s)
}

// Cut shortens a styled line to a width; more marks that something is missing.
func Cut(s string, width int, more string) string {
	if width <= 0 {
		return ""
	}
	if strings.IndexByte(s, '\n') >= 0 && Width(s) <= width {
		return s
	}
	return measure.Cut(s, width, more)
}

// CutLeft shortens a styled line from its beginning, up to a space where there is one;
// more marks that something is missing.
func CutLeft(s string, width int, more string) string {
	over := Width(s) - width
	if over <= 0 {
		return s
	}
	from := over + Width(more) + 1
	plain := []rune(ansi.Strip(s))
	at, last := 0, from
	for i, r := range plain {
		if at >= from && i > 0 && plain[i-1] == ' ' && at < from+width/2 {
			last = at
			break
		}
		at += ansi.StringWidth(string(r))
	}
	return more + " " + ansi.TruncateLeft(s, last, "")
}

// Fit makes a styled line exactly as wide as wanted.
func Fit(s string, width int, more string) string {
	s = Cut(s, width, more)
	return s + Blank(width-Width(s))
}

// Blank is n spaces, none for a negative n.
func Blank(n int) string { return strings.Repeat(" ", max(0, n)) }

// Wrap breaks a styled line at spaces, between characters of scripts that are written without them
// (see opened), and words that are wider than the width at their joints (see parted). Each line
// carries its own styles.
func Wrap(s string, width int) []string {
	if width <= 0 {
		return nil
	}
	if Width(s) <= width && !strings.Contains(s, "\n") {
		return []string{s}
	}
	bound := bindFigures(parted(opened(s), width))
	lines := strings.Split(ansi.Wrap(bound, width, ""), "\n")
	keepInk(lines)
	for i, l := range lines {
		if bound != s {
			l = strings.ReplaceAll(strings.ReplaceAll(l, boundHyphen, "-"), lineEnd, "")
		}
		lines[i] = Cut(l, width, "")
	}
	return lines
}

// keepInk ends the ink of each line at its end and begins it again on the next one. It reads
// the inks of package style alone, of which each begins with a reset and says all that it is:
// lipgloss.Wrap, which reads every sequence there can be, took a third of the time of a key.
func keepInk(lines []string) {
	open := ""
	for i, l := range lines {
		if open == "" && !strings.Contains(l, "\x1b[") {
			continue
		}
		lines[i] = open + l
		if at := strings.LastIndex(l, "\x1b["); at >= 0 {
			open = l[at : at+strings.IndexByte(l[at:], 'm')+1]
		}
		if open == noInk {
			open = ""
		}
		if open != "" {
			lines[i] += noInk
		}
	}
}

// noInk ends an ink.
const noInk = "\x1b[m"

// boundHyphen stands for a hyphen behind which no line may end, while a text is wrapped. It takes
// one cell and is in no text: it is a character for private use.
const boundHyphen = "\ue02d"

// bindFigures keeps hyphens between two digits, as dates have them, from ending a line.
func bindFigures(s string) string {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	var b strings.Builder
	from := 0
	for i := range len(s) {
		if s[i] == '-' && digit(i-1) && digit(i+1) {
			b.WriteString(s[from:i] + boundHyphen)
			from = i + 1
		}
	}
	if from == 0 {
		return s
	}
	return b.String() + s[from:]
}

// Address breaks an address that is too wide behind a "/" or a "." and only where
// there is none anywhere else.
func Address(s string, width int) []string {
	var out []string
	for Width(s) > width && width > 1 {
		part := measure.Cut(s, width, "")
		if at := strings.LastIndexAny(part, "/."); at > len(part)/3 {
			part = part[:at+1]
		}
		out, s = append(out, part), s[len(part):]
	}
	return append(out, Cut(s, width, ""))
}

// Spread puts one part at the left and one at the right end of a line. If both do
// not fit, the left one is cut; a right one that leaves it no room is left out.
func Spread(left, right string, width int, more string) string {
	r := Width(right)
	if r == 0 || r+minWrap > width && Width(left)+1+r > width {
		return Cut(left, width, more)
	}
	return Fit(left, width-r-1, more) + " " + right
}

// Indent puts a prefix before the first line and as many spaces before the others.
func Indent(lines []string, prefix string) []string {
	out := make([]string, len(lines))
	pad := Blank(Width(prefix))
	for i, l := range lines {
		if i == 0 {
			out[i] = prefix + l
		} else {
			out[i] = pad + l
		}
	}
	return out
}

// Beside puts two columns side by side; the left one takes a fixed width, and a gap
// stands between them.
func Beside(left, right []string, leftWidth, gap int) []string {
	out := make([]string, max(len(left), len(right)))
	for i := range out {
		l, r := "", ""
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		if r == "" {
			out[i] = l
			continue
		}
		out[i] = Fit(l, leftWidth, "") + Blank(gap) + r
	}
	return out
}

// Centre moves lines together into the middle of a width.
func Centre(lines []string, width int) []string {
	widest := 0
	for _, l := range lines {
		widest = max(widest, Width(l))
	}
	pad := Blank((width - widest) / 2)
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = pad + l
		}
	}
	return out
}

// Centred breaks a text into lines each of which stands in the middle of a width.
func Centred(text string, width int) []string {
	lines := Wrap(text, width)
	for i, l := range lines {
		lines[i] = Blank((width-Width(l))/2) + l
	}
	return lines
}

// Shift moves lines to the right.
func Shift(lines []string, by int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = Blank(by) + l
		}
	}
	return out
}

// expandTabs replaces each TAB by spaces up to the next multiple of eight cells.
func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	at := 0
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			gap := 8 - at%8
			b.WriteString(Blank(gap))
			at += gap
		}
		b.WriteString(part)
		at += Width(part)
	}
	return b.String()
}

// First gives the first lines of a text, no more than most; a sign at the end of the
// last one tells that there are more.
func First(lines []string, most, width int, more string) []string {
	if len(lines) <= most {
		return lines
	}
	lines = append([]string(nil), lines[:max(0, most)]...)
	if n := len(lines); n > 0 {
		lines[n-1] = Cut(strings.TrimRight(lines[n-1], " "), width-Width(more), "") + more
	}
	return lines
}

// Last gives the last lines of a text, no more than most; a sign before the first one
// tells that there are more. The lines must leave it two cells free.
func Last(lines []string, most int, more string) []string {
	if len(lines) <= most {
		return lines
	}
	lines = append([]string(nil), lines[len(lines)-max(0, most):]...)
	if len(lines) > 0 {
		lines[0] = more + " " + lines[0]
	}
	return lines
}
