package content

import "testing"

func TestEveryItemTypeHasItsRow(t *testing.T) {
	for _, kind := range ItemTypes() {
		if r := itemRows.Get()[kind]; r.parts == nil || r.misconceptions == nil {
			t.Errorf("%s: a function is missing in its row", kind)
		}
	}
	if n := len(ItemTypes()); len(itemRows.Get()) != n {
		t.Errorf("%d rows for %d item types", len(itemRows.Get()), n)
	}
}
