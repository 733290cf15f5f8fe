package grade

import (
	"slices"
	"strings"

	"quest/content"
)

// Reading says how a typed answer compares with the answers that its gap knows.
type Reading int

// The readings of a typed answer.
const (
	Wrong       Reading = iota
	Accepted            // equal to an accepted answer after folding
	Typo                // an accepted answer, mistyped
	Known               // a known wrong answer, also mistyped
	Uncomposed          // loose jamo: the input method is not composing; not judged
	OtherLayout         // typed with the 한/영 key in the other state; not judged
)

// Judged reports whether the reading is a judgement. What is not judged is asked again.
func (r Reading) Judged() bool { return r != Uncomposed && r != OtherLayout }

// Near says what a wrong answer lacks that has all the letters of an accepted one.
type Near int

// What a wrong answer can differ in alone.
const (
	NotNear Near = iota
	ByCase       // capital and small letters
	BySign       // signs, or spaces where they count
	ByBoth
	ByUnit // the unit behind a number
)

// Typed is the judgement of one typed answer.
type Typed struct {
	Reading Reading
	Model   content.Safe    // the accepted answer that was meant, for Accepted and Typo
	Reject  *content.Reject // the known wrong answer, for Known
	Near    Near            // for Wrong
}

// Right reports whether the answer is right.
func (t Typed) Right() bool { return t.Reading == Accepted || t.Reading == Typo }

// Read judges what was typed into a gap (docs/pack-format.md 10): accepted answers
// first, then known wrong ones, and only then mistypings of either, so that a known
// wrong answer one letter away never passes as a typo. A text of the form X(Y) is read as
// a whole and by its halves.
func Read(gap *content.Gap, typed string) Typed {
	x, y, halves := glossed(typed, gap.Code)
	slipped := otherLayout(gap, typed) || halves && (otherLayout(gap, x) || otherLayout(gap, y))
	switch loose := content.LooseJamo(typed); {
	case loose && slipped:
		return Typed{Reading: OtherLayout}
	case loose:
		return Typed{Reading: Uncomposed}
	case Blank(gap, typed):
		return Typed{Reading: Wrong}
	}
	for _, judge := range judges(gap) {
		if t, ok := judge(gap, typed); ok {
			return t
		}
		if halves {
			if t, ok := either(gap, x, y, judge); ok {
				return t
			}
		}
		if slipped {
			return Typed{Reading: OtherLayout}
		}
	}
	return Typed{Reading: Wrong, Near: near(gap, typed)}
}

// judges are the ways to judge a text that a gap has, each asked where the one before knows
// nothing: a number is never right by a typo.
func judges(gap *content.Gap) []func(*content.Gap, string) (Typed, bool) {
	if gap.Number != nil {
		return []func(*content.Gap, string) (Typed, bool){numeric}
	}
	return []func(*content.Gap, string) (Typed, bool){equal, mistyped}
}

// Passes gives the accepted answer that a text equals after folding, or mistypes, whatever
// known wrong answers the gap has.
func Passes(gap *content.Gap, text string) (content.Safe, bool) {
	bare := *gap
	bare.Reject = nil
	for _, judge := range judges(gap) {
		if t, ok := judge(&bare, text); ok {
			return t.Model, true
		}
	}
	return content.Safe{}, false
}

// equal judges a text that equals an answer of the gap after folding.
func equal(gap *content.Gap, typed string) (Typed, bool) {
	forms := formsOf(typed, gap.Code)
	if forms[0] == "" {
		return Typed{}, false
	}
	fits := func(answer string) bool { return slices.Contains(forms, folded(answer, gap.Code)) }
	if model, ok := find(gap.Accept, fits); ok {
		return Typed{Reading: Accepted, Model: model}, true
	}
	if r := rejected(gap, fits); r != nil {
		return Typed{Reading: Known, Reject: r}, true
	}
	return Typed{}, false
}

// mistyped judges a text that is an answer of the gap but for few enough typos.
func mistyped(gap *content.Gap, typed string) (Typed, bool) {
	if gap.Code {
		return Typed{}, false
	}
	forms := formsOf(typed, false)
	fits := func(answer string) bool {
		return slices.ContainsFunc(forms, func(form string) bool { return isTypo(form, answer, gap.Typos) })
	}
	if model, ok := find(gap.Accept, fits); ok {
		return Typed{Reading: Typo, Model: model}, true
	}
	if r := rejected(gap, fits); r != nil {
		return Typed{Reading: Known, Reject: r}, true
	}
	return Typed{}, false
}

// either judges a text by its halves: known wrong if one of them is, else right if one
// of them is.
func either(gap *content.Gap, x, y string, judge func(*content.Gap, string) (Typed, bool)) (Typed, bool) {
	var right *Typed
	for _, half := range []string{x, y} {
		switch t, ok := judge(gap, half); {
		case ok && t.Reading == Known:
			return t, true
		case ok && right == nil:
			right = &t
		}
	}
	if right == nil {
		return Typed{}, false
	}
	return *right, true
}

// near says in what a wrong answer differs from an accepted one if it has its letters.
func near(gap *content.Gap, typed string) Near {
	found := NotNear
	if gap.Number != nil && otherUnit(gap, typed) {
		return ByUnit
	}
	for form := range slices.Values(formsOf(typed, gap.Code)) {
		find(gap.Accept, func(answer string) bool {
			n := NotNear
			switch want := folded(answer, gap.Code); {
			case gap.Code && strings.EqualFold(form, want):
				n = ByCase
			case content.FoldLetters(form) != content.FoldLetters(want):
			case !gap.Code || content.LettersOf(form) == content.LettersOf(want):
				n = BySign
			default:
				n = ByBoth
			}
			if found == NotNear || n != NotNear && n < found {
				found = n
			}
			return false
		})
	}
	return found
}

// Blank reports whether a typed text holds nothing that a gap could be judged by: no
// letter, number or sign that counts.
func Blank(gap *content.Gap, typed string) bool { return folded(typed, gap.Code) == "" }

// find gives the first answer that fits, languages in alphabetical order, so that the
// result does not depend on the order of a map.
func find(answers map[content.Lang][]content.Safe, fits func(string) bool) (content.Safe, bool) {
	langs := make([]content.Lang, 0, len(answers))
	for lang := range answers {
		langs = append(langs, lang)
	}
	slices.Sort(langs)
	for _, lang := range langs {
		for _, a := range answers[lang] {
			if fits(a.String()) {
				return a, true
			}
		}
	}
	return content.Safe{}, false
}

func rejected(gap *content.Gap, fits func(string) bool) *content.Reject {
	for i := range gap.Reject {
		if _, ok := find(gap.Reject[i].Answers, fits); ok {
			return &gap.Reject[i]
		}
	}
	return nil
}

// Model gives the answer that a gap shows as right in a language: the first of
// that language, else the first that belongs to none, else any.
func Model(gap *content.Gap, lang content.Lang) content.Safe { return model(gap.Accept, lang) }

func model(answers map[content.Lang][]content.Safe, lang content.Lang) content.Safe {
	for _, key := range []content.Lang{lang, content.AnyLang} {
		if a := answers[key]; len(a) > 0 {
			return a[0]
		}
	}
	first, _ := find(answers, func(string) bool { return true })
	return first
}
