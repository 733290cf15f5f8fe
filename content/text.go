package content

import (
	"cmp"
	"slices"
	"strings"
)

// neutral is the key of lines that are the same in every language.
const neutral Lang = ""

// Text is one text of a pack in every language of the pack. It consists of one or
// more groups; each group is one line per language and begins on a new screen
// line. Josa markers are already resolved. The zero value is the missing text.
type Text struct{ spoken []spoken }

// spoken is a text in one language.
type spoken struct {
	lang  Lang
	lines []Safe
}

// NewText makes a text from its lines by language. Every language must have the
// same number of lines; the empty language holds lines that are the same in all.
// The lines must not be changed afterwards.
func NewText(lines map[Lang][]Safe) Text {
	var t Text
	for lang, in := range lines {
		t.spoken = append(t.spoken, spoken{lang, in})
	}
	slices.SortFunc(t.spoken, func(a, b spoken) int { return cmp.Compare(a.lang, b.lang) })
	return t
}

// NewLines is NewText for a text of one line in each of some languages, no two of which are the same.
// The lines must not be changed afterwards.
func NewLines(langs []Lang, lines []Safe) Text {
	t := Text{make([]spoken, len(langs))}
	for i, lang := range langs {
		t.spoken[i] = spoken{lang, lines[i : i+1 : i+1]}
	}
	slices.SortFunc(t.spoken, func(a, b spoken) int { return cmp.Compare(a.lang, b.lang) })
	return t
}

// in returns the lines that stand under a language, and whether there are any.
func (t Text) in(lang Lang) ([]Safe, bool) {
	for _, s := range t.spoken {
		if s.lang == lang {
			return s.lines, true
		}
	}
	return nil, false
}

// Lines returns the groups of the text in one language, one line each. The result
// is shared and must not be changed; it is nil for a missing text.
func (t Text) Lines(lang Lang) []Safe {
	l, ok := t.in(lang)
	if !ok {
		l, _ = t.in(neutral)
	}
	return l
}

// Line returns the text in one language on a single line, its groups joined by
// spaces. Line fields (docs/pack-format.md 4.3) have one group only.
func (t Text) Line(lang Lang) Safe {
	l := t.Lines(lang)
	if len(l) == 1 {
		return l[0]
	}
	parts := make([]string, len(l))
	for i, s := range l {
		parts[i] = s.s
	}
	return Safe{strings.Join(parts, " ")}
}

// Among is Shown for a text that may be of any pack: in its own first language where it has none of
// those, so that it is never blank.
func (t Text) Among(langs []Lang) []Lang {
	shown := t.Shown(langs)
	if len(shown) == 0 && len(langs) > 0 && !t.Empty() {
		return []Lang{t.spoken[0].lang}
	}
	return shown
}

// Langs gives the languages in which the text is written, by code; the empty one for a
// text that is the same in every language.
func (t Text) Langs() []Lang {
	langs := make([]Lang, len(t.spoken))
	for i, s := range t.spoken {
		langs[i] = s.lang
	}
	return langs
}

// With gives the text with its lines in one more language, which must be as many as in the
// others. Lines that it has in the language are replaced.
func (t Text) With(lang Lang, lines []Safe) Text {
	all := map[Lang][]Safe{lang: lines}
	for _, s := range t.spoken {
		if s.lang != lang {
			all[s.lang] = s.lines
		}
	}
	return NewText(all)
}

// before gives the text on one line with another one behind it, in all languages of both.
func (t Text) before(u Text) Text {
	lines := map[Lang][]Safe{}
	for _, lang := range append(t.Langs(), u.Langs()...) {
		lines[lang] = []Safe{{strings.Trim(t.Line(lang).s+" - "+u.Line(lang).s, " -")}}
	}
	return NewText(lines)
}

// Has reports whether the text is written in a language, or the same in all.
func (t Text) Has(lang Lang) bool { return len(t.Lines(lang)) > 0 }

// Borrow gives the text with its lines in one language standing for those in another, which it
// does not have, each behind a mark such as "[en] ".
func (t Text) Borrow(lang, from Lang) Text {
	var lines []Safe
	for _, l := range t.Lines(from) {
		lines = append(lines, Safe{borrowedMark(from) + l.s})
	}
	if len(lines) == 0 {
		return t
	}
	return t.With(lang, lines)
}

// Borrowed gives the language whose lines stand for those in another one, "" if it has its own.
func (t Text) Borrowed(lang Lang) Lang {
	own, ok := t.in(lang)
	if !ok || len(own) == 0 || !strings.HasPrefix(own[0].s, "[") {
		return ""
	}
	for _, s := range t.spoken {
		if mark := borrowedMark(s.lang); s.lang != lang && len(s.lines) == len(own) && own[0].s == mark+s.lines[0].s {
			return s.lang
		}
	}
	return ""
}

// Shown gives those of some languages in which the text is to be shown: the first for a text that
// is the same in all, else each that it has, without one that only borrows from another of them.
func (t Text) Shown(langs []Lang) []Lang {
	if t.Neutral() {
		return langs[:min(1, len(langs))]
	}
	var shown []Lang
	for _, l := range langs {
		if t.Has(l) && !slices.Contains(langs, t.Borrowed(l)) {
			shown = append(shown, l)
		}
	}
	return shown
}

func borrowedMark(from Lang) string { return "[" + string(from) + "] " }

// Neutral reports whether the text is the same in every language, so that it is
// drawn once where both languages are shown.
func (t Text) Neutral() bool {
	_, ok := t.in(neutral)
	return ok && len(t.spoken) == 1
}

// Size is how many bytes the lines of the text have in all languages.
func (t Text) Size() int {
	n := 0
	for _, s := range t.spoken {
		for _, l := range s.lines {
			n += len(l.s)
		}
	}
	return n
}

// Empty reports whether the text is missing.
func (t Text) Empty() bool { return len(t.spoken) == 0 }
