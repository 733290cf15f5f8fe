package source

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"quest/content"
)

// Level is how bad a finding is. A pack with an error is not loaded.
type Level uint8

// The levels.
const (
	Note Level = iota + 1
	Warning
	Error
)

// String names the level in English, as machine output does.
func (l Level) String() string {
	switch l {
	case Note:
		return "note"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "unknown"
}

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
	say    *phrase
	args   []string // name, value, name, value, ...
}

// What says what is wrong, in English or Korean.
func (f Finding) What(lang content.Lang) string { return fill(f.words(lang).is, f.args, lang) }

// Todo says what to do about it, in English or Korean.
func (f Finding) Todo(lang content.Lang) string { return fill(f.words(lang).do, f.args, lang) }

func (f Finding) words(lang content.Lang) words {
	switch {
	case f.say == nil:
		return words{}
	case lang == content.Korean:
		return f.say.ko
	}
	return f.say.en
}

// String is the line that people and editors read:
// "file:line:col: CODE what; what to do". Warnings and notes are marked.
func (f Finding) String(lang content.Lang) string {
	mark := ""
	if f.Level != Error {
		mark = " (" + levelName(f.Level, lang) + ")"
	}
	return fmt.Sprintf("%s:%d:%d: %s%s %s; %s", f.File, f.Line, f.Col, f.Code, mark, f.What(lang), f.Todo(lang))
}

func levelName(l Level, lang content.Lang) string {
	if lang != content.Korean {
		return l.String()
	}
	switch l {
	case Note:
		return "참고"
	case Warning:
		return "경고"
	case Error:
	}
	return "오류"
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
	return cmp.Or(
		strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
		strings.Compare(a.Code, b.Code), strings.Compare(a.What(content.English), b.What(content.English)),
	)
}

// phrase is one thing that a finding can say. The texts hold {names} that the
// arguments of the finding replace. Phrases live in variables that need no code at
// start: several hundred strings must not cost the first frame anything.
type phrase struct {
	code   string
	level  Level
	en, ko words
}

// words are the two halves of a finding in one language.
type words struct{ is, do string }

// fill puts the arguments into their places in the text, and then settles the
// particles that follow them.
func fill(text string, args []string, lang content.Lang) string {
	if !strings.Contains(text, "{") {
		return text
	}
	pairs := make([]string, 0, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		pairs = append(pairs, "{"+args[i]+"}", args[i+1])
	}
	return content.ResolveParticles(lang, strings.NewReplacer(pairs...).Replace(text), nil)
}

// maxShown is how many characters of a pack's own text a finding repeats.
const maxShown = 80

// shown makes foreign text fit for a finding, which is printed on a terminal: what
// Clean refuses is written as its code point, line breaks become spaces, and long
// text is cut.
func shown(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > maxShown {
			b.WriteString("…")
			break
		}
		switch {
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case content.FirstUnclean(string(r)) != nil:
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
