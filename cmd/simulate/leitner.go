package main

// boxGaps are the days after which the items of the five boxes are asked again.
var boxGaps = [5]int{1, 2, 4, 8, 16}

// leitner keeps items in five boxes: right moves an item to the next box, wrong to
// the first. What was wrong is not repeated on the same day.
type leitner struct {
	queue
	box []int
}

func newLeitner(items int) *leitner {
	return &leitner{queue: newQueue(items), box: make([]int, items)}
}

func (l *leitner) answer(item int, at moment, a answer) {
	l.box[item] = moved(l.box[item], a.right)
	l.plan(item, at.day+boxGaps[l.box[item]])
}

// moved gives the box of an item after an answer. A new item counts as one
// of the first box.
func moved(box int, right bool) int {
	if !right {
		return 0
	}
	return min(box+1, len(boxGaps)-1)
}
