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
	for _, lang := range f.l.langs[1:] {
		source, other := 0, 0 // the lines of a language stand in the order of their groups
		for {
			source, other = nextIn(f.l.langs[0], lines, source), nextIn(lang, lines, other)
			if source == len(lines) || other == len(lines) {
				break
			}
			f.checkPair(lines[source], lines[other])
			source, other = source+1, other+1
		}
	}
}

// nextIn gives the first line in a language from a place on, or how many lines there are.
func nextIn(lang content.Lang, lines []textLine, from int) int {
	for from < len(lines) && lines[from].lang != lang {
		from++
	}
	return from
}

// checkFixed holds a line of an overlay against the line of the source.
func (f form) checkFixed(source string, other textLine) {
	f.checkPair(textLine{lang: f.l.langs[0], s: source}, other)
}

// checkPair warns where only one of two lines has a code, a number or a placeholder.
func (f form) checkPair(source, other textLine) {
	if !hasFixed(source.s) && !hasFixed(other.s) {
		return
	}
	if f.holes == nil && onlyDigits(source.s) && sameDigits(source.s, other.s) {
		return
	}
	a, b := f.fixedParts(source.s), f.fixedParts(other.s)
	if !slices.Equal(a, b) && !f.inWords(a, b, other) && !f.inWords(b, a, source) {
		f.speaking(other.lang).report(other.place, saying.FixedPartsDiffer, "text", shown(difference(a, b)), "source", string(source.lang), "lang", string(other.lang))
	}
}

// hasFixed reports whether a line may have something that does not change with the language.
func hasFixed(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= '0' && c <= '9' || c == '`' || c == '{' {
			return true
		}
	}
	return false
}

// onlyDigits reports whether the numbers of a line are all that does not change with the language.
func onlyDigits(s string) bool { return !strings.ContainsAny(s, "`*[\\") }

// sameDigits reports whether another line has the same numbers as one, in the same order, and only
// numbers as well.
func sameDigits(s, other string) bool {
	if !onlyDigits(other) {
		return false
	}
	for {
		var a, b string
		if a, s = nextNumber(s); a == "" {
			b, _ = nextNumber(other)
			return b == ""
		}
		if b, other = nextNumber(other); a != b {
			return false
		}
	}
}

// nextNumber gives the first digits of a text and what follows them.
func nextNumber(s string) (digits, rest string) {
	i := 0
	for i < len(s) && (s[i] < '0' || s[i] > '9') {
		i++
	}
	end := i
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	return s[i:end], s[end:]
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
