package grade

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/lazy"
)

// numeric judges a text by the number that it gives (docs/pack-format.md 10.1): right if it
// lies within the tolerance and any unit behind it is one of the gap's, known wrong if it
// is the number of a known wrong answer, or that answer itself.
func numeric(gap *content.Gap, typed string) (Typed, bool) {
	value, tolerance, ok := wanted(gap.Number)
	if !ok {
		return Typed{}, false
	}
	all := quantities(typed)
	for _, q := range all {
		if q.near(value, tolerance) && q.hasUnit(gap.Number) {
			return Typed{Reading: Accepted, Model: gap.Number.Answers()[0]}, true
		}
	}
	forms := formsOf(typed, false)
	fits := func(answer string) bool {
		return slices.Contains(forms, folded(answer, false)) || sameNumber(all, quantities(answer), gap.Number)
	}
	if r := rejected(gap, fits); r != nil {
		return Typed{Reading: Known, Reject: r}, true
	}
	return Typed{}, false
}

// otherUnit reports whether a text is the wanted number with a unit that is none of the
// gap's, which is told and never converted.
func otherUnit(gap *content.Gap, typed string) bool {
	value, tolerance, ok := wanted(gap.Number)
	return ok && slices.ContainsFunc(quantities(typed), func(q quantity) bool {
		return q.whole && isUnit(q.unit) && q.near(value, tolerance) && !q.hasUnit(gap.Number)
	})
}

// isUnit reports whether what stands behind a number may be a unit: a letter, a currency or a
// share comes first.
func isUnit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.Is(unicode.Sc, r) || strings.ContainsRune("%‰°", r)
}

func wanted(n *content.GapNumber) (value, tolerance *big.Rat, ok bool) {
	value, ok = content.Decimal(n.Value)
	tolerance, tolerable := content.Decimal(n.Tolerance)
	return value, tolerance, ok && tolerable
}

// sameNumber reports whether a typed text and an answer can be read as one number in one
// unit; a unit of the gap is as good as none.
func sameNumber(typed, answer []quantity, n *content.GapNumber) bool {
	return slices.ContainsFunc(typed, func(t quantity) bool {
		return slices.ContainsFunc(answer, func(a quantity) bool {
			return t.value.Cmp(a.value) == 0 && (t.unit == a.unit || t.hasUnit(n) && a.hasUnit(n))
		})
	})
}

// quantity is one way to read a text: a number, and what stands behind it.
type quantity struct {
	value *big.Rat
	unit  string
	whole bool // no longer start of the text is a number
}

func (q quantity) near(value, tolerance *big.Rat) bool {
	off := new(big.Rat).Sub(q.value, value)
	return off.Abs(off).Cmp(tolerance) <= 0
}

// hasUnit reports whether the unit is one of those that may be typed, or none. Letters
// count in their case, since MB is not Mb, but not in words of three letters or more.
func (q quantity) hasUnit(n *content.GapNumber) bool {
	if q.unit == "" {
		return true
	}
	return slices.ContainsFunc(n.Units, func(u content.Safe) bool {
		unit := unitText(u.String())
		return unit == q.unit || len([]rune(unit)) > 2 && strings.EqualFold(unit, q.unit)
	})
}

// quantities gives every way to read a text as a number with a unit or an ending behind it.
// A comma or a point with three digits behind it may part thousands or be the decimal one.
func quantities(s string) []quantity {
	var all []quantity
	text := []rune(numberText(s))
	whole := true
	for end := len(text); end > 0; end-- {
		values := numbers(string(text[:end]))
		if len(values) == 0 {
			continue
		}
		rest := unitText(string(text[end:]))
		for _, unit := range slices.Compact([]string{rest, withoutEnding(rest, 0)}) {
			for _, v := range values {
				all = append(all, quantity{v, unit, whole})
			}
		}
		whole = false
	}
	return all
}

// numberText makes the signs of numbers plain, and takes the stop of a sentence off.
func numberText(s string) string { return strings.TrimRight(codeText(s, "-"), ".,。 ") }

// unitText makes units comparable: NFKC, without spaces.
func unitText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// numbers reads a whole text as one number, in each way in which it can be read: in digits,
// in Korean words, or in both as in 3천 and 2.5만.
func numbers(s string) []*big.Rat {
	sign := int64(1)
	rest := s
	switch {
	case strings.HasPrefix(s, "-"):
		sign, rest = -1, strings.TrimLeft(s[1:], " ")
	case strings.HasPrefix(s, "+"):
		rest = strings.TrimLeft(s[1:], " ")
	}
	values := inDigits(rest)
	if v, ok := inKorean(rest); ok {
		values = append(values, v)
	}
	for _, v := range values {
		v.Mul(v, big.NewRat(sign, 1))
	}
	return values
}

