package content_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

// Each type with the parts of one item of it, in the order of the file.
var partsOf = map[content.ItemType]struct {
	item           content.ItemID
	parts          []content.PartID
	misconceptions []content.MisconceptionID
	shuffled       bool
}{
	content.Single:    {contenttest.ReadMoon, []content.PartID{"moon", "wind", "rivers"}, []content.MisconceptionID{contenttest.WindBelief}, true},
	content.Multi:     {contenttest.TwoAids, []content.PartID{"buoy", "table", "gull", "cloud"}, []content.MisconceptionID{contenttest.WindBelief}, true},
	content.TrueFalse: {contenttest.TideIsWind, []content.PartID{content.True, content.False}, []content.MisconceptionID{contenttest.WindBelief}, false},
	content.Classify:  {contenttest.SortShips, []content.PartID{"tanker", "dinghy", "ferry"}, []content.MisconceptionID{contenttest.WindBelief}, true},
	content.Order:     {contenttest.RiseInLock, []content.PartID{"enter", "close", "fill", "leave"}, nil, true},
	content.Match:     {contenttest.AidsAndUse, []content.PartID{"buoy", "lighthouse", "table", "vane"}, []content.MisconceptionID{contenttest.WindBelief}, true},
	content.Cloze:     {contenttest.TideGaps, []content.PartID{"pull", "count"}, []content.MisconceptionID{contenttest.WindBelief}, false},
}

func TestPartsOfEveryItemType(t *testing.T) {
	for _, kind := range content.ItemTypes() {
		if kind == content.Case {
			continue
		}
		want, ok := partsOf[kind]
		if !ok {
			t.Errorf("no item of type %s is looked at", kind)
			continue
		}
		item, ok := contenttest.Deep().Item(want.item)
		if !ok {
			if item, ok = contenttest.Pack().Item(want.item); !ok {
				t.Fatalf("no item %s", want.item)
			}
		}
		if got := item.Parts(); item.Type != kind || !slices.Equal(got, want.parts) {
			t.Errorf("%s: parts %v of a %s, want %v", kind, got, item.Type, want.parts)
		}
		if got := item.Misconceptions(); !slices.Equal(got, want.misconceptions) {
			t.Errorf("%s: misconceptions %v, want %v", kind, got, want.misconceptions)
		}
		if got := item.Shuffled(); got != want.shuffled {
			t.Errorf("%s: shuffled %v, want %v", kind, got, want.shuffled)
		}
		for _, id := range want.parts {
			if bare := kind == content.TrueFalse || kind == content.Cloze; item.PartText(id).Empty() != bare {
				t.Errorf("%s: the text of part %s is %v", kind, id, item.PartText(id))
			}
		}
		if !item.PartText("nothing-of-the-kind").Empty() {
			t.Errorf("%s: an unknown part has a text", kind)
		}
	}
}

func TestACaseHasNoPartsOfItsOwn(t *testing.T) {
	night := content.Item{ID: "night", Type: content.Case, Shuffle: true}
	if night.Parts() != nil || night.Misconceptions() != nil || night.Shuffled() {
		t.Errorf("%v, %v, %v", night.Parts(), night.Misconceptions(), night.Shuffled())
	}
}

func TestTheItemSaysWhetherItsPartsAreShuffled(t *testing.T) {
	for _, kind := range content.ItemTypes() {
		always, never := false, true
		for _, says := range []bool{true, false} {
			item := content.Item{Type: kind, Shuffle: says}
			always, never = always || !says && item.Shuffled(), never && !item.Shuffled()
		}
		if always != (kind == content.Order) || never != slices.Contains([]content.ItemType{content.TrueFalse, content.Cloze, content.Case}, kind) {
			t.Errorf("%s: always %v, never %v", kind, always, never)
		}
	}
}

func TestTextsOfBinsAndRightSides(t *testing.T) {
	ships, _ := contenttest.Pack().Item(contenttest.SortShips)
	for _, b := range ships.Bins {
		if got := ships.PartText(b.ID); got.Empty() || got.Line(content.English) != b.Text.Line(content.English) {
			t.Errorf("bin %s: %v", b.ID, got)
		}
	}
	aids, _ := contenttest.Deep().Item(contenttest.AidsAndUse)
	for _, p := range aids.Pairs {
		if got := aids.PartText(p.ID); got.Empty() || got.Line(content.English) != p.Right.Line(content.English) {
			t.Errorf("pair %s: %v", p.ID, got)
		}
	}
}
