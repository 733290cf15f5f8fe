// Package phrase holds every sentence that the game itself says. A language is a
// folder of JSON files, one for each section of a book. Placeholders stand by name, as
// {name}, because word order differs.
package phrase

import (
	"strings"
	"unicode/utf8"

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
	Terms   Terms
	Quiz    Quiz
	Summary Summary
	Chest   Chest
	Record  Record
	Saving  Saving

	QuestionKeys QuestionKeys
	Answering    Answering
	Verdict      Verdict
	Certainty    Certainty
	MixUps       MixUps
	Rounds       Rounds
	Note         Note
	Lab          LabBook
	Review       Review
	Drops        Drops
	Today        Today
	Find         Find
	Boss         Boss
	Story        Story
	Deeds        Deeds
	Exam         Exam
	Refusals     Refusals
	ClassKeys    ClassKeys
	ClassPast    ClassPast
	Enrol        Enrol
	Classroom    Classroom
	ClassLines   ClassLines
	Board        Board
}

// Fill puts values into the named placeholders of a phrase of the book, and settles the
// particles after them.
func (b *Book) Fill(phrase string, pairs ...string) string {
	return content.ResolveParticles(b.Lang, Fill(phrase, pairs...), nil)
}

// Fill puts values into the named placeholders of a phrase: pairs of name and value,
// which stay as they are. A placeholder without a value stays. One with words, as in
// {n|day|days}, becomes the first where the value is 1 and else the second. A full stop behind a value
// that ends with one is left out.
func Fill(phrase string, pairs ...string) string {
	var b strings.Builder
	b.Grow(2 * len(phrase))
	for rest := phrase; ; {
		at := strings.IndexByte(rest, '{')
		if at < 0 {
			b.WriteString(rest)
			return b.String()
		}
		b.WriteString(rest[:at])
		rest = rest[at:]
		if value, size := valueAt(rest, pairs); size > 0 {
			b.WriteString(value)
			rest = withoutSecondStop(value, rest[size:])
			continue
		}
		b.WriteByte('{')
		rest = rest[1:]
	}
}

// withoutSecondStop takes the full stop off the start of what follows a value that ends with one, as the
// answer of a player may.
func withoutSecondStop(value, rest string) string {
	last, _ := utf8.DecodeLastRuneInString(value)
	first, size := utf8.DecodeRuneInString(rest)
	if (first != '.' && first != '。') || (last != '.' && last != '。') {
		return rest
	}
	if behind := rest[size:]; first == '.' && behind != "" && behind[0] != ' ' && behind[0] != '\n' {
		return rest // the name of a file, or an ellipsis
	}
	return rest[size:]
}

// valueAt gives the value of the placeholder with which a text begins, and how many bytes
// the placeholder takes: 0 if there is no value for it.
func valueAt(text string, pairs []string) (value string, size int) {
	end := strings.IndexByte(text, '}')
	if end < 0 {
		return "", 0
	}
	name, words, choose := strings.Cut(text[1:end], "|")
	for i := 0; i+1 < len(pairs); i += 2 {
		if name != pairs[i] {
			continue
		}
		if one, other, ok := strings.Cut(words, "|"); choose && ok {
			if pairs[i+1] == "1" {
				return one, end + 1
			}
			return other, end + 1
		}
		return pairs[i+1], end + 1
	}
	return "", 0
}
