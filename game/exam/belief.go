package exam

import (
	"math"
	"sort"

	"quest/game/review"
)

// What is believed of a player is kept as the probability of each share on a grid.
//
// A question is answered rightly because its point is remembered, or without that: by what the
// player knows besides, or by guessing, with the chance q. Of the questions of a paper, whose
// items should be remembered with the mean recall m, so many are right:
//
//	q + (1-q) h m
//
// and of all new questions that the exam could ask, if the share K of the exam should be remembered,
// the true share
//
//	p = q + (1-q) h (1-r) K
//
// q and h are learned from the answers: each is right with the chance above, as in the binomial error model
// of Lord (Lord and Novick 1968, Statistical Theories of Mental Test Scores, chapter 23), in
// which items are drawn at random, so that it covers their sampling, too. h, the hold, is how much of what should
// be remembered is: slips and memory that is worse than reckoned lower it. r, the rote part, is how
// much of what is remembered of an item helps with that item alone, and not with other questions about
// its point, or is about what the exam does not ask. Papers made of the same items cannot tell it, so
// its values stay as likely as they are held to be beforehand. The values of h and r are assumptions of this
// game; docs/simulation.md shows what comes of them.
const cells = 256 // of the grid, of equal width in the angle whose squared sine is the share

// likely is a value and how likely it is before any answer.
type likely struct{ value, weight float64 }

func holds() []likely {
	return []likely{{0.97, 0.3}, {0.9, 0.4}, {0.75, 0.2}, {0.5, 0.08}, {0.2, 0.02}}
}

func rotes() []likely { return []likely{{0, 0.2}, {0.2, 0.3}, {0.4, 0.3}, {0.6, 0.2}} }

// shareOf gives the share at a place on the grid, 0 to cells.
func shareOf(place float64) float64 {
	s := math.Sin(place / cells * math.Pi / 2)
	return s * s
}

// placeOf is the reverse of shareOf.
func placeOf(share float64) float64 {
	return math.Asin(math.Sqrt(min(1, max(0, share)))) * 2 / math.Pi * cells
}

// sheet is answers that count together: those of one paper, or of one domain in it.
type sheet struct {
	right, wrong float64 // answers, by what they count
	recall       float64 // the mean recall of their items when the paper was handed in, 0 for an item never met
}

// add counts an answer with a weight, 1 for one that counts in full.
func (s *sheet) add(right bool, weight float64) {
	if right {
		s.right += weight
	} else {
		s.wrong += weight
	}
}

// belief is the probability of each cell of the grid.
type belief [cells]float64

// believe gives what is believed of the true share after some answers, with the share of the exam that
// should be remembered, 0 to 1.
//
// Before any answer nothing is known of q: it has the prior of Jeffreys, a beta distribution with both
// parameters 1/2, whose intervals have the coverage that they claim on average over shares (Brown, Cai and
// DasGupta 2001, Interval Estimation for a Binomial Proportion, Statistical Science 16). By the
// angle of the grid it is even. Where nothing is remembered, q is the true share.
func believe(sheets []sheet, remembered float64) *belief {
	logs := make([]belief, len(holds()))
	most := math.Inf(-1)
	for i, hold := range holds() {
		for c := range cells {
			q := shareOf(float64(c) + 0.5)
			l := math.Log(hold.weight)
			for _, s := range sheets {
				right := q + (1-q)*hold.value*s.recall
				l += s.right*math.Log(right) + s.wrong*math.Log(1-right)
			}
			logs[i][c] = l
			most = max(most, l)
		}
	}
	var all belief
	sum := 0.0
	for i, hold := range holds() {
		for c, l := range logs[i] {
			q, w := shareOf(float64(c)+0.5), math.Exp(l-most)
			sum += w
			for _, r := range rotes() {
				all.put(q+(1-q)*hold.value*(1-r.value)*remembered, w*r.weight)
			}
		}
	}
	for c := range all {
		all[c] /= sum
	}
	return &all
}

// put adds probability at a share, to the two cells whose middles are nearest.
func (b *belief) put(share, probability float64) {
	place := min(cells-1, max(0, placeOf(share)-0.5))
	c := int(place)
	rest := place - float64(c)
	b[c] += probability * (1 - rest)
	if rest > 0 {
		b[c+1] += probability * rest
	}
}

// below gives the share below which the true share lies with a probability.
func (b *belief) below(probability float64) float64 {
	var sums [cells]float64
	sum := 0.0
	for c, p := range b {
		sum += p
		sums[c] = sum
	}
	c := min(cells-1, sort.SearchFloat64s(sums[:], probability))
	part := 0.0
	if b[c] > 0 {
		part = min(1, max(0, (probability-sums[c]+b[c])/b[c]))
	}
	return shareOf(float64(c) + part)
}

// atLeast gives the probability that the true share is a share or more.
func (b *belief) atLeast(share float64) float64 {
	place := placeOf(share)
	sum := 0.0
	for c, p := range b {
		sum += p * min(1, max(0, float64(c)+1-place))
	}
	return sum
}

// mean gives the expected value of something that depends on the true share.
func (b *belief) mean(of func(share float64) float64) float64 {
	sum := 0.0
	for c, p := range b {
		sum += p * of(shareOf(float64(c)+0.5))
	}
	return sum
}

// estimate gives the mean of the true share, and the bounds between which it lies in nine cases of ten.
func (b *belief) estimate() review.Estimate {
	return review.Estimate{Low: b.below(0.05), Mid: b.mean(func(p float64) float64 { return p }), High: b.below(0.95)}
}
