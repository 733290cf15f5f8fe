package game_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"quest/game"
)

// TestASaveOfBeforeTheReviewKeepsAll folds a game that was played before there were steps
// within a day, testdata/fold4.jsonl, and compares it with what that game made of it,
// testdata/fold4.json: all is as it was, but an item that was answered once is due on the
// next study day.
func TestASaveOfBeforeTheReviewKeepsAll(t *testing.T) {
	var p game.Player
	for _, b := range batchesIn(t, "testdata/fold4.jsonl") {
		p.Apply(b)
	}
	raw, err := json.Marshal(&p)
	if err != nil {
		t.Fatal(err)
	}
	was, err := os.ReadFile("testdata/fold4.json")
	if err != nil {
		t.Fatal(err)
	}
	var before, now map[string]any
	if json.Unmarshal(was, &before) != nil || json.Unmarshal(raw, &now) != nil {
		t.Fatal("no JSON")
	}
	items := before["items"].(map[string]any)
	delete(before, "items")
	if len(items) < 5 {
		t.Fatalf("%d items", len(items))
	}
	for id, was := range items {
		k, _ := p.Knowing(id)
		was := was.(map[string]any)
		was["card"] = was["memory"]
		delete(was, "memory")
		delete(was, "due")
		contains(t, id, fieldsOf(t, k), was)
		if k.Due <= k.Day || k.Count == 0 || k.Log.Len() != k.Count {
			t.Errorf("%s: %+v", id, k)
		}
	}
	contains(t, "player", now, before)
}

// fieldsOf gives the fields of an item as JSON, under names that begin with a small letter.
func fieldsOf(t *testing.T, k game.Knowing) map[string]any {
	t.Helper()
	raw, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	var named, fields map[string]any
	if err := json.Unmarshal(raw, &named); err != nil {
		t.Fatal(err)
	}
	fields = map[string]any{}
	for name, v := range named {
		fields[strings.ToLower(name)] = v
	}
	return fields
}

// batchesIn reads batches, one a line.
func batchesIn(t *testing.T, path string) []game.Batch {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []game.Batch
	for lines := bufio.NewScanner(bytes.NewReader(raw)); lines.Scan(); {
		var b game.Batch
		if err := json.Unmarshal(lines.Bytes(), &b); err != nil {
			t.Fatal(err)
		}
		all = append(all, b)
	}
	return all
}

// contains fails unless a value holds all that another holds. A zero value may be left out.
func contains(t *testing.T, path string, has, want any) {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		got, _ := has.(map[string]any)
		for key, w := range want {
			contains(t, path+"."+key, got[key], w)
		}
	case []any:
		got, _ := has.([]any)
		if len(got) != len(want) {
			t.Errorf("%s has %d parts, want %d", path, len(got), len(want))
			return
		}
		for i, w := range want {
			contains(t, fmt.Sprintf("%s[%d]", path, i), got[i], w)
		}
	case float64:
		got, _ := has.(float64)
		if math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
			t.Errorf("%s is %v, want %v", path, has, want)
		}
	default:
		if has == nil && (want == nil || want == false || want == "1970-01-01") {
			return
		}
		if has != want {
			t.Errorf("%s is %v, want %v", path, has, want)
		}
	}
}
