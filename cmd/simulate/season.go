package main

import "fmt"

// plan is what all schedulers of one comparison have in common.
type plan struct {
	Days    int  // the exam is on the day after the last one
	Items   int  // in the deck
	New     int  // new items a study day, at most
	Answers int  // answers a study day, at most
	Options int  // of a question: one answer in so many is right by guessing
	Week    bool // every learner misses a whole week
	Last    bool // new items come after what is due, not before
	Quick   bool // learners forget quickly
}

// largestDeck is the most items that a deck may have.
const largestDeck = 2000

func standardPlan() plan {
	return plan{Days: 90, Items: 300, New: 5, Answers: 20, Options: 4}
}

// check reports what cannot be simulated.
func (p plan) check(learners int) error {
	for _, n := range []struct {
		what      string
		is, limit int
	}{
		{"days", p.Days, 1000},
		{"items", p.Items, largestDeck},
		{"new", p.New, largestDeck},
		{"answers", p.Answers, 10000},
		{"options", p.Options, 1000000},
		{"learners", learners, 1000000},
	} {
		if n.is < 1 || n.is > n.limit {
			return fmt.Errorf("-%s is %d; it must be from 1 to %d", n.what, n.is, n.limit)
		}
	}
	return nil
}

// The minutes that an answer with its explanation takes, and that pass between the
// lesson on an item and the first question about it.
const (
	answerMinutes = 0.5
	lessonMinutes = 3
)

// outcome is what a learner has after all days.
type outcome struct {
	Recall  float64 // of all items of the deck on the day of the exam, 0 to 1
	Answers int
	Met     int // items of the deck that were ever asked
	Later   int // answers to items that were last asked on an earlier day
	Right   int // of these, the right ones
}

// season lets a learner study for all days of the plan and gives the outcome. off says
// for each day whether the learner does not study.
func season(p plan, l *learner, s scheduler, newFirst bool, off []bool) outcome {
	var out outcome
	var at moment
	for day := range p.Days {
		if off[day] {
			continue
		}
		at = at.opens(day)
		s.begin(day)
		at = sitting(p, l, s, newFirst || !p.Last, at, &out)
	}
	exam := at.opens(p.Days)
	for item := range p.Items {
		out.Recall += l.memory.recall(item, exam)
	}
	out.Recall /= float64(p.Items)
	return out
}

// sitting asks until nothing is left or the answers of the day are used up, and gives the moment it ends.
func sitting(p plan, l *learner, s scheduler, newFirst bool, at moment, out *outcome) moment {
	patient := l.chance.at(ofDaysOff, -1, at.day).unit() < l.returns
	fresh := 0
	if s.brings(at.day) {
		fresh = min(p.New, p.Items-out.Met)
	}
	for asked := 0; asked < p.Answers; {
		item, ok := 0, false
		if !newFirst || fresh == 0 {
			item, ok = s.due(at)
		}
		if !ok && fresh > 0 {
			item, ok = out.Met, true
			out.Met++
			fresh--
			l.memory.meet(item, at, false)
			at = at.after(lessonMinutes)
		}
		if !ok {
			item, ok = s.again(at)
		}
		if !ok {
			minutes, waits := s.waits(at)
			if !waits || !patient {
				break
			}
			at = at.after(minutes)
			continue
		}
		later := l.later(item, at.day)
		a := l.asks(item, at)
		s.answer(item, at, a)
		if later {
			out.Later++
			if a.right {
				out.Right++
			}
		}
		at = at.after(answerMinutes)
		asked++
		out.Answers++
	}
	return at
}
