package review

import "math/bits"

// maxDays is the longest interval.
const maxDays = maxStability

// FuzzRange gives the first and the last day on which an interval of some days may end,
// so that items learned together do not come back together: up to 2 days only that day,
// else within delta = 1 + 0.15 for each day from 2.5 to 7 + 0.10 from 7 to 20 + 0.05 from
// 20 on, not before day 2 and not after day 36500 (ts-fsrs, get_fuzz_range). Days out of
// 1 to 36500 count as the nearest of these.
func FuzzRange(days int) (low, high int) {
	days = min(max(days, 1), maxDays)
	if days <= 2 {
		return days, days
	}
	// Delta is counted in fortieths of a day, in which it is whole: rounding is then the
	// same on every machine.
	const unit = 40
	delta := unit + 6*min(days, 7) - 15
	delta += 4 * max(0, min(days, 20)-7)
	delta += 2 * max(0, days-20)
	low = (days*unit - delta + unit/2) / unit
	high = (days*unit + delta + unit/2) / unit
	return max(2, low), min(high, maxDays)
}

// Fuzz gives one day of FuzzRange, each as likely as another, that the seed decides.
func Fuzz(days int, seed uint64) int {
	low, high := FuzzRange(days)
	n, _ := bits.Mul64(mixed(seed), uint64(high-low+1))
	return low + int(n)
}

// Seed gives the seed for a review of an item, so that a replay decides as the review
// did: item is the full ID, review the number of the review.
func Seed(item string, review int) uint64 {
	// FNV-1a, as hash/fnv computes it, without its allocation.
	h := uint64(14695981039346656037)
	for i := range len(item) {
		h = (h ^ uint64(item[i])) * 1099511628211
	}
	return mixed(h ^ mixed(uint64(review)))
}

// mixed spreads every bit of x over all bits: the output function of SplitMix64.
func mixed(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Choose gives the day of low to high with the least load. Rest days are taken only if
// every day of the range is one, and then the least load decides again. Between days of
// equal load the seed decides, each as likely as another. A nil load or rest means that no
// day has any. It gives low for a range that is empty, and looks at no more than its
// first 36500 days.
func Choose(low, high int, load func(day int) int, rest func(day int) bool, seed uint64) int {
	if high <= low {
		return low
	}
	if uint(high)-uint(low) >= maxDays {
		high = low + maxDays - 1
	}
	best, bestRest, bestLoad, bestLot := low, true, 0, uint64(0)
	for i := range high - low + 1 {
		day := low + i
		resting := rest != nil && rest(day)
		if resting && !bestRest {
			continue
		}
		carried := 0
		if load != nil {
			carried = load(day)
		}
		lot := mixed(seed ^ mixed(uint64(day)))
		if i == 0 || bestRest != resting || carried < bestLoad || (carried == bestLoad && lot < bestLot) {
			best, bestRest, bestLoad, bestLot = day, resting, carried, lot
		}
	}
	return best
}
