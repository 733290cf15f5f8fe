package fit

import (
	"math"

	"quest/game/review"
)

// sample is what a loss is taken of: of every item the reviews from its start up to
// an end. All of them that have a prediction count the same.
type sample struct {
	h       *histories
	ends    []int
	reviews int // that have a prediction
	tape    []step
}

// newSample takes the reviews before a study day.
func newSample(h *histories, before int32) *sample {
	s := &sample{h: h, ends: make([]int, len(h.items))}
	for i, it := range h.items {
		s.ends[i] = it.start
	}
	h.each(func(item, at int) {
		if h.days[at] < before {
			s.ends[item] = at + 1
			s.reviews++
		}
	})
	longest := 0
	for i, it := range h.items {
		longest = max(longest, s.ends[i]-it.start)
	}
	s.tape = make([]step, longest)
	return s
}

// matrix has a row and a column for every weight.
type matrix [len(review.Weights{})][len(review.Weights{})]float64

// loss gives the log loss of the sample, summed, and sets grad to its derivatives by
// the weights: the memories are run forward once and the derivatives back once.
// Information is set, on and below its diagonal, to the sum over the items of the
// derivatives of the item times themselves: near the best weights this is about the
// matrix of the second derivatives.
func (s *sample) loss(w, grad *review.Weights, information *matrix) float64 {
	*grad, *information = review.Weights{}, matrix{}
	m := newModel(w)
	sum := 0.0
	for i, it := range s.h.items {
		end := s.ends[i]
		if end <= it.start+1 {
			continue
		}
		var own review.Weights
		sum += s.itemLoss(m, it.start, end, &own)
		for j := range own {
			grad[j] += own[j]
			if own[j] == 0 {
				continue
			}
			for k := range j + 1 {
				information[j][k] += own[j] * own[k]
			}
		}
	}
	return sum
}

func (s *sample) itemLoss(m *model, start, end int, grad *review.Weights) float64 {
	h, sum := s.h, 0.0
	first := int(h.grades[start]) - 1
	stability := m.w[first]
	difficulty := clamp(m.first[first], minDifficulty, maxDifficulty)
	tape := s.tape[:end-start]
	for k := 1; k < len(tape); k++ {
		p := &tape[k]
		at := start + k
		if k == len(tape)-1 { // only its prediction counts
			p.s, p.t, p.g = stability, float64(h.gap(at)), int(h.grades[at])
			m.recall(p)
		} else {
			stability, difficulty = m.forward(p, stability, difficulty, h.gap(at), int(h.grades[at]))
		}
		if p.t > 0 {
			sum += logLoss(p, m.decay)
		}
	}

	last := &tape[len(tape)-1]
	gs := m.backRecall(last, byRecall(last), grad)
	gd := 0.0
	for k := len(tape) - 2; k > 0; k-- {
		gs, gd = m.backward(&tape[k], gs, gd, byRecall(&tape[k]), grad)
	}
	grad[first] += gs
	if raw := m.first[first]; raw >= minDifficulty && raw <= maxDifficulty {
		m.backFirst(first, gd, grad)
	}
	return sum
}

// logLoss is the loss of the prediction of a step. Recall is never 0 or 1: days and
// stability are bounded.
func logLoss(p *step, decay float64) float64 {
	if p.g > 1 {
		return -decay * p.logU
	}
	return -math.Log(1 - p.r)
}

// byRecall is the derivative of the loss of a step by its prediction.
func byRecall(p *step) float64 {
	switch {
	case p.t == 0:
		return 0
	case p.g > 1:
		return -1 / p.r
	}
	return 1 / (1 - p.r)
}
