package source

import (
	"slices"
	"testing"

	"quest/content"
)

func TestEveryItemTypeHasItsRow(t *testing.T) {
	rows := itemTypes()
	for _, kind := range content.ItemTypes() {
		at := slices.IndexFunc(rows, func(r itemType) bool { return r.name == kind })
		if at < 0 {
			t.Errorf("%s has no row", kind)
			continue
		}
		if r := rows[at]; (r.read == nil || r.check == nil) == (r.several == nil) || len(r.fields) == 0 {
			t.Errorf("%s: read and check, or several, and fields are wanted in its row", kind)
		}
	}
	if n := len(content.ItemTypes()); len(rows) != n {
		t.Errorf("%d rows for %d item types", len(rows), n)
	}
}
