package keymap

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

func bindings(t *testing.T) map[string]key.Binding {
	t.Helper()
	all := map[string]key.Binding{}
	m := ForGame(false)
	for _, v := range []reflect.Value{reflect.ValueOf(*m), reflect.ValueOf(m.Asking)} {
		for i := range v.NumField() {
			switch b := v.Field(i).Interface().(type) {
			case key.Binding:
				all[v.Type().Field(i).Name] = b
			case Asking:
			default:
				t.Fatalf("field %s is no binding", v.Type().Field(i).Name)
			}
		}
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
		{"ctrl+l", "ctrl+ㅣ"},
		{"u", "ㅕ"},
		{"w", "ㅈ"},
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

func TestFullWidthCharactersAreTheirKeys(t *testing.T) {
	m := ForGame(false)
	for text, b := range map[string]key.Binding{"ｑ": m.Quit, "Ｌ": m.Speech, "？": m.Help, "／": m.Find, "　": m.Space, "ｋ": m.Up, "い": m.Item, "お": m.Preferences, "３": m.Digit} {
		if !Pressed(press(text), b) {
			t.Errorf("%q is no press of %v", text, b.Keys())
		}
	}
	for _, text := range []string{"か", "漢", "ｑｑ", "ﾊ", "０"} {
		if Pressed(press(text), m.Quit) || Pressed(press(text), m.Digit) {
			t.Errorf("%q is a key", text)
		}
	}
	if n, ok := Number(press("７")); !ok || n != 7 {
		t.Errorf("a full-width digit is %d, %v", n, ok)
	}
}

// press is the message that a terminal sends for a key of the table.
func press(k string) tea.KeyPressMsg {
	special := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp,
		"pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "f1": tea.KeyF1,
		"f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7, "tab": tea.KeyTab,
	}
	if rest, ok := strings.CutPrefix(k, "shift+"); ok {
		return tea.KeyPressMsg{Code: special[rest], Mod: tea.ModShift}
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

// What a letter means does not depend on where it is pressed. Several keys may stand
// together for one entry of a footer, and an input method may take a shift away. True and
// false are named by their own letters, which mean something else where nothing is true or
// false. Who only watches cannot test out, so t takes over there. The shop is opened from the
// map, where there are no terms to explain; so are the achievements, by the letter that drills
// all mix-ups in their list.
func TestALetterMeansOneThing(t *testing.T) {
	together := []string{"Choose", "Scroll", "Carry", "ArtSides", "Truth", "True", "False", "TestOut", "Shop", "Deeds"}
	means := map[string]string{}
	for name, b := range bindings(t) {
		if slices.Contains(together, name) {
			continue
		}
		for _, k := range b.Keys() {
			if utf8.RuneCountInString(k) > 1 || k >= "ㄱ" && (name == "MoveUp" || name == "MoveDown") {
				continue
			}
			if other, taken := means[k]; taken && other != name {
				t.Errorf("%q means %s and %s", k, other, name)
			}
			means[k] = name
		}
	}
}
