package exam

import (
	"math"
	"sort"

	"quest/game/review"
)

// What is believed of a true share, which is the share of new questions of an exam that a player
// would answer rightly, is kept as the probability of each share on a grid.
//
// An answer to an item that the player never met is right with the chance p, the true share:
// the binomial error model of Lord (Lord and Novick 1968, Statistical Theories of Mental Test
// Scores, chapter 23), in which items are drawn at random, so that it covers their sampling, too.
// An item that was met before may be right from memory of that item alone, which is no skill in new questions.
// With the recall m of the item its answer is right with the chance
//
//	p + (1-p) r m
//
// r, the rote part, is how much of what is remembered of an item helps with that item alone. It
// is the same for all answers of a player and unknown: the beliefs of its values are added up.
// Its values and their weights are assumptions of this game (docs/exams.md).
const (
	cells  = 256 // of the grid, of equal width in the angle whose squared sine is the share
	levels = 21  // of recall, from 0 to 1
)

// rote is a value of the rote part and how likely it is before any answer.
type rote struct{ part, weight float64 }

func rotes() []rote { return []rote{{0, 0.4}, {0.25, 0.3}, {0.5, 0.2}, {0.75, 0.1}} }

// shareOf gives the share at a place on the grid, 0 to cells.
func shareOf(place float64) float64 {
	s := math.Sin(place / cells * math.Pi / 2)
	return s * s
}

// placeOf is the reverse of shareOf.
func placeOf(share float64) float64 {
	return math.Asin(math.Sqrt(min(1, max(0, share)))) * 2 / math.Pi * cells
}

// evidence is answers, weighted, by the recall of their items.
type evidence struct{ right, wrong [levels]float64 }

// add counts an answer with a weight, 1 for one that counts in full.
func (e *evidence) add(right bool, recall, weight float64) {
	level := 0
	if recall > 0 {
		level = int(math.Round(min(1, recall) * (levels - 1)))
	}
	if right {
		e.right[level] += weight
	} else {
		e.wrong[level] += weight
	}
}

// prior is a beta distribution of the true share, given the rote part, before any answer: its
// mean and its weight in answers.
type prior func(rote float64) (mean, weight float64)

// jeffreys knows nothing: the prior of Jeffreys, a beta distribution with both parameters 1/2.
// Its intervals have the coverage that they claim, on average over shares (Brown, Cai and DasGupta
// 2001, Interval Estimation for a Binomial Proportion, Statistical Science 16).
func jeffreys(float64) (mean, weight float64) { return 0.5, 1 }

// belief is the probability of each cell of the grid.
type belief [cells]float64

// believe gives what is believed after the evidence.
func (e *evidence) believe(before prior) *belief {
	var all belief
	logs := make([][cells]float64, len(rotes()))
	most := math.Inf(-1)
	for i, r := range rotes() {
		mean, weight := before(r.part)
		a, b := mean*weight, (1-mean)*weight
		la, _ := math.Lgamma(a)
		lb, _ := math.Lgamma(b)
		ln, _ := math.Lgamma(weight)
		for c := range cells {
			p := shareOf(float64(c) + 0.5)
			// Per angle and not per share, the density of a beta distribution has a-1/2 and b-1/2.
			l := math.Log(r.weight) + ln - la - lb + (a-0.5)*math.Log(p) + (b-0.5)*math.Log(1-p)
			logs[i][c] = l + e.likelihood(p, r.part)
			most = max(most, logs[i][c])
		}
	}
	sum := 0.0
	for i := range logs {
		for c, l := range logs[i] {
			all[c] += math.Exp(l - most)
			sum += math.Exp(l - most)
		}
	}
	for c := range all {
		all[c] /= sum
	}
	return &all
}

// likelihood gives the logarithm of the probability of the answers.
func (e *evidence) likelihood(p, rote float64) float64 {
	sum := 0.0
	for i := range levels {
		helped := rote * float64(i) / (levels - 1)
		if e.right[i] > 0 {
			sum += e.right[i] * math.Log(p+(1-p)*helped)
		}
		if e.wrong[i] > 0 {
			sum += e.wrong[i] * math.Log((1-p)*(1-helped))
		}
	}
	return sum
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
