package game

import (
	"cmp"
	"slices"

	"quest/content"
	"quest/game/review"
)

// candidate is an item that is due.
type candidate struct {
	id    string
	known *Knowing
	pack  *content.Pack
	part  content.ItemID // case that it belongs to, "" for none
	due   StudyDay       // on which it was due, or came for the sake of an exam
	faded float64        // days since its newest review for each day of stability: recall falls with it alone
	lot   uint64         // decides between items of the same recall
}

// before reports whether a candidate is taken before another: what is due for the longest time,
// and of one day what is least known.
func (c *candidate) before(other *candidate) int {
	return cmp.Or(cmp.Compare(c.due, other.due), cmp.Compare(other.faded, c.faded), cmp.Compare(c.lot, other.lot), cmp.Compare(c.id, other.id))
}

// longestDue keeps those dueMost candidates that are taken first: a heap whose root is taken last.
type longestDue []candidate

func (w *longestDue) add(c candidate) {
	h := *w
	if len(h) == dueMost && c.due > h[0].due {
		return
	}
	c.lot = review.Seed(c.id, 0)
	if len(h) < dueMost {
		h = append(h, c)
		for i := len(h) - 1; i > 0; {
			up := (i - 1) / 2
			if h[up].before(&h[i]) >= 0 {
				break
			}
			h[up], h[i] = h[i], h[up]
			i = up
		}
		*w = h
		return
	}
	if h[0].before(&c) <= 0 {
		return
	}
	h[0] = c
	for i := 0; ; {
		last := i
		for _, down := range []int{2*i + 1, 2*i + 2} {
			if down < len(h) && h[last].before(&h[down]) < 0 {
				last = down
			}
		}
		if last == i {
			return
		}
		h[i], h[last] = h[last], h[i]
		i = last
	}
}

// sorted gives the candidates in the order in which they are taken.
func (w longestDue) sorted() []candidate {
	slices.SortFunc(w, func(a, b candidate) int { return a.before(&b) })
	return w
}
