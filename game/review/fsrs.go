// Package review schedules memory with FSRS-6: pure functions. Days are whole study
// days, minutes are whole minutes, chance is a seed; nothing here reads a clock. It
// follows fsrs-rs where implementations differ; the formulas are those of
// docs/learning.md 1.
//
// No input makes these functions panic or give a number out of bounds: days before the
// last review count as the same day, an impossible memory is taken to the nearest
// possible one, and a grade that does not exist changes nothing.
package review

// Grade is how well an item was remembered.
type Grade int

// The grades.
const (
	Again Grade = 1 + iota
	Hard
	Good
	Easy
)

// Valid reports whether this is one of the four grades.
func (g Grade) Valid() bool { return g >= Again && g <= Easy }

// The bounds of stability, in days, and of difficulty.
const (
	minStability, maxStability   = 0.001, 36500
	minDifficulty, maxDifficulty = 1, 10
)

// Memory is the state of one item in one head. The zero value is an item that was
// never reviewed.
type Memory struct {
	Stability  float64 // days until recall falls to 90 %, 0.001 to 36500
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

// Recall gives the chance, 0 to 1, to remember a memory of this stability after some
// days since its last review: (1 + factor*t/S)^decay.
func (w *Weights) Recall(days int, stability float64) float64 {
	m := modelOf(w)
	return m.recall(days, clamp(stability, minStability, maxStability))
}

// Interval gives the whole days, 1 to 36500, after which recall has fallen to the
// wanted share r, above 0 and at most 1: S/factor * (r^(1/decay) - 1), rounded.
func (w *Weights) Interval(r, stability float64) int {
	m := modelOf(w)
	return interval(stability * m.stretch(r))
}

// Next gives the memory after a review some study days after the one before.
// Days are ignored for an item that is new. Rules.Next also follows the steps, and is
// faster where many reviews follow one another.
func (w *Weights) Next(m Memory, days int, g Grade) Memory {
	made := modelOf(w)
	return made.next(m, days, g)
}

// clamp gives the number within low to high that is nearest to x; low if x is not a
// number.
func clamp(x, low, high float64) float64 {
	if !(x > low) {
		return low
	}
	if x > high {
		return high
	}
	return x
}
