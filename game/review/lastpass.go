package review

import (
	"math"
	"slices"
)

// passShare is how much of the time from the choice of the date to the exam belongs to
// the last pass.
const passShare = 0.15

// longestPass is how many days the last pass takes at most: what was seen earlier than
// that is not fresh at the exam.
const longestPass = 30

// Pass is the last look at every item before an exam. Its days are fixed by the day on
// which the date was chosen, so that they come nearer as the exam does.
type Pass struct {
	First, Last int // study days, both included; both 0 if there is no exam or it is today or past

	// LastNew is the last study day for new items: until then there is time for their
	// steps and for one spaced review before the exam. Without an exam it is
	// math.MaxInt, after one as well.
	LastNew int

	// Days are for each item the study day of its last pass, from today on: 0 for an item
	// that had it, and for all if there is no last pass.
	Days []int
}

// Due gives the study day on which item i comes: as it is due, or for its last pass if
// that is earlier. Where there is a last pass no item is first due after the exam
// without having had it.
func (p *Pass) Due(i, due int) int {
	if p.Days == nil || p.Days[i] == 0 {
		return due
	}
	return min(due, p.Days[i])
}

// Latest gives the study day by which an item that was seen last on some day comes for the
// sake of the exam: Exam.Latest if that is before the last pass. From then on the last pass has a
// day for every item, and what had it does not come every second day until the end: it is
// math.MaxInt then, and if no exam is ahead.
func (p *Pass) Latest(exam Exam, last int) int {
	if day := exam.Latest(last); day < p.First {
		return day
	}
	return math.MaxInt
}

// Starts reports whether the last pass has begun.
func (p *Pass) Starts(today int) bool { return p.First > 0 && today >= p.First }

// window gives the days of the last pass without looking at any item.
func (p *Plan) window() Pass {
	if p.Exam.Day == 0 || p.Exam.Day <= p.Today {
		return Pass{LastNew: math.MaxInt}
	}
	left := p.Exam.Day - p.Today
	if p.Exam.Set > 0 {
		left = max(left, p.Exam.Day-p.Exam.Set)
	}
	length := min(max(1, int(math.Round(float64(left)*passShare))), longestPass)
	w := Pass{First: p.Exam.Day - length, Last: p.Exam.Day - 1}
	// A new item that was known comes again after the interval of a first Good; one day
	// more, since due days are spread.
	spaced := p.Rules.Days(p.Rules.Weights[Good-1]) + 1
	w.LastNew = w.Last - spaced
	return w
}

// LastPass plans one more review of every item before the exam, in the last 15 % of the
// days from the choice of the date to the exam: at least on its eve, and in no more than
// 30 days. The items that
// are still to be seen are spread evenly over the days that are left, those of today
// that were reviewed already counted; rest days are spared unless there are no others.
// What was seen longest ago comes first: so no item comes twice within a few days, and
// what is weak, which was seen lately, comes late, since it fades most until the exam
// (docs/learning.md 1.5).
//
// What is not done on its day is spread again over the days that are left, so that
// nothing heaps up.
func (p *Plan) LastPass(items []Scheduled) Pass {
	w := p.window()
	if w.First == 0 {
		return w
	}
	days := p.passDays(w)
	w.Days = make([]int, len(items))
	keys := make([]uint64, 0, len(items))
	today := 0
	for i := range items {
		switch {
		case items[i].Last < w.First:
			keys = append(keys, passKey(&items[i]))
		case items[i].Last == p.Today:
			today++
		}
	}
	bounds := passBounds(keys, len(days), p.Today == days[0], today)
	for i := range items {
		if items[i].Last >= w.First {
			continue
		}
		at, _ := slices.BinarySearch(bounds, passKey(&items[i]))
		w.Days[i] = days[min(at, len(days)-1)]
	}
	return w
}

// passDays lists the days from today on on which the last pass is made.
func (p *Plan) passDays(w Pass) []int {
	rest, from := p.rests(), max(w.First, p.Today)
	var days []int
	for day := from; day <= w.Last; day++ {
		if !rest(day) {
			days = append(days, day)
		}
	}
	if days == nil {
		for day := from; day <= w.Last; day++ {
			days = append(days, day)
		}
	}
	return days
}

// passBounds gives for each day the greatest key of its items. It puts the keys in
// another order. done were seen on the first day already, if that is today.
func passBounds(keys []uint64, days int, begun bool, done int) []uint64 {
	if !begun {
		done = 0
	}
	ends := make([]int, days) // how many keys have come when the day ends
	for k := range ends {
		ends[k] = max(0, (len(keys)+done)*(k+1)/days-done)
	}
	order(keys, ends, 0)
	bounds := make([]uint64, days)
	for k, end := range ends {
		if end > 0 {
			bounds[k] = keys[end-1]
		}
	}
	return bounds
}

// order moves keys until each one that ends a day stands where it would if all were
// sorted: many times as fast as sorting 100,000 of them. The keys are those from the
// base on; ends are in order.
func order(keys []uint64, ends []int, base int) {
	for len(keys) > 32 {
		for len(ends) > 0 && ends[0] <= base {
			ends = ends[1:]
		}
		for len(ends) > 0 && ends[len(ends)-1] > base+len(keys) {
			ends = ends[:len(ends)-1]
		}
		if len(ends) == 0 {
			return
		}
		cut := partition(keys)
		order(keys[:cut], ends, base)
		keys, base = keys[cut:], base+cut
	}
	slices.Sort(keys)
}

// partition cuts keys in two so that none of the first part is greater than one of the
// second; neither part is empty.
func partition(keys []uint64) (cut int) {
	a, b, c := keys[0], keys[len(keys)/2], keys[len(keys)-1]
	pivot := max(min(a, b), min(max(a, b), c)) // the middle one
	i, j := -1, len(keys)
	for {
		for i++; keys[i] < pivot; i++ { //nolint:revive // the condition does the work
		}
		for j--; keys[j] > pivot; j-- { //nolint:revive // the condition does the work
		}
		if i >= j {
			return min(max(1, j+1), len(keys)-1)
		}
		keys[i], keys[j] = keys[j], keys[i]
	}
}

// passKey orders items for the last pass: by the day on which they were seen last, ties
// by seed. It is never 0.
func passKey(it *Scheduled) uint64 {
	seen := uint64(min(max(it.Last, 0), math.MaxInt32))
	return seen<<32 | mixed(it.Seed)>>32 | 1
}
