package keymap

import (
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

func bindings(t *testing.T) map[string]key.Binding {
	t.Helper()
	all := map[string]key.Binding{}
	v := reflect.ValueOf(*New(false))
	for i := range v.NumField() {
		b, ok := v.Field(i).Interface().(key.Binding)
		if !ok {
			t.Fatalf("field %s is no binding", v.Type().Field(i).Name)
		}
		all[v.Type().Field(i).Name] = b
	}
	return all
}

func TestEveryLetterWorksInHangulModeToo(t *testing.T) {
	for name, b := range bindings(t) {
		for _, k := range b.Keys() {
			last, size := utf8.DecodeLastRuneInString(k)
			isLetter := size == 1 && (last|0x20) >= 'a' && (last|0x20) <= 'z' && (len(k) == 1 || k[:len(k)-1] == "ctrl+")
			if !isLetter {
				continue
			}
			h, ok := inHangul(k)
			if !ok || !slices.Contains(b.Keys(), h) {
				t.Errorf("%s: %q has no key in Hangul mode", name, k)
			}
		}
	}
}

func TestHangulNames(t *testing.T) {
	for _, c := range []struct{ key, want string }{
		{"q", "ㅂ"},
		{"Q", "ㅃ"},
		{"l", "ㅣ"},
		{"L", "ㅣ"},
		{"r", "ㄱ"},
		{"R", "ㄲ"},
		{"k", "ㅏ"},
		{"j", "ㅓ"},
		{"h", "ㅗ"},
		{"g", "ㅎ"},
		{"m", "ㅡ"},
		{"ctrl+c", "ctrl+ㅊ"},
		{"ctrl+f", "ctrl+ㄹ"},
	} {
		if got, ok := inHangul(c.key); !ok || got != c.want {
			t.Errorf("%q is %q in Hangul mode, want %q", c.key, got, c.want)
		}
	}
	for _, k := range []string{"1", "?", "enter", "pgup", "f1", "up"} {
		if got, ok := inHangul(k); ok {
			t.Errorf("%q became %q in Hangul mode", k, got)
		}
	}
}

// press is the message that a terminal sends for a key of the table.
func press(k string) tea.KeyPressMsg {
	special := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp,
		"pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "f1": tea.KeyF1,
	}
	if code, ok := special[k]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if k == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	r, size := utf8.DecodeLastRuneInString(k)
	if size < len(k) {
		return tea.KeyPressMsg{Code: r, Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: r, Text: k}
}

func TestEveryKeyOfTheTableIsHeard(t *testing.T) {
	for name, b := range bindings(t) {
		if b.Help().Key == "" {
			t.Errorf("%s has no name for a footer", name)
		}
		for _, k := range b.Keys() {
			if !Pressed(press(k), b) {
				t.Errorf("%s: %q arrives as %q and is not heard", name, k, press(k).String())
			}
		}
	}
}

func TestNumberHearsDigitsOnly(t *testing.T) {
	for _, c := range []struct {
		key  string
		want int
	}{{"1", 1}, {"9", 9}, {"３", 3}, {"0", 0}, {"a", 0}, {"ㅂ", 0}, {"enter", 0}} {
		n, ok := Number(press(c.key))
		if ok != (c.want != 0) || ok && n != c.want {
			t.Errorf("%q gives %d, %v", c.key, n, ok)
		}
	}
}
