package source

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"quest/content"
	"quest/content/source/saying"
)

func asUnclean(err error) *content.UncleanError {
	var bad *content.UncleanError
	if errors.As(err, &bad) {
		return bad
	}
	return nil
}

// maxLineColumns is how many columns a line may take: two lines of a narrow screen.
const maxLineColumns = 152

// checkWords checks one line by the rules that look at its words.
func (f form) checkWords(l textLine) {
	if htmlAt(l.s) {
		f.report(l.place, saying.HTMLInText)
	}
	f.checkMarkup(l)
	if unwritten(l.lang, l.s) {
		f.report(l.place, saying.TextUnwritten, "text", shown(l.s))
	}
	// No character but TAB takes more columns than it has bytes.
	if limit := max(f.wide, maxLineColumns); len(l.s) > limit || strings.IndexByte(l.s, '\t') >= 0 {
		if cols := content.Columns(content.PlainText(cleaned(l.s))); cols > limit {
			f.report(l.place, saying.WideLine, "count", strconv.Itoa(cols), "limit", strconv.Itoa(limit))
		}
	}
	if l.lang == neutral {
		return
	}
	words := withoutMarkers(content.WithoutCode(l.s))
	// Where there is one language only, a name in other letters stands for itself.
	name := len(f.l.langs) == 1 && neutralFits(l.s, lineField)
	if script := undrawnLetters(words); script != "" {
		f.report(l.place, saying.UndrawnLetters, "script", script)
	} else if other := f.l.wrongScript(l.lang, words); other != "" && !l.forced && !name {
		f.report(l.place, saying.WrongScript, "lang", string(l.lang), "other", string(other))
	}
	f.checkAvoided(l)
	if doubled := languageOf(l.lang).doubled; doubled != nil {
		if p := doubled(words); p != "" {
			f.report(l.place, saying.ParticleInBothForms, "text", p)
		}
	}
	if n, limit := longestSentence(l.lang, l.s, f.in.exam); n > limit {
		f.report(l.place, saying.LongSentence, "count", strconv.Itoa(n), "limit", strconv.Itoa(limit))
	}
}

// unwritten reports whether a line only says that a text is still to be written, as TODO
// does, alone or with words behind a colon.
func unwritten(lang content.Lang, s string) bool {
	note, _, _ := strings.Cut(s, ":")
	note = strings.Trim(note, " *()[]!")
	if len(note) > longestUnwritten && content.PlainSigns(note) {
		return false
	}
	note = lowered(note)
	return slices.Contains(english.unwritten, note) || slices.Contains(languageOf(lang).unwritten, note)
}

// longestUnwritten is more bytes than any text has that stands for one that is still to be written.
const longestUnwritten = 40

// lowered is strings.ToLower, quicker for texts in which only ASCII has letters of two cases.
func lowered(s string) string {
	if !content.PlainSigns(s) {
		return strings.ToLower(s)
	}
	i := 0
	for i < len(s) && (s[i] < 'A' || s[i] > 'Z') {
		i++
	}
	if i == len(s) {
		return s
	}
	b := []byte(s)
	for ; i < len(b); i++ {
		if b[i] >= 'A' && b[i] <= 'Z' {
			b[i] |= 0x20
		}
	}
	return string(b)
}

// mayHold reports whether a text may have one of some words in small letters, in any case and inside of
// other words too. It is quick and true too often: for texts with letters beyond ASCII.
func mayHold(s string, words []string) bool {
	if len(words) == 0 || !content.PlainASCII(s) {
		return len(words) > 0
	}
	for _, w := range words {
		for i := 0; i+len(w) <= len(s); i++ {
			if s[i]|0x20 == w[0]|0x20 && strings.EqualFold(s[i:i+len(w)], w) {
				return true
			}
		}
	}
	return false
}

// neutralFits reports whether a line may stand for every language: a name in a line
// field; code and signs only in a prose field (docs/pack-format.md 4.2).
func neutralFits(s string, kind fieldKind) bool {
	words := strings.Fields(content.WithoutCode(s))
	for _, w := range words {
		if kind == proseField {
			if strings.IndexFunc(w, func(r rune) bool { return unicode.In(r, unicode.L, unicode.N) }) >= 0 {
				return false
			}
			continue
		}
		first := []rune(w)[0]
		if unicode.IsLetter(first) && !unicode.IsUpper(first) && !smallWord(w) {
			return false
		}
	}
	return true
}

