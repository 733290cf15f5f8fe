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
	faded float64        // days since its newest review for each day of stability: recall falls with it alone
	lot   uint64         // decides between items of the same recall
}

// before reports whether a candidate is asked before another.
func (c *candidate) before(other *candidate) int {
	return cmp.Or(cmp.Compare(other.faded, c.faded), cmp.Compare(c.lot, other.lot), cmp.Compare(c.id, other.id))
}

// weakest keeps those dueMost candidates that are asked first: a heap whose root is asked last.
type weakest []candidate

func (w *weakest) add(c candidate) {
	h := *w
	if len(h) == dueMost && c.faded < h[0].faded {
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

// sorted gives the candidates in the order in which they are asked.
func (w weakest) sorted() []candidate {
	slices.SortFunc(w, func(a, b candidate) int { return a.before(&b) })
	return w
}
