package game

import (
	"slices"

	"quest/content"
)

// contrastRun is how many items that are easily confused are asked one after another.
const contrastRun = 3

// contrasted orders due items for a sitting. They stay in their order, the least known first,
// but an item is followed by those that are easily confused with it, so that they are told
// apart. New items are not treated so: they are met lesson by lesson.
func contrasted(due []Queued) []Queued {
	left := slices.Clone(due)
	heads := make([]content.ItemHead, len(left))
	for i, q := range left {
		heads[i], _ = q.Pack.ItemHead(q.item())
	}
	order := make([]Queued, 0, len(due))
	for len(left) > 0 {
		next, of := left[0], heads[0]
		left, heads = slices.Delete(left, 0, 1), slices.Delete(heads, 0, 1)
		order = append(order, next)
		for run := 1; run < contrastRun; run++ {
			at := -1
			for i := range left {
				if left[i].Pack == next.Pack && confusable(of, heads[i]) {
					at = i
					break
				}
			}
			if at < 0 {
				break
			}
			order = append(order, left[at])
			left, heads = slices.Delete(left, at, at+1), slices.Delete(heads, at, at+1)
		}
	}
	return order
}

// confusable reports whether two items of a pack can show the same misconception or are about
// the same concept.
func confusable(a, b content.ItemHead) bool {
	return slices.ContainsFunc(a.Misconceptions, func(m content.MisconceptionID) bool { return slices.Contains(b.Misconceptions, m) }) ||
		slices.ContainsFunc(a.Concepts, func(c content.ConceptID) bool { return slices.Contains(b.Concepts, c) })
}
