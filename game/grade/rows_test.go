package grade

import (
	"errors"
	"reflect"
	"testing"

	"quest/content"
)

func TestEveryItemTypeHasItsRow(t *testing.T) {
	for _, kind := range content.ItemTypes() {
		if r := rows.Get()[kind]; r.judge == nil || r.complete == nil || r.key == nil {
			t.Errorf("%s: a function is missing in its row", kind)
		}
	}
	if n := len(content.ItemTypes()); len(rows.Get()) != n {
		t.Errorf("%d rows for %d item types", len(rows.Get()), n)
	}
}

func TestACaseIsNeverJudged(t *testing.T) {
	night := &content.Item{ID: "night", Type: content.Case}
	key := Key(night, content.English)
	if !reflect.DeepEqual(key, Answer{}) || Complete(night, key) {
		t.Errorf("key %+v, complete %v", key, Complete(night, key))
	}
	if _, err := Judge(night, key); !errors.Is(err, ErrUnfit) {
		t.Errorf("error %v, want ErrUnfit", err)
	}
}

func TestAnUnknownTypeIsNeitherJudgedNorAnswered(t *testing.T) {
	item := &content.Item{ID: "song", Type: "song"}
	if _, err := Judge(item, Answer{}); !errors.Is(err, ErrUnfit) {
		t.Errorf("error %v, want ErrUnfit", err)
	}
	if Complete(item, Answer{}) || !reflect.DeepEqual(Key(item, content.English), Answer{}) {
		t.Error("an answer to an unknown type")
	}
}

func TestAnAnswerIsEmptyUntilAnyOfItsFieldsIsSet(t *testing.T) {
	if !(Answer{}).Empty() {
		t.Error("an answer with nothing in it is not empty")
	}
	if !(Answer{Placed: map[content.PartID]content.PartID{}}).Empty() {
		t.Error("an answer from which the last card was taken is not empty")
	}
	truth := true
	whole := Answer{
		Choice: []content.PartID{"a"}, Truth: &truth, Placed: map[content.PartID]content.PartID{"a": "b"},
		Sequence: []content.PartID{"a"}, Paired: map[content.PartID]content.PartID{"a": "b"}, Typed: map[content.PartID]string{"a": "b"},
	}
	for i := range reflect.TypeFor[Answer]().NumField() {
		field := reflect.TypeFor[Answer]().Field(i)
		if reflect.ValueOf(whole).Field(i).IsZero() {
			t.Fatalf("this test sets no %s", field.Name)
		}
		var a Answer
		reflect.ValueOf(&a).Elem().Field(i).Set(reflect.ValueOf(whole).Field(i))
		if a.Empty() {
			t.Errorf("an answer with %s is empty", field.Name)
		}
	}
}
