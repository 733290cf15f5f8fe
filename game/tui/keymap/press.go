package keymap

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// special are the keys that type nothing, by their names.
var special = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"home": tea.KeyHome, "end": tea.KeyEnd, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7,
	"f8": tea.KeyF8, "f9": tea.KeyF9,
}

// Press gives the message of a key by its name, as a terminal sends it; false for a name that
// is none of the table.
func Press(name string) (tea.KeyPressMsg, bool) {
	for prefix, mod := range map[string]tea.KeyMod{"shift+": tea.ModShift, "ctrl+": tea.ModCtrl} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			press, known := Press(rest)
			press.Mod, press.Text = mod, ""
			return press, known
		}
	}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code}, true
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, true
	}
	if r, size := utf8.DecodeRuneInString(name); size > 0 && size == len(name) {
		return tea.KeyPressMsg{Code: r, Text: name}, true
	}
	return tea.KeyPressMsg{}, false
}

// Clicked gives the press that stands for a click on an entry of a footer; false for one that
// stands for several digits. An entry of two directions is the first of them in its left
// half, and the second one in the rest.
func (m *Map) Clicked(b key.Binding, left bool) (tea.KeyPressMsg, bool) {
	for _, pair := range [][3]key.Binding{
		{m.Choose, m.Up, m.Down},
		{m.Scroll, m.Up, m.Down},
		{m.Sides, m.Left, m.Right},
		{m.Carry, m.MoveUp, m.MoveDown},
		{m.ArtSides, m.ArtLeft, m.ArtRight},
		{m.Pages, m.PageUp, m.PageDown},
		{m.Truth, m.True, m.False},
	} {
		if slices.Equal(b.Keys(), pair[0].Keys()) {
			one := pair[2]
			if left {
				one = pair[1]
			}
			return Press(one.Keys()[0])
		}
	}
	switch names := b.Keys(); {
	case len(names) == 0, slices.Equal(names, m.Digit.Keys()):
		return tea.KeyPressMsg{}, false
	case slices.Contains(names, b.Help().Key): // in a text field it goes by another name
		return Press(b.Help().Key)
	default:
		return Press(names[0])
	}
}
