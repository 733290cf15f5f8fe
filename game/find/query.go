package find

import (
	"math/bits"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The limits of what is searched for, so that nothing that is typed or pasted takes long.
const (
	queryBytes = 512
	wordsMost  = 6
)

// Query is what a player typed, read for matching. The zero value finds nothing.
type Query struct {
	words []sought
	text  string // in small letters, one space between words
	whole string // all keys
	slip  string // all keys, as they would type Hangul
}

// sought is a word that is searched for.
type sought struct {
	word
	slip     string // the keys as they would type the other script
	initials bool   // Hangul without a vowel: syllables are named by their first letters
	digits   bool   // it has some: a number is never taken for another one
}

// Read reads what a player typed.
func Read(text string) Query {
	if len(text) > queryBytes {
		text = strings.ToValidUTF8(text[:queryBytes], "")
	}
	var q Query
	typed := norm.NFC.String(fold(text))
	eachWord(typed, func(word []byte, hangul bool) {
		if len(q.words) == wordsMost {
			return
		}
		w := sought{word: newWord(string(word), hangul)}
		w.digits = strings.ContainsAny(w.keys, "0123456789")
		w.initials = hangul && !strings.ContainsAny(w.keys, vowels)
		q.words = append(q.words, w)
		q.text += " " + string(word)
		q.whole += w.keys
	})
	q.text = strings.TrimPrefix(q.text, " ")
	q.readSlips(typed)
	return q
}

// vowels are the keys of the two-set keyboard that type vowels.
const vowels = "yuiophjklbnmOP"

// fold gives the usual form of letters of other widths and forms, and leaves the letters of
// Hangul as a keyboard sends them.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		if unicode.Is(unicode.Zs, r) {
			return ' '
		}
		return r
	}, text)
}

// readSlips notes for each word what its keys type with the keyboard in the other language.
func (q *Query) readSlips(typed string) {
	capitals := strings.IndexFunc(typed, unicode.IsLower) < 0 // as with caps lock
	at := 0
	cased := strings.FieldsFunc(typed, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	for i := range q.words {
		w := &q.words[i]
		if w.hangul {
			w.slip = strings.ToLower(w.keys)
		} else if at < len(cased) {
			w.slip = layoutKeys(cased[at], capitals)
			at++
		}
		q.slip += w.slip
	}
}

// layoutKeys gives Latin letters as keys of Hangul: with shift only those that type another
// letter then.
func layoutKeys(letters string, capitals bool) string {
	if capitals {
		return strings.ToLower(letters)
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("QWERTOP", r) {
			return r
		}
		return unicode.ToLower(r)
	}, letters)
}

// Empty reports whether there is nothing to search for.
func (q Query) Empty() bool { return len(q.words) == 0 }

// The scores of a word, 0 to 100: how well it fits what is searched for.
const (
	fitsWhole    = 100
	fitsBegin    = 92 // the word goes on; up to fitsBeginLess less for each key
	fitsInitials = 78 // ㄹㅅ for 레슨
	fitsSlip     = 74 // fptms for 레슨
	fitsInside   = 70 // a later syllable begins so
	fitsTypo     = 62
	fitsWithin   = 52 // letters in the middle of a word
)

// score tells how well a word fits, 0 for not at all.
func (q *sought) score(w *word) int {
	if q.hangul != w.hangul {
		return q.slipped(w)
	}
	missing := bits.OnesCount64(q.mask &^ w.mask)
	if missing > 2 || len(q.keys) == 0 {
		return 0
	}
	if missing == 0 {
		if strings.HasPrefix(w.keys, q.keys) {
			if len(w.keys) == len(q.keys) {
				return fitsWhole
			}
			return fitsBegin - min(10, (len(w.keys)-len(q.keys))/2)
		}
		if s := q.inside(w); s > 0 {
			return s
		}
	}
	return q.mistyped(w, missing)
}

// inside is score for what stands inside a word.
func (q *sought) inside(w *word) int {
	if q.initials {
		switch at := strings.Index(w.initials(), q.keys); {
		case at == 0:
			return fitsInitials
		case at > 0 && len(q.keys) > 1:
			return fitsInitials - 10
		}
		return 0
	}
	if len(q.keys) < 2 {
		return 0
	}
	within := 0
	for from := 0; ; {
		at := strings.Index(w.keys[from:], q.keys)
		if at < 0 {
			return within
		}
		from += at
		switch {
		case w.begins(from):
			return fitsInside
		case !q.hangul && len(q.keys) > 2:
			within = fitsWithin
		}
		from++
	}
}

// slipLeast is how many keys a word must have to be taken for one of the other script.
const slipLeast = 3

// slipped is score for a word of the other script.
func (q *sought) slipped(w *word) int {
	if len(q.slip) < slipLeast || !strings.HasPrefix(w.keys, q.slip) {
		return 0
	}
	if len(w.keys) == len(q.slip) {
		return fitsSlip
	}
	return fitsSlip - 4 - min(6, (len(w.keys)-len(q.slip))/2)
}

// typosMost is how long a word may be in which typos are searched.
const typosMost = 24

// typos is how many slips of a finger are forgiven. A syllable has two keys or three.
func (q *sought) typos() int {
	n := len(q.keys)
	if q.hangul {
		n -= n / 4
	}
	switch {
	case q.digits || q.initials || len(q.keys) > typosMost || n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// mistyped is score for a word of which some keys are wrong, missing, too many or swapped. The
// first key must be right, or swapped with the second one.
func (q *sought) mistyped(w *word, missing int) int {
	most := q.typos()
	if most < missing || most == 0 || len(w.keys)+most < len(q.keys) {
		return 0
	}
	if q.keys[0] != w.keys[0] && (len(w.keys) < 2 || q.keys[0] != w.keys[1] || q.keys[1] != w.keys[0]) {
		return 0
	}
	n, whole := distance(q.keys, w.keys, most)
	switch {
	case n > most:
		return 0
	case whole:
		return fitsTypo - 6*n
	}
	return fitsTypo - 8 - 6*n
}

// distance gives the fewest typos that make the beginning of a word of what was typed, and
// whether that is the whole word. It is more than most where there are more.
func distance(typed, of string, most int) (n int, whole bool) {
	of = of[:min(len(of), len(typed)+most)]
	var rows [3][typosMost + 4]int
	before, last, next := rows[0][:len(of)+1], rows[1][:len(of)+1], rows[2][:len(of)+1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(typed); i++ {
		next[0] = i
		least := i
		for j := 1; j <= len(of); j++ {
			cost := 1
			if typed[i-1] == of[j-1] {
				cost = 0
			}
			d := min(last[j]+1, next[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && typed[i-1] == of[j-2] && typed[i-2] == of[j-1] {
				d = min(d, before[j-2]+1)
			}
			next[j] = d
			least = min(least, d)
		}
		if least > most {
			return most + 1, false
		}
		before, last, next = last, next, before
	}
	n = last[len(of)]
	whole = true
	for j := range last {
		if last[j] < n {
			n, whole = last[j], false
		}
	}
	return n, whole
}
