package paint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"quest/game/tui/measure"
)

// cell is one column of a line.
type cell struct {
	text  string // one grapheme cluster, "" for the right half of a wide one
	style string // the SGR sequences in force, "" for the plain look
	cols  int    // columns that the cluster takes: 1 or 2, 0 for a right half
}

var blank = cell{text: " ", cols: 1}

// row is a line of the terminal, a cell for each column.
type row struct {
	cells []cell
	// doubtful says that terminals disagree about the width of something in it.
	doubtful bool
}

// reader turns lines into rows.
type reader struct {
	method ansi.Method // how the terminal measures clusters
	looks  looks
}

// row reads a line into as many columns as the terminal has. Of controls only SGR
// sequences are heard.
func (r *reader) row(line string, width int) row {
	out := row{cells: make([]cell, 0, width)}
	style, onBlanks := "", ""
	var state byte
	for line != "" && len(out.cells) < width {
		if n := plainRun(line); n > 0 {
			out.addPlain(line[:min(n, width-len(out.cells))], style, onBlanks)
			line = line[n:]
			continue
		}
		if n, cols := aloneAt(line); n > 0 && state == 0 && len(out.cells)+cols <= width {
			out.add(line[:n], style, cols)
			line = line[n:]
			continue
		}
		seq, cols := r.next(line, &state)
		if (cols > 0 || isMark(seq)) && !printable(seq) {
			state, line = 0, line[1:] // broken bytes may have taken a control along
			continue
		}
		line = line[max(1, len(seq)):]
		switch {
		case cols > 0 && len(out.cells)+cols > width:
			line = ""
		case cols > 0:
			if seq == " " {
				out.add(seq, onBlanks, cols)
			} else {
				out.add(seq, style, cols)
			}
		case isSGR(seq):
			style = r.looks.after(style, seq)
			onBlanks = r.looks.onBlanks(style)
		case isMark(seq):
			out.join(seq)
		}
	}
	for len(out.cells) < width {
		out.cells = append(out.cells, blank)
	}
	return out
}

// addPlain adds characters of ASCII, blanks in a style of their own.
func (r *row) addPlain(text, style, onBlanks string) {
	for i := range len(text) {
		c := cell{text: text[i : i+1], style: style, cols: 1}
		if text[i] == ' ' {
			c.style = onBlanks
		}
		r.cells = append(r.cells, c)
	}
}

func (r *row) add(cluster, style string, cols int) {
	r.doubtful = r.doubtful || doubtful(cluster)
	r.cells = append(r.cells, cell{text: cluster, style: style, cols: cols})
	for range cols - 1 {
		r.cells = append(r.cells, cell{style: style})
	}
}

// join appends marks to the newest cluster.
func (r *row) join(marks string) {
	for i := len(r.cells) - 1; i >= 0; i-- {
		if r.cells[i].cols > 0 {
			r.cells[i].text += marks
			r.doubtful = true
			return
		}
	}
}

// next takes one cluster or control sequence from the start of a line.
func (r *reader) next(line string, state *byte) (seq string, cols int) {
	if *state == 0 && line[0] >= 0x20 && line[0] < 0x7f { // with a mark behind it
		return ansi.FirstGraphemeCluster(line, r.method)
	}
	seq, cols, _, *state = r.method.DecodeSequenceInString(line, *state, nil)
	return seq, cols
}

// plainRun is how many bytes at the start are printable ASCII that no mark follows.
func plainRun(s string) int {
	n := 0
	for n < len(s) && s[n] >= 0x20 && s[n] < 0x7f {
		n++
	}
	if n > 0 && n < len(s) && s[n] >= 0x80 {
		n--
	}
	return n
}

// aloneAt is the length in bytes, and the columns, of the character at the start if it
// makes a cluster by itself: one behind which another such character follows. n is 0 if
// that is not known.
func aloneAt(s string) (n, cols int) {
	r, n := utf8.DecodeRuneInString(s)
	cols = measure.Alone(r)
	if cols == 0 {
		return 0, 0
	}
	if n < len(s) && s[n] != '\x1b' {
		if after, _ := utf8.DecodeRuneInString(s[n:]); measure.Alone(after) == 0 {
			return 0, 0
		}
	}
	return n, cols
}

// printable reports whether a cluster is nothing but text that can be seen.
func printable(cluster string) bool {
	for _, r := range cluster {
		if r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != zeroWidthJoiner {
			return false
		}
	}
	return true
}

// isMark reports whether a cluster without a width is drawn over the one before it.
func isMark(cluster string) bool {
	r, _ := utf8.DecodeRuneInString(cluster)
	return r == zeroWidthJoiner || unicode.Is(unicode.M, r)
}

const zeroWidthJoiner = '\u200d'

// doubtful reports whether terminals disagree about the width of a cluster: those of
// several characters, such as emoji in sequence or letters with marks.
func doubtful(cluster string) bool {
	_, size := utf8.DecodeRuneInString(cluster)
	return size < len(cluster)
}

// isSGR reports whether a sequence sets how text looks.
func isSGR(seq string) bool {
	if len(seq) < 3 || seq[0] != '\x1b' || seq[1] != '[' || seq[len(seq)-1] != 'm' {
		return false
	}
	return strings.Trim(seq[2:len(seq)-1], "0123456789;:") == ""
}
