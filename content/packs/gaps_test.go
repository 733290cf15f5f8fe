package packs

import (
	"regexp"
	"testing"

	"quest/content"
)

// shownForm is the answer that stands for a list of answers in a language, empty if
// they belong to another language only.
func shownForm(answers map[content.Lang][]content.Safe, lang content.Lang) string {
	for _, key := range []content.Lang{lang, content.AnyLang} {
		if a := answers[key]; len(a) > 0 {
			return a[0].String()
		}
	}
	return ""
}

// A player who picks from the list of a gap must not find the answer by its script.
func TestChoicesOfAGapAreWrittenLikeItsAnswer(t *testing.T) {
	hangul, digits := regexp.MustCompile(`\p{Hangul}`), regexp.MustCompile(`^[0-9]+$`)
	for _, p := range shippedPacks(t) {
		for _, item := range items(t, p) {
			for _, gap := range item.Gaps {
				for _, lang := range []content.Lang{content.English, content.Korean} {
					model := shownForm(gap.Accept, lang)
					if model == "" {
						t.Errorf("%s, gap %s: no answer to show in %s", item.ID, gap.ID, lang)
					}
					for _, r := range gap.Reject {
						form := shownForm(r.Answers, lang)
						if len(r.Answers) == 1 && len(r.Answers[content.Korean]) > 0 || form == "" {
							continue // a mistake that is made in one language only
						}
						if digits.MatchString(form) != digits.MatchString(model) {
							t.Errorf("%s, gap %s: %q beside %q", item.ID, gap.ID, form, model)
						}
						if hangul.MatchString(form) && !hangul.MatchString(model) {
							t.Errorf("%s, gap %s: %q beside %q", item.ID, gap.ID, form, model)
						}
					}
				}
			}
		}
	}
}
