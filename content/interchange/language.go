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

// WrittenIn gives the language in which most letters of the texts are that a bank has under a language
// in Latin letters, such as Korean under English. It is empty where they fit, or where the language is
// written in other letters.
func WrittenIn(b *Bank, lang content.Lang) content.Lang {
	if !LatinLetters(lang) {
		return ""
	}
	hangul, kana, all := 0, 0, 0
	var look func(q *Question)
	look = func(q *Question) {
		EachText(q, func(t Text) {
			for _, r := range t[lang] {
				switch {
				case unicode.Is(unicode.Hangul, r):
					hangul++
				case unicode.In(r, unicode.Hiragana, unicode.Katakana):
					kana++
				}
				if unicode.IsLetter(r) {
					all++
				}
			}
		})
		for i := range q.Questions {
			look(&q.Questions[i])
		}
	}
	for i := range b.Quizzes {
		for j := range b.Quizzes[i].Questions {
			look(&b.Quizzes[i].Questions[j])
		}
	}
	switch {
	case 2*hangul > all:
		return content.Korean
	case 2*kana > all:
		return "ja"
	}
	return ""
}

// LatinLetters reports whether a language is written in Latin letters, as far as is known.
func LatinLetters(lang content.Lang) bool {
	return !slices.Contains([]content.Lang{"ko", "ja", "zh", "ru", "uk", "bg", "sr", "mk", "be", "kk", "el", "zh-hans", "zh-hant"}, lang)
}
