package review

import "math"

// model holds what the formulas of FSRS-6 derive from the weights and the wanted recall
// alone, so that one review computes only what depends on the memory. It is never
// changed after it was made.
type model struct {
	weights Weights
	wanted  float64

	decay, factor float64    // of the forgetting curve
	modifier      float64    // days of interval for each day of stability, at the wanted recall
	first         [5]Memory  // by grade: after the first review
	damp          [5]float64 // by grade: w6*(G-3)/9
	reversion     float64    // w7*D0(4), with D0(4) not clamped
	gain          [5]float64 // by grade: e^w8, times w15 for Hard or w16 for Easy
	forget        float64    // e^(w17*w18): forgetting divides stability at least by this
	sameDay       [5]float64 // by grade: e^(w17*(G-3+w18))
}

var standard = newModel(DefaultWeights(), defaultWanted)

// modelOf gives the model of weights; the wanted recall does not matter.
func modelOf(w *Weights) model {
	if *w == standard.weights {
		return standard
	}
	return newModel(*w, defaultWanted)
}

func newModel(w Weights, wanted float64) model {
	m := model{weights: w, wanted: wanted, decay: -w[20]}
	m.factor = math.Pow(0.9, 1/m.decay) - 1
	m.modifier = m.stretch(wanted)
	for g := Again; g <= Easy; g++ {
		m.first[g] = Memory{
			Stability:  clamp(w[g-1], minStability, maxStability),
			Difficulty: clamp(firstDifficulty(&w, g), minDifficulty, maxDifficulty),
		}
		m.damp[g] = w[6] * float64(g-3) / 9
		m.gain[g] = math.Exp(w[8])
		m.sameDay[g] = math.Exp(w[17] * (float64(g) - 3 + w[18]))
	}
	m.gain[Hard] *= w[15]
	m.gain[Easy] *= w[16]
	m.reversion = w[7] * firstDifficulty(&w, Easy)
	m.forget = math.Exp(w[17] * w[18])
	return m
}

// stretch gives the days of interval for each day of stability at a wanted recall.
func (m *model) stretch(wanted float64) float64 {
	return (math.Pow(wanted, 1/m.decay) - 1) / m.factor
}

func interval(days float64) int { return int(clamp(math.Round(days), 1, maxStability)) }

func firstDifficulty(w *Weights, g Grade) float64 {
	return w[4] - math.Exp(w[5]*float64(g-1)) + 1
}

// recall wants a stability within its bounds.
func (m *model) recall(days int, stability float64) float64 {
	if days <= 0 {
		return 1
	}
	return power(1+m.factor*float64(days)/stability, m.decay)
}

func (m *model) next(was Memory, days int, g Grade) Memory {
	if !g.Valid() {
		return was
	}
	if was.New() {
		return m.first[g]
	}
	s := clamp(was.Stability, minStability, maxStability)
	d := clamp(was.Difficulty, minDifficulty, maxDifficulty)
	return Memory{
		Stability:  clamp(m.stability(s, d, days, g), minStability, maxStability),
		Difficulty: clamp(m.reversion+(1-m.weights[7])*(d-m.damp[g]*(10-d)), minDifficulty, maxDifficulty),
	}
}

func (m *model) stability(s, d float64, days int, g Grade) float64 {
	w := &m.weights
	if days <= 0 {
		inc := m.sameDay[g] * power(s, -w[19])
		if g != Again && inc < 1 {
			return s
		}
		return s * inc
	}
	lost := 1 - m.recall(days, s)
	if g == Again {
		forgotten := w[11] * power(d, -w[12]) * (power(s+1, w[13]) - 1) * math.Exp(w[14]*lost)
		return math.Min(forgotten, s/m.forget)
	}
	return s * (1 + m.gain[g]*(11-d)*power(s, -w[9])*(math.Exp(w[10]*lost)-1))
}

// power gives x^y for an x above 0, with an error of a few of the last digits. It is
// quicker than math.Pow, which minds cases that do not occur here.
func power(x, y float64) float64 { return math.Exp(y * math.Log(x)) }
