package giveaway

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is the number of a word.
type token int32

// none is the token of what is no word, such as a particle alone.
const none token = -1

// book numbers the words of a pack in one language. Words that differ in their case, in the s of the plural or in
// particles have one number.
type book struct {
	knows   *words
	names   []string
	numbers map[string]token
	met     map[string]met // by words as they stand in texts, in small letters
}

// met is what is known of a word as it stands in a text.
type met struct {
	token     token
	absolute  bool
	qualifies bool
	small     bool
}

func newBook(knows *words) book {
	return book{knows: knows, numbers: map[string]token{}, met: map[string]met{}}
}

// alphabet tells words from each other where nothing stands between them.
type alphabet uint8

const (
	noWord  alphabet = iota
	letters          // and digits
	hangul
	signs // Han and Kana, whose words are not parted
)

func alphabetOf(r rune) alphabet {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r >= 'A' && r <= 'Z' {
			return letters
		}
		return noWord
	case unicode.Is(unicode.Hangul, r):
		return hangul
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return signs
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		return letters
	}
	return noWord
}

// words calls yield for each word of a text; of signs, for each two that follow each other.
func (b *book) words(text string, yield func(met)) {
	text = strings.ToLower(text)
	before, number := noWord, false
	for from := 0; from < len(text); {
		r, size := utf8.DecodeRuneInString(text[from:])
		kind := alphabetOf(r)
		to := from + size
		for kind != noWord && to < len(text) {
			next, width := utf8.DecodeRuneInString(text[to:])
			if alphabetOf(next) != kind {
				break
			}
			to += width
		}
		switch kind {
		case noWord:
		case signs:
			b.inPairs(text[from:to], yield)
		default:
			yield(b.meet(text[from:to], kind == hangul && before == letters, number))
			number = strings.Trim(text[from:to], "0123456789") == ""
		}
		before, from = kind, to
	}
}

func (b *book) inPairs(run string, yield func(met)) {
	last, width := 0, 0
	for at, r := range run {
		if at > 0 {
			yield(b.meet(run[last:at+utf8.RuneLen(r)], false, false))
		}
		last, width = at, utf8.RuneLen(r)
	}
	if width == len(run) {
		yield(b.meet(run, false, false))
	}
}

// meet gives what is known of a word. One that is attached to letters before it, or to a number, is of another alphabet.
func (b *book) meet(word string, attached, number bool) met {
	if m, ok := b.met[word]; ok && !attached {
		return m
	}
	m := met{token: none, absolute: b.knows.only != "" && b.only(word, attached && !number)}
	if bare := b.bare(word, attached); bare != "" {
		m.token = b.number(bare)
		m.absolute = m.absolute || b.listed(b.knows.absolutes, word)
		m.qualifies = b.listed(b.knows.qualifiers, word)
		m.small = slices.Contains(b.knows.small, word)
	}
	if !attached {
		b.met[word] = m
	}
	return m
}

// number numbers the words without their endings.
func (b *book) number(bare string) token {
	n, ok := b.numbers[bare]
	if !ok {
		n = token(len(b.names))
		b.numbers[bare] = n
		b.names = append(b.names, bare)
	}
	return n
}

func (b *book) listed(list []string, word string) bool {
	if !b.knows.starts {
		return slices.Contains(list, word)
	}
	return slices.ContainsFunc(list, func(known string) bool {
		return known == word || utf8.RuneCountInString(known) > 1 && strings.HasPrefix(word, known)
	})
}

// only reports whether a word ends in one that says "only", behind which a particle may stand.
func (b *book) only(word string, attached bool) bool {
	for _, p := range []string{"", "을", "이", "은", "의"} {
		stem, ok := strings.CutSuffix(word, b.knows.only+p)
		if ok && (stem != "" || attached) {
			return !slices.ContainsFunc(b.knows.notOnly, func(end string) bool { return strings.HasSuffix(stem+b.knows.only, end) })
		}
	}
	return false
}

// bare takes the endings off a word; nothing is left of particles behind a word of another alphabet.
func (b *book) bare(word string, attached bool) string {
	if attached {
		rest := word
		for cut := true; cut && rest != ""; {
			cut = false
			for _, p := range b.knows.particles {
				if r, ok := strings.CutSuffix(rest, p); ok {
					rest, cut = r, true
					break
				}
			}
		}
		if rest == "" {
			return ""
		}
	}
	for _, p := range b.knows.particles {
		if rest, ok := strings.CutSuffix(word, p); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	if n := len(word); b.knows.plural && n > 3 && word[n-1] == 's' && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "is") {
		return word[:n-1]
	}
	return word
}
