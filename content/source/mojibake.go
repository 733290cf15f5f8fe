package source

import (
	"fmt"
	"strings"
)

// mojibake finds Korean that was decoded as Latin-1 or Windows-1252 somewhere on its
// way: read backwards as bytes, two or more of its characters in a row are Hangul
// syllables, some of them perhaps without a byte that was lost. A single one is
// chance: "Brontë…" holds one. It returns the column where the first such run begins,
// or 0. The text is never repaired: only its author knows what it was.
func mojibake(line string) int {
	if strings.IndexByte(line, 0xc3) < 0 { // with which the signs for the first byte of a syllable begin
		return 0
	}
	runes := []rune(line)
	for i := 0; i < len(runes); i++ {
		at, hits := i, 0
		for size := hangulAt(runes[at:]); size > 0; size = hangulAt(runes[at:]) {
			hits++
			at += size
		}
		if hits >= 2 {
			return i + 1
		}
		if hits == 1 {
			i = at - 1
		}
	}
	return 0
}

// hangulAt reports how many characters at the start, taken as bytes, are what is left
// of one Hangul syllable: its first byte and one or two that follow; 0 if there is
// none.
func hangulAt(runes []rune) int {
	if len(runes) < 2 {
		return 0
	}
	if first, ok := asByte(runes[0]); !ok || first < 0xea || first > 0xed {
		return 0
	}
	size := 1
	for size < 3 && size < len(runes) {
		if b, ok := asByte(runes[size]); !ok || b < 0x80 || b > 0xbf {
			break
		}
		size++
	}
	if size == 1 {
		return 0
	}
	return size
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
