package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// keysTwice gives the keys that stand twice in one object of a JSON text, with the keys around
// them. The usual decoder takes the last one without a word.
func keysTwice(text []byte) (twice []string, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	type object struct {
		name string
		keys map[string]bool // nil for a list
		key  string          // whose value comes next, "" where a key comes next
	}
	var open []object
	path := func(key string) string {
		var names []string
		for _, o := range open {
			if o.name != "" {
				names = append(names, o.name)
			}
		}
		return strings.Join(append(names, key), ".")
	}
	valued := func() { // a value is whole
		if n := len(open); n > 0 {
			open[n-1].key = ""
		}
	}
	for {
		token, err := d.Token()
		if err != nil {
			return twice, err // io.EOF at the end
		}
		top := len(open) - 1
		switch token {
		case json.Delim('{'), json.Delim('['):
			o := object{}
			if top >= 0 {
				o.name = open[top].key
			}
			if token == json.Delim('{') {
				o.keys = map[string]bool{}
			}
			open = append(open, o)
			continue
		case json.Delim('}'), json.Delim(']'):
			open = open[:top]
			valued()
			continue
		}
		if top < 0 || open[top].keys == nil || open[top].key != "" {
			valued()
			continue
		}
		key := token.(string)
		if open[top].keys[key] {
			twice = append(twice, path(key))
		}
		open[top].keys[key], open[top].key = true, key
	}
}

func TestKeysThatStandTwiceAreFound(t *testing.T) {
	for text, want := range map[string][]string{
		`{"a": 1, "b": {"a": 2}, "c": [{"a": 1}, {"a": 2}]}`: nil,
		`{"a": 1, "b": "a", "a": 2}`:                         {"a"},
		`{"x": {"one": "1", "other": "2", "one": "3"}}`:      {"x.one"},
		`[{"id": 1, "name": {"en": "a", "en": "b"}}]`:        {"name.en"},
		`{"a": ["a", "a"], "b": null, "b": true}`:            {"b"},
	} {
		if got, _ := keysTwice([]byte(text)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A sentence, or anything else in a data file, that has the key of another one would take its place
// unseen.
func TestMessagesAndDataHaveEachKeyOnce(t *testing.T) {
	root, files := filepath.Join("..", ".."), 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != root || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".json":
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		twice, err := keysTwice(text)
		if !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", path, err)
		}
		for _, key := range twice {
			t.Errorf("%s: %q stands twice", path, key)
		}
		return nil
	})
	if err != nil || files < 40 {
		t.Fatalf("%d files, %v", files, err)
	}
}
