package insight

import (
	"math"

	"quest/game"
)

// Share is so many right ones of a number.
type Share struct{ Right, Of int }

// Enough is how many answers a share needs before it is said to tell anything. Below it the
// bounds of a share are further apart than 40 points.
const Enough = 10

// Few reports whether a share rests on too few answers to tell anything.
func (s Share) Few() bool { return s.Of < Enough }

// Percent is the share in hundredths, rounded down as everywhere in the game; 0 of 0 is 0.
func (s Share) Percent() int { return game.Percent(s.Right, s.Of) }

// z90 is the quantile of the normal distribution that leaves nine cases of ten between its bounds.
const z90 = 1.6449

// Bounds gives the shares, 0 to 1, between which the chance to be right lies in nine cases of
// ten: the score interval of Wilson (Journal of the American Statistical Association 22, 1927).
// Of nothing it is 0 and 1.
func (s Share) Bounds() (low, high float64) { return s.Within(z90) }

// Within is Bounds for a quantile of the normal distribution, such as 1.96 for 19 cases of 20.
func (s Share) Within(z float64) (low, high float64) {
	if s.Of <= 0 {
		return 0, 1
	}
	n := float64(s.Of)
	p := float64(s.Right) / n
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, middle-half), min(1, middle+half)
}

// Differs compares two shares: 1 if the second is larger, -1 if it is smaller, 0 if chance alone
// gives such a difference in more than one case of ten, or one of them is too few.
func (s Share) Differs(later Share) int {
	if s.Few() || later.Few() {
		return 0
	}
	n, m := float64(s.Of), float64(later.Of)
	p, q := float64(s.Right)/n, float64(later.Right)/m
	all := float64(s.Right+later.Right) / (n + m)
	spread := math.Sqrt(all * (1 - all) * (1/n + 1/m))
	switch {
	case spread == 0 || math.Abs(p-q) <= z90*spread:
		return 0
	case q > p:
		return 1
	}
	return -1
}

// Says says a share with how much it can tell: "84 of 100 (84 %; between 77 % and 89 %)", or that it
// is too few.
func (s Share) Says() game.Notice {
	switch {
	case s.Of == 0:
		return game.Say("insight.ShareNone")
	case s.Few():
		return game.Say("insight.ShareFew").Count("n", s.Of).Count("right", s.Right)
	}
	low, high := s.Bounds()
	return game.Say("insight.Share").Count("n", s.Of).Count("right", s.Right).Count("percent", s.Percent()).
		Count("low", game.Percentage(low)).Count("high", game.Percentage(high))
}
