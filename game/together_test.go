package game_test

import (
	"slices"
	"testing"

	"quest/content/contenttest"
	"quest/game"
)

// Everybody who is asked together sees the parts in the same order, another occasion has its own.
func TestPartsStandInOneOrderForEverybody(t *testing.T) {
	pack := contenttest.Pack()
	item, ok := pack.Item(contenttest.TwoAids)
	if !ok {
		t.Fatal("the pack has no such item")
	}
	first := game.AskTogether(pack, item, "round 1")
	if again := game.AskTogether(pack, item, "round 1"); !slices.Equal(again.Parts, first.Parts) {
		t.Errorf("the same occasion has %v and %v", first.Parts, again.Parts)
	}
	moved := false
	for _, occasion := range []string{"round 2", "round 3", "round 4", "round 5"} {
		moved = moved || !slices.Equal(game.AskTogether(pack, item, occasion).Parts, first.Parts)
	}
	if !moved {
		t.Error("every occasion has the same order")
	}
}
