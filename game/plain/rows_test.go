package plain

import (
	"errors"
	"testing"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

func TestEveryItemTypeHasItsRow(t *testing.T) {
	for _, kind := range content.ItemTypes() {
		r := rows.Get()[kind]
		if r.list == nil || r.read == nil || r.share == nil || r.say == nil {
			t.Errorf("%s: a function is missing in its row", kind)
		}
		if (r.ask == nil) != (r.drop == nil) {
			t.Errorf("%s: parts are asked for but not taken back, or the other way round", kind)
		}
	}
	if n := len(content.ItemTypes()); len(rows.Get()) != n {
		t.Errorf("%d rows for %d item types", len(rows.Get()), n)
	}
}

func TestNoLineAnswersACaseOrAnUnknownType(t *testing.T) {
	for _, kind := range []content.ItemType{content.Case, "song"} {
		_, err := readAs("1", game.Question{Item: &content.Item{Type: kind}}, grade.Answer{})
		var unread *Unread
		if !errors.As(err, &unread) || unread.Why != CannotAsk {
			t.Errorf("%s: %v, want %s", kind, err, CannotAsk)
		}
	}
}
