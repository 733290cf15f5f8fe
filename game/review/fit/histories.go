package fit

import "quest/game/review"

// histories are the reviews of all items, item by item in the order of the reviews:
// five bytes a review.
type histories struct {
	days   []int32
	grades []uint8
	items  []item
}

// item is the part of the histories that belongs to one item: reviews start to end.
type item struct{ start, end int }

// farDay bounds days that come from damaged records, so that differences of two days
// fit in 32 bits.
const farDay = 1 << 29

// read unpacks logs. Reviews after today are left out, since nobody knows when they
// were.
func read(logs []review.Log, today int) (*histories, Counts) {
	var c Counts
	total := 0
	for _, l := range logs {
		total += l.Len()
	}
	h := &histories{days: make([]int32, 0, total), grades: make([]uint8, 0, total), items: make([]item, 0, len(logs))}
	for _, l := range logs {
		if !l.Whole() {
			c.Damaged++
		}
		it := item{start: len(h.days)}
		l.Each(func(day int, g review.Grade) bool {
			if day > today {
				c.Future++
				return true
			}
			h.days = append(h.days, int32(min(max(day, -farDay), farDay)))
			h.grades = append(h.grades, uint8(g))
			return true
		})
		if it.end = len(h.days); it.end > it.start {
			h.items = append(h.items, it)
		}
	}
	c.Items, c.Reviews = len(h.items), len(h.days)
	h.each(func(int, int) { c.Predicted++ })
	return h, c
}

// gap gives the days since the review before of the same item, for a review that is
// not the first one: 0 on the same day, and for a day that a clock was set back to.
func (h *histories) gap(at int) int32 { return max(0, h.days[at]-h.days[at-1]) }

// each calls visit for every review that has a prediction, which are those on a later
// day than the review before, with the index of its item and its own.
func (h *histories) each(visit func(item, at int)) {
	for i, it := range h.items {
		for at := it.start + 1; at < it.end; at++ {
			if h.gap(at) > 0 {
				visit(i, at)
			}
		}
	}
}
