package content

import (
	"fmt"
	"reflect"
	"testing"
)

// otherwise is read by reflection, as every list is that has no reader of its own.
type otherwise []indexed

// filled gives every field of a value something that no other field has.
func filled(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(*n%2 == 0)
	case reflect.Int:
		v.SetInt(int64(*n) * 1001 * int64(1-2*(*n%2)))
	case reflect.Uint32:
		v.SetUint(uint64(*n) << 20)
	case reflect.String:
		v.SetString(fmt.Sprint("a-", *n))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), *n%4, *n%4))
		for i := range v.Len() {
			filled(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			filled(v.Field(i), n)
		}
	default:
		panic(v.Type())
	}
}

// TestAnIndexIsReadWithAndWithoutReflectionAlike holds the reader of items against the one for any
// value, over whole and damaged bytes.
func TestAnIndexIsReadWithAndWithoutReflectionAlike(t *testing.T) {
	type plainly struct{ Items otherwise }
	type quickly struct{ Items []indexed }
	items := make(otherwise, 12)
	n := 0
	for i := range items {
		filled(reflect.ValueOf(&items[i]).Elem(), &n)
	}
	raw, err := encodeValue(plainly{items})
	if err != nil {
		t.Fatal(err)
	}
	var got quickly
	if err := decodeValue(string(raw), &got); err != nil || !reflect.DeepEqual(otherwise(got.Items), items) {
		t.Fatalf("%v: %+v", err, got)
	}
	for at := range raw {
		for _, b := range []byte{0, 1, 'A', 0x7f, 0xff, raw[at] + 1} {
			forged := append([]byte(nil), raw...)
			forged[at] = b
			var plain plainly
			var quick quickly
			plainErr, quickErr := decodeValue(string(forged), &plain), decodeValue(string(forged), &quick)
			if (plainErr == nil) != (quickErr == nil) || plainErr == nil && !reflect.DeepEqual(plain.Items, otherwise(quick.Items)) {
				t.Fatalf("byte %d made %#x: %v and %v", at, b, plainErr, quickErr)
			}
		}
	}
}
