package main

import (
	"cmp"
	"slices"
)

// scheduler decides what a learner is asked. It sees answers and never the memory
// behind them.
type scheduler interface {
	// begin opens the sitting of a study day.
	begin(day int)
	// due gives the item to ask now, before any new one.
	due(at moment) (item int, ok bool)
	// again gives an item that was answered today already and may be asked once more, after new ones.
	again(at moment) (item int, ok bool)
	// waits gives the minutes until an item of today comes back.
	waits(at moment) (minutes float64, ok bool)
	// brings says whether new items are brought on this day.
	brings(day int) bool
	// answer takes the answer to an item that was given by due or again, or that is new.
	answer(item int, at moment, a answer)
}

// queue is the part that schedulers of whole days share: the day an item is due, and
// what is repeated at the end of a sitting. What is longest due comes first.
type queue struct {
	day       []int // the study day an item is due, 0 for an item that is not planned
	today     []int
	repeats   []int
	repeating []bool
}

func newQueue(items int) queue {
	return queue{day: make([]int, items), repeating: make([]bool, items)}
}

func (q *queue) plan(item, day int) { q.day[item] = day }

// repeat says whether an item is asked again at the end of the sitting.
func (q *queue) repeat(item int, again bool) {
	q.repeating[item] = again
	if again {
		q.repeats = append(q.repeats, item)
	}
}

func (q *queue) begin(day int) {
	q.today = q.today[:0]
	for _, item := range q.repeats {
		q.repeating[item] = false
	}
	q.repeats = q.repeats[:0]
	for item, due := range q.day {
		if due > 0 && due <= day {
			q.today = append(q.today, item)
		}
	}
	slices.SortStableFunc(q.today, func(a, b int) int { return cmp.Compare(q.day[a], q.day[b]) })
}

func (q *queue) due(moment) (int, bool)       { return first(&q.today) }
func (q *queue) again(moment) (int, bool)     { return first(&q.repeats) }
func (q *queue) waits(moment) (float64, bool) { return 0, false }
func (q *queue) brings(int) bool              { return true }

// first takes the first item off a list.
func first(list *[]int) (int, bool) {
	if len(*list) == 0 {
		return 0, false
	}
	item := (*list)[0]
	*list = (*list)[1:]
	return item, true
}
