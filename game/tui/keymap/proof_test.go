package keymap

import (
	"reflect"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A text field takes what types; a pack is looked through there with other keys.
func TestEveryKeyOfAProofHasOneThatTypesNothing(t *testing.T) {
	v := reflect.ValueOf(ForProof())
	for i := range v.NumField() {
		b, _ := v.Field(i).Interface().(key.Binding)
		silent := false
		for _, k := range b.Keys() {
			msg, ok := Press(k)
			if !ok || !Pressed(msg, b) {
				t.Errorf("%s: %q is not heard", v.Type().Field(i).Name, k)
			}
			silent = silent || !Types(tea.Msg(msg))
		}
		if !silent {
			t.Errorf("%s has no key for a text field", v.Type().Field(i).Name)
		}
	}
}
