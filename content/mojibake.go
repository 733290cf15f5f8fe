package content

import (
	"fmt"
	"unicode/utf8"
)

// mojibake finds Korean that was decoded as Latin-1 or Windows-1252 somewhere on its
// way: read backwards, two or more of its characters in a row become Hangul. A single
// one is chance ("Brontë…" holds a syllable). It returns the column where the first
// such run begins, or 0. The text is never repaired: only its author knows.
func mojibake(line string) int {
	runes := []rune(line)
	for i := 0; i < len(runes); i++ {
		at, hits := i, 0
		for hangulAt(runes, at) {
			hits++
			at += 3
		}
		if hits >= 2 {
			return i + 1
		}
	}
	return 0
}

// hangulAt reports whether three characters, taken as bytes, are one Hangul syllable.
func hangulAt(runes []rune, i int) bool {
	if i+3 > len(runes) {
		return false
	}
	var b [3]byte
	for j := range b {
		c, ok := asByte(runes[i+j])
		if !ok {
			return false
		}
		b[j] = c
	}
	r, size := utf8.DecodeRune(b[:])
	return size == 3 && r >= 0xac00 && r <= 0xd7a3
}

// asByte is the byte that Latin-1 or Windows-1252 would have read as this character.
func asByte(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0xff {
		return byte(r), true
	}
	for i, w := range [32]rune{
		'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
		0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
	} {
		if w != 0 && w == r {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

// codePoint writes a character as people look it up.
func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }
