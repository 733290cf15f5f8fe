package content

import (
	"hash/fnv"
	"reflect"
	"strconv"
	"testing"
)

// schemaOfTypes is Schema and a hash of the types inside compiled packs.
const schemaOfTypes = "14 e4f87f2038d0d48b"

// TestSchemaNumberFollowsTheTypes fails when a type inside compiled packs has
// changed. Then raise Schema, and put the new pair here.
func TestSchemaNumberFollowsTheTypes(t *testing.T) {
	h := fnv.New64a()
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(x reflect.Type) {
		h.Write([]byte(x.String() + ";"))
		if seen[x] {
			return
		}
		seen[x] = true
		switch x.Kind() {
		case reflect.Struct:
			for i := range x.NumField() {
				f := x.Field(i)
				h.Write([]byte(f.Name + ":"))
				walk(f.Type)
			}
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(x.Elem())
		case reflect.Map:
			walk(x.Key())
			walk(x.Elem())
		default:
		}
	}
	for _, v := range []any{header{}, overview{}, index{}, Lesson{}, Item{}, Lab{}} {
		walk(reflect.TypeOf(v))
	}
	got := strconv.Itoa(Schema) + " " + strconv.FormatUint(h.Sum64(), 16)
	if want := schemaOfTypes; got != want {
		t.Errorf("the types give %q, recorded is %q: raise Schema when they have changed since", got, want)
	}
}
