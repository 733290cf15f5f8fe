package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
)

// blockStep is by how many spaces a block is indented below its key.
const blockStep = "  "

// blockWriter turns texts of a YAML file into | blocks where they stand.
type blockWriter struct {
	text  string
	lines []int // where each line begins, in bytes
	langs []content.Lang
	long  map[place]bool
	edits []replacement
}

// blockEdits gives the edits that turn the texts at some places into | blocks. Maps and lists in
// [...] and {...} that hold such a text are written out with a line for each of their fields, but
// not where a comment stands among them.
func blockEdits(text string, langs []content.Lang, long []place) []replacement {
	root, faults := parseYAML(text)
	if root == nil || len(faults) > 0 {
		return nil
	}
	w := &blockWriter{text: text, lines: []int{0}, langs: langs, long: map[place]bool{}}
	for i := range len(text) {
		if text[i] == '\n' {
			w.lines = append(w.lines, i+1)
		}
	}
	for _, at := range long {
		w.long[at] = true
	}
	w.walk(root)
	return w.edits
}

// walk looks through block maps and lists.
func (w *blockWriter) walk(n *node) {
	for i, v := range n.vals {
		switch {
		case v.kind == scalarNode && n.kind == mapNode && w.long[v.place]:
			w.value(n.keys[i], v, []string{strings.TrimSpace(v.text)})
		case v.kind == scalarNode, !w.holdsLong(v):
		case !v.flow:
			w.walk(v)
		case n.kind == mapNode:
			if lines, ok := w.pair(v); ok {
				w.value(n.keys[i], v, lines)
			} else {
				w.unfold(w.end(n.keys[i]), v, strings.Repeat(" ", n.keys[i].col-1)+blockStep, true)
			}
		default:
			w.unfold(w.offset(v.place), v, strings.Repeat(" ", v.col-1), false)
		}
	}
}

// holdsLong reports whether a text to be changed stands somewhere below a node.
func (w *blockWriter) holdsLong(n *node) bool {
	return w.long[n.place] && n.kind == scalarNode || slices.ContainsFunc(n.vals, w.holdsLong)
}

// pair gives the lines of a text that is a map with one line for each language.
func (w *blockWriter) pair(n *node) ([]string, bool) {
	if !w.holdsLong(n) {
		return nil, false
	}
	return linePerLanguage(n, w.langs)
}

// value puts a block in the place of the value of a key, and keeps a comment behind the value.
func (w *blockWriter) value(key, v *node, lines []string) {
	from, to := w.end(key), w.end(v)
	if from < 0 || to < 0 || !fitsBlock(lines) {
		return
	}
	colon := from + strings.IndexByte(w.text[from:], ':')
	if strings.TrimSpace(w.text[from:colon]) != "" {
		return
	}
	comment, lineEnd, ok := w.rest(to)
	between := to
	if v.kind == scalarNode {
		between = w.offset(v.place)
	}
	if !ok || w.comments(colon+1, between) {
		return
	}
	indent := strings.Repeat(" ", key.col-1) + blockStep
	w.edits = append(w.edits, replacement{colon + 1, lineEnd, " |" + comment + block(lines, indent)})
}

// block gives lines as the content of a block, each behind a line break.
func block(lines []string, indent string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString("\n" + indent + line)
	}
	return b.String()
}

// fitsBlock reports whether lines can stand in a block as they are.
func fitsBlock(lines []string) bool {
	return !slices.ContainsFunc(lines, func(line string) bool {
		_, err := content.CleanLine(line)
		return err != nil || line == "" || strings.Contains(line, "\n")
	})
}

// rest gives the comment behind a value and where its line ends; ok is false if something else
// stands there.
func (w *blockWriter) rest(from int) (comment string, lineEnd int, ok bool) {
	lineEnd = len(w.text)
	if n := strings.IndexByte(w.text[from:], '\n'); n >= 0 {
		lineEnd = from + n
	}
	comment = strings.TrimRight(w.text[from:lineEnd], " \t")
	behind := strings.TrimLeft(comment, " \t")
	if behind == "" {
		return "", lineEnd, true
	}
	return comment, lineEnd, behind[0] == '#' && behind != comment
}

// unfold writes a map or list in [...] or {...} out, a line for each field or element, from a key
// or the - of a list on.
func (w *blockWriter) unfold(from int, v *node, indent string, behindKey bool) {
	start, to := w.offset(v.place), w.end(v)
	if from < 0 || start < 0 || to < 0 || w.comments(start, to) {
		return
	}
	comment, lineEnd, ok := w.rest(to)
	if !ok || comment != "" {
		return
	}
	lines, ok := w.blockOf(v, indent)
	if !ok {
		return
	}
	if !behindKey {
		w.edits = append(w.edits, replacement{start, lineEnd, strings.TrimPrefix(lines, indent)})
		return
	}
	colon := from + strings.IndexByte(w.text[from:], ':')
	if strings.TrimSpace(w.text[from:colon]) != "" || w.comments(colon, start) {
		return
	}
	w.edits = append(w.edits, replacement{colon + 1, lineEnd, "\n" + lines})
}

