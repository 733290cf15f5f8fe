// Package fit adapts the 21 weights of FSRS-6 to a player's own reviews. It is pure
// and nothing in it is random: the same reviews give the same result, but for the last
// digits between processors of different kinds. Method, test and figures are in
// docs/learning.md 1.6.
//
// The weights are those that have the smallest log loss on the older four fifths of
// the reviews, plus half of the squared distance from the defaults in standard
// deviations of the weights of many people: the fewer the reviews, the nearer to the
// defaults. Whether they are any good is tested on the newest fifth, which the fit
// never saw: they are offered only if their loss is smaller there by more than two
// standard errors.
package fit

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"quest/game/review"
)

// Needed is the number of reviews that a fit needs, counting those that have a
// prediction: later than the study day of the review before.
const Needed = 400

const (
	neededItems = 10 // different ones, before the test and in it: a few say nothing about others
	neededKinds = 10 // answers of the rarer kind, right or wrong, before the test
	beyond      = 2  // standard errors that the gain must reach
)

// Verdict says whether the fitted weights should be used, and else why not.
type Verdict int

// The verdicts. Only Better stands for using the fitted weights.
const (
	Better      Verdict = iota + 1 // on the newest reviews, by more than chance
	ByChance                       // better there, but not by more than chance
	Worse                          // no better there than the defaults
	OneSided                       // nearly all answers are right, or nearly all wrong: nothing to learn from
	TooFewItems                    // the reviews are of too few items
	TooFewDays                     // no day parts the reviews into older ones and a test of newer ones
)

// Counts say what the fit had to go by.
type Counts struct {
	Items     int // that have a review
	Reviews   int // all that were read
	Predicted int // reviews that have a prediction
	Damaged   int // logs that could not be read to their end
	Future    int // reviews that were left out, as they are dated after today
}

// Result is what a fit found.
type Result struct {
	Verdict Verdict
	// Weights are those to use: the fitted ones if the verdict is Better, else the
	// defaults. They pass review.Weights.Check.
	Weights review.Weights
	// Fitted are the fitted weights, whatever the verdict; the defaults if there was no
	// fit because of OneSided, TooFewItems or TooFewDays.
	Fitted review.Weights

	Counts   Counts
	Training Scores // the older reviews
	HoldOut  Scores // the newest ones, from study day From on
	From     int    // 0 if the verdict is TooFewDays

	// Gain is by how much smaller the mean log loss of the fitted weights is on the
	// hold-out; below 0 if it is greater. Error is its standard error.
	Gain, Error float64

	// Again is the number of reviews with a prediction from which on another fit is
	// worth a try: half as many again.
	Again  int
	Passes int // how often the reviews were gone through
}

// Count says what a fit would have to go by, without the fit: whether there are
// enough reviews for one, or half as many again as at the last one.
func Count(logs []review.Log, today int) Counts {
	_, c := read(logs, today)
	return c
}

// TooFewError says that there are not enough reviews.
type TooFewError struct{ Have, Need int } // reviews that have a prediction

func (e *TooFewError) Error() string {
	return fmt.Sprintf("%d reviews on later days are not enough for own weights: %d more are needed", e.Have, e.Need-e.Have)
}

// Missing is the number of reviews that are still needed.
func (e *TooFewError) Missing() int { return e.Need - e.Have }

// ErrStopped says that the fit was stopped before its end.
var ErrStopped = errors.New("the fit was stopped")

// Watch is told of each pass over the reviews before it begins, from 0, and of the
// most passes that there can be; most fits end early. It returns false to stop.
type Watch func(pass, most int) bool

// Weights fits the weights to the logs of all items; the log of an earlier rev counts
// as one of its own. Today is the study day. Watch may be nil. It needs about 110 bytes
// for each review of the longest log and 10 for every other one. The error is a
// *TooFewError or ErrStopped; the weights are then not set.
func Weights(logs []review.Log, today int, watch Watch) (Result, error) {
	h, counts := read(logs, today)
	if counts.Predicted < Needed {
		return Result{}, &TooFewError{Have: counts.Predicted, Need: Needed}
	}
	r := Result{
		Weights: review.DefaultWeights(), Fitted: review.DefaultWeights(),
		Counts: counts, Again: counts.Predicted + (counts.Predicted+1)/2,
	}
	from, ok := split(h)
	if !ok {
		from, r.Verdict = math.MaxInt32, TooFewDays
	} else {
		r.From, r.Verdict = int(from), unfit(h, from)
	}
	if r.Verdict == 0 {
		x, passes, stopped := best(newSample(h, from), watch)
		if stopped {
			return Result{}, ErrStopped
		}
		r.Fitted, r.Passes = x, passes
	}

	c := compare(h, from, [2]review.Weights{review.DefaultWeights(), r.Fitted})
	r.Training = Scores{c.parts[0][0].score(), c.parts[0][1].score()}
	r.HoldOut = Scores{c.parts[1][0].score(), c.parts[1][1].score()}
	if r.Verdict != 0 {
		return r, nil
	}
	r.Gain, r.Error = difference(c.gains)
	r.Verdict = judge(r.Gain, r.Error)
	if r.Verdict == Better {
		r.Weights = r.Fitted
	}
	return r, nil
}

func judge(gain, standardError float64) Verdict {
	switch {
	case gain > 0 && gain > beyond*standardError:
		return Better
	case gain > 0:
		return ByChance
	}
	return Worse
}

// best gives the weights with the smallest objective on a sample.
func best(s *sample, watch Watch) (w review.Weights, passes int, stopped bool) {
	sp := newSpace()
	counts := count(s)
	find := search{
		sp: sp, place: place{x: sp.start(counts)},
		value: func(x, grad *point, information *matrix) float64 { return sp.objective(s, x, grad, information) },
	}
	if watch != nil {
		find.onPass = func(pass int) bool { return watch(pass, maxPasses) }
	}
	find.run()
	if !find.stopped && sp.order(&find.x, counts) {
		for i := range firsts {
			find.fixed[i] = true
		}
		find.run()
	}
	w = sp.weights(&find.x)
	for i := 1; i < firsts; i++ {
		w[i] = max(w[i], w[i-1]) // against rounding
	}
	return w, find.passes, find.stopped
}

// split gives the study day that parts the reviews that have a prediction into older
// ones and, as near as whole days allow, the newest fifth. It fails if that would be
// less than a twentieth of them or more than half.
func split(h *histories) (day int32, ok bool) {
	byDay := map[int32]int{}
	n := 0
	h.each(func(_, at int) {
		byDay[h.days[at]]++
		n++
	})
	days := slices.Sorted(maps.Keys(byDay))
	newer, size := 0, 0
	for _, d := range slices.Backward(days) {
		newer += byDay[d]
		if abs(5*newer-n) < abs(5*size-n) || size == 0 {
			day, size = d, newer
		}
	}
	return day, 20*size >= n && 2*size <= n
}

// unfit gives the verdict on reviews from which nothing can be learned, 0 for others.
func unfit(h *histories, from int32) Verdict {
	var items [2]int       // with a prediction, before the test and in it
	last := [2]int{-1, -1} // item that was counted last
	right, wrong := 0, 0
	h.each(func(item, at int) {
		part := 0
		if h.days[at] >= from {
			part = 1
		} else if h.grades[at] == 1 {
			wrong++
		} else {
			right++
		}
		if last[part] != item {
			last[part] = item
			items[part]++
		}
	})
	switch {
	case min(right, wrong) < neededKinds:
		return OneSided
	case min(items[0], items[1]) < neededItems:
		return TooFewItems
	}
	return 0
}

func abs(n int) int { return max(n, -n) }
