// Package saying holds the words of findings: a table for each language, in a file of
// data named by the code of the language. A finding is a key with arguments; the table
// of a language makes a sentence of it. A further language is one more file.
package saying

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"quest/content"
)

//go:embed *.json explained/*.json explained/examples.txt
var files embed.FS

// tables are the tables that were read so far. Each is read when it is first needed:
// a start of the game needs none.
var tables sync.Map // content.Lang -> *Table

// Table has what findings say in one language. It does not change.
type Table struct {
	lang    content.Lang
	words   words
	english *Table // for what this table lacks; nil for the English table itself
}

// words is a table as its file has it.
type words struct {
	Levels  map[string]string `json:"levels"`  // by their English names
	Words   map[string]string `json:"words"`   // arguments that are words: kinds of objects, by their English names
	Phrases map[Key]Phrase    `json:"phrases"` // {name} stands for an argument
}

// Phrase is what a finding says: what is wrong, and what to do about it.
type Phrase struct {
	What string `json:"what"`
	Todo string `json:"todo"`
}

// In returns the table of a language, or the English one if the language has none.
func In(lang content.Lang) *Table {
	if t, ok := tables.Load(lang); ok {
		return t.(*Table)
	}
	b, err := files.ReadFile(string(lang) + ".json")
	if err != nil && lang != content.English {
		return In(content.English)
	}
	t, err := Read(lang, b)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	tables.Store(lang, t)
	return t
}

// Read makes a table of a file in the form of en.json. What the file lacks is said in
// English.
func Read(lang content.Lang, file []byte) (*Table, error) {
	t := &Table{lang: lang}
	if lang != content.English {
		t.english = In(content.English)
	}
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	if err := d.Decode(&t.words); err != nil {
		return nil, fmt.Errorf("words of findings in %s: %w", lang, err)
	}
	return t, nil
}

// What says what is wrong. The arguments are names and values in turn.
func (t *Table) What(k Key, args ...string) string {
	from, p := t.phrase(k)
	return from.fill(p.What, args)
}

// Todo says what to do about it. The arguments are names and values in turn.
func (t *Table) Todo(k Key, args ...string) string {
	from, p := t.phrase(k)
	return from.fill(p.Todo, args)
}

// Level names a level.
func (t *Table) Level(l Level) string {
	if s := t.words.Levels[l.String()]; s != "" || t.english == nil {
		return s
	}
	return t.english.Level(l)
}

// phrase finds the phrase of a key, and the table that has it. An unknown key has an
// empty phrase.
func (t *Table) phrase(k Key) (*Table, Phrase) {
	p, ok := t.words.Phrases[k]
	if !ok && t.english != nil {
		return t.english.phrase(k)
	}
	return t, p
}

// word translates an argument that is a word; one that is in no table stays as it is.
func (t *Table) word(s string) string {
	if w, ok := t.words.Words[s]; ok {
		return w
	}
	if t.english != nil {
		return t.english.word(s)
	}
	return s
}

// reason translates what an operating system says of a file, or the YAML library of a line,
// which may stand behind a place: "open pack.yaml: permission denied". What is in no table stays.
func (t *Table) reason(s string) string {
	at := strings.LastIndex(s, ": ")
	if at < 0 {
		return t.word(s)
	}
	return s[:at+2] + t.word(s[at+2:])
}

// fill puts the arguments into their places in the text and then settles the
// particles that follow them. The arguments "kind", "kinds", "script", "level", "was" and "successor" are words,
// and "why" may end with some of the operating system or of the YAML library.
func (t *Table) fill(text string, args []string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	pairs := make([]string, 0, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		name, value := args[i], args[i+1]
		switch name {
		case "kind", "kinds", "script", "level", "was", "successor":
			value = t.word(value)
		case "why":
			value = t.reason(value)
		}
		pairs = append(pairs, "{"+name+"}", value)
	}
	return content.ResolveParticles(t.lang, strings.NewReplacer(pairs...).Replace(text), nil)
}
