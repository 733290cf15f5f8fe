package game_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// withCase makes the pack's last two items of the first quiz parts of one case.
func withCase(t *testing.T) *content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	head := content.CaseHead{ID: "storm", Scenario: contenttest.Both("A storm is coming.", "폭풍이 옵니다."), Of: 2}
	n := 0
	for i := range parts.Items {
		if id := parts.Items[i].ID; id == contenttest.TideIsWind || id == contenttest.SortShips {
			n++
			own := head
			own.N = n
			parts.Items[i].Case = &own
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

func TestTheItemsOfACaseAreAskedTogetherInTheirOrder(t *testing.T) {
	for seed := range uint64(40) {
		tb := sitDown(t, withCase(t))
		tb.player.Seed = seed
		tb.readOn(contenttest.FirstLesson)
		var asked []content.ItemID
		for _, s := range tb.run(always) {
			if q, ok := s.(game.QuestionStep); ok {
				asked = append(asked, q.Question.Item.ID)
				if q.Question.Item.Case != nil && q.Kind != game.Sitting {
					t.Errorf("a part of the case is asked in a %s", q.Kind)
				}
			}
		}
		if i := slices.Index(asked, contenttest.TideIsWind); i < 0 || i+1 == len(asked) || asked[i+1] != contenttest.SortShips {
			t.Fatalf("seed %d asks %v", seed, asked)
		}
	}
}

// A check asks an item that cites two points only when both were read.
func TestACheckAsksOnlyWhatWasTaught(t *testing.T) {
	parts := contenttest.Parts()
	lesson := &parts.Lessons[0]
	first := slices.IndexFunc(lesson.Blocks, func(b content.Block) bool { return b.Kind == content.Sentence })
	later := []string{"later-1", "later-2", "later-3", "later-4", "later-5", "later-6"}
	for _, anchor := range later {
		block := lesson.Blocks[first]
		block.Anchor = anchor
		lesson.Blocks = append(lesson.Blocks, block)
	}
	for i := range parts.Items {
		if parts.Items[i].ID == contenttest.TideIsWind {
			parts.Items[i].Cites = []content.Cite{{Lesson: lesson.ID, Anchor: lesson.Blocks[first].Anchor}, {Lesson: lesson.ID, Anchor: later[len(later)-1]}}
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for seed := range uint64(20) {
		tb := sitDown(t, pack)
		tb.player.Seed = seed
		read := map[string]bool{}
		tb.readOn(contenttest.FirstLesson)
		for _, s := range tb.run(always) {
			if p, ok := s.(game.PointStep); ok {
				read[p.Point.Anchor] = true
			}
			q, ok := s.(game.QuestionStep)
			if !ok || q.Kind != game.Check {
				continue
			}
			for _, c := range q.Question.Item.Cites {
				if c.Lesson == lesson.ID && !read[c.Anchor] {
					t.Fatalf("seed %d: %s is asked before %s was read", seed, q.Question.Item.ID, c.Anchor)
				}
			}
			if q.Question.Item.ID == contenttest.TideIsWind {
				asked++
			}
		}
	}
	if asked == 0 {
		t.Error("the item that cites two points is never asked")
	}
}