// smallWord names the words that stay small inside a name.
func smallWord(w string) bool {
	switch w {
	case "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "via", "with":
		return true
	}
	return false
}

// withoutMarkers removes everything in braces, such as particles and anchors.
func withoutMarkers(s string) string {
	if !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], '}')
		if end < 0 {
			break
		}
		b.WriteString(s[:open])
		s = strings.TrimPrefix(s[open+end+1:], "}")
	}
	b.WriteString(s)
	return b.String()
}

// wrongScript returns the language in which a line seems to be written instead of
// its own, or nothing (T002).
func (l *loader) wrongScript(lang content.Lang, words string) content.Lang {
	if !latin(lang) {
		if own, all := share(lang, words); own == 0 && all > 12 {
			for _, other := range slices.Concat(l.langs, []content.Lang{content.English}, otherScripts) {
				if n, _ := share(other, words); n > 0 {
					return other
				}
			}
			return content.English
		}
		return ""
	}
	for _, other := range l.langs {
		if other == lang || latin(other) {
			continue
		}
		if n, all := share(other, words); n*10 > all {
			return other
		}
	}
	return l.otherScript(lang, words)
}

// otherScript returns the language of another script, not of the pack, in which most letters of a line
// for a language in Latin letters are.
func (l *loader) otherScript(lang content.Lang, words string) content.Lang {
	own, all := share(lang, words)
	if all <= 12 || 2*own >= all {
		return ""
	}
	for _, other := range otherScripts {
		if n, _ := share(other, words); 2*n > all {
			return other
		}
	}
	return ""
}

// otherScripts are languages by which the scripts are named that a line may be written in.
var otherScripts = []content.Lang{content.Korean, "ja", "zh", "ru", "el"}

// htmlAt reports whether a line holds an HTML tag or comment outside of code.
func htmlAt(s string) bool {
	if !strings.Contains(s, "<") {
		return false
	}
	s = content.WithoutCode(s)
	last := strings.LastIndexByte(s, '>')
	for i := range len(s) {
		if s[i] == '<' && tagAt(s[i+1:], i < last) {
			return true
		}
	}
	return false
}

// tagAt reports whether the text after a < goes on like a tag: a name that ends at a
// space, a slash or the closing >. closed is whether a > follows anywhere.
func tagAt(s string, closed bool) bool {
	if strings.HasPrefix(s, "!--") {
		return true
	}
	s = strings.TrimPrefix(s, "/")
	name := 0
	for name < len(s) && name < 32 && (s[name]|0x20 >= 'a' && s[name]|0x20 <= 'z' || name > 0 && (s[name] >= '0' && s[name] <= '9' || s[name] == '-')) {
		name++
	}
	rest := s[name:]
	return name > 0 && closed && rest != "" && (rest[0] == '>' || rest[0] == ' ' || rest[0] == '/')
}

// longestSentence measures the longest sentence of a line, in words or signs. A
// language without a limit gives two zeros, and a line that is short as a whole the length 0.
// An exam has longer ones.
func longestSentence(lang content.Lang, s string, exam bool) (length, limit int) {
	known := languageOf(lang)
	if limit = known.sentence; exam {
		limit = known.examSentence
	}
	if limit == 0 {
		return 0, 0
	}
	if known.count(s) <= limit {
		return 0, limit // so no sentence of the line can be longer
	}
	var b strings.Builder
	for _, sp := range content.Spans(cleaned(withoutMarkers(s))) {
		if sp.Code {
			b.WriteString("X")
		} else {
			b.WriteString(sp.Text.String())
		}
	}
	for _, one := range sentences(b.String()) {
		length = max(length, known.count(one))
	}
	return length, limit
}

// sentences cuts a line after each full stop, question or exclamation mark that is
// followed by a space.
func sentences(s string) []string {
	var out []string
	start := 0
	for i := 0; i+1 < len(s); i++ {
		if (s[i] == '.' || s[i] == '?' || s[i] == '!') && s[i+1] == ' ' {
			out = append(out, s[start:i+1])
			start = i + 2
		}
	}
	return append(out, s[start:])
}

// hasWord reports whether a text holds one of the words, as a word of its own and in
// any case.
func hasWord(s string, words ...string) bool {
	if !mayHold(s, words) {
		return false
	}
	for _, w := range strings.FieldsFunc(lowered(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '\''
	}) {
		if slices.Contains(words, w) {
			return true
		}
	}
	return false
}
