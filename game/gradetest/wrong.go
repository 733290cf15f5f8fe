// Package gradetest makes answers for tests: right ones from grade.Key, and wrong ones.
// Only tests use it.
package gradetest

import (
	"slices"

	"quest/content"
	"quest/game/grade"
)

// Answer gives the right answer to an item or a wrong one. Both are complete; what has
// to be typed is typed in a language.
func Answer(item *content.Item, lang content.Lang, right bool) grade.Answer {
	a := grade.Key(item, lang)
	if !right {
		spoil(item, lang, &a)
	}
	return a
}

// spoil makes a right answer wrong: as many wrong options as there are, the other truth,
// one card in the next bin, the first step last, two pairs crossed, and in each gap a
// known wrong answer or words that fit nothing.
func spoil(item *content.Item, lang content.Lang, a *grade.Answer) {
	switch item.Type {
	case content.Single, content.Multi:
		a.Choice = wrongOptions(item)
	case content.TrueFalse:
		*a.Truth = !*a.Truth
	case content.Classify:
		card := item.Cards[0]
		bin := slices.IndexFunc(item.Bins, func(b content.Bin) bool { return b.ID == card.Bin })
		a.Placed[card.ID] = item.Bins[(bin+1)%len(item.Bins)].ID
	case content.Order:
		a.Sequence = append(a.Sequence[1:], a.Sequence[0])
	case content.Match:
		first, second := item.Pairs[0].ID, item.Pairs[1].ID
		a.Paired[first], a.Paired[second] = second, first
	case content.Cloze:
		for i := range item.Gaps {
			a.Typed[item.Gaps[i].ID] = wrongWords(&item.Gaps[i], lang)
		}
	case content.Case: // is not answered
	}
}

// wrongOptions gives as many options as may be chosen, in the order of the item; right
// ones only where there are too few wrong ones.
func wrongOptions(item *content.Item) []content.PartID {
	chosen := map[content.PartID]bool{}
	for _, right := range []bool{false, true} {
		for _, o := range item.Options {
			if o.Correct == right && len(chosen) < item.Choose {
				chosen[o.ID] = true
			}
		}
	}
	return slices.DeleteFunc(item.Parts(), func(id content.PartID) bool { return !chosen[id] })
}

func wrongWords(gap *content.Gap, lang content.Lang) string {
	if len(gap.Reject) == 0 {
		return "아무것도"
	}
	return grade.Model(&content.Gap{Accept: gap.Reject[0].Answers}, lang).String()
}
