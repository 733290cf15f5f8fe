package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/source/saying"
)

// maxLine is how many characters one line of text may have, maxGroups how many groups
// one text, and maxLabel how many columns a label (docs/pack-format.md 2 and 9.3).
const (
	maxLine   = 600
	maxGroups = 12
	maxLabel  = 70
)

// neutral is the language of a line that is the same in every language (see
// content.NewText).
const neutral content.Lang = ""

// textLine is one line of a text and where it stands in the file.
type textLine struct {
	place
	lang   content.Lang // neutral for a line that is the same in every language
	s      string
	forced bool // the author named the language, so the script is not held against it
}

// text reads a field with a text. The kind of the field decides how many groups the
// text may have.
func (f form) text(key string) content.Text {
	fd := f.field(key)
	n := f.get(key)
	if n == nil {
		if fd.required || f.n.get(key) != nil {
			f.missing(key)
		}
		return content.Text{}
	}
	f.l.texts++
	f.wide = f.room(key, fd.kind)
	var lines []textLine
	var ok bool
	switch n.kind {
	case listNode:
		f.report(n.place, saying.NotText, "field", key)
	case mapNode:
		lines, ok = f.textMap(n)
	case scalarNode:
		lines, ok = f.textScalar(n, fd.kind)
	}
	if !ok {
		return content.Text{}
	}
	t := f.assemble(lines, key, fd.kind)
	f.l.keepText(n, t)
	if fd.kind == labelField {
		f.checkLabel(n.place, t)
	}
	return t
}

// keepText keeps the text of a node for rules that look at it again.
func (l *loader) keepText(n *node, t content.Text) {
	if l.textOf == nil {
		l.textOf = map[*node]content.Text{}
	}
	l.textOf[n] = t
}

// checkLabel reports the text of an option, card or bin that is longer than one line
// of a narrow screen, or than an option of an exam (W002).
func (f form) checkLabel(at place, t content.Text) {
	for _, lang := range f.l.langs {
		if n := content.Columns(content.PlainText(t.Line(lang))); n > f.wide {
			f.speaking(lang).report(at, saying.WideLabel, "count", itoa(n), "limit", itoa(f.wide))
		}
	}
}

// textMap reads form (c): a text per language (docs/pack-format.md 4.1).
func (f form) textMap(n *node) ([]textLine, bool) {
	ok := true
	var all []textLine
	counts := map[int]bool{}
	for i, k := range n.keys {
		if !slices.Contains(f.l.langs, content.Lang(k.text)) {
			f.report(k.place, saying.LangNotOfPack, "lang", shown(k.text), "langs", langList(f.l.langs))
			ok = false
			continue
		}
		v := n.vals[i]
		if v.kind != scalarNode {
			f.report(v.place, saying.NotText, "field", k.text)
			ok = false
			continue
		}
		if !f.sound(v) {
			ok = false
			continue
		}
		lines := f.split(v, content.Lang(k.text))
		counts[len(lines)] = true
		all = append(all, lines...)
	}
	for _, lang := range f.l.langs {
		if !slices.ContainsFunc(all, func(t textLine) bool { return t.lang == lang }) && ok {
			f.report(n.place, saying.TextMissing, "lang", string(lang))
			ok = false
		}
	}
	if ok && len(counts) > 1 {
		f.report(n.place, saying.LineCountsDiffer)
	}
	return all, ok
}

// sound reports a comment, folding or quotes that change the text of a scalar. It is
// false if the text cannot be used.
func (f form) sound(n *node) bool {
	f.checkCut(n)
	switch {
	case n.style == foldedStyle:
		f.report(n.place, saying.FoldedText)
		return false
	case n.style == quotedStyle && strings.Contains(n.text, "\n"):
		f.report(n.place, saying.LineBreakInQuotes)
		return false
	case n.style == plainStyle && (n.text == "null" || n.text == "~" || n.text == "Null" || n.text == "NULL"):
		f.report(n.place, saying.YAMLNullText)
		return false
	}
	if n.style != literalStyle && len(n.text) > 16 && countWords(n.text) > 8 {
		f.report(n.place, saying.LongPlainText)
		if !f.in.silences(saying.LongPlainText) {
			f.src.long = append(f.src.long, n.place)
		}
	}
	return n.cut == ""
}

// split cuts a scalar into its lines without the empty ones; all are of one language.
func (f form) split(n *node, lang content.Lang) []textLine {
	var out []textLine
	for _, group := range f.groups(n) {
		for _, t := range group {
			t.lang = lang
			out = append(out, t)
		}
	}
	return out
}

// groups cuts a scalar into runs of lines that empty lines part.
func (f form) groups(n *node) [][]textLine {
	if n.style != literalStyle {
		s := strings.TrimSpace(n.text)
		if s == "" {
			return nil
		}
		return [][]textLine{{{place: n.place, s: s}}}
	}
	var out [][]textLine
	all := make([]textLine, 0, strings.Count(n.text, "\n")+1)
	open, i := false, -1
	for l := range strings.SplitSeq(n.text, "\n") {
		i++
		s := strings.TrimSpace(l)
		if s == "" {
			open = false
			continue
		}
		at := place{n.line + 1 + i, 1}
		if at.line <= len(f.src.lines) {
			raw := f.src.lines[at.line-1]
			at.col = len(raw) - len(strings.TrimLeft(raw, " \t")) + 1
		}
		all = append(all, textLine{place: at, s: s})
		if !open {
			out = append(out, all[len(all)-1:])
			open = true
		} else {
			last := out[len(out)-1]
			out[len(out)-1] = last[:len(last)+1]
		}
	}
	return out
}

