package quiz

import (
	"testing"

	"quest/content"
	"quest/game/phrase"
)

func TestEveryItemTypeHasItsRow(t *testing.T) {
	english := phrase.In(content.English)
	for _, kind := range content.ItemTypes() {
		r, ok := rows.Get()[kind]
		if !ok || r.ask == nil || r.explain == nil || r.share == nil || r.share(english) == "" {
			t.Errorf("%s: a function is missing in its row", kind)
		}
	}
	if n := len(content.ItemTypes()); len(rows.Get()) != n {
		t.Errorf("%d rows for %d item types", len(rows.Get()), n)
	}
}
