package interchange

import (
	"html"
	"math/big"
	"slices"
	"strings"

	"quest/content"
)

// truths are words for true and for false in the languages in which two options were met that
// are nothing else. Words for yes and no are an answer of their own, and no word of true or false
// could stand in their place.
var truths = [][2]string{
	{"true", "false"},
	{"t", "f"},
	{"correct", "incorrect"},
	{"right", "wrong"},
	{"참", "거짓"},
	{"맞음", "틀림"},
	{"맞다", "틀리다"},
	{"o", "x"},
	{"○", "×"},
	{"verdadero", "falso"},
	{"v", "f"},
	{"vrai", "faux"},
	{"wahr", "falsch"},
	{"richtig", "falsch"},
	{"verdadeiro", "falso"},
	{"vero", "falso"},
	{"верно", "неверно"},
	{"правда", "ложь"},
	{"正しい", "誤り"},
}

// AsTrueFalse makes a true or false question of one whose two options are words for that, such as
// 참 and 거짓, with exactly one of them right. It reports whether it did.
func AsTrueFalse(q *Question) bool {
	if len(q.Options) != 2 || q.Options[0].Correct == q.Options[1].Correct {
		return false
	}
	word := func(o Option) string {
		for _, lang := range sortedLangs(o.Text) {
			return strings.ToLower(strings.TrimSpace(strings.Trim(Unmarked(o.Text[lang]), ".() ")))
		}
		return ""
	}
	a, b := word(q.Options[0]), word(q.Options[1])
	for _, pair := range truths {
		var yes, no Option
		switch {
		case a == pair[0] && b == pair[1]:
			yes, no = q.Options[0], q.Options[1]
		case a == pair[1] && b == pair[0]:
			yes, no = q.Options[1], q.Options[0]
		default:
			continue
		}
		q.Type, q.Answer, q.Options, q.Choose = content.TrueFalse, yes.Correct, nil, 0
		q.IfRight, q.IfWrong = yes.Why, no.Why
		if no.Correct {
			q.IfRight, q.IfWrong = no.Why, yes.Why
		}
		return true
	}
	return false
}

// NeedsCode reports whether answers are told apart only where case and signs count: some are
// signs alone, or two differ in nothing else.
func NeedsCode(answers []string) bool {
	var folded []string
	for _, a := range answers {
		f := content.Fold(a)
		if f == "" {
			return true
		}
		if i := slices.Index(folded, f); i >= 0 && answers[i] != a && strings.EqualFold(answers[i], a) && len([]rune(a)) <= 2 {
			return true
		}
		folded = append(folded, f)
	}
	return false
}

// Entities gives text with the characters that HTML writes by name, such as &lt;.
func Entities(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return strings.ReplaceAll(html.UnescapeString(s), "\u00a0", " ")
}

// ParseNumber reads a number as other programs write the key of a question: "42", "3:2" for 3
// and at most 2 off, "1..5" for anything from 1 to 5, with a comma or a point, in scientific
// notation. It is nil for anything else.
func ParseNumber(s string) *Number {
	s = strings.TrimSpace(s)
	if low, high, ok := strings.Cut(s, ".."); ok {
		a, b := rational(low), rational(high)
		if a == nil || b == nil || a.Cmp(b) > 0 {
			return nil
		}
		two := big.NewRat(2, 1)
		middle := new(big.Rat).Quo(new(big.Rat).Add(a, b), two)
		off := new(big.Rat).Quo(new(big.Rat).Sub(b, a), two)
		return asNumber(middle, off)
	}
	value, tolerance, ok := strings.Cut(s, ":")
	v, t := rational(value), new(big.Rat)
	if ok && strings.TrimSpace(tolerance) != "" {
		t = rational(tolerance)
	}
	if v == nil || t == nil {
		return nil
	}
	return asNumber(v, t.Abs(t))
}

// rational reads a decimal number; nil for none.
func rational(s string) *big.Rat {
	s = strings.TrimPrefix(strings.ReplaceAll(strings.TrimSpace(s), "\u2212", "-"), "+")
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	if s == "" || len(s) > 40 || strings.Trim(s, "0123456789.-eE+") != "" {
		return nil
	}
	if i := strings.IndexAny(s, "eE"); i >= 0 && len(s)-i > 4 { // 1e999999 would fill the memory
		return nil
	}
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return v
}

// asNumber writes a value and a tolerance as decimals; nil if one does not end.
func asNumber(value, tolerance *big.Rat) *Number {
	v, ok := decimal(value)
	t, ok2 := decimal(tolerance)
	if !ok || !ok2 {
		return nil
	}
	return &Number{Value: v, Tolerance: t}
}

func decimal(r *big.Rat) (string, bool) {
	const most = 15
	s := r.FloatString(most)
	back, ok := new(big.Rat).SetString(s)
	if !ok || back.Cmp(r) != 0 {
		return "", false
	}
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	_, ok = content.Decimal(s)
	return s, ok
}

// hangulSigns are the letters that Korean papers put before options, in the place of A to H.
const hangulSigns = "가나다라마바사아"

// Letter gives the letter from A to H for a sign of an option: the letter itself, or the one of 가,
// 나, 다 and so on at the same place. It is false for any other sign.
func Letter(sign rune) (byte, bool) {
	switch {
	case sign >= 'A' && sign <= 'H':
		return byte(sign), true
	case sign >= 'a' && sign <= 'h':
		return byte(sign - 'a' + 'A'), true
	}
	for i, r := range []rune(hangulSigns) {
		if r == sign {
			return byte('A' + i), true
		}
	}
	return 0, false
}
