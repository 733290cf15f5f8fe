package keymap

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// vowels are the kana that a Japanese input method types at once for a key of a letter, as no
// consonant stands before it.
var vowels = map[rune]rune{'あ': 'a', 'い': 'i', 'う': 'u', 'え': 'e', 'お': 'o'}

// narrow gives the key behind a character that an input method types in its place: a full-width
// letter, digit, sign or space, or the kana of a vowel. It is false for any other character.
func narrow(press tea.KeyPressMsg) (tea.KeyPressMsg, bool) {
	r, size := utf8.DecodeRuneInString(press.Text)
	if size == 0 || size != len(press.Text) {
		return press, false
	}
	switch key, vowel := vowels[r]; {
	case vowel:
		r = key
	case r == '　':
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, true
	case r >= '！' && r <= '～':
		r += '!' - '！'
	default:
		return press, false
	}
	return tea.KeyPressMsg{Code: r, Text: string(r)}, true
}
