package fit

import (
	"math"

	"quest/game/review"
)

// The bounds of stability, in days, and of difficulty, as in package review.
const (
	minStability, maxStability   = 0.001, 36500
	minDifficulty, maxDifficulty = 1, 10
)

// model is the memory of package review prepared for one set of weights: what does
// not depend on the review is worked out once.
type model struct {
	w         review.Weights
	first     [4]float64 // difficulty after the first review, not clamped
	firstExp  [4]float64 // e^(w5*(g-1))
	decay     float64    // -w20
	factor    float64    // 0.9^(1/decay) - 1
	factorW20 float64    // derivative of factor by w20
	gain      float64    // e^w8
	floor     float64    // e^(-w17*w18)
	sameDay   [4]float64 // e^(w17*(g-3+w18))
}

func newModel(w *review.Weights) *model {
	m := &model{w: *w, decay: -w[20], gain: math.Exp(w[8]), floor: math.Exp(-w[17] * w[18])}
	f := math.Pow(0.9, 1/m.decay)
	m.factor, m.factorW20 = f-1, f*math.Log(0.9)/(w[20]*w[20])
	for i := range 4 {
		m.firstExp[i] = math.Exp(w[5] * float64(i))
		m.first[i] = w[4] - m.firstExp[i] + 1
		m.sameDay[i] = math.Exp(w[17] * (float64(i+1) - 3 + w[18]))
	}
	return m
}

// step is what one review did to a memory, with the parts that the derivatives need.
type step struct {
	s, d    float64 // before the review
	logS    float64
	next    float64 // stability after it, not clamped
	t       float64 // days since the review before
	g       int     // grade, 1 to 4
	u, logU float64 // 1 + factor*t/s and its logarithm
	r       float64 // recall just before the review
	a, b, c float64 // factors of the formula that was used, see forward
	capped  bool    // failed: the limit s*floor was used; same day: the floor of 1 was used
}

// forward fills in the step of a review t days after the one before, of a memory
// with s and d, and gives the memory after it.
//
//	passed:   a = e^w8*(11-d)*s^-w9   b = e^(w10*(1-r)) - 1   c = w15, w16 or 1
//	failed:   a = d^-w12              b = (s+1)^w13           c = e^(w14*(1-r))
//	same day: a = e^(w17*(g-3+w18))*s^-w19
func (m *model) forward(p *step, s, d float64, days int32, g int) (nextS, nextD float64) {
	w := &m.w
	p.s, p.d, p.g, p.t, p.capped = s, d, g, float64(days), false
	p.logS = math.Log(s)
	switch {
	case days == 0:
		p.a = m.sameDay[g-1] * math.Exp(-w[19]*p.logS)
		p.capped = g > 1 && p.a <= 1
		p.next = s * p.a
		if p.capped {
			p.next = s
		}
	case g == 1:
		m.recall(p)
		p.a = math.Exp(-w[12] * math.Log(d))
		p.b = math.Exp(w[13] * math.Log(s+1))
		p.c = math.Exp(w[14] * (1 - p.r))
		p.next = w[11] * p.a * (p.b - 1) * p.c
		if limit := s * m.floor; limit < p.next {
			p.next, p.capped = limit, true
		}
	default:
		m.recall(p)
		p.a = m.gain * (11 - d) * math.Exp(-w[9]*p.logS)
		p.b = math.Exp(w[10]*(1-p.r)) - 1
		p.c = m.bonus(g)
		p.next = s * (1 + p.a*p.b*p.c)
	}
	return clamp(p.next, minStability, maxStability), clamp(m.difficulty(d, g), minDifficulty, maxDifficulty)
}

func (m *model) recall(p *step) {
	p.u = 1 + m.factor*p.t/p.s
	p.logU = math.Log(p.u)
	p.r = math.Exp(m.decay * p.logU)
}

func (m *model) bonus(g int) float64 {
	switch g {
	case 2:
		return m.w[15]
	case 4:
		return m.w[16]
	}
	return 1
}

func (m *model) difficulty(d float64, g int) float64 {
	w := &m.w
	moved := d - w[6]*float64(g-3)*(10-d)/9
	return w[7]*m.first[3] + (1-w[7])*moved
}

