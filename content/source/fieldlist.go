package source

import (
	"fmt"
	"strings"

	"quest/content"
)

// FieldTable lists the fields of one map of a pack's files, for the documents.
type FieldTable struct {
	Format string           // of the file, such as "quest.quiz/v1"
	Path   string           // of the map in the file, such as "items[].options[]"; "" for the file itself
	Type   content.ItemType // of the item that has the fields; "" if they belong to no type
	Fields []FieldEntry
}

// FieldEntry is one field of a table, in English.
type FieldEntry struct {
	Name     string
	Takes    string // what may be written there, with its limits
	Required bool
	Absent   string // what an absent field means; "" for nothing
	About    string // what it is for
}

// Fields lists the fields of every file of a pack that has any, as they are read: the
// tables of a file in the order in which its maps stand, then those of the item types.
func Fields() []FieldTable {
	var all []FieldTable
	for _, file := range []struct {
		format string
		rec    *record
	}{
		{"quest.pack/v1", &manifestRecord},
		{"quest.concepts/v1", &glossaryRecord},
		{"quest.lesson/v1", &lessonRecord},
		{"quest.quiz/v1", &quizRecord},
		{"quest.lab/v1", &labRecord},
		{"quest.rewards/v1", &rewardsRecord},
		{"quest.blueprint/v1", &blueprintRecord},
		{"quest.i18n/v1", &overlayRecord},
		{"quest.i18n-lesson/v1", &lessonOverlayRecord},
	} {
		all = append(all, tables(FieldTable{Format: file.format}, file.rec.fields)...)
		if file.rec == &quizRecord {
			all = append(all, itemTables(file.format)...)
		}
	}
	return all
}

// itemTables lists what every item has, and for each type what is its own.
func itemTables(format string) []FieldTable {
	at := FieldTable{Format: format, Path: "items[]"}
	all := tables(at, itemFields())
	for _, t := range itemTypes() {
		at.Type = t.name
		all = append(all, tables(at, t.fields)...)
	}
	return all
}

// tables lists fields, and the maps that stand in them.
func tables(at FieldTable, fields []field) []FieldTable {
	var inside []FieldTable
	for i := range fields {
		f := &fields[i]
		entry := FieldEntry{f.name, f.whatItTakes(), f.required, f.absent, f.about}
		if f.name == formatField.name {
			entry.Takes = at.Format
		}
		at.Fields = append(at.Fields, entry)
		// The options under "lint" are the same everywhere; the pack's own lists them.
		if f.of == nil || f.of == &lintRecord && at.Format != "quest.pack/v1" {
			continue
		}
		path := strings.TrimPrefix(at.Path+"."+f.name, ".")
		if f.kind == mapsField {
			path += "[]"
		}
		inside = append(inside, tables(FieldTable{Format: at.Format, Path: path, Type: at.Type}, f.of.fields)...)
	}
	return append([]FieldTable{at}, inside...)
}

// whatItTakes says what may be written in a field.
func (f *field) whatItTakes() string {
	if f.takes != "" && f.kind != wordsField {
		return f.takes
	}
	switch f.kind {
	case wordsField:
		return f.listOf(f.takes)
	case idField:
		return "ID"
	case refField:
		return "ID of a " + f.refers
	case refsField:
		return f.listOf(f.refers + " IDs")
	case lineField:
		return "line"
	case labelField:
		return fmt.Sprintf("line of at most %d columns", maxLabel)
	case proseField:
		return "prose"
	case plainField:
		return "one line, the same in every language"
	case integerField:
		return fmt.Sprintf("integer %d-%d", f.low, f.high)
	case shareField:
		return "number from 0 to 1"
	case boolField:
		return "true or false"
	case choiceField:
		return "one of " + strings.Join(f.words, ", ")
	case dateField:
		return "YYYY-MM-DD"
	case mapField:
		return "map"
	case mapsField:
		return f.listOf("maps")
	default: // values with a form of their own say what they take
		return "value"
	}
}

// listOf says how many of something a list takes.
func (f *field) listOf(what string) string {
	if f.low == 0 {
		return fmt.Sprintf("list of at most %d %s", f.high, what)
	}
	return fmt.Sprintf("list of %d to %d %s", f.low, f.high, what)
}
