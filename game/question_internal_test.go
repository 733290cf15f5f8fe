package game

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

// An order and a match are never asked in the order that answers them, whatever the seed; the
// same seed gives the same order, and every other order can come.
func TestNoQuestionIsAskedInTheOrderThatAnswersIt(t *testing.T) {
	steps := []content.OrderStep{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	pairs := []content.Pair{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	for _, c := range []struct {
		name   string
		item   content.Item
		answer int // how many parts in the order of the file are the answer
		orders int
	}{
		{"order", content.Item{ID: "o", Type: content.Order, Steps: steps}, 3, 5},
		{"two steps", content.Item{ID: "o", Type: content.Order, Steps: steps[:2]}, 2, 1},
		{"match", content.Item{ID: "m", Type: content.Match, Shuffle: true, Pairs: pairs}, 3, 5},
		{"match that asks for no shuffle", content.Item{ID: "m", Type: content.Match, Pairs: pairs}, 3, 5},
		{"match with an extra", content.Item{ID: "m", Type: content.Match, Pairs: pairs[:2], Extra: []content.Extra{{ID: "x"}}}, 2, 5},
	} {
		pack, seen := contenttest.Pack(), map[string]bool{}
		for seed := range uint64(300) {
			q := newQuestion(pack, &c.item, seed, "sitting 1")
			if slices.Equal(q.Parts[:c.answer], c.item.Parts()[:c.answer]) {
				t.Errorf("%s, seed %d: asked solved: %v", c.name, seed, q.Parts)
			}
			if again := newQuestion(pack, &c.item, seed, "sitting 1"); !slices.Equal(q.Parts, again.Parts) {
				t.Errorf("%s, seed %d: %v, then %v", c.name, seed, q.Parts, again.Parts)
			}
			key := ""
			for _, id := range q.Parts {
				key += string(id)
			}
			seen[key] = true
		}
		if len(seen) != c.orders {
			t.Errorf("%s: %d orders, want %d: %v", c.name, len(seen), c.orders, seen)
		}
	}
}
