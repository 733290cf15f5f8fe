package content

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quest/content/lazy"
)

// Fold makes typed and written texts comparable (docs/pack-format.md 10.1, loose): NFKC,
// lower case, and of the rest only letters, marks, numbers and the signs that carry
// meaning. "Amazon  SNS." and "amazon-sns" fold to the same text; "x > 3" and "x < 3", "-1"
// and "1", "C++" and "C#" do not. Folding a folded text changes nothing.
func Fold(s string) string {
	if words, ok := plainWords(s, true); ok {
		return words
	}
	return settle(strings.ToLower(signed(s)), strings.ToLower)
}

// FoldKeepingCase is Fold with capital and small letters as they are.
func FoldKeepingCase(s string) string {
	if words, ok := plainWords(s, false); ok {
		return words
	}
	return settle(signed(s), func(s string) string { return s })
}

// plainWords folds a text of ASCII and Hangul syllables in which no sign carries meaning, as most texts are;
// lower makes its letters small. It is false for any other.
func plainWords(s string, lower bool) (words string, ok bool) {
	if !plain(s) {
		return "", false
	}
	b := make([]byte, 0, len(s))
	digits, signs := false, false
	for i := range len(s) {
		c := s[i]
		switch {
		case lower && asciiCapital(c):
			b = append(b, c|0x20)
		case asciiLetter(c) || c >= utf8.RuneSelf:
			b = append(b, c)
		case asciiDigit(c):
			digits = true
			b = append(b, c)
		case strings.IndexByte("<=>!+#", c) >= 0:
			return "", false
		case strings.IndexByte("-/~%", c) >= 0: // they need a number, but not right beside them
			signs = true
		case c == '.' || c == ',' || c == ':':
			if touchesDigit(s, i) {
				return "", false
			}
		}
	}
	if digits && signs {
		return "", false
	}
	return string(b), true
}

// touchesDigit reports whether a digit stands right before or behind a byte of a text, where a point, comma
// or colon is a part of a number.
func touchesDigit(s string, i int) bool {
	return i > 0 && asciiDigit(s[i-1]) || i+1 < len(s) && asciiDigit(s[i+1])
}

func asciiDigit(c byte) bool { return c >= '0' && c <= '9' }

// asciiCapital reports whether a byte is a letter that has a small one to become.
func asciiCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

// asciiLetter reports whether a byte is a letter of ASCII, capital or small.
func asciiLetter(c byte) bool { return c >= 'a' && c <= 'z' || asciiCapital(c) }

// FoldLetters is Fold without any sign: the texts that it makes equal differ at most in
// signs, spaces and case.
func FoldLetters(s string) string { return onlyLetters(Fold(s)) }

// LettersOf gives the letters, marks and numbers of a text, with their case.
func LettersOf(s string) string { return onlyLetters(FoldKeepingCase(s)) }

func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if isWord(r) {
			return r
		}
		return -1
	}, s)
}

// settle folds until nothing changes any more: what is dropped may bring together
// characters that compose into one. Three rounds are enough for any text that was met.
func settle(s string, cased func(string) string) string {
	if isASCII(s) {
		return s
	}
	for range 4 {
		next := cased(signed(s))
		if next == s {
			break
		}
		s = next
	}
	return s
}

// signed is one round of folding, which leaves the case.
func signed(s string) string {
	runes := seen(s)
	var b strings.Builder
	b.Grow(len(s))
	kept := rune(0) // the last one written, if it stands right before, else 0
	for i, r := range runes {
		if !isWord(r) && !means(runes, i, kept) {
			kept = 0
			continue
		}
		if r == '~' {
			r = '-' // 1~5 is how a range is written in Korean
		}
		kept = r
		b.WriteRune(r)
	}
	folded := b.String()
	if end := strings.TrimRight(folded, ".,"); end != "" && isNumber(lastRune(end)) {
		return end // the end of a sentence, not a part of its last number
	}
	return folded
}

