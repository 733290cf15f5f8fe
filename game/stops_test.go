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
