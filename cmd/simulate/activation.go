package main

import "math"

// The constants of activation, of the size that Pavlik and Anderson (2005), "Practice
// and forgetting effects on vocabulary memory", Cognitive Science 29, fitted to word pairs.
const (
	leastDecay     = 0.177
	decayByHeight  = 0.217
	threshold      = -0.704
	activationStep = 0.255
	secondsBetween = 0.025 * 86400 // a day between sittings counts as little as this: less disturbs there
)

// activation is the model of memory of ACT-R with decay that depends on spacing:
//
//	m(t) = b + ln sum (t - t_i)^-d_i      d_i = 0.177 + 0.217 e^m(t_i)      recall = 1 / (1 + e^((-0.704 - m) / 0.255))
//
// The higher an item stands when it is met again, the faster that trace decays: so
// meetings close to each other leave little. b differs by learner, by item, and by both.
type activation struct {
	encoding []float64
	traces   [][]trace
}

type trace struct{ at, decay float64 }

// newActivation gives the memory of a learner with their own seed; the seed all is
// the same for all learners and decides how hard an item is for everybody. level is the mean of b.
func newActivation(all, c chance, items int, level float64) *activation {
	a := &activation{encoding: make([]float64, items), traces: make([][]trace, items)}
	own := c.at(ofTraits, 10).normal() * 0.3
	for i := range items {
		a.encoding[i] = level + own + all.at(ofItems, i).normal()*0.3 + c.at(ofItems, i).normal()*0.2
	}
	return a
}

// height gives the activation of an item, minus infinity before it was met.
func (a *activation) height(item int, at moment) float64 {
	sum := 0.0
	for _, t := range a.traces[item] {
		sum += math.Pow(math.Max(at.felt-t.at, 1), -t.decay)
	}
	return a.encoding[item] + math.Log(sum)
}

func (a *activation) recall(item int, at moment) float64 {
	return 1 / (1 + math.Exp((threshold-a.height(item, at))/activationStep))
}

func (a *activation) meet(item int, at moment, _ bool) {
	decay := leastDecay + decayByHeight*math.Exp(a.height(item, at))
	a.traces[item] = append(a.traces[item], trace{at.felt, decay})
}
