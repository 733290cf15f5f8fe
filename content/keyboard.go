package content

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Keystroke is one key of the two-set Korean keyboard, or a character that no key of it
// types differently.
type Keystroke struct {
	Key    rune // the Latin letter on the key, a capital for shift; any other character as it is
	Hangul bool // it was written as a Hangul letter
}

// The keys of the letters that a syllable is put together from, in the order of Unicode.
var (
	leadKeys  = [...]string{"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"}
	vowelKeys = [...]string{"k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"}
	tailKeys  = [...]string{
		"", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg",
		"a", "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
	}
)

// Keystrokes gives the keys by which a text is typed, folded but for its case: "람다" and
// "fkaek" are typed with the same keys. Composed syllables, loose letters and decomposed
// text make no difference.
func Keystrokes(s string) []Keystroke {
	var all []Keystroke
	for _, r := range FoldKeepingCase(s) {
		keys, ok := hangulKeys(r)
		if !ok {
			all = append(all, Keystroke{Key: r})
			continue
		}
		for _, k := range keys {
			all = append(all, Keystroke{Key: k, Hangul: true})
		}
	}
	return all
}

// hangulKeys gives the keys of a syllable, or of a letter as NFKC leaves it. It is false
// for other characters and for letters that no key types.
func hangulKeys(r rune) (string, bool) {
	const (
		syllables, lead, vowel, tail = '가', 0x1100, 0x1161, 0x11A7
		vowels, tails                = 21, 28
	)
	switch {
	case r >= syllables && r <= '힣':
		n := int(r - syllables)
		return leadKeys[n/(vowels*tails)] + vowelKeys[n/tails%vowels] + tailKeys[n%tails], true
	case r == 0x1121: // NFKC leaves ㅄ so
		return "qt", true
	case r == 0x111A: // and ㅀ
		return "fg", true
	case r >= lead && int(r-lead) < len(leadKeys):
		return leadKeys[r-lead], true
	case r >= vowel && int(r-vowel) < len(vowelKeys):
		return vowelKeys[r-vowel], true
	case r > tail && int(r-tail) < len(tailKeys):
		return tailKeys[r-tail], true
	}
	return "", false
}

// SameKeys reports whether two texts are typed with the same keys, but one of them, in
// part at least, with the keyboard in the other language: the 한/영 key was forgotten.
// Texts of one script are never called so, however alike they are, and neither is a single
// key, which may be a command.
func SameKeys(typed, wanted []Keystroke) bool {
	if len(typed) != len(wanted) || len(typed) < 2 {
		return false
	}
	slipped, capitals := false, allCapitals(typed)
	for i, t := range typed {
		if t != wanted[i] && !t.slips(wanted[i], capitals) {
			return false
		}
		slipped = slipped || t.Hangul != wanted[i].Hangul
	}
	return slipped
}

// slips reports whether a key was pressed in place of another keystroke that is not just
// the same. capitals is whether caps lock may have been on.
func (t Keystroke) slips(wanted Keystroke, capitals bool) bool {
	switch {
	case !wanted.Hangul: // whether a capital was meant cannot be seen from Hangul
		return unicode.ToLower(t.Key) == unicode.ToLower(wanted.Key)
	case t.Hangul:
		return false
	}
	return t.Key == wanted.Key || (capitals || !shifted(t.Key)) && unicode.ToLower(t.Key) == wanted.Key
}

// shifted reports whether a key types another Hangul letter with shift.
func shifted(key rune) bool {
	switch key {
	case 'Q', 'W', 'E', 'R', 'T', 'O', 'P':
		return true
	}
	return false
}

// allCapitals reports whether every Latin letter is a capital, as with caps lock.
func allCapitals(keys []Keystroke) bool {
	for _, k := range keys {
		if !k.Hangul && unicode.IsLower(k.Key) {
			return false
		}
	}
	return true
}

// HangulKeys gives the keys of the two-set keyboard that type a composed syllable or a letter
// of Hangul, a capital for shift; false for any other character.
func HangulKeys(r rune) (string, bool) {
	if r >= 0x3131 && r <= 0x318E || r >= 0xFFA1 && r <= 0xFFDC { // letters as keyboards send them
		return letterKeys(r)
	}
	return hangulKeys(r)
}

// letterKeys gives the keys of a letter as keyboards send it, which may be two letters in one
// character, such as ㄳ.
func letterKeys(r rune) (string, bool) {
	keys := ""
	for _, part := range norm.NFKC.String(string(r)) {
		k, ok := hangulKeys(part)
		if !ok {
			return "", false
		}
		keys += k
	}
	return keys, keys != ""
}
