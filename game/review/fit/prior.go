package fit

import (
	"math"

	"quest/game/review"
)

// spread is how far fitted weights lie from the defaults over the collections of
// many people: the standard deviations that fsrs-rs uses for its regularisation.
var spread = review.Weights{
	6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33,
	0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
}

// firsts is the number of weights that are stabilities after the first review.
const firsts = 4

// point is a set of weights in the coordinates of the search: the distance from the
// defaults in standard deviations. The first stabilities spread over factors, not
// over days, and are taken as logarithms.
type point [len(review.Weights{})]float64

// space changes between weights and points, and holds the bounds.
type space struct {
	centre    review.Weights // the default; logarithms of the first stabilities
	scale     review.Weights
	low, high point
}

func newSpace() *space {
	sp := &space{centre: review.DefaultWeights(), scale: spread}
	for i := range sp.centre {
		low, high := sp.centre.Bounds(i)
		if i < firsts {
			// of a log-normal distribution with the default as its median
			ratio := spread[i] / sp.centre[i]
			x := (1 + math.Sqrt(1+4*ratio*ratio)) / 2
			sp.scale[i] = math.Sqrt(math.Log(x))
			sp.centre[i], low, high = math.Log(sp.centre[i]), math.Log(low), math.Log(high)
		}
		sp.low[i] = (low - sp.centre[i]) / sp.scale[i]
		sp.high[i] = (high - sp.centre[i]) / sp.scale[i]
	}
	return sp
}

// weights gives the weights of a point, within their bounds.
func (sp *space) weights(x *point) review.Weights {
	var w review.Weights
	for i := range w {
		w[i] = sp.centre[i] + sp.scale[i]*x[i]
		if i < firsts {
			w[i] = math.Exp(w[i])
		}
		low, high := w.Bounds(i)
		w[i] = clamp(w[i], low, high) // against rounding
	}
	return w
}

// project moves a point to the bounds where it is beyond them.
func (sp *space) project(x *point) {
	for i := range x {
		x[i] = clamp(x[i], sp.low[i], sp.high[i])
	}
}

// objective is what the search makes small: the log loss plus half of the squared
// distance from the defaults in standard deviations, which is the logarithm of the
// chance of the weights given the reviews, up to sign and a constant. Information is
// that of sample.loss in the coordinates of a point, with that of the distance.
func (sp *space) objective(s *sample, x, grad *point, information *matrix) float64 {
	w := sp.weights(x)
	var byWeight review.Weights
	f := s.loss(&w, &byWeight, information)
	scale := sp.scale
	for i := range x {
		if i < firsts {
			scale[i] *= w[i]
		}
		grad[i] = byWeight[i]*scale[i] + x[i]
		f += x[i] * x[i] / 2
	}
	for i := range x {
		for j := range i + 1 {
			information[i][j] *= scale[i] * scale[j]
			information[j][i] = information[i][j]
		}
		information[i][i]++
	}
	return f
}
