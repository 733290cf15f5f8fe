package source

import "quest/content"

// Absolute reports whether a text has a word such as "always" or "never", which wrong options like to use
// (Q014), as far as the language is known.
func Absolute(lang content.Lang, text string) bool {
	known := languageOf(lang)
	return known.contains(text, known.absolutes)
}
