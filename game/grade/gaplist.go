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
// front end. It is nil for a gap with too few known wrong answers.
func GapList(gap *content.Gap, lang content.Lang) []content.Safe {
	if len(gap.Reject) < minRejects {
		return nil
	}
	all := []content.Safe{Model(gap, lang)}
	for _, r := range gap.Reject {
		if first := model(r.Answers, lang); !first.Empty() {
			all = append(all, first)
		}
	}
	slices.SortFunc(all, func(a, b content.Safe) int {
		if by := strings.Compare(content.Fold(a.String()), content.Fold(b.String())); by != 0 {
			return by
		}
		return strings.Compare(a.String(), b.String())
	})
	return all
}
