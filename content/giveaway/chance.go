package giveaway

// tie says how many of an item's options a rule could choose alike.
type tie struct{ tied, options int }

// mostUnits is divided by every number of tied options up to six. Where seven or eight are tied their part is rounded, for
// the score and for chance alike.
const mostUnits = 60

// units gives into how many parts an item is divided to count scores in whole parts: as few as will do.
func units(items []tie) int {
	n := 1
	for _, it := range items {
		if it.tied < it.options && n%it.tied != 0 {
			n *= it.tied / divisor(n, it.tied)
		}
		if n > mostUnits {
			return mostUnits
		}
	}
	return n
}

// divisor gives the greatest number that divides both.
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// atLeast gives the probability that a rule scores as much as it did, or more, if every option were
// equally likely to be right. A rule that chooses among t of k options alike finds the right one among them with
// the probability t/k, and scores 1/t then: the score is a sum of independent trials, whose distribution is added up item
// by item.
func atLeast(items []tie, score float64) float64 {
	unit := units(items)
	most, sure := 0, 0.0
	for _, it := range items {
		if it.tied == it.options {
			sure += 1 / float64(it.tied) // whichever is right
		} else {
			most += unit / it.tied
		}
	}
	chances := make([]float64, 1, most+1) // of each score so far
	chances[0] = 1
	for _, it := range items {
		if it.tied == it.options {
			continue
		}
		step, hit := unit/it.tied, float64(it.tied)/float64(it.options)
		before := len(chances)
		chances = chances[:before+step]
		for n := len(chances) - 1; n >= 0; n-- {
			p := 0.0
			if n < before {
				p = chances[n] * (1 - hit)
			}
			if n >= step && n-step < before {
				p += chances[n-step] * hit
			}
			chances[n] = p
		}
	}
	from := int((score-sure)*float64(unit) + 0.5)
	p := 0.0
	for n := max(from, 0); n < len(chances); n++ {
		p += chances[n]
	}
	return min(p, 1)
}

// draws is a source of numbers that is the same on every computer (SplitMix64, Steele and others 2014).
type draws uint64

// below gives a number from 0 to n-1.
func (d *draws) below(n int) int {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	z ^= z >> 31
	return int(z >> 32 * uint64(n) >> 32)
}

// key draws which options of an item are right, as many as it has.
func (d *draws) key(options, choose int) mask {
	var right mask
	for left := choose; left > 0; {
		if bit := mask(1) << d.below(options); right&bit == 0 {
			right |= bit
			left--
		}
	}
	return right
}
