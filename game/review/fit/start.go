package fit

import "math"

// maxGap is the longest gap, in days, that the start of the search tells apart.
const maxGap = 256

// firstReviews counts, of one grade of the first review, the reviews on the first
// later day by gap: how many there were, and how many were forgotten.
type firstReviews struct {
	all, forgotten [maxGap + 1]float64
	total          float64
}

// count gives the counts of a sample. Reviews in between on the first day are not
// minded: this is where the search starts, not where it ends.
func count(s *sample) *[firsts]firstReviews {
	var c [firsts]firstReviews
	for i, it := range s.h.items {
		f := &c[s.h.grades[it.start]-1]
		for at := it.start + 1; at < s.ends[i]; at++ {
			gap := s.h.gap(at)
			if gap == 0 {
				continue
			}
			gap = min(gap, maxGap)
			f.all[gap]++
			f.total++
			if s.h.grades[at] == 1 {
				f.forgotten[gap]++
			}
			break
		}
	}
	return &c
}

// start gives the point from which the search starts: the defaults with the first
// stabilities that fit the first reviews best, in the order of the grades.
func (sp *space) start(counts *[firsts]firstReviews) point {
	var x point
	defaults := sp.weights(&x)
	curve := newModel(&defaults)
	for i := range firsts {
		x[i] = sp.bestFirst(i, &counts[i], curve)
	}
	sp.order(&x, counts)
	return x
}

// bestFirst finds the coordinate of a first stability by thirds: the loss has one
// valley.
func (sp *space) bestFirst(i int, f *firstReviews, m *model) float64 {
	if f.total == 0 {
		return 0
	}
	loss := func(x float64) float64 {
		p := step{s: math.Exp(sp.centre[i] + sp.scale[i]*x)}
		sum := x * x / 2
		for gap, n := range f.all {
			if n == 0 {
				continue
			}
			p.t = float64(gap)
			m.recall(&p)
			sum += -(n-f.forgotten[gap])*m.decay*p.logU - f.forgotten[gap]*math.Log(1-p.r)
		}
		return sum
	}
	low, high := sp.low[i], sp.high[i]
	for high-low > 0.01 {
		third := (high - low) / 3
		if loss(low+third) < loss(high-third) {
			high -= third
		} else {
			low += third
		}
	}
	return (low + high) / 2
}

// order makes the first stabilities rise with the grade: neighbours that disagree take
// their geometric mean, weighted by how often the grades were given. It reports
// whether anything was changed.
func (sp *space) order(x *point, counts *[firsts]firstReviews) bool {
	type block struct {
		sum, weight float64 // of the logarithms
		size        int
	}
	mean := func(b block) float64 { return b.sum / b.weight }
	var blocks []block
	for i := range firsts {
		weight := counts[i].total + 0.01 // a grade that was never given follows the others
		blocks = append(blocks, block{sum: weight * (sp.centre[i] + sp.scale[i]*x[i]), weight: weight, size: 1})
		for n := len(blocks); n > 1 && mean(blocks[n-2]) > mean(blocks[n-1]); n-- {
			a, b := blocks[n-2], blocks[n-1]
			blocks = append(blocks[:n-2], block{a.sum + b.sum, a.weight + b.weight, a.size + b.size})
		}
	}
	if len(blocks) == firsts {
		return false
	}
	i := 0
	for _, b := range blocks {
		for range b.size {
			x[i] = (mean(b) - sp.centre[i]) / sp.scale[i]
			i++
		}
	}
	return true
}
