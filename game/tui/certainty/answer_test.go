package certainty

import (
	"testing"

	"quest/content"
)

func TestAnAnswerToEveryItemTypeCanBeRepeated(t *testing.T) {
	for _, kind := range content.ItemTypes() {
		if answerRows.Get()[kind].lines == nil {
			t.Errorf("%s has no row", kind)
		}
	}
	if n := len(content.ItemTypes()); len(answerRows.Get()) != n {
		t.Errorf("%d rows for %d item types", len(answerRows.Get()), n)
	}
}