// blockOf writes a flow map or list in block style. What holds no long text is copied.
func (w *blockWriter) blockOf(n *node, indent string) (string, bool) {
	lines := make([]string, 0, len(n.vals))
	for i, v := range n.vals {
		head := indent + "-"
		if n.kind == mapNode {
			from, to := w.offset(n.keys[i].place), w.end(n.keys[i])
			if from < 0 || to < 0 {
				return "", false
			}
			head = indent + w.text[from:to] + ":"
		}
		value, ok := w.blockValue(n, v, indent)
		if !ok {
			return "", false
		}
		lines = append(lines, head+value)
	}
	return strings.Join(lines, "\n"), true
}

// blockValue writes what stands behind a key or a - of a map or list that is written out.
func (w *blockWriter) blockValue(n, v *node, indent string) (string, bool) {
	inner := indent + blockStep
	if lines, ok := w.pair(v); ok && n.kind == mapNode {
		return " |" + block(lines, inner), fitsBlock(lines)
	}
	switch {
	case !w.holdsLong(v):
		from, to := w.offset(v.place), w.end(v)
		if from < 0 || to < from {
			return "", false
		}
		if to == from {
			return "", true
		}
		return " " + w.text[from:to], true
	case v.kind == scalarNode:
		lines := []string{strings.TrimSpace(v.text)}
		return " |" + block(lines, inner), n.kind == mapNode && fitsBlock(lines)
	}
	below, ok := w.blockOf(v, inner)
	if n.kind == mapNode {
		return "\n" + below, ok
	}
	return " " + strings.TrimPrefix(below, inner), ok
}

// offset gives where a place is, in bytes; -1 for one that is not in the file.
func (w *blockWriter) offset(at place) int {
	if at.line < 1 || at.line > len(w.lines) {
		return -1
	}
	off := w.lines[at.line-1]
	for range at.col - 1 {
		if off >= len(w.text) || w.text[off] == '\n' {
			return -1
		}
		_, size := utf8.DecodeRuneInString(w.text[off:])
		off += size
	}
	return off
}

// end gives where a node that is no block ends, in bytes; -1 if that cannot be told.
func (w *blockWriter) end(n *node) int {
	at := w.offset(n.place)
	switch {
	case at < 0:
		return -1
	case n.kind != scalarNode:
		return w.flowEnd(at)
	case n.style == quotedStyle:
		return w.quoteEnd(at)
	case n.style != plainStyle:
		return -1
	}
	// The value of a plain scalar is its source, but for line breaks.
	for word := range strings.FieldsSeq(n.text) {
		for at < len(w.text) && strings.IndexByte(" \t\n", w.text[at]) >= 0 {
			at++
		}
		if !strings.HasPrefix(w.text[at:], word) {
			return -1
		}
		at += len(word)
	}
	return at
}

// quoteEnd gives where the quoted text at a place ends, -1 if it does not.
func (w *blockWriter) quoteEnd(at int) int {
	if at >= len(w.text) {
		return -1
	}
	quote := w.text[at]
	for i := at + 1; i < len(w.text); i++ {
		switch {
		case quote == '"' && w.text[i] == '\\':
			i++
		case w.text[i] != quote:
		case quote == '\'' && i+1 < len(w.text) && w.text[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return -1
}

// flowEnd gives where the [...] or {...} at a place ends, -1 if it does not.
func (w *blockWriter) flowEnd(at int) int {
	depth := 0
	for i := at; i < len(w.text); i++ {
		switch w.text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'':
			if i > at && !opensQuote(w.text[i-1]) {
				continue
			}
			end := w.quoteEnd(i)
			if end < 0 {
				return -1
			}
			i = end - 1
		}
	}
	return -1
}

// comments reports whether a comment stands between two places.
func (w *blockWriter) comments(from, to int) bool {
	for i := from; i < to; i++ {
		before := byte(' ')
		if i > 0 {
			before = w.text[i-1]
		}
		switch {
		case w.text[i] == '#' && strings.IndexByte(" \t\n", before) >= 0:
			return true
		case (w.text[i] == '"' || w.text[i] == '\'') && opensQuote(before):
			end := w.quoteEnd(i)
			if end < 0 {
				return true
			}
			i = end - 1
		}
	}
	return false
}

// opensQuote reports whether a quote behind a sign begins a text; elsewhere it is an apostrophe
// inside a word.
func opensQuote(before byte) bool { return strings.IndexByte(" \t\n[{,:", before) >= 0 }
