package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/content"
)

// language is what the rules for texts know of one language that a pack may be written
// in. A rule for which a language has no words is not held against its texts. A
// further language is one more table like english, and a case in languageOf.
type language struct {
	scripts  []*unicode.RangeTable // in which it is written (docs/pack-format.md 4.6)
	attached bool                  // words run into each other, or particles are attached to them, so words are looked for inside of words

	count        func(string) int // how long a text is, in words or signs
	perMinute    int              // so many of them are read in a minute (docs/pack-format.md 8.1)
	sentence     int              // so many of them a sentence may have (Q040); 0 for no limit
	examSentence int              // and one of an item that is written like an exam

	takeaways []string    // names of the section with the takeaways, folded (docs/pack-format.md 8.2)
	absolutes []string    // words that wrong options like to use (Q014)
	catchAll  []string    // options that are no options (Q012), in small letters
	counts    [4][]string // how a stem may say that two, three, four, five are to be chosen (Q008)
	verdicts  []string    // words for right and wrong at the start of a reason (Q031)
	negatives negatives
	options   optionNames
	unwritten []string                  // texts that stand for one that is still to be written (T015), in small letters; those of English count everywhere
	doubled   func(words string) string // finds a particle that is written in both its forms (T010); nil without particles
}

// negatives are words that turn a question round and are easy to miss (Q011).
type negatives struct {
	words []string // marked when they stand in capitals; in small letters here
	ends  []string // ends of such words
	parts []string // parts of words that are marked when they are bold
}

// optionNames are the ways to point at an option by its letter, number or position (Q015).
type optionNames struct {
	lettered []string // nouns before a letter or number: "option B"
	nouns    []string // nouns after an ordinal, and before a pointer: "first option", "option above"
	ordinals []string
	pointers []string
	counter  string   // sign behind a number that makes it an ordinal
	after    []string // what follows the counter where it points at an option
}

// languageOf gives what is known of a language. A language without a table has its
// scripts and how long its texts are. A script behind the language counts: sr-latn.
func languageOf(lang content.Lang) *language {
	if lang == content.English {
		return &english
	}
	if lang == content.Korean {
		return &korean
	}
	base, rest, _ := strings.Cut(string(lang), "-")
	script, _, _ := strings.Cut(rest, "-")
	switch script {
	case "latn":
		return &latinScript
	case "cyrl":
		return &cyrillic
	}
	switch base {
	case "en":
		return &english
	case "ko":
		return &korean
	case "ja":
		return &japanese
	case "zh", "yue":
		return &chinese
	case "ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "tg", "tt", "mn":
		return &cyrillic
	case "el":
		return &greek
	}
	return &latinScript
}

// The languages of which only the script is known. Their texts are read as fast as
// English where words are parted by spaces, and as fast as Korean where they are not.
var (
	latinScript = language{scripts: []*unicode.RangeTable{unicode.Latin}, count: countWords, perMinute: 130}
	cyrillic    = language{scripts: []*unicode.RangeTable{unicode.Cyrillic}, count: countWords, perMinute: 130}
	greek       = language{scripts: []*unicode.RangeTable{unicode.Greek}, count: countWords, perMinute: 130}
	japanese    = language{scripts: []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana, unicode.Han}, attached: true, count: countLetters, perMinute: 300}
	chinese     = language{scripts: []*unicode.RangeTable{unicode.Han}, attached: true, count: countLetters, perMinute: 300}
)

func countWords(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// latin reports whether a language is written in Latin letters.
func latin(lang content.Lang) bool { return languageOf(lang).scripts[0] == unicode.Latin }

// scriptsDiffer reports whether no two languages of the pack share a script, so that
// the letters of a line tell its language.
func (l *loader) scriptsDiffer() bool {
	var seen []*unicode.RangeTable
	for _, lang := range l.langs {
		scripts := languageOf(lang).scripts
		for _, script := range scripts {
			if slices.Contains(seen, script) {
				return false
			}
		}
		seen = append(seen, scripts...)
	}
	return true
}

// byScript gives the language of the pack in whose letters a line is written; ok is
// false where letters do not tell. Names in Latin letters stand in texts of every
// language, so a tenth of the letters is enough to tell one that has others.
func (l *loader) byScript(line string) (lang content.Lang, ok bool) {
	if len(l.langs) < 2 || !l.scriptsDiffer() {
		return "", false
	}
	letters, most := withoutMarkers(content.WithoutCode(line)), 0
	for _, one := range l.langs {
		own, all := share(one, letters)
		switch {
		case all == 0:
			return "", false
		case latin(one):
			if most == 0 {
				lang, ok = one, true
			}
		case own*10 >= all && own > most:
			lang, ok, most = one, true, own
		}
	}
	return lang, ok
}

// share counts the letters of a line, and those in the scripts of a language.
func share(lang content.Lang, s string) (own, all int) {
	scripts := languageOf(lang).scripts
	latin, hangul := slices.Contains(scripts, unicode.Latin), slices.Contains(scripts, unicode.Hangul)
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				all++
				if latin {
					own++
				}
			}
		case r >= '가' && r <= '힣':
			all++
			if hangul {
				own++
			}
		case unicode.IsLetter(r):
			all++
			if unicode.In(r, scripts...) {
				own++
			}
		}
	}
	return own, all
}

// contains reports whether a text holds one of the words of the language.
func (lg *language) contains(s string, words []string) bool {
	if !lg.attached {
		return hasWord(s, words...)
	}
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// countsInWords reports whether a stem says by a word that so many options, 2 to 5, are
// to be chosen.
func (lg *language) countsInWords(stem string, choose int) bool {
	return slices.ContainsFunc(lg.counts[choose-2], func(w string) bool { return strings.Contains(stem, w) })
}
