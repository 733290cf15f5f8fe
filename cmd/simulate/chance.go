package main

import "math"

// chance is a seed from which the seeds of named occasions are drawn. The draw of an
// occasion depends on its numbers alone, not on what was drawn before: two
// schedulers that ask a learner for the tenth time about one item meet the same luck.
type chance uint64

// at gives the seed of an occasion, named by numbers.
func (c chance) at(words ...int) chance {
	x := uint64(c)
	for _, w := range words {
		x = mixed(x ^ mixed(uint64(w)))
	}
	return chance(x)
}

// mixed is the finaliser of the generator SplitMix64, after its increment.
func mixed(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9
	x = (x ^ (x >> 27)) * 0x94d049bb133111eb
	return x ^ (x >> 31)
}

// unit gives a number from 0 up to but not 1.
func (c chance) unit() float64 { return float64(uint64(c)>>11) / (1 << 53) }

// between gives a number from low up to high.
func (c chance) between(low, high float64) float64 { return low + (high-low)*c.unit() }

// below gives a whole number from 0 up to n-1.
func (c chance) below(n int) int { return int(c.unit() * float64(n)) }

// normal gives a number of the standard normal distribution (Box and Muller).
func (c chance) normal() float64 {
	u, v := 1-c.unit(), c.at(1).unit()
	return math.Sqrt(-2*math.Log(u)) * math.Cos(2*math.Pi*v)
}
