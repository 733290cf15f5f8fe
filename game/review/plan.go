package review

import "math"

// Scheduled is what plans and forecasts know of one item that was reviewed before.
type Scheduled struct {
	Memory Memory
	Last   int    // study day of the newest review
	Due    int    // study day on which it should come again, before any exam is looked at
	Seed   uint64 // of the item, the same on every day: chance and ties hang on it
}

// Exam is when an exam is sat, in study days.
type Exam struct {
	Set int // day on which this date was chosen; the last pass is measured from it
	Day int // day of the exam; 0 for no exam
}

// restShare is how much of the days to an exam an item may rest at most.
const restShare = 0.5

// Latest gives the study day by which an item comes that was seen last on a day: when half
// of the days to the exam are over, at least a day later. They are counted from the day on which
// the date was chosen if that is later, so that not everything comes at once then. What is then still strong is so at
// the exam, and a long interval cannot step over it. Without an exam, or with one that is not
// after that day, it is math.MaxInt. Simulated learners know 1 to 2 of 100 items more with it
// (docs/simulation.md).
func (e Exam) Latest(last int) int {
	last = max(last, e.Set)
	if e.Day == 0 || e.Day <= last {
		return math.MaxInt
	}
	return last + max(1, int(math.Round(restShare*float64(e.Day-last))))
}

// Plan is what a look ahead is made from. Days are study days. The same plan and items
// give the same answers, in whatever order the items are.
type Plan struct {
	Rules *Rules
	Today int
	Exam  Exam
	Rest  func(day int) bool // days without study; nil for none

	New    int     // new items a day
	Unseen int     // items that were never asked and may come as new ones
	Known  float64 // share of new items that are answered right at once, 0 to 1
	Most   int     // reviews and new items together on a day at most; 0 for no limit
	Off    float64 // by how much the recall of this player differs from the forecast, as a standard deviation; 0 for ModelError
	Seed   uint64
}

// FirstKnown is the share of new items that a player of whom nothing is known is taken
// to answer right at once. It is an assumption of this game.
const FirstKnown = 0.6

// rests reports whether a day is without study. Who rests on all seven days of the week
// is taken to study on all of them: else nothing could be planned.
func (p *Plan) rests() func(day int) bool {
	if p.Rest == nil {
		return func(int) bool { return false }
	}
	for day := p.Today; day < p.Today+7; day++ {
		if !p.Rest(day) {
			return p.Rest
		}
	}
	return func(int) bool { return false }
}

// chance makes a number from 0 to below 1 of a seed.
func chance(seed uint64) float64 { return float64(mixed(seed)>>11) / (1 << 53) }
