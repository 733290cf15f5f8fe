package source

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// Repair is a file of a pack as it was read, and as it is with everything cured that needs no
// decision of its author.
type Repair struct {
	Path     string // inside the pack, with slashes
	Old, New []byte
}

// Repairs cures what is safe to cure and gives the files that change, by path: line ends, a byte
// order mark, spaces at the ends of lines, letters stored in pieces (T003), and long texts on one
// line of YAML, which become | blocks (Y002) unless the author
// allows them. Comments, and the layout of everything else, stay as
// they are. The pack means the same afterwards, and a second repair changes nothing.
//
// A file that is not UTF-8 or no YAML is left alone, and so are generated files; of README.md
// and its neighbours spaces at the ends of lines stay, for in Markdown they may be meant.
// Nothing is written. The files of fsys must not change meanwhile.
func Repairs(fsys fs.FS, o Options) []Repair {
	w := readAll(fsys)
	if w.stopped {
		return nil
	}
	l := newLoader(w, o)
	l.run()
	var all []Repair
	for _, path := range l.paths("") {
		s := l.files[path]
		if s.broken || strings.HasSuffix(path, ".lock") {
			continue
		}
		old, err := w.readFile(path)
		if err != nil {
			continue // it was there a moment ago; a finding told what is wrong with it
		}
		if slices.Contains(l.allow, saying.LongPlainText.Code()) {
			s.long = nil
		}
		if repaired := s.repaired(l.langs); repaired != string(old) {
			all = append(all, Repair{path, old, []byte(repaired)})
		}
	}
	return all
}

// repaired gives the text of a file that could be read, cured.
func (s *file) repaired(langs []content.Lang) string {
	text := s.text // without a byte order mark, with LF, in NFC
	if strings.HasSuffix(s.path, ".yaml") {
		text = withBlocks(text, langs, s.long)
	}
	if !strings.Contains(s.path, "/") && !strings.HasSuffix(s.path, ".yaml") {
		return text
	}
	trimmed := text
	if text != "" {
		trimmed = canonical(text)
	}
	if strings.HasSuffix(s.path, ".yaml") && !sameMeaning(text, trimmed, langs) {
		return text // spaces that count, as in front of a line break inside quotes
	}
	return trimmed
}

// withBlocks turns the texts at some places of a YAML file into | blocks. A text for which that
// would change what the file means stays as it is.
func withBlocks(text string, langs []content.Lang, long []place) string {
	if len(long) == 0 {
		return text
	}
	if all := applied(text, blockEdits(text, langs, long)); sameMeaning(text, all, langs) {
		return all
	}
	// Something does not fit: each is tried by itself, from the last to the first, so that the
	// places of those before it stay.
	slices.SortFunc(long, func(a, b place) int { return cmp.Or(b.line-a.line, b.col-a.col) })
	for _, at := range long {
		if one := applied(text, blockEdits(text, langs, []place{at})); sameMeaning(text, one, langs) {
			text = one
		}
	}
	return text
}

// replacement puts some text into the place of another, by bytes.
type replacement struct {
	from, to int
	with     string
}

// applied makes edits that do not overlap.
func applied(text string, edits []replacement) string {
	slices.SortFunc(edits, func(a, b replacement) int { return b.from - a.from })
	for _, e := range edits {
		text = text[:e.from] + e.with + text[e.to:]
	}
	return text
}

// sameMeaning reports whether two YAML files hold the same values. A text counts as its lines,
// whether it is a block, in quotes or a map of one line for each language.
func sameMeaning(a, b string, langs []content.Lang) bool {
	if a == b {
		return true
	}
	one, faults := parseYAML(a)
	if len(faults) > 0 {
		return false
	}
	two, faults := parseYAML(b)
	return len(faults) == 0 && slices.Equal(meaning(nil, one, langs), meaning(nil, two, langs))
}

// meaning lists the values of a node and those below it.
func meaning(all []string, n *node, langs []content.Lang) []string {
	if n == nil {
		return all
	}
	switch n.kind {
	case scalarNode:
		return append(all, "="+strings.Join(textLines(n), "\n"), n.cut)
	case listNode:
		all = append(all, "[")
		for _, v := range n.vals {
			all = meaning(all, v, langs)
		}
		return append(all, "]")
	case mapNode:
	}
	if lines, ok := linePerLanguage(n, langs); ok {
		return append(all, "="+strings.Join(lines, "\n"), "")
	}
	all = append(all, "{")
	for i, k := range n.keys {
		all = meaning(append(all, k.text), n.vals[i], langs)
	}
	return append(all, "}")
}

// textLines gives the lines of a scalar without the spaces at their ends and without empty lines
// around them.
func textLines(n *node) []string {
	lines := strings.Split(n.text, "\n")
	for i, line := range lines {
		if n.style == literalStyle {
			line = strings.TrimRight(line, " ")
		} else {
			line = strings.TrimSpace(line)
		}
		lines[i] = line
	}
	for len(lines) > 1 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 1 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// linePerLanguage gives the lines of a text that is a map with one line for each language, in the
// order of the languages.
func linePerLanguage(n *node, langs []content.Lang) (lines []string, ok bool) {
	if n.kind != mapNode || len(n.keys) != len(langs) || len(langs) == 0 {
		return nil, false
	}
	for _, l := range langs {
		v := n.get(string(l))
		if v == nil || v.kind != scalarNode || v.cut != "" {
			return nil, false
		}
		line := textLines(v)
		if len(line) != 1 || line[0] == "" {
			return nil, false
		}
		lines = append(lines, line[0])
	}
	return lines, true
}
