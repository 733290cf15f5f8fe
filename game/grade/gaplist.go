package grade

import (
	"slices"
	"strings"

	"quest/content"
)

// minRejects is how many known wrong answers a gap needs to be offered as a list.
const minRejects = 2

// GapList gives what a gap can be chosen from, for players who cannot type its
// language: the model answer and the first of each known wrong answer, in alphabetical
// order, so that the place of the right one gives nothing away and is the same in every
// front end. A known wrong answer that exists in another language only is left out. It is
// nil for a gap with too few known wrong answers.
func GapList(gap *content.Gap, lang content.Lang) []content.Safe {
	all := []content.Safe{Model(gap, lang)}
	for _, r := range gap.Reject {
		if len(r.Answers[lang]) > 0 || len(r.Answers[content.AnyLang]) > 0 {
			all = append(all, model(r.Answers, lang))
		}
	}
	if len(all) <= minRejects {
		return nil
	}
	slices.SortFunc(all, func(a, b content.Safe) int {
		if by := strings.Compare(content.Fold(a.String()), content.Fold(b.String())); by != 0 {
			return by
		}
		return strings.Compare(a.String(), b.String())
	})
	return all
}
