package lecture

import (
	"slices"
	"strings"
	"unicode"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

// scriptsOf are the scripts of the languages that are not written in Latin letters.
var scriptsOf = lazy.Value[map[string][]*unicode.RangeTable]{Make: func() map[string][]*unicode.RangeTable {
	return map[string][]*unicode.RangeTable{
		"ko": {unicode.Hangul}, "ja": {unicode.Hiragana, unicode.Katakana, unicode.Han}, "zh": {unicode.Han}, "el": {unicode.Greek},
		"ru": {unicode.Cyrillic}, "uk": {unicode.Cyrillic}, "bg": {unicode.Cyrillic}, "sr": {unicode.Cyrillic}, "be": {unicode.Cyrillic},
		"mk": {unicode.Cyrillic}, "kk": {unicode.Cyrillic}, "mn": {unicode.Cyrillic},
	}
}}

func scripts(lang content.Lang) []*unicode.RangeTable {
	base, _, _ := strings.Cut(string(lang), "-")
	if own, ok := scriptsOf.Get()[base]; ok {
		return own
	}
	return []*unicode.RangeTable{unicode.Latin}
}

func latin(lang content.Lang) bool { return scripts(lang)[0] == unicode.Latin }

// share counts the letters of a text without its code, and those in the scripts of a language.
func share(lang content.Lang, s string) (own, all int) {
	tables := scripts(lang)
	for _, c := range bare(s) {
		if unicode.IsLetter(c) {
			all++
			if unicode.In(c, tables...) {
				own++
			}
		}
	}
	return own, all
}

// bare is a text without its code spans and what stands in braces.
func bare(s string) string {
	s = content.WithoutCode(s)
	for {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			return s
		}
		end := strings.IndexByte(s[open:], '}')
		if end < 0 {
			return s
		}
		s = s[:open] + s[open+end+1:]
	}
}

// apart reports whether the letters of a line tell which of the languages it is in.
func apart(langs []content.Lang) bool {
	return len(langs) == 2 && !slices.ContainsFunc(scripts(langs[0]), func(t *unicode.RangeTable) bool { return slices.Contains(scripts(langs[1]), t) })
}

// language gives the index of the language of a line among two whose letters differ; ok is
// false for a line whose letters do not tell. As in a lesson, a tenth of the letters
// is enough to tell a language that is not written in Latin ones.
func language(langs []content.Lang, s string) (i int, ok bool) {
	if lang := mark(langs, s); lang >= 0 {
		return lang, true
	}
	at, most := -1, 0
	for i, lang := range langs {
		own, all := share(lang, s)
		switch {
		case all == 0:
			return 0, false
		case latin(lang):
			if most == 0 {
				at = i
			}
		case own*10 >= all && own > most:
			at, most = i, own
		}
	}
	return max(at, 0), at >= 0
}

// mark gives the language that a mark such as "[ko] " at the start of a line names, -1 for none.
func mark(langs []content.Lang, s string) int {
	return slices.IndexFunc(langs, func(l content.Lang) bool { return strings.HasPrefix(s, "["+string(l)+"] ") })
}

// spoken are the languages that are told by their letters alone; any other text is taken
// for English.
var spoken = []content.Lang{"ko", "ja", "ru", "el", "zh"}

// guess gives the language that the letters of a line tell.
func guess(s string) (content.Lang, bool) {
	_, all := share(content.English, s)
	if all == 0 {
		return "", false
	}
	for _, lang := range spoken {
		if own, _ := share(lang, s); own*10 >= all {
			if lang == "ja" && !strings.ContainsFunc(s, func(c rune) bool { return unicode.In(c, unicode.Hiragana, unicode.Katakana) }) {
				continue // Han alone
			}
			return lang, true
		}
	}
	return content.English, true
}

// told is the language of a line of text, and where the line stands.
type told struct {
	lang  content.Lang
	block int  // index of the block
	leads bool // it is the first text below a heading, a gist or another block that is no text
}

// foreign reports whether a third of the letters of a text are in none of the scripts in which
// packs can be written.
func foreign(s string) bool {
	other, all := 0, 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			all++
			if !unicode.In(c, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Han) && c > unicode.MaxLatin1 && !unicode.Is(unicode.Lm, c) {
				other++
			}
		}
	}
	return other*3 > all
}

