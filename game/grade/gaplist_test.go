package grade_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/grade"
)

func TestAGapWithTwoKnownWrongAnswersCanBeChosenFromAList(t *testing.T) {
	item, ok := contenttest.Deep().Item(contenttest.TideGaps)
	if !ok {
		t.Fatal("no cloze")
	}
	for lang, want := range map[content.Lang][]string{
		content.English: {"moon", "rivers", "wind"},
		content.Korean:  {"강", "달", "바람"},
	} {
		got := grade.GapList(&item.Gaps[0], lang)
		if len(got) != len(want) {
			t.Fatalf("%s: %v, want %v", lang, got, want)
		}
		right := 0
		for i, c := range got {
			if c.String() != want[i] {
				t.Errorf("%s: choice %d is %q, want %q", lang, i, c, want[i])
			}
			if grade.Read(&item.Gaps[0], c.String()).Right() {
				right++
			}
		}
		if right != 1 {
			t.Errorf("%s: %d choices are right", lang, right)
		}
	}
	if got := grade.GapList(&item.Gaps[1], content.English); got != nil {
		t.Errorf("a gap without known wrong answers offers %v", got)
	}
}
