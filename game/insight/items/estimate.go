package items

import (
	"math"
	"slices"

	"quest/game/insight"
)

// The least numbers below which no figure is given.
const (
	EnoughAnswers     = insight.Enough // first answers, for the share of right ones
	EnoughHalves      = 10             // students, to compare the better half with the other one
	EnoughCorrelation = 25             // students, for a correlation
	EnoughOthers      = 5              // other questions that a student answered, to tell how well that student knows the rest
	EnoughOfEach      = 3              // students who did, and who did not, so that there is something to compare
	leastHalf         = 4              // students in each half
)

// z95 is the quantile of the normal distribution that leaves 19 cases of 20 between its bounds.
const z95 = 1.959964

// Method is how an estimate was made.
type Method string

// The methods.
const (
	NoMethod    Method = ""
	Halves      Method = "halves"      // share in the better half less that in the other one
	Correlation Method = "correlation" // point-biserial
)

// Lack is why there is no estimate.
type Lack string

// The lacks.
const (
	NoLack      Lack = ""
	FewStudents Lack = "students" // Need more are needed
	AllAlike    Lack = "alike"    // nearly all did the same, so that there is nothing to compare
	NoSpread    Lack = "spread"   // the students are equally good at the rest
)

// Estimate is how much something, such as a right answer, goes together with knowing the rest: from -1 to 1, with the
// bounds between which it lies in 19 cases of 20.
type Estimate struct {
	Method           Method
	Value, Low, High float64
	N                int  // students
	Lack             Lack // of no method
	Need             int  // further students needed, for FewStudents
}

// Known reports whether there is an estimate.
func (e Estimate) Known() bool { return e.Method != NoMethod }

// pair is whether a student did something, and how well that student knows the rest.
type pair struct {
	did  bool
	rest float64
}

// estimate compares those who did something with those who did not.
func estimate(all []pair) Estimate {
	e := Estimate{N: len(all)}
	did := 0
	for _, p := range all {
		if p.did {
			did++
		}
	}
	switch {
	case len(all) < EnoughHalves:
		e.Lack, e.Need = FewStudents, EnoughHalves-len(all)
	case min(did, len(all)-did) < EnoughOfEach:
		e.Lack = AllAlike
	case len(all) < EnoughCorrelation:
		e.halves(all)
	default:
		e.correlate(all)
	}
	return e
}

// correlate is the point-biserial correlation: Pearson's, of 0 and 1 with the score of the rest. Taken with a score that
// leaves the question itself out it is the corrected item-total correlation (Henrysson, Psychometrika 28, 1963). Its
// bounds are those of Fisher's transformation (Metron 1, 1921): atanh r plus or minus z / sqrt(n-3).
func (e *Estimate) correlate(all []pair) {
	var xs, ys []float64
	for _, p := range all {
		xs, ys = append(xs, number(p.did)), append(ys, p.rest)
	}
	r, ok := pearson(xs, ys)
	if !ok {
		e.Lack = NoSpread
		return
	}
	e.Method, e.Value = Correlation, r
	e.Low, e.High = fisher(r, len(all)-3, z95)
}

// halves is the upper-lower index (Johnson, Journal of Educational Psychology 42, 1951) with halves instead of the 27 % of
// larger groups: the share of those above the median of the rest who did it, less that of those below. Students
// at the median are in neither. Its bounds are Newcombe's of a difference of two shares (Statistics in Medicine
// 17, 1998, method 10), from Wilson's bounds of each.
func (e *Estimate) halves(all []pair) {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b pair) int {
		switch {
		case a.rest < b.rest:
			return -1
		case a.rest > b.rest:
			return 1
		}
		return 0
	})
	n := len(sorted)
	median := (sorted[(n-1)/2].rest + sorted[n/2].rest) / 2
	var upper, lower insight.Share
	for _, p := range sorted {
		half := &upper
		switch {
		case math.Abs(p.rest-median) < tiny:
			continue
		case p.rest < median:
			half = &lower
		}
		half.Of++
		if p.did {
			half.Right++
		}
	}
	if min(upper.Of, lower.Of) < leastHalf {
		e.Lack = NoSpread
		return
	}
	e.Method, e.Value = Halves, share(upper)-share(lower)
	e.Low, e.High = newcombe(upper, lower)
}

// newcombe gives the bounds of the difference of two shares.
func newcombe(upper, lower insight.Share) (low, high float64) {
	p, q := share(upper), share(lower)
	lowP, highP := upper.Within(z95)
	lowQ, highQ := lower.Within(z95)
	return max(-1, p-q-math.Hypot(p-lowP, highQ-q)), min(1, p-q+math.Hypot(highP-p, q-lowQ))
}

// tiny is below what difference two scores are the same.
const tiny = 1e-9

func share(s insight.Share) float64 { return float64(s.Right) / float64(s.Of) }

func number(did bool) float64 {
	if did {
		return 1
	}
	return 0
}

// pearson is the correlation of two rows of numbers; ok is false where one of them has no spread.
func pearson(xs, ys []float64) (r float64, ok bool) {
	n := float64(len(xs))
	var meanX, meanY float64
	for i := range xs {
		meanX += xs[i] / n
		meanY += ys[i] / n
	}
	var xx, yy, xy float64
	for i := range xs {
		dx, dy := xs[i]-meanX, ys[i]-meanY
		xx, yy, xy = xx+dx*dx, yy+dy*dy, xy+dx*dy
	}
	if xx < tiny || yy < tiny {
		return 0, false
	}
	return min(1, max(-1, xy/math.Sqrt(xx*yy))), true
}

// fisher gives the bounds of a correlation with so many degrees of freedom.
func fisher(r float64, free int, z float64) (low, high float64) {
	if free < 1 {
		return -1, 1
	}
	at, half := math.Atanh(min(1-tiny, max(tiny-1, r))), z/math.Sqrt(float64(free))
	return math.Tanh(at - half), math.Tanh(at + half)
}
