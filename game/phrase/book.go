// Package phrase holds every sentence that the game itself says. A language is a
// folder of JSON files, one for each section of a book. Placeholders stand by name, as
// {name}, because word order differs.
package phrase

import (
	"slices"
	"strings"

	"quest/content"
)

// Book is the phrases of one language, by section and name. The names of the fields
// are the keys in the files of the language.
type Book struct {
	Lang  content.Lang
	books *Books // to which it belongs

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

// Fill puts values into the named placeholders of a phrase: pairs of name and value,
// which stay as they are.
func Fill(phrase string, pairs ...string) string {
	named := slices.Clone(pairs)
	for i := 0; i+1 < len(named); i += 2 {
		named[i] = "{" + named[i] + "}"
	}
	return strings.NewReplacer(named...).Replace(phrase)
}
