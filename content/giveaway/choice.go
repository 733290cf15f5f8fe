package giveaway

import "slices"

// maxOptions is how many options an item can have (docs/pack-format.md 9.3).
const maxOptions = 8

// mask has a bit for each option, the first one the lowest.
type mask uint8

// alike is how far two figures of options may differ and still be the same: they are sums of logarithms, whose last
// digits depend on the processor.
const alike = 1e-9

// choice is what a rule makes of one item.
type choice struct {
	hit     float64 // chance that the option drawn among the highest is right
	tied    int     // options with the highest figure
	options int
	margin  float64 // how far the highest figure stands above the next one, as a share of the two; 0 if all are the same
}

// pick chooses the option with the highest figure.
func pick(figures []float64, right mask) choice {
	best, next := figures[0], figures[0]
	for _, f := range figures {
		best, next = max(best, f), min(next, f)
	}
	c := choice{options: len(figures)}
	hits := 0
	for i, f := range figures {
		if best-f < alike {
			c.tied++
			if right&(1<<i) != 0 {
				hits++
			}
		} else {
			next = max(next, f)
		}
	}
	c.hit = float64(hits) / float64(c.tied)
	if c.tied < c.options {
		c.margin = (best - next) / (1 + max(best, -best) + max(next, -next))
	}
	return c
}

// picks chooses the n options with the highest figures, and gives how many of them are right on average.
func picks(figures []float64, right mask, n int) float64 {
	sorted := slices.Clone(figures)
	slices.Sort(sorted)
	at := sorted[len(sorted)-n]
	sure, tied, hits, open := 0, 0, 0, n
	for i, f := range figures {
		isRight := 0
		if right&(1<<i) != 0 {
			isRight = 1
		}
		switch {
		case f-at > alike:
			sure += isRight
			open--
		case at-f < alike:
			tied++
			hits += isRight
		}
	}
	return float64(sure) + float64(open)*float64(hits)/float64(tied)
}