// inDigits reads digits with points, commas, and spaces or apostrophes between thousands.
func inDigits(s string) []*big.Rat {
	if s == "" || strings.Trim(s, "0123456789., '") != "" || !isDigit(rune(s[len(s)-1])) || strings.ContainsAny(s[:1], " '") {
		return nil
	}
	var values []*big.Rat
	read := func(whole, part string) {
		if whole, ok := joined(whole); ok {
			if v, ok := new(big.Rat).SetString(whole + "." + part + "0"); ok {
				values = append(values, v)
			}
		}
	}
	last := strings.LastIndexAny(s, ".,")
	if last < 0 || strings.Count(s, s[last:last+1]) > 1 || strings.ContainsAny(s[last:], " '") {
		read(s, "")
		return values
	}
	read(s[:last], s[last+1:])
	if !strings.ContainsAny(s[:last], ".,") {
		read(s, "")
	}
	return values
}

// joined takes out what parts the thousands of a whole number; ok is false where it does
// not part groups of three, or is not the same throughout. Nothing is 0, as in .5.
func joined(s string) (digits string, ok bool) {
	at := strings.IndexAny(s, "., '")
	if at < 0 {
		return "0" + s, true
	}
	groups := strings.Split(s, s[at:at+1])
	if n := len(groups[0]); n == 0 || n > 3 || groups[0][0] == '0' {
		return "", false
	}
	for i, g := range groups {
		if i > 0 && len(g) != 3 || strings.Trim(g, "0123456789") != "" {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// Korean words of numbers: digits, those within ten thousand, and those above.
var (
	koreanDigits = lazy.Value[map[rune]int64]{Make: func() map[rune]int64 {
		return map[rune]int64{'영': 0, '공': 0, '일': 1, '이': 2, '삼': 3, '사': 4, '오': 5, '육': 6, '칠': 7, '팔': 8, '구': 9}
	}}
	koreanPlaces = lazy.Value[map[rune]int64]{Make: func() map[rune]int64 {
		return map[rune]int64{'십': 10, '백': 100, '천': 1000}
	}}
	koreanMyriad = lazy.Value[map[rune]int64]{Make: func() map[rune]int64 {
		return map[rune]int64{'만': 1e4, '억': 1e8, '조': 1e12}
	}}
)

// inKorean reads a number that has at least one Korean word: 삼천, 3천, 3만 5천, 2.5만, 1억.
func inKorean(s string) (*big.Rat, bool) {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
		return nil, false
	}
	k := korean{total: new(big.Rat), section: new(big.Rat), place: 1e5, myriad: 1e16}
	for text := []rune(s); len(text) > 0; {
		r := text[0]
		digits := 0
		for digits < len(text) && strings.ContainsRune("0123456789.,", text[digits]) {
			digits++
		}
		switch digit, isWord := koreanDigits.Get()[r]; {
		case r == ' ':
			text = text[1:]
		case isDigit(r) && digits > 0:
			values := inDigits(string(text[:digits]))
			if len(values) == 0 || !k.number(values[len(values)-1]) {
				return nil, false
			}
			text = text[digits:]
		case isWord && k.number(big.NewRat(digit, 1)), k.unit(koreanPlaces.Get()[r], false), k.unit(koreanMyriad.Get()[r], true):
			text = text[1:]
		default:
			return nil, false
		}
	}
	return k.sum(), true
}

// korean is a number that is read from left to right: its places and myriads fall.
type korean struct {
	total, section *big.Rat // of the myriads that were read, and of the one that is being read
	pending        *big.Rat // the number that waits for its place, nil for none
	place, myriad  int64    // the newest ones
}

func (k *korean) number(v *big.Rat) bool {
	if k.pending != nil {
		return false
	}
	k.pending = v
	return true
}

// unit multiplies what came before by a place or a myriad; false if it is none, or does not
// fall.
func (k *korean) unit(value int64, myriad bool) bool {
	if value == 0 || !myriad && value >= k.place || myriad && value >= k.myriad {
		return false
	}
	times := big.NewRat(value, 1)
	if !myriad {
		k.section.Add(k.section, times.Mul(times, k.taken(1)))
		k.place = value
		return true
	}
	before := new(big.Rat).Add(k.section, k.taken(0))
	if before.Sign() == 0 {
		before.SetInt64(1)
	}
	k.total.Add(k.total, times.Mul(times, before))
	k.section, k.place, k.myriad = new(big.Rat), 1e5, value
	return true
}

// taken gives the number that waits, or another one if none does.
func (k *korean) taken(otherwise int64) *big.Rat {
	v := k.pending
	if k.pending = nil; v == nil {
		return big.NewRat(otherwise, 1)
	}
	return v
}

func (k *korean) sum() *big.Rat {
	return new(big.Rat).Add(k.total, k.section.Add(k.section, k.taken(0)))
}
