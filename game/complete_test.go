package game

import (
	"encoding/json"
	"reflect"
	"testing"
	"unsafe"

	"quest/game/review"
)

// fill sets everything in a value to something that is not zero, fields that are not
// exported too. Equal types get equal values, so that an ID in one event is the ID in
// another.
func fill(t *testing.T, v reflect.Value) {
	t.Helper()
	if v.Type() == reflect.TypeFor[review.Weights]() { // other numbers are no weights
		w := review.DefaultWeights()
		w[0] = 1.5
		v.Set(reflect.ValueOf(w))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("filled")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint64, reflect.Uint8:
		v.SetUint(1)
	case reflect.Float64:
		v.SetFloat(1.5)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(t, v.Index(0))
	case reflect.Array:
		for i := range v.Len() {
			fill(t, v.Index(i))
		}
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(t, key)
		fill(t, value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Field(i)
			fill(t, reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem())
		}
	default:
		t.Fatalf("no value for a %s", v.Type())
	}
}

// A field that a snapshot left out would be lost at the start after the next, and
// nothing else would tell.
func TestASnapshotKeepsEveryFieldOfAPlayer(t *testing.T) {
	var full, again Player
	fill(t, reflect.ValueOf(&full).Elem())
	raw, err := json.Marshal(&full)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &again); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(full, again) {
		t.Errorf("the snapshot %s of\n%+v\ngives\n%+v", raw, full, again)
	}
}

// An event that applyEvent does not know changes nothing, as one of a newer game would.
func TestEveryEventChangesThePlayer(t *testing.T) {
	for i := range reflect.TypeFor[Event]().NumField() {
		name := reflect.TypeFor[Event]().Field(i).Name
		var event Event
		fill(t, reflect.ValueOf(&event).Elem().Field(i))
		changes := false
		for _, before := range [][]Event{
			nil,
			{{Granted: &Granted{Reward: "filled"}}}, // a chest must be there to be opened
			{{Answered: &Answered{Item: "filled", Right: true}}}, // and an answer to be taken back
		} {
			var with, without Player
			with.Apply(Batch{Day: 5, Events: before})
			without.Apply(Batch{Day: 5, Events: before})
			with.Apply(Batch{Day: 5, Events: []Event{event}})
			changes = changes || !reflect.DeepEqual(with, without)
		}
		if !changes {
			t.Errorf("%s changes nothing", name)
		}
	}
}
