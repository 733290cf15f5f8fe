// Package review schedules memory with FSRS-6: pure functions, time always an
// argument, counted in study days. It follows fsrs-rs where implementations
// differ; the formulas are those of docs/learning.md 1.
package review

import "math"

// Grade is how well an item was remembered.
type Grade int

// The grades.
const (
	Again Grade = 1 + iota
	Hard
	Good
	Easy
)

// Weights are the 21 parameters w0 to w20 of FSRS-6.
type Weights [21]float64

// DefaultWeights returns the published defaults of FSRS-6.
func DefaultWeights() Weights {
	return Weights{
		0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
		1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
	}
}

// The bounds of stability, in days, and of difficulty.
const (
	minStability, maxStability   = 0.001, 36500
	minDifficulty, maxDifficulty = 1, 10
)

// Memory is the state of one item in one head. The zero value is an item that was
// never reviewed.
type Memory struct {
	Stability  float64 // days until recall falls to 90 %
	Difficulty float64 // 1 to 10
}

// New reports whether the item was never reviewed.
func (m Memory) New() bool { return m.Stability == 0 }

// Possible reports whether reviews can lead to this memory: both numbers are within
// their bounds, or both are zero.
func (m Memory) Possible() bool {
	if m.New() {
		return m.Difficulty == 0
	}
	return m.Stability >= minStability && m.Stability <= maxStability && m.Difficulty >= minDifficulty && m.Difficulty <= maxDifficulty
}

// Recall gives the chance to remember after some days since the last review,
// 0 to 1.
func (w *Weights) Recall(days int, stability float64) float64 {
	decay := -w[20]
	factor := math.Pow(0.9, 1/decay) - 1
	return math.Pow(1+factor*float64(days)/stability, decay)
}

// Interval gives the whole days, 1 to 36500, after which recall has fallen to the
// wanted share r, above 0 and at most 1.
func (w *Weights) Interval(r, stability float64) int {
	decay := -w[20]
	factor := math.Pow(0.9, 1/decay) - 1
	days := math.Round(stability / factor * (math.Pow(r, 1/decay) - 1))
	return int(clamp(days, 1, maxStability))
}

// Next gives the memory after a review some study days after the one before.
// Days are ignored for an item that is new.
func (w *Weights) Next(m Memory, days int, g Grade) Memory {
	if m.New() {
		return Memory{
			Stability:  clamp(w[g-1], minStability, maxStability),
			Difficulty: clamp(w.firstDifficulty(g), minDifficulty, maxDifficulty),
		}
	}
	return Memory{
		Stability:  clamp(w.stability(m, days, g), minStability, maxStability),
		Difficulty: w.difficulty(m.Difficulty, g),
	}
}

func (w *Weights) firstDifficulty(g Grade) float64 {
	return w[4] - math.Exp(w[5]*float64(g-1)) + 1
}

func (w *Weights) difficulty(d float64, g Grade) float64 {
	moved := d - w[6]*float64(g-3)*(10-d)/9
	return clamp(w[7]*w.firstDifficulty(Easy)+(1-w[7])*moved, minDifficulty, maxDifficulty)
}

func (w *Weights) stability(m Memory, days int, g Grade) float64 {
	s, d := m.Stability, m.Difficulty
	if days <= 0 {
		return s * w.sameDay(s, g)
	}
	r := w.Recall(days, s)
	if g == Again {
		forgotten := w[11] * math.Pow(d, -w[12]) * (math.Pow(s+1, w[13]) - 1) * math.Exp(w[14]*(1-r))
		return math.Min(forgotten, s/math.Exp(w[17]*w[18]))
	}
	gain := math.Exp(w[8]) * (11 - d) * math.Pow(s, -w[9]) * (math.Exp(w[10]*(1-r)) - 1)
	switch g {
	case Hard:
		gain *= w[15]
	case Easy:
		gain *= w[16]
	case Again, Good:
	}
	return s * (1 + gain)
}

// sameDay is the factor of a review on the study day of the one before. It has no
// floor for Again and never falls below 1 for the passing grades, Hard included.
func (w *Weights) sameDay(s float64, g Grade) float64 {
	inc := math.Exp(w[17]*(float64(g)-3+w[18])) * math.Pow(s, -w[19])
	if g == Again {
		return inc
	}
	return math.Max(1, inc)
}

func clamp(x, low, high float64) float64 { return math.Min(math.Max(x, low), high) }
