package source

import (
	"slices"
	"strings"
	"unicode"

	"quest/content"
)

// A pack may be written in a language of the Latin, Cyrillic, Greek, Hangul, Kana and Han scripts: their
// letters stand in cells from left to right and keep their form there, so that every terminal draws them
// alike. A language of another script is refused by the name of that script (S003).

// undrawn names the scripts that are refused, with the letters by which each is known and the languages
// that are written in it.
var undrawn = []struct {
	name      string
	letters   *unicode.RangeTable
	languages string // with their codes of scripts
}{
	{"Arabic", unicode.Arabic, "ar fa ur ps sd ug ckb arab aran"},
	{"Hebrew", unicode.Hebrew, "he yi hebr"},
	{"Syriac", unicode.Syriac, "syr syrc"},
	{"Thaana", unicode.Thaana, "dv thaa"},
	{"N'Ko", unicode.Nko, "nqo nkoo"},
	{"Devanagari", unicode.Devanagari, "hi mr ne sa mai bho kok deva"},
	{"Bengali", unicode.Bengali, "bn as beng"},
	{"Gurmukhi", unicode.Gurmukhi, "pa guru"},
	{"Gujarati", unicode.Gujarati, "gu gujr"},
	{"Odia", unicode.Oriya, "or orya"},
	{"Tamil", unicode.Tamil, "ta taml"},
	{"Telugu", unicode.Telugu, "te telu"},
	{"Kannada", unicode.Kannada, "kn knda"},
	{"Malayalam", unicode.Malayalam, "ml mlym"},
	{"Sinhala", unicode.Sinhala, "si sinh"},
	{"Thai", unicode.Thai, "th"},
	{"Lao", unicode.Lao, "lo laoo"},
	{"Khmer", unicode.Khmer, "km khmr"},
	{"Myanmar", unicode.Myanmar, "my mymr"},
	{"Tibetan", unicode.Tibetan, "bo dz tibt"},
	{"Georgian", unicode.Georgian, "ka geor"},
	{"Armenian", unicode.Armenian, "hy armn"},
	{"Ethiopic", unicode.Ethiopic, "am ti ethi"},
	{"Cherokee", unicode.Cherokee, "chr cher"},
	{"Canadian Aboriginal", unicode.Canadian_Aboriginal, "iu cr cans"},
	{"Mongolian", unicode.Mongolian, "mong"},
}

// drawn are the scripts that are not refused.
var drawn = []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Han, unicode.Bopomofo}

// undrawnScript names the script of a language that is refused, "" for others. The script of a language
// code counts before the language: ku-arab, az-latn.
func undrawnScript(lang content.Lang) string {
	parts := strings.Split(string(lang), "-")
	of := parts[0]
	if len(parts) > 1 && len(parts[1]) == 4 {
		of = parts[1]
	}
	for _, s := range undrawn {
		if slices.Contains(strings.Fields(s.languages), of) {
			return s.name
		}
	}
	return ""
}

// undrawnLetters names the script in which more than half of the letters of a line are, if it is refused.
// A few such letters in a line of another script are what the line is about.
func undrawnLetters(words string) string {
	if content.PlainSigns(words) {
		return ""
	}
	all, most := 0, 0
	var found map[string]int
	for _, r := range words {
		if r < unicode.MaxLatin1 || !unicode.IsLetter(r) {
			if unicode.IsLetter(r) {
				all++
			}
			continue
		}
		all++
		if unicode.In(r, drawn...) {
			continue
		}
		if found == nil {
			found = map[string]int{}
		}
		found[scriptName(r)]++
		most++
	}
	if most == 0 || 2*most <= all || all <= 12 {
		return ""
	}
	name := ""
	for n := range found {
		if name == "" || found[n] > found[name] || found[n] == found[name] && n < name {
			name = n
		}
	}
	return name
}

// scriptName names the script of a letter that is refused.
func scriptName(r rune) string {
	for _, s := range undrawn {
		if unicode.Is(s.letters, r) {
			return s.name
		}
	}
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return "unknown"
}
