package keymap

import "strings"

// jamo gives what a key of a letter sends while the Korean input method composes,
// on the two-set keyboard: the letter itself never arrives then.
func jamo(letter rune) (rune, bool) {
	const (
		letters = "qwertyuiopasdfghjklzxcvbnm" + "QWERTOP"
		hangul  = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ" + "ㅃㅉㄸㄲㅆㅒㅖ"
	)
	i := strings.IndexRune(letters, letter)
	if i < 0 {
		lower := letter | 0x20
		if i = strings.IndexRune(letters, lower); i < 0 {
			return 0, false
		}
	}
	return []rune(hangul)[i], true
}

// inHangul gives the other name of a key while the Korean input method composes:
// "q" is "ㅂ" then and "ctrl+c" is "ctrl+ㅊ". It is false for keys without a letter.
func inHangul(key string) (string, bool) {
	chord, letter := "", key
	if i := strings.LastIndex(key, "+"); i > 0 && i+1 < len(key) {
		chord, letter = key[:i+1], key[i+1:]
	}
	if len(letter) != 1 {
		return "", false
	}
	j, ok := jamo(rune(letter[0]))
	return chord + string(j), ok
}