// seen gives a text in NFKC without the characters that nobody sees, and with each sign
// in its plainest form.
func seen(s string) []rune {
	runes := make([]rune, 0, len(s))
	for _, r := range norm.NFKC.String(s) {
		if r < unicode.MaxASCII || r >= firstSyllable && r <= lastSyllable {
			runes = append(runes, r)
			continue
		}
		switch plain, ok := plainSigns.Get()[r]; {
		case ok:
			runes = append(runes, []rune(plain)...)
		case unicode.IsLetter(r) || !unicode.In(r, unicode.Cf, unicode.Variation_Selector):
			runes = append(runes, r)
		}
	}
	return runes
}

// The Hangul syllables, which are never anything else in NFKC.
const (
	firstSyllable = '가'
	lastSyllable  = '힣'
)

// plainSigns gives the signs that mean the same as others which every keyboard has.
var plainSigns = lazy.Value[map[rune]string]{Make: func() map[rune]string {
	return map[rune]string{
		'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-",
		'⁄': "/", '∕': "/", '∶': ":", '〜': "~", '∼': "~",
		'≤': "<=", '≦': "<=", '⩽': "<=", '≥': ">=", '≧': ">=", '⩾': ">=",
		'≠': "!=", '≮': "!<", '≯': "!>", '→': ">", '⇒': "=>", '←': "<",
	}
}}

// means reports whether a sign carries meaning where it stands: + and # behind a letter
// or digit, the signs of numbers beside a digit, and comparisons anywhere. before is the
// character that was kept right before it, 0 for none.
func means(runes []rune, i int, before rune) bool {
	switch runes[i] {
	case '<', '>', '=':
		return true
	case '!':
		return compares(next(runes, i, 1))
	case '+':
		return touchesNumber(runes, i) || isWord(before) || before == '+' || before == '#'
	case '#':
		return isWord(before) || before == '+' || before == '#'
	}
	return meansInNumber(runes, i)
}

// meansInNumber is means for the signs of numbers.
func meansInNumber(runes []rune, i int) bool {
	switch runes[i] {
	case '.', ',', ':':
		return touchesNumber(runes, i)
	case '%':
		return touchesNumber(runes, i) || isNumber(next(runes, i, -1))
	case '-':
		return touchesNumber(runes, i) || isMinus(runes, i)
	case '/':
		return touchesNumber(runes, i) || betweenNumbers(runes, i)
	case '~':
		return betweenNumbers(runes, i)
	}
	return false
}

// isMinus reports whether a - that touches no digit belongs to a number behind it, as in
// "- 1", "x > - 1", "3 - 1" and "-.5".
func isMinus(runes []rune, i int) bool {
	if at(runes, i+1) == '.' && isNumber(at(runes, i+2)) {
		return true
	}
	follows := next(runes, i, -1)
	return (follows == 0 || compares(follows) || isNumber(follows)) && isNumber(next(runes, i, 1))
}

func touchesNumber(runes []rune, i int) bool {
	return isNumber(at(runes, i-1)) || isNumber(at(runes, i+1))
}

func betweenNumbers(runes []rune, i int) bool {
	return isNumber(next(runes, i, -1)) && isNumber(next(runes, i, 1))
}

func compares(r rune) bool { return strings.ContainsRune("<>=", r) }

// at gives the character at a place, 0 before the first and behind the last.
func at(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return 0
	}
	return runes[i]
}

// next gives the nearest character in a direction that is no space, 0 for none.
func next(runes []rune, i, d int) rune {
	for i += d; i >= 0 && i < len(runes); i += d {
		if !unicode.IsSpace(runes[i]) {
			return runes[i]
		}
	}
	return 0
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func lastRune(s string) (last rune) {
	for _, r := range s {
		last = r
	}
	return last
}

func isNumber(r rune) bool { return unicode.IsNumber(r) }

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) && !unicode.Is(unicode.Variation_Selector, r)
}
