package grade_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/grade"
)

// One verdict of each type of question.
func BenchmarkJudge(b *testing.B) {
	type placed = map[content.PartID]content.PartID
	deep, err := content.NewPack(contenttest.DeepParts())
	if err != nil {
		b.Fatal(err)
	}
	at := func(id content.ItemID) *content.Item {
		it, ok := deep.Item(id)
		if !ok {
			b.Fatalf("no item %s", id)
		}
		return it
	}
	words := &content.Item{ID: "words", Type: content.Cloze, Gaps: []content.Gap{*channel()}}
	words.Gaps[0].ID = "a"
	typed := func(text string) grade.Answer { return grade.Answer{Typed: map[content.PartID]string{"a": text}} }
	order := at(contenttest.RiseInLock)
	var sequence []content.PartID
	for _, s := range order.Steps {
		sequence = append([]content.PartID{s.ID}, sequence...)
	}
	match := at(contenttest.AidsAndUse)
	paired := placed{}
	for i, p := range match.Pairs {
		paired[p.ID] = match.Pairs[(i+1)%len(match.Pairs)].ID
	}
	for _, c := range []struct {
		name string
		item *content.Item
		gave grade.Answer
	}{
		{"single", at(contenttest.ReadMoon), grade.Answer{Choice: []content.PartID{"wind"}}},
		{"multi", at(contenttest.TwoAids), grade.Answer{Choice: []content.PartID{"buoy", "cloud"}}},
		{"truefalse", at(contenttest.TideIsWind), grade.Answer{Truth: truth(true)}},
		{"classify", at(contenttest.SortShips), grade.Answer{Placed: placed{"tanker": "any", "dinghy": "any", "ferry": "any"}}},
		{"order", order, grade.Answer{Sequence: sequence}},
		{"match", match, grade.Answer{Paired: paired}},
		{"cloze-right", words, typed("simple notification service")},
		{"cloze-typo", words, typed("simple notifciation service")},
		{"cloze-typo-korean", words, typed("심플 노티피게이션 서비스")},
		{"cloze-wrong", words, typed("relational database service")},
		{"cloze-10000-characters", words, typed(strings.Repeat("가", 10_000))}, // refused before it is read
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = grade.Judge(c.item, c.gave)
			}
		})
	}
	b.Run("read-10000-characters", func(b *testing.B) {
		long := strings.Repeat("가나다 ", 2_500)
		b.ReportAllocs()
		for b.Loop() {
			grade.Read(&words.Gaps[0], long)
		}
	})
}
