package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// checkEqual warns of code, numbers and placeholders that one language has and
// another has not (T008).
func (f form) checkEqual(lines []textLine) {
	byLang := map[content.Lang][]textLine{}
	for _, l := range lines {
		byLang[l.lang] = append(byLang[l.lang], l)
	}
	source := byLang[f.l.langs[0]]
	for _, lang := range f.l.langs[1:] {
		others := byLang[lang]
		for i := range min(len(source), len(others)) {
			f.checkPair(source[i], others[i])
		}
	}
}

// checkFixed holds a line of an overlay against the line of the source.
func (f form) checkFixed(source string, other textLine) {
	f.checkPair(textLine{lang: f.l.langs[0], s: source}, other)
}

// checkPair warns where only one of two lines has a code, a number or a placeholder.
func (f form) checkPair(source, other textLine) {
	const signs = "`{0123456789"
	if !strings.ContainsAny(source.s, signs) && !strings.ContainsAny(other.s, signs) {
		return
	}
	a, b := f.fixedParts(source.s), f.fixedParts(other.s)
	if !slices.Equal(a, b) && !f.inWords(a, b, other) && !f.inWords(b, a, source) {
		f.speaking(other.lang).report(other.place, saying.FixedPartsDiffer, "text", shown(difference(a, b)), "source", string(source.lang), "lang", string(other.lang))
	}
}

// inWords reports whether the fixed parts of one line have a further digit only because
// they say how many options are to be chosen: "2개 선택" beside "Which TWO". The other
// line must say it by a word of its language.
func (f form) inWords(parts, others []string, other textLine) bool {
	choose := f.get("choose")
	if choose == nil || len(choose.text) != 1 || choose.text < "2" || choose.text > "5" {
		return false
	}
	i := slices.Index(parts, choose.text)
	if i < 0 || !slices.Equal(slices.Delete(slices.Clone(parts), i, i+1), others) {
		return false
	}
	return languageOf(other.lang).countsInWords(other.s, int(choose.text[0]-'0'))
}

// fixedParts gives, in alphabetical order, what does not change with the language.
func (f form) fixedParts(s string) []string {
	var parts []string
	var plain strings.Builder
	for _, sp := range content.Spans(cleaned(s)) {
		if sp.Code {
			parts = append(parts, "`"+sp.Text.String()+"`")
			plain.WriteByte(' ')
		} else {
			plain.WriteString(sp.Text.String())
		}
	}
	if f.holes != nil {
		for _, p := range content.Placeholders(s) {
			parts = append(parts, "{"+p.Name+"}")
		}
	}
	parts = append(parts, strings.FieldsFunc(plain.String(), func(r rune) bool { return r < '0' || r > '9' })...)
	slices.Sort(parts)
	return parts
}

// difference gives the first part that only one of two sorted lists has.
func difference(a, b []string) string {
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			return b[i]
		case i >= len(b):
			return a[i]
		case a[i] != b[i]:
			return min(a[i], b[i])
		}
	}
	return ""
}
