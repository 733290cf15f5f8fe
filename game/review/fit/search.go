package fit

import (
	"math"
	"slices"
)

const (
	// maxPasses is the number of times that the reviews are gone through at most; ten
	// to thirty are common.
	maxPasses = 60
	// enough is the change of the objective that is no gain any more: one standard
	// deviation of what the reviews leave open changes it by a half.
	enough = 0.1
	// maxTries is how often a step is made shorter before the search gives up.
	maxTries = 10
	// leastCaution is the caution after a first step that was too long, and change
	// the factor by which further steps change it.
	leastCaution, change = 0.1, 8
)

// search makes a function of a point small within bounds. It is Fisher's scoring: the
// curvature is estimated by the information of the reviews at the point, and a step goes
// to the least value of the parabola within the bounds. A step that did not lower the
// function is made shorter by a steeper parabola (Levenberg and Marquardt).
type search struct {
	sp      *space
	value   func(x, grad *point, information *matrix) float64
	onPass  func(pass int) bool // called before a pass; false stops the search
	fixed   [len(point{})]bool  // coordinates that stay
	caution float64             // 0 for full steps
	passes  int
	stopped bool
	place
}

// place is a point with what is known of the function there.
type place struct {
	x, grad   point
	curvature matrix // the second derivatives, an estimate
	f         float64
}

// run searches from s.x until nothing is gained any more, the passes are used up, or
// onPass says to stop.
func (s *search) run() {
	s.sp.project(&s.x)
	s.caution = 0
	if !s.evaluate(&s.place) {
		return
	}
	for small := 0; small < 2; {
		before := s.f
		if !s.advance() {
			return
		}
		if before-s.f < enough {
			small++
		} else {
			small = 0
		}
	}
}

func (s *search) evaluate(p *place) bool {
	if s.passes >= maxPasses {
		return false
	}
	if s.onPass != nil && !s.onPass(s.passes) {
		s.stopped = true
		return false
	}
	s.passes++
	p.f = s.value(&p.x, &p.grad, &p.curvature)
	return true
}

// held reports whether a coordinate stays: fixed, or at a bound beyond which the
// function would be smaller.
func (s *search) held(i int) bool {
	return s.fixed[i] || s.x[i] <= s.sp.low[i] && s.grad[i] > 0 || s.x[i] >= s.sp.high[i] && s.grad[i] < 0
}

// direction gives the way to the least value, within the bounds, of the parabola that
// has the gradient here and the curvature. Caution makes the parabola steeper and the
// way shorter. A coordinate that would leave its bounds goes as far as they are, and
// the others are worked out anew.
func (s *search) direction() point {
	steeper := s.curvature
	var free []int
	for i := range s.x {
		steeper[i][i] *= 1 + s.caution
		if !s.held(i) {
			free = append(free, i)
		}
	}
	var d point
	for {
		rest := s.grad
		for i := range rest {
			for j := range d {
				rest[i] += steeper[i][j] * d[j]
			}
		}
		way := solve(&steeper, &rest, free)
		inside := free[:0:0]
		for _, i := range free {
			if to := s.x[i] + way[i]; to > s.sp.low[i] && to < s.sp.high[i] {
				inside = append(inside, i)
			} else {
				d[i] = clamp(to, s.sp.low[i], s.sp.high[i]) - s.x[i]
			}
		}
		if len(inside) == len(free) {
			for _, i := range free {
				d[i] = way[i]
			}
			return d
		}
		free = inside
	}
}

// advance makes one step, and reports whether there was one to make.
func (s *search) advance() bool {
	for range maxTries {
		d := s.direction()
		next := place{x: s.x}
		for i := range d {
			next.x[i] += d[i]
		}
		s.sp.project(&next.x) // against rounding
		expected := 0.0
		for i := range d {
			expected += s.grad[i] * (next.x[i] - s.x[i])
		}
		if expected < 0 {
			if !s.evaluate(&next) {
				return false
			}
			if next.f <= s.f+1e-4*expected { // Armijo's rule
				s.place = next
				s.caution /= change
				return true
			}
		}
		s.caution = math.Max(leastCaution, s.caution*change)
	}
	return false
}

// solve gives the d for which a*d = -b on the free coordinates, and 0 on the others.
// The matrix is symmetric and positive, so elimination needs no exchange of rows.
func solve(a *matrix, b *point, free []int) point {
	m, d := *a, point{}
	for _, i := range free {
		d[i] = -b[i]
	}
	for n, i := range free {
		for _, row := range free[n+1:] {
			times := m[row][i] / m[i][i]
			for _, j := range free[n:] {
				m[row][j] -= times * m[i][j]
			}
			d[row] -= times * d[i]
		}
	}
	for n, i := range slices.Backward(free) {
		for _, j := range free[n+1:] {
			d[i] -= m[i][j] * d[j]
		}
		d[i] /= m[i][i]
	}
	return d
}