// backward takes the derivatives of the loss by the memory after the step and, in
// gr, by the recall before it, adds those by the weights to grad and gives those by
// the memory before the step.
func (m *model) backward(p *step, gs, gd, gr float64, grad *review.Weights) (beforeS, beforeD float64) {
	if p.next < minStability || p.next > maxStability {
		gs = 0
	}
	beforeD = m.backDifficulty(p, gd, grad)
	switch {
	case p.t == 0:
		return m.backSameDay(p, gs, grad), beforeD
	case p.g == 1:
		s, d, r := m.backFailed(p, gs, grad)
		beforeS, beforeD, gr = s, beforeD+d, gr+r
	default:
		s, d, r := m.backPassed(p, gs, grad)
		beforeS, beforeD, gr = s, beforeD+d, gr+r
	}
	return beforeS + m.backRecall(p, gr, grad), beforeD
}

// backRecall takes the derivative by recall back to stability and w20: r is
// u^decay, so dr is r times the change of decay*log u.
func (m *model) backRecall(p *step, gr float64, grad *review.Weights) (byS float64) {
	byLog := gr * p.r
	share := m.decay * p.t / (p.s * p.u)
	grad[20] += byLog * (share*m.factorW20 - p.logU)
	return -byLog * share * m.factor / p.s
}

func (m *model) backSameDay(p *step, gs float64, grad *review.Weights) (byS float64) {
	if p.capped {
		return gs
	}
	w, out := &m.w, gs*p.next
	grad[17] += out * (float64(p.g) - 3 + w[18])
	grad[18] += out * w[17]
	grad[19] -= out * p.logS
	return gs * p.a * (1 - w[19])
}

func (m *model) backFailed(p *step, gs float64, grad *review.Weights) (byS, byD, byR float64) {
	w, out := &m.w, gs*p.next
	if p.capped {
		grad[17] -= out * w[18]
		grad[18] -= out * w[17]
		return gs * m.floor, 0, 0
	}
	grad[11] += gs * p.a * (p.b - 1) * p.c
	grad[12] -= out * math.Log(p.d)
	grad[14] += out * (1 - p.r)
	byPower := gs * w[11] * p.a * p.c * p.b
	grad[13] += byPower * math.Log(p.s+1)
	return byPower * w[13] / (p.s + 1), -out * w[12] / p.d, -out * w[14]
}

func (m *model) backPassed(p *step, gs float64, grad *review.Weights) (byS, byD, byR float64) {
	w := &m.w
	gain := p.a * p.b * p.c
	byGain := gs * p.s
	grad[8] += byGain * gain
	grad[9] -= byGain * gain * p.logS
	byPower := byGain * p.a * p.c * (p.b + 1)
	grad[10] += byPower * (1 - p.r)
	switch p.g {
	case 2:
		grad[15] += byGain * p.a * p.b
	case 4:
		grad[16] += byGain * p.a * p.b
	}
	return gs * (1 + gain - gain*w[9]), -byGain * gain / (11 - p.d), -byPower * w[10]
}

func (m *model) backDifficulty(p *step, gd float64, grad *review.Weights) (byD float64) {
	w, g := &m.w, float64(p.g-3)
	moved := p.d - w[6]*g*(10-p.d)/9
	after := w[7]*m.first[3] + (1-w[7])*moved
	if gd == 0 || after < minDifficulty || after > maxDifficulty {
		return 0
	}
	grad[7] += gd * (m.first[3] - moved)
	m.backFirst(3, gd*w[7], grad)
	byMoved := gd * (1 - w[7])
	grad[6] -= byMoved * g * (10 - p.d) / 9
	return byMoved * (1 + w[6]*g/9)
}

// backFirst adds the derivatives of the first difficulty after grade i+1.
func (m *model) backFirst(i int, gd float64, grad *review.Weights) {
	grad[4] += gd
	grad[5] -= gd * float64(i) * m.firstExp[i]
}

// clamp gives the number within low to high that is nearest to x; low if x is not a
// number.
func clamp(x, low, high float64) float64 {
	switch {
	case x >= high:
		return high
	case x > low:
		return x
	}
	return low
}
