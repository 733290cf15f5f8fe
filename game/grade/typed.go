package grade

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quest/content"
)

// Reading says how a typed answer compares with the answers that its gap knows.
type Reading int

// The readings of a typed answer.
const (
	Wrong      Reading = iota
	Accepted           // equal to an accepted answer after folding
	Typo               // an accepted answer, mistyped
	Known              // a known wrong answer, also mistyped
	Uncomposed         // loose jamo: the input method is not composing; not judged
)

// Typed is the judgement of one typed answer.
type Typed struct {
	Reading Reading
	Model   content.Safe    // the accepted answer that was meant, for Accepted and Typo
	Reject  *content.Reject // the known wrong answer, for Known
}

// Right reports whether the answer is right.
func (t Typed) Right() bool { return t.Reading == Accepted || t.Reading == Typo }

// Read judges what was typed into a gap (docs/pack-format.md 10): accepted answers
// first, then known wrong ones, and only then mistypings of either, so that a known
// wrong answer one letter away never passes as a typo.
func Read(gap *content.Gap, typed string) Typed {
	if content.LooseJamo(typed) {
		return Typed{Reading: Uncomposed}
	}
	forms := formsOf(typed, gap.Code)
	if forms[0] == "" {
		return Typed{Reading: Wrong}
	}
	equal := func(answer string) bool { return slices.Contains(forms, formsOf(answer, gap.Code)[0]) }
	if model, ok := find(gap.Accept, equal); ok {
		return Typed{Reading: Accepted, Model: model}
	}
	if r := rejected(gap, equal); r != nil {
		return Typed{Reading: Known, Reject: r}
	}
	if gap.Code {
		return Typed{Reading: Wrong}
	}
	slip := func(answer string) bool {
		return slices.ContainsFunc(forms, func(form string) bool { return isTypo(form, answer, gap.Typos) })
	}
	if model, ok := find(gap.Accept, slip); ok {
		return Typed{Reading: Typo, Model: model}
	}
	if r := rejected(gap, slip); r != nil {
		return Typed{Reading: Known, Reject: r}
	}
	return Typed{Reading: Wrong}
}

// Blank reports whether a typed text holds nothing that a gap could be judged by: no
// letter or number, or, where signs count, nothing at all.
func Blank(gap *content.Gap, typed string) bool { return formsOf(typed, gap.Code)[0] == "" }

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

// formsOf gives the forms under which a text is compared: folded, and, unless it
// is code, folded without one ending if two characters remain.
func formsOf(s string, code bool) []string {
	if code {
		return []string{strings.Join(strings.FieldsFunc(norm.NFKC.String(s), unicode.IsSpace), " ")}
	}
	folded := content.Fold(s)
	forms := []string{folded}
	for _, p := range content.Endings() {
		if rest, ok := strings.CutSuffix(folded, p); ok {
			if len([]rune(rest)) >= 2 {
				forms = append(forms, rest)
			}
			break
		}
	}
	return forms
}
