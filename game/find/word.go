package find

import (
	"math/bits"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quest/content"
)

// word is a word as it is matched: the keys that type it. The keys of Hangul are those of the
// two-set keyboard, so that a syllable which is not finished yet is a beginning of a word like
// any other, and a text that was typed with the keyboard in the other language has the keys of
// the text that was meant.
type word struct {
	keys   string
	starts uint64 // bit i: a syllable begins at key i; of other words the first key alone
	mask   uint64 // one bit for each key in it, several keys sharing some
	hangul bool
}

// keysMost is how many keys of a word are compared, as many as starts has bits.
const keysMost = 64

// newWord makes a word of one script, as eachWord gives it.
func newWord(text string, hangul bool) word {
	w := word{hangul: hangul, starts: 1}
	if !hangul {
		w.keys = text[:min(len(text), keysMost)]
	} else {
		var keys []byte
		w.starts = 0
		for _, r := range text {
			k, _ := content.HangulKeys(r)
			if len(keys)+len(k) > keysMost {
				break
			}
			w.starts |= 1 << len(keys)
			keys = append(keys, k...)
		}
		w.keys = string(keys)
	}
	w.mask = maskOf(w.keys)
	return w
}

// maskOf gives the bits of some keys.
func maskOf(keys string) uint64 {
	mask := uint64(0)
	for i := range len(keys) {
		mask |= keyBit(keys[i])
	}
	return mask
}

func keyBit(key byte) uint64 { return 1 << (key & 63) }

// initials gives the keys with which the syllables of the word begin.
func (w *word) initials() string {
	var keys [keysMost]byte
	n := 0
	for starts := w.starts; starts != 0; starts &= starts - 1 {
		keys[n] = w.keys[bits.TrailingZeros64(starts)]
		n++
	}
	return string(keys[:n])
}

// begins reports whether a syllable, or the word, begins at a key.
func (w *word) begins(at int) bool { return w.starts>>at&1 == 1 }

// eachWord takes a text apart into words in small letters, without marks such as accents.
// Hangul and other scripts are words of their own wherever they meet, because Korean writes
// particles behind foreign words. The bytes are only good until yield returns.
func eachWord(text string, yield func(word []byte, hangul bool)) {
	var buf [256]byte
	b, hangul := buf[:0], false
	flush := func() {
		if len(b) > 0 {
			yield(b, hangul)
			b = b[:0]
		}
	}
	for _, r := range text {
		switch {
		case r < unicode.MaxASCII:
			lower := byte(r)
			if 'A' <= r && r <= 'Z' {
				lower |= 0x20
			}
			if (lower < 'a' || lower > 'z') && (lower < '0' || lower > '9') {
				flush()
				continue
			}
			if hangul {
				flush()
				hangul = false
			}
			b = append(b, lower)
		case unicode.Is(unicode.Hangul, r):
			if !hangul {
				flush()
				hangul = true
			}
			b = append(b, string(r)...)
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if hangul {
				flush()
				hangul = false
			}
			b = append(b, plainLetter(r)...)
		case unicode.IsMark(r): // it belongs to the letter before it
		default:
			flush()
		}
	}
	flush()
}

// plainLetter gives a letter without the marks that are a part of it, as a small letter.
func plainLetter(r rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(string(r)))
}
