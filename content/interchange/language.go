package interchange

import (
	"slices"
	"unicode"

	"quest/content"
)

// Name makes the name of a pack of the name of a file: words in the form of an ID.
func Name(file string) string {
	if id := slug(file, idLength); content.Identifier(id) {
		return id
	}
	if id := "quiz-" + slug(file, idLength); content.Identifier(id) {
		return id
	}
	return "questions"
}

// LanguageOf guesses the language of text by its letters: Korean and Japanese have letters
// of their own, and Latin ones are taken for English. For other letters it gives no language but
// the name of the script: several languages are written in it.
func LanguageOf(text string) (lang content.Lang, script string) {
	counts := map[string]int{}
	all := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		all++
		if r < 0x250 {
			counts["Latin"]++
			continue
		}
		for _, name := range []string{"Hangul", "Hiragana", "Katakana", "Cyrillic", "Greek", "Han"} {
			if unicode.Is(unicode.Scripts[name], r) {
				counts[name]++
			}
		}
	}
	share := func(names ...string) bool {
		n := 0
		for _, name := range names {
			n += counts[name]
		}
		return n > 0 && n*5 >= all
	}
	switch {
	case share("Hangul"):
		return content.Korean, ""
	case share("Hiragana", "Katakana") || counts["Hiragana"] > 0 && share("Hiragana", "Katakana", "Han"):
		return "ja", ""
	}
	for _, name := range []string{"Cyrillic", "Greek", "Han"} {
		if share(name) {
			return "", name
		}
	}
	return content.English, ""
}

// LatinLetters reports whether a language is written in Latin letters, as far as is known.
func LatinLetters(lang content.Lang) bool {
	return !slices.Contains([]content.Lang{"ko", "ja", "zh", "ru", "uk", "bg", "sr", "mk", "be", "kk", "el", "zh-hans", "zh-hant"}, lang)
}
