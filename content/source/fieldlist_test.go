package source

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
)

func TestFieldsSayWhatTheDocumentsNeed(t *testing.T) {
	tables := Fields()
	seen := map[string]bool{}
	for _, table := range tables {
		where := table.Format + " " + string(table.Type) + " " + table.Path
		if seen[where] {
			t.Errorf("two tables for %s", where)
		}
		seen[where] = true
		names := map[string]bool{}
		for _, f := range table.Fields {
			if names[f.Name] {
				t.Errorf("%s lists %s twice", where, f.Name)
			}
			names[f.Name] = true
			if f.Takes == "" || f.Takes == "value" || f.About == "" || strings.HasSuffix(f.About, ".") || strings.HasSuffix(f.Takes, " ") {
				t.Errorf("%s: %s takes %q and is for %q", where, f.Name, f.Takes, f.About)
			}
		}
	}
	for _, kind := range content.ItemTypes() {
		if !seen["quest.quiz/v1 "+string(kind)+" items[]"] {
			t.Errorf("no table for %s", kind)
		}
	}
}

func TestFieldsAreThoseThatAreRead(t *testing.T) {
	find := func(format, path string, kind content.ItemType, name string) FieldEntry {
		for _, table := range Fields() {
			if table.Format == format && table.Path == path && table.Type == kind {
				if i := slices.IndexFunc(table.Fields, func(f FieldEntry) bool { return f.Name == name }); i >= 0 {
					return table.Fields[i]
				}
			}
		}
		return FieldEntry{}
	}
	for _, tt := range []struct {
		format, path string
		kind         content.ItemType
		want         FieldEntry // but for About
	}{
		{"quest.quiz/v1", "items[]", "", FieldEntry{Name: "rev", Takes: "integer 1-99", Absent: "1"}},
		{"quest.quiz/v1", "items[]", "", FieldEntry{Name: "level", Takes: "one of recall, understand, apply, analyze", Absent: "recall"}},
		{"quest.quiz/v1", "items[]", content.Multi, FieldEntry{Name: "choose", Takes: "integer 2-5", Required: true}},
		{"quest.quiz/v1", "items[].options[]", content.Single, FieldEntry{Name: "text", Takes: "line of at most 70 columns", Required: true}},
		{"quest.quiz/v1", "items[].gaps[].reject[]", content.Cloze, FieldEntry{Name: "why", Takes: "prose", Required: true}},
		{"quest.quiz/v1", "items[]", content.Case, FieldEntry{Name: "items", Takes: "list of 1 to 6 maps", Required: true}},
		{"quest.quiz/v1", "defaults", "", FieldEntry{Name: "sources", Takes: "list of 1 to 5 https:// addresses"}},
		{"quest.lab/v1", "actions[].routes[].gates[]", "", FieldEntry{Name: "pass", Takes: "condition", Required: true}},
		{"quest.pack/v1", "lint", "", FieldEntry{Name: "because", Takes: "one line, the same in every language", Required: true}},
		{"quest.rewards/v1", "rewards[].when", "", FieldEntry{Name: "score", Takes: "number from 0 to 1", Absent: "0.8"}},
	} {
		got := find(tt.format, tt.path, tt.kind, tt.want.Name)
		if got.About = ""; got != tt.want {
			t.Errorf("%s %s %s: %+v, want %+v", tt.format, tt.kind, tt.path, got, tt.want)
		}
	}
}