// textScalar reads forms (a) and (b): neutral text and pair blocks.
func (f form) textScalar(n *node, kind fieldKind) ([]textLine, bool) {
	if !f.sound(n) {
		return nil, false
	}
	groups := f.groups(n)
	if len(groups) == 0 {
		f.report(n.place, saying.EmptyText)
		return nil, false
	}
	if len(f.l.langs) == 1 {
		return f.split(n, f.l.langs[0]), true
	}
	if len(groups) == 1 && len(groups[0]) == 1 {
		t := groups[0][0]
		return []textLine{t}, f.checkNeutral(t, kind, n.style == literalStyle)
	}
	ok := true
	all := make([]textLine, 0, len(groups)*len(f.l.langs))
	for _, g := range groups {
		if len(g) != len(f.l.langs) {
			key := saying.GroupSize
			if len(g) < len(f.l.langs) {
				key = saying.GroupShort
			}
			f.report(g[0].place, key, "count", strconv.Itoa(len(g)), "want", strconv.Itoa(len(f.l.langs)), "langs", langList(f.l.langs))
			ok = false
			continue
		}
		for i, t := range g {
			t.lang = f.l.langs[i]
			all = append(all, t)
		}
	}
	return all, ok
}

// checkNeutral checks a line that stands for every language. What checkLine refuses is
// reported there.
func (f form) checkNeutral(t textLine, kind fieldKind, block bool) bool {
	if _, err := content.CleanLine(t.s); err != nil || len(t.s) > maxLine || neutralFits(t.s, kind) {
		return true
	}
	langs := f.l.langs
	if !block || len(langs) != 2 || !f.l.scriptsDiffer() {
		f.report(t.place, saying.NotName, "text", shown(t.s), "langs", langList(langs))
		return false
	}
	key, missing := saying.NoLineBelow, langs[1]
	if lang, ok := f.l.byScript(t.s); ok && lang == langs[1] {
		key, missing = saying.NoLineAbove, langs[0]
	}
	f.report(t.place, key, "text", shown(t.s), "lang", string(missing))
	return false
}

// assemble checks the lines and makes a Text of them.
func (f form) assemble(lines []textLine, key string, kind fieldKind) content.Text {
	if oneEach(lines) {
		return f.assembleOne(lines)
	}
	byLang := map[content.Lang][]content.Safe{}
	for _, l := range lines {
		if safe, ok := f.checkLine(l); ok {
			byLang[l.lang] = append(byLang[l.lang], safe)
		} else {
			return content.Text{}
		}
	}
	f.checkEqual(lines)
	most := 0
	for _, l := range byLang {
		most = max(most, len(l))
	}
	switch {
	case kind != proseField && most > 1:
		f.report(lines[0].place, saying.NotOneLine, "field", key)
		return content.Text{}
	case most > maxGroups:
		f.report(lines[0].place, saying.TooManyGroups, "count", strconv.Itoa(most))
		return content.Text{}
	}
	return content.NewText(byLang)
}

// oneEach reports whether no two lines are of one language, as in most texts.
func oneEach(lines []textLine) bool {
	for i := range lines {
		for j := range lines[:i] {
			if lines[i].lang == lines[j].lang || i > 8 {
				return false
			}
		}
	}
	return len(lines) > 0
}

// assembleOne is assemble for one line of each language.
func (f form) assembleOne(lines []textLine) content.Text {
	langs, all := make([]content.Lang, len(lines)), make([]content.Safe, len(lines))
	for i, l := range lines {
		safe, ok := f.checkLine(l)
		if !ok {
			return content.Text{}
		}
		langs[i], all[i] = l.lang, safe
	}
	f.checkEqual(lines)
	return content.NewLines(langs, all)
}

// checkLine checks one line of text by the rules for all text, settles its
// particles and cleans it.
func (f form) checkLine(l textLine) (content.Safe, bool) {
	at := f.speaking(l.lang)
	if n := utf8.RuneCountInString(l.s); n > maxLine {
		at.report(l.place, saying.LongLine, "count", strconv.Itoa(n))
		return content.Safe{}, false
	}
	s := content.ResolveParticles(l.lang, l.s, f.holes.reading(f.l.glossary.readsAs))
	at.checkHoles(l)
	safe, err := content.CleanLine(s)
	if err != nil {
		at.reportUnclean(f.src.within(l, s, err), err)
		return content.Safe{}, false
	}
	at.checkWords(l)
	return safe, true
}

// within gives the place of a refused character in a line of text that stands in the file as it
// was checked; for another line, as one with escapes of YAML, that of the line.
func (s *file) within(l textLine, checked string, err error) place {
	bad := asUnclean(err)
	if bad == nil || checked != l.s || l.line > len(s.lines) || !strings.HasPrefix(fromColumn(s.lines[l.line-1], l.col), l.s) {
		return l.place
	}
	return place{l.line, l.col + bad.At}
}

func langList(langs []content.Lang) string {
	names := make([]string, len(langs))
	for i, l := range langs {
		names[i] = string(l)
	}
	return strings.Join(names, ", ")
}

// cleaned gives text whose characters were checked when its file was read. Escapes of
// YAML can still bring in what Clean refuses; that is reported where the text is read,
// and here gives the empty text.
func cleaned(s string) content.Safe {
	safe, err := content.Clean(s)
	if err != nil {
		return content.Safe{}
	}
	return safe
}
