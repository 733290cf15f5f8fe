package widget

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/unicode/norm"

	"quest/game/tui/style"
)

func typed(f Field, texts ...string) Field {
	for _, s := range texts {
		f, _ = f.Hear(tea.KeyPressMsg{Code: tea.KeyExtended, Text: s})
	}
	return f
}

func struck(f Field, codes ...rune) Field {
	for _, c := range codes {
		f, _ = f.Hear(tea.KeyPressMsg{Code: c})
	}
	return f
}

func TestTheCursorIsCountedInCellsAtEveryPlace(t *testing.T) {
	f := NewField("a한글b é", 24)
	for i := len([]rune("a한글b é")); i >= 0; i-- {
		want := Width(string([]rune("a한글b é")[:i]))
		if f.Cursor() != want {
			t.Errorf("behind %d characters the cursor is at cell %d, want %d", i, f.Cursor(), want)
		}
		_, x, y := f.Draw(style.New(style.Dark, false))
		if x != 2+want || y != 1 {
			t.Errorf("in the box it is at %d, %d", x, y)
		}
		f = struck(f, tea.KeyLeft)
	}
	if f.Cursor() != 0 || f.Value() != "a한글b é" {
		t.Errorf("at the start: %d, %q", f.Cursor(), f.Value())
	}
}

func TestWhatIsTypedIsKeptComposed(t *testing.T) {
	f := typed(NewField("", 24), norm.NFD.String("한"), "e", "\u0301")
	if f.Value() != "한é" || f.Cells() != 3 {
		t.Errorf("%q, %d cells", f.Value(), f.Cells())
	}
}

func TestEditingKeys(t *testing.T) {
	f := NewField("one 둘 three", 24)
	f, _ = f.Hear(tea.KeyPressMsg{Code: 'w', Mod: tea.ModCtrl})
	f = struck(f, tea.KeyBackspace, tea.KeyBackspace)
	f = typed(f, "2")
	if f.Value() != "one 2" {
		t.Errorf("after rubbing out: %q", f.Value())
	}
	f = struck(f, tea.KeyHome, tea.KeyDelete, tea.KeyRight, tea.KeyRight)
	f, _ = f.Hear(tea.KeyPressMsg{Code: 'k', Mod: tea.ModCtrl})
	if f.Value() != "ne" {
		t.Errorf("after deleting: %q", f.Value())
	}
	f, _ = f.Hear(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	if f = struck(f, tea.KeyBackspace, tea.KeyLeft, tea.KeyRight, tea.KeyEnd, tea.KeyDelete); f.Value() != "" || f.Cursor() != 0 {
		t.Errorf("empty: %q at %d", f.Value(), f.Cursor())
	}
}

func TestAFieldNeverGrowsWiderThanItsLimit(t *testing.T) {
	f := NewField("", 5)
	f, full := f.Hear(tea.PasteMsg{Content: "한글이름"})
	if f.Value() != "한글" || !full {
		t.Errorf("%q, full %v", f.Value(), full)
	}
	f, full = f.Hear(tea.KeyPressMsg{Code: 'x', Text: "x"})
	if f.Value() != "한글x" || full {
		t.Errorf("%q, full %v", f.Value(), full)
	}
	f = struck(f, tea.KeyHome)
	if f, full = f.Hear(tea.KeyPressMsg{Code: 'y', Text: "y"}); f.Value() != "한글x" || !full {
		t.Errorf("%q, full %v", f.Value(), full)
	}
}

func TestAPasteOfSeveralLinesBecomesOne(t *testing.T) {
	f, _ := NewField("", 24).Hear(tea.PasteMsg{Content: "a\r\nb\tc\u3000d\x1b[2Je\u202ef"})
	if f.Value() != "a b c d[2Jef" {
		t.Errorf("%q", f.Value())
	}
}

func TestChordsTypeNothing(t *testing.T) {
	f := NewField("a", 24)
	for _, mod := range []tea.KeyMod{tea.ModCtrl, tea.ModAlt} {
		if f, _ = f.Hear(tea.KeyPressMsg{Code: 'x', Mod: mod, Text: "x"}); f.Value() != "a" {
			t.Errorf("%v typed %q", mod, f.Value())
		}
	}
}

func TestAnOldFieldIsNotChangedByANewOne(t *testing.T) {
	old := typed(NewField("", 24), "a")
	typed(old, "b")
	typed(old, "c")
	if old.Value() != "a" {
		t.Errorf("%q", old.Value())
	}
}

// Every syllable is the same however it arrives: whole, decomposed in one piece as from
// the name of a file, or jamo by jamo.
func TestEverySyllableIsKeptComposedHoweverItArrives(t *testing.T) {
	for r := rune(0xAC00); r <= 0xD7A3; r++ {
		want, parts := string(r), norm.NFD.String(string(r))
		whole, _ := NewField("", 4).Hear(tea.KeyPressMsg{Code: tea.KeyExtended, Text: want})
		once, _ := NewField("", 4).Hear(tea.KeyPressMsg{Code: tea.KeyExtended, Text: parts})
		single := NewField("", 4)
		for _, jamo := range parts {
			single, _ = single.Hear(tea.KeyPressMsg{Code: jamo, Text: string(jamo)})
		}
		for how, f := range map[string]Field{"whole": whole, "in one piece": once, "jamo by jamo": single} {
			if f.Value() != want || f.Cells() != 2 || f.Cursor() != 2 {
				t.Fatalf("%s %s is %q in %d cells with the cursor at %d", want, how, f.Value(), f.Cells(), f.Cursor())
			}
		}
	}
}
