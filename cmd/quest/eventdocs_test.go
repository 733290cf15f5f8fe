package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"quest/game"
)

// Every event of a save is a row of docs/saves.md, under the name that it has in a line.
func TestDocsNameEveryEventOfASave(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "saves.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "## What a line holds")
	table, _, found := strings.Cut(rest, "\n## ")
	if !found {
		t.Fatal("docs/saves.md has no table of events")
	}
	event := reflect.TypeFor[game.Event]()
	for i := range event.NumField() {
		name, _, _ := strings.Cut(event.Field(i).Tag.Get("json"), ",")
		if !strings.Contains(table, "`"+name+"`") {
			t.Errorf("docs/saves.md does not say what %q records", name)
		}
	}
}
