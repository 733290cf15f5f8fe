package main

// randomOrder asks, after the new items of the day, any items that were asked before,
// each at most once a day, for as long as the learner may go on.
type randomOrder struct {
	queue
	chance chance
	seen   []int
}

func newRandomOrder(c chance, items int) *randomOrder {
	return &randomOrder{queue: newQueue(items), chance: c.at(ofOrder)}
}

func (r *randomOrder) begin(day int) {
	r.today = append(r.today[:0], r.seen...)
	for i := range r.today {
		j := i + r.chance.at(day, i).below(len(r.today)-i)
		r.today[i], r.today[j] = r.today[j], r.today[i]
	}
}

func (r *randomOrder) answer(item int, at moment, _ answer) {
	if r.day[item] == 0 {
		r.seen = append(r.seen, item)
	}
	r.plan(item, at.day+1)
}
