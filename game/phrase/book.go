// Package phrase holds every sentence that the game itself says, in English and in
// Korean. Placeholders stand by name, as {name}, because word order differs.
package phrase

import (
	"strings"

	"quest/content"
	"quest/game"
)

// Book is the phrases of one language, by name.
type Book struct {
	Lang  content.Lang
	Plain Plain

	Frame   Frame
	Keys    Keys
	Welcome Welcome
	Home    Home
	Lesson  Lesson
	Quiz    Quiz
	Summary Summary
	Chest   Chest
	Record  Record
	Beside  Beside

	Deeds   Deeds
	Arrange Arrange
	Judged  Judged
	Sure    Sure
	MixUps  MixUps
	Note    Note
	Lab     LabBook
}

// In gives the book of a language; English for one that the game does not speak.
func In(lang content.Lang) *Book {
	if lang == content.Korean {
		return &korean
	}
	return &english
}

// For gives the book for what a player sees: Korean for Korean alone, English for
// English and where both languages are shown.
func For(s game.Speech) *Book {
	if s == game.SpeakKorean {
		return &korean
	}
	return &english
}

// Fill puts values into the named placeholders of a phrase: pairs of name and value.
func Fill(phrase string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(phrase)
}
