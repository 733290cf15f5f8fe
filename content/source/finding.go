package source

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// Level is how bad a finding is. A pack with an error is not loaded.
type Level = saying.Level

// The levels.
const (
	Note    = saying.Note
	Warning = saying.Warning
	Error   = saying.Error
)

// Finding is one thing that the loader has to say about a pack: where, what, and
// what to do about it.
type Finding struct {
	File  string // path inside the pack, with slashes
	Line  int    // from 1; a finding about a whole file is at 1:1
	Col   int    // from 1, in characters
	Code  string // such as "Y001"; a code never changes its meaning
	Level Level
	ID    string       // the object concerned, such as "item/who-calls", or empty
	Lang  content.Lang // the language of the text concerned, or empty

	object int // line of the object concerned in its file, 0 for the file itself
	key    saying.Key
	args   []string // of the key: name, value, name, value, ...
}

// What says what is wrong, in English if the findings do not speak the language.
func (f Finding) What(lang content.Lang) string { return saying.In(lang).What(f.key, f.args...) }

// Apart is What for somebody who does not see the file: it names no line of it.
func (f Finding) Apart(lang content.Lang) string {
	if f.key == saying.SameText {
		return saying.In(lang).What(saying.SameTextTwice, f.args...)
	}
	return f.What(lang)
}

// Todo says what to do about it, in English if the findings do not speak the language.
func (f Finding) Todo(lang content.Lang) string { return saying.In(lang).Todo(f.key, f.args...) }

// String is the line that people and editors read:
// "file:line:col: CODE what; what to do". Warnings and notes are marked.
func (f Finding) String(lang content.Lang) string { return f.line(saying.In(lang)) }

// line is String in the words of a table.
func (f Finding) line(words *saying.Table) string {
	mark := ""
	if f.Level != Error {
		mark = " (" + words.Level(f.Level) + ")"
	}
	return fmt.Sprintf("%s:%d:%d: %s%s %s; %s", f.File, f.Line, f.Col, f.Code, mark, words.What(f.key, f.args...), words.Todo(f.key, f.args...))
}

// JSON is the finding as one object on one line, for programs.
func (f Finding) JSON(lang content.Lang) ([]byte, error) {
	return json.Marshal(struct {
		File  string       `json:"file"`
		Line  int          `json:"line"`
		Col   int          `json:"col"`
		Code  string       `json:"code"`
		Level string       `json:"level"`
		What  string       `json:"what"`
		Todo  string       `json:"todo"`
		ID    string       `json:"id"`
		Lang  content.Lang `json:"lang"`
	}{f.File, f.Line, f.Col, f.Code, f.Level.String(), f.What(lang), f.Todo(lang), f.ID, f.Lang})
}

// Count tells how many of the findings are errors, warnings and notes.
func Count(findings []Finding) (errors, warnings, notes int) {
	for _, f := range findings {
		switch f.Level {
		case Error:
			errors++
		case Warning:
			warnings++
		case Note:
			notes++
		}
	}
	return errors, warnings, notes
}

// inOrder sorts findings by path, line, column and code, and keeps equal ones once.
func inOrder(findings []Finding) []Finding {
	slices.SortStableFunc(findings, compareFindings)
	return slices.CompactFunc(findings, func(a, b Finding) bool { return compareFindings(a, b) == 0 && a.Level == b.Level })
}

func compareFindings(a, b Finding) int {
	if c := cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col), strings.Compare(a.Code, b.Code)); c != 0 {
		return c
	}
	return strings.Compare(a.What(content.English), b.What(content.English))
}

// WorstFirst gives the findings with errors before warnings and warnings before notes,
// otherwise in the order in which they were.
func WorstFirst(findings []Finding) []Finding {
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, func(a, b Finding) int { return cmp.Compare(b.Level, a.Level) })
	return sorted
}

// maxShown is how many characters of a pack's own text a finding repeats.
const maxShown = 80

// shown makes foreign text fit for a finding, which is printed on a terminal: what
// Clean refuses is written as its code point, line breaks become spaces, and long
// text is cut.
func shown(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxShown {
			return content.Visible(spaced(s[:i])) + "…"
		}
	}
	return content.Visible(spaced(s))
}

// spaced puts a space in the place of each line break and TAB.
func spaced(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, s)
}
