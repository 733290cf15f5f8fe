package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The characters of scripts that are written without spaces which begin no line, and those which
// end none (the kinsoku rules of JIS X 4051, its common part).
const (
	startsNoLine = "、。，．・：；？！」』）］｝】〉》〕〙〗〟゛゜々〻ヽヾゝゞー〜～…‥％" +
		"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ" +
		")]},.:;?!%’”"
	endsNoLine = "「『（［｛【〈《〔〘〖〝([{‘“"
)

// EndsLine reports whether a line may end between two characters without a space between them:
// where one of them belongs to a script that is written without spaces. A number stays with the
// counter behind it, and a character for private use, by which the game binds words, with both sides.
func EndsLine(before, next rune) bool {
	switch {
	case !spaceless(before) && !spaceless(next),
		unicode.IsSpace(before), unicode.IsSpace(next),
		unicode.Is(unicode.Hangul, before), unicode.Is(unicode.Hangul, next),
		unicode.IsMark(next), unicode.Is(unicode.Co, before), unicode.Is(unicode.Co, next),
		strings.ContainsRune(startsNoLine, next), strings.ContainsRune(endsNoLine, before):
		return false
	}
	return !unicode.IsDigit(before)
}

// spaceless reports whether a character is one of a script that is written without spaces: kana,
// Han, their punctuation and the full-width forms.
func spaceless(r rune) bool {
	return r >= '\u3000' && r <= '\u30ff' || r >= '\u31f0' && r <= '\u31ff' || r >= '\u3400' && r <= '\u9fff' ||
		r >= '\uf900' && r <= '\ufaff' || r >= '\uff01' && r <= '\uff60' || r >= 0x20000 && r <= 0x3ffff
}

// Unspaced reports whether a text may hold a character of a script that is written without spaces.
// It looks at bytes alone, so that it costs little for texts that hold none.
func Unspaced(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0xe3 && c <= 0xe9 || c >= 0xef {
			return true
		}
	}
	return false
}

// Chunk is a part of a line inside which no line ends.
type Chunk struct {
	Text   string
	Spaced bool // a space stands before it
}

// Chunks parts a line, without styles, where a line may end: at its spaces, and between characters
// of scripts that are written without them. Put together again, with a space before those that are
// spaced, they are the line.
func Chunks(line string) []Chunk {
	var all []Chunk
	unspaced := Unspaced(line)
	for i, word := range strings.Split(line, " ") {
		spaced, from, before := i > 0, 0, rune(0)
		for at := 0; unspaced && at < len(word); {
			r, size := utf8.DecodeRuneInString(word[at:])
			if at > 0 && EndsLine(before, r) {
				all = append(all, Chunk{word[from:at], spaced})
				spaced, from = false, at
			}
			before = r
			at += size
		}
		all = append(all, Chunk{word[from:], spaced})
	}
	return all
}

// JoinLines makes one line of two that were broken: with a space between them, but none beside a
// character of a script that is written without spaces.
func JoinLines(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case a == "" || b == "",
		(spaceless(last) || spaceless(first)) && !unicode.Is(unicode.Hangul, last) && !unicode.Is(unicode.Hangul, first):
		return a + b
	}
	return a + " " + b
}