// tellings are the languages of the lines of text, in order. A heading's second language in
// bold is no text.
func (r *reader) tellings() []told {
	var all []told
	leads, heading := true, false
	for i, b := range r.blocks {
		if b.kind != textBlock {
			leads, heading = true, b.kind == headingBlock
			continue
		}
		for _, l := range b.lines {
			if heading && boldOnly(l.text) {
				heading = false
				continue
			}
			heading = false
			if lang, ok := guess(l.text); ok {
				all = append(all, told{lang, i, leads})
				leads = false
			}
		}
	}
	return all
}

// settleLanguages decides in which languages the lessons are: those that were asked for,
// else those of the notes.
func (r *reader) settleLanguages() error {
	lines := r.tellings()
	counts := map[content.Lang]int{}
	for _, l := range lines {
		counts[l.lang]++
	}
	var by []content.Lang
	for l := range counts {
		by = append(by, l)
	}
	slices.SortFunc(by, func(a, b content.Lang) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(string(a), string(b))
	})
	both, ahead := inTwo(lines, by, counts)
	r.langs = r.o.Languages
	if len(r.langs) == 0 {
		r.notes.Found = true
		switch {
		case len(by) == 0:
			return ErrEmpty
		case both:
			r.langs = []content.Lang{ahead, by[0]}
			if by[0] == ahead {
				r.langs[1] = by[1]
			}
		case len(by) > 1 && by[0] == content.English && counts[by[1]]*2 >= counts[by[0]]:
			r.langs = by[1:2] // English words stand in notes of every language
		default:
			r.langs = by[:1]
		}
	}
	r.notes.Languages = r.langs
	if apart(r.langs) {
		if !both && len(by) > 0 {
			return &OneLanguageError{by[0]}
		}
		if slices.Contains(r.langs, ahead) {
			r.first = slices.Index(r.langs, ahead)
		}
	}
	if len(r.langs) == 1 && both {
		r.keepOnly(r.langs[0], by[:2])
	}
	return nil
}

// inTwo reports whether lines in two languages stand in pairs, and which language comes first
// in them.
func inTwo(lines []told, by []content.Lang, counts map[content.Lang]int) (both bool, ahead content.Lang) {
	if len(by) < 2 {
		return false, ""
	}
	a, b := by[0], by[1]
	changes := 0
	inside, leads := map[content.Lang]int{}, map[content.Lang]int{} // the language that is ahead: in a paragraph, at a start
	for i, l := range lines {
		if l.leads {
			leads[l.lang]++
		}
		if i == 0 || lines[i-1].lang == l.lang {
			continue
		}
		changes++
		if lines[i-1].block == l.block {
			inside[lines[i-1].lang]++
		}
	}
	ahead = a
	switch {
	case inside[a] != inside[b]:
		if inside[b] > inside[a] {
			ahead = b
		}
	case leads[b] > leads[a]:
		ahead = b
	}
	few := counts[b]
	return few*10 >= counts[a]*4 && (changes*10 >= few*3 || few == 1), ahead
}

// keepOnly leaves out the lines of the other language where the notes are in two and the
// lessons are to be in one.
func (r *reader) keepOnly(lang content.Lang, both []content.Lang) {
	other := both[0]
	if other == lang {
		other = both[1]
	}
	if !slices.Contains(both, lang) {
		return
	}
	a := &assembler{reader: &reader{langs: []content.Lang{lang, other}}}
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.kind == headingBlock {
			titles := a.titles(b.lines[0].text)
			if i+1 < len(r.blocks) && titles[0] == "" {
				if next := &r.blocks[i+1]; next.kind == textBlock && boldOnly(next.lines[0].text) {
					if told, ok := guess(next.lines[0].text); ok && told == lang {
						titles[0] = strings.Trim(next.lines[0].text, "*")
						next.lines = next.lines[1:]
					}
				}
			}
			if titles[0] != "" {
				b.lines[0].text = titles[0]
			}
		}
		if b.kind != textBlock && b.kind != gistBlock {
			continue
		}
		b.lines = slices.DeleteFunc(b.lines, func(l srcLine) bool {
			told, ok := guess(l.text)
			if ok && told == other {
				r.lose(l.line, interchange.Noted, OtherLanguage, "lang", string(other))
				return true
			}
			return false
		})
	}
	r.blocks = slices.DeleteFunc(r.blocks, func(b block) bool { return (b.kind == textBlock || b.kind == gistBlock) && len(b.lines) == 0 })
}
