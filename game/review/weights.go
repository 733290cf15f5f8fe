package review

import "fmt"

// Weights are the 21 parameters w0 to w20 of FSRS-6.
type Weights [21]float64

// DefaultWeights returns the published defaults of FSRS-6.
func DefaultWeights() Weights {
	return Weights{
		0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
		1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
	}
}

// bounds are the lowest and highest value of each weight, those of the reference
// implementation.
var bounds = [21]struct{ low, high float64 }{
	{0.001, 100}, {0.001, 100}, {0.001, 100}, {0.001, 100}, // w0 to w3: first stability by grade
	{1, 10}, {0.001, 4}, {0.001, 4}, {0.001, 0.75}, // w4 to w7: difficulty
	{0, 4.5}, {0, 0.8}, {0.001, 3.5}, // w8 to w10: stability after passing
	{0.001, 5}, {0.001, 0.25}, {0.001, 0.9}, {0, 4}, // w11 to w14: stability after forgetting
	{0, 1}, {1, 6}, // w15, w16: factors of Hard and Easy
	{0, 2}, {0, 2}, {0, 0.8}, // w17 to w19: reviews of the same day
	{0.1, 0.8}, // w20: how fast recall falls
}

// Bounds gives the lowest and the highest value that Check accepts for weight i, 0 to
// 20. It panics for any other i, as an index out of range does.
func (w *Weights) Bounds(i int) (low, high float64) { return bounds[i].low, bounds[i].high }

// Check reports the first weight that is not a number or not within its bounds, by name
// and with the bounds; nil if all are sound.
func (w Weights) Check() error {
	for i, x := range w {
		if b := bounds[i]; !(x >= b.low && x <= b.high) {
			return fmt.Errorf("weight w%d is %v; it must be from %v to %v", i, x, b.low, b.high)
		}
	}
	return nil
}
