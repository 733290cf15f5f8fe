package fit

import (
	"maps"
	"math"
	"math/bits"
	"slices"

	"quest/game/review"
)

// Score says how well weights predicted some reviews.
type Score struct {
	Reviews int     // that have a prediction
	LogLoss float64 // mean over the reviews, natural logarithm; smaller is better
	RMSE    float64 // calibration: see bins
}

// Scores are those of both sets of weights on one part of the reviews.
type Scores struct{ Default, Fitted Score }

// bins gather reviews that are alike: by days since the review before, by the number
// of earlier reviews and by the number of earlier failures, each in powers of 2. The
// calibration error is the root of the mean square difference of predicted and real
// recall of the bins, weighted by reviews. The bins do not depend on the weights, so
// that two sets of weights can be compared.
type bins [maxDaysBin * maxReviewsBin * maxFailuresBin]struct{ reviews, predicted, remembered float64 }

const maxDaysBin, maxReviewsBin, maxFailuresBin = 16, 8, 5

func binOf(days int32, reviews, failures int) int {
	power := func(n, limit int) int { return min(bits.Len(uint(n)), limit-1) }
	return (power(int(days), maxDaysBin)*maxReviewsBin+power(reviews, maxReviewsBin))*maxFailuresBin + power(failures, maxFailuresBin)
}

// tally adds up the predictions of one set of weights on one part of the reviews.
type tally struct {
	reviews int
	loss    float64
	bins    bins
}

func (t *tally) add(bin int, p *step, loss float64) {
	t.reviews++
	t.loss += loss
	b := &t.bins[bin]
	b.reviews++
	b.predicted += p.r
	if p.g > 1 {
		b.remembered++
	}
}

func (t *tally) score() Score {
	if t.reviews == 0 {
		return Score{}
	}
	n, square := float64(t.reviews), 0.0
	for _, b := range t.bins {
		if b.reviews > 0 {
			square += (b.predicted - b.remembered) * (b.predicted - b.remembered) / b.reviews
		}
	}
	return Score{Reviews: t.reviews, LogLoss: t.loss / n, RMSE: math.Sqrt(square / n)}
}

// comparison holds what two sets of weights, the default and the fitted ones, made of
// the reviews before a day and of those from that day on. Every review is predicted
// from the memory that all earlier reviews of its item left.
type comparison struct {
	parts [2][2]tally // before and from the day; default and fitted
	gains []gain      // of the reviews from the day on
}

// gain is by how much smaller the loss of the fitted weights was.
type gain struct {
	loss      float64
	item, day int32
}

func compare(h *histories, from int32, weights [2]review.Weights) *comparison {
	c := &comparison{}
	models := [2]*model{newModel(&weights[0]), newModel(&weights[1])}
	for i, it := range h.items {
		first := int(h.grades[it.start]) - 1
		var s, d [2]float64
		for k, m := range models {
			s[k], d[k] = m.w[first], clamp(m.first[first], minDifficulty, maxDifficulty)
		}
		failures := 0
		for at := it.start + 1; at < it.end; at++ {
			days, g := h.gap(at), int(h.grades[at])
			part := 0
			if h.days[at] >= from {
				part = 1
			}
			bin := binOf(days, at-it.start, failures)
			var losses [2]float64
			for k, m := range models {
				var p step
				s[k], d[k] = m.forward(&p, s[k], d[k], days, g)
				if days > 0 {
					losses[k] = logLoss(&p, m.decay)
					c.parts[part][k].add(bin, &p, losses[k])
				}
			}
			if g == 1 {
				failures++
			}
			if part == 1 && days > 0 {
				c.gains = append(c.gains, gain{losses[0] - losses[1], int32(i), h.days[at]})
			}
		}
	}
	return c
}

// difference gives the mean gain and its standard error. Answers to one item are not
// independent, and neither are those of one day, so the error is the greatest of
// three: from single reviews, from the sums of the items and from those of the days.
func difference(gains []gain) (mean, standardError float64) {
	n := float64(len(gains))
	for _, g := range gains {
		mean += g.loss / n
	}
	items, days := map[int32]float64{}, map[int32]float64{}
	square := 0.0
	for _, g := range gains {
		off := g.loss - mean
		square += off * off
		items[g.item] += off
		days[g.day] += off
	}
	standardError = errorOf(square, len(gains), n)
	for _, sums := range []map[int32]float64{items, days} {
		square := 0.0
		for _, key := range slices.Sorted(maps.Keys(sums)) { // sums depend on the order
			square += sums[key] * sums[key]
		}
		standardError = math.Max(standardError, errorOf(square, len(sums), n))
	}
	return mean, standardError
}

// errorOf gives the standard error of a mean over n reviews in groups, from the squares
// of what the groups are off the mean.
func errorOf(square float64, groups int, n float64) float64 {
	if groups < 2 {
		return math.Inf(1)
	}
	return math.Sqrt(square*float64(groups)/float64(groups-1)) / n
}
