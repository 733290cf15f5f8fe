package review

import "fmt"

// Rules say how reviews move an item: the weights of the memory, the recall wanted on
// the day an item is due, and the steps within a day. Rules are data that nobody changes
// while they are used; those of DefaultRules and With keep what the formulas derive from
// the weights, so that Next does not derive it again.
type Rules struct {
	Weights
	Wanted     float64 // the share that should still be known on the due day, above 0 and at most 1
	Learning   []int   // minutes of each step of an item that is being learned; empty for none
	Relearning []int   // minutes of each step of an item that was forgotten; empty for none

	model model
}

const defaultWanted = 0.9

// DefaultRules gives the published weights, a wanted recall of 0.9, and one step of 10
// minutes in learning and in relearning. The step of one minute that FSRS-6 comes with is
// left out: an answer that is right at once would be asked twice more that day, and simulated
// learners know less at the exam for more answers with it (docs/simulation.md).
func DefaultRules() *Rules {
	return &Rules{
		Weights: standard.weights, Wanted: standard.wanted, model: standard,
		Learning: []int{10}, Relearning: []int{10},
	}
}

// With gives the same rules with other weights, or the error of Weights.Check.
func (r *Rules) With(w Weights) (*Rules, error) {
	if err := w.Check(); err != nil {
		return nil, err
	}
	with := *r
	with.Weights, with.model = w, newModel(w, r.Wanted)
	return &with, nil
}

// minutesOfDay is the length of a day; a step is shorter.
const minutesOfDay = 24 * 60

// Check reports what is wrong with the weights, the wanted recall or a step; nil if all
// is sound.
func (r *Rules) Check() error {
	if err := r.Weights.Check(); err != nil {
		return err
	}
	if !(r.Wanted > 0 && r.Wanted <= 1) {
		return fmt.Errorf("the wanted recall is %v; it must be above 0 and at most 1", r.Wanted)
	}
	for _, steps := range [][]int{r.Learning, r.Relearning} {
		for _, minutes := range steps {
			if minutes < 1 || minutes >= minutesOfDay {
				return fmt.Errorf("a step is %d minutes; it must be from 1 to %d", minutes, minutesOfDay-1)
			}
		}
	}
	return nil
}

// Phase is where an item stands in its schedule.
type Phase int

// The phases. Unseen is the zero value: never reviewed.
const (
	Unseen     Phase = iota
	Learning         // new, in its steps within a day
	Reviewing        // graduated: comes back after days
	Relearning       // forgotten after graduation, in its steps within a day
)

// Card is the schedule of one item: its memory, and the step that it waits for.
type Card struct {
	Memory
	Phase Phase `json:",omitempty"`
	Step  int   `json:",omitempty"` // index of the step that it waits for, in Learning and Relearning; else 0
}

// Stepping reports whether the card waits for a step within a day.
func (c Card) Stepping() bool { return c.Phase == Learning || c.Phase == Relearning }

// Possible reports whether reviews can lead to this card under some rules.
func (c Card) Possible() bool {
	if c.Phase < Unseen || c.Phase > Relearning || !c.Memory.Possible() || (c.Phase == Unseen) != c.New() {
		return false
	}
	return c.Step == 0 || (c.Step > 0 && c.Stepping())
}

// Wait is the time until the next review. Exactly one of the two is above 0; both are 0
// only for a grade that does not exist.
type Wait struct {
	Minutes int // until the next step, within the day
	Days    int // 1 to 36500, counted from the study day of the review; not fuzzed
}

// Next gives a card after a review, some study days after the review before it, and the
// wait for the next one. Days are ignored for a card that was never reviewed; fewer than
// 1 means the same study day. A grade that does not exist changes nothing.
//
// The steps are those of docs/learning.md 1.1. Days that pass while a step is waited for
// move the memory as any days do and leave the steps alone, as in ts-fsrs.
func (r *Rules) Next(c Card, days int, g Grade) (Card, Wait) {
	if r.model.wanted != r.Wanted || r.model.weights != r.Weights {
		return r.made().Next(c, days, g)
	}
	if !g.Valid() {
		return c, Wait{}
	}
	phase, steps := r.stepsOf(c, g)
	next := Card{Memory: r.model.next(c.Memory, days, g), Phase: phase}
	step := 0
	if c.Stepping() && !c.New() {
		step = min(max(0, c.Step), len(steps))
	}
	if step, minutes := stepAfter(steps, step, g); minutes > 0 {
		next.Step = step
		return next, Wait{Minutes: minutes}
	}
	next.Phase = Reviewing
	return next, Wait{Days: interval(next.Stability * r.model.modifier)}
}

// made gives the same rules with the model that belongs to them.
func (r *Rules) made() *Rules {
	made := *r
	made.model = newModel(r.Weights, r.Wanted)
	return &made
}

// stepsOf gives the phase that a card is in while it has steps after a review, and these
// steps; none for a graduated card that was remembered.
func (r *Rules) stepsOf(c Card, g Grade) (Phase, []int) {
	switch {
	case c.New() || c.Phase == Learning:
		return Learning, r.Learning
	case c.Phase == Relearning || g == Again:
		return Relearning, r.Relearning
	}
	return Reviewing, nil
}

// stepAfter gives the step that follows a step by grade and its minutes; 0 minutes if
// the card graduates. A step beyond the last one, which shorter steps than before can
// leave, graduates with any passing grade.
func stepAfter(steps []int, step int, g Grade) (next, minutes int) {
	switch {
	case len(steps) == 0 || g == Easy:
		return 0, 0
	case g == Again:
		return 0, max(1, steps[0])
	case g == Good:
		step++
	}
	switch {
	case step >= len(steps):
		return 0, 0
	case g == Hard && step == 0 && len(steps) == 1:
		return 0, max(1, (steps[0]*3+1)/2)
	case g == Hard && step == 0:
		return 0, max(1, (steps[0]+steps[1]+1)/2)
	}
	return step, max(1, steps[step])
}

// Recall gives the chance, 0 to 1, to remember a memory of this stability after some
// days since its last review.
func (r *Rules) Recall(days int, stability float64) float64 {
	if r.model.weights != r.Weights {
		return r.Weights.Recall(days, stability)
	}
	return r.model.recall(days, clamp(stability, minStability, maxStability))
}

// Days gives the whole days, 1 to 36500, after which recall of a memory of this stability
// has fallen to the wanted share; without fuzz.
func (r *Rules) Days(stability float64) int {
	if r.model.wanted != r.Wanted || r.model.weights != r.Weights {
		return r.Interval(r.Wanted, stability)
	}
	return interval(stability * r.model.modifier)
}

// Replay gives the card that the reviews of a log lead to, from a card that was never
// reviewed: the same as Next step by step.
func (r *Rules) Replay(l Log) Card {
	var c Card
	last := 0
	l.Each(func(day int, g Grade) bool {
		c, _ = r.Next(c, daysBetween(last, day), g)
		last = day
		return true
	})
	return c
}

// daysBetween gives the days from one study day to a later one, 0 if it is not later.
// The difference of two days of any size may not fit in an int: it is then the greatest.
func daysBetween(from, to int) int {
	if to <= from {
		return 0
	}
	return int(min(uint(to)-uint(from), uint(1)<<31-1))
}
