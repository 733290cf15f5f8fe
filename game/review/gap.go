package review

import "iter"

// Gap is what reviews came to so many days after the one before, counted and not estimated.
type Gap struct {
	First, Last    int // days since the review before; Last is 0 in the group without an end
	Reviews, Right int
}

// gapsFrom is the first day of each group of gaps: each is about twice as long as the one before.
var gapsFrom = [...]int{1, 2, 4, 8, 15, 31, 91}

// ByGap counts the reviews of some items, given as to Retention, by how many days after the one before
// they came. Groups without any are left out.
func ByGap(items iter.Seq[iter.Seq2[int, Grade]]) []Gap {
	var groups [len(gapsFrom)]Gap
	for reviews := range items {
		last, met := 0, false
		for day, g := range reviews {
			if met && day > last {
				at := 0
				for at+1 < len(gapsFrom) && day-last >= gapsFrom[at+1] {
					at++
				}
				groups[at].Reviews++
				if g > Again {
					groups[at].Right++
				}
			}
			if !met || day > last {
				last, met = day, true
			}
		}
	}
	var all []Gap
	for at, g := range groups {
		g.First = gapsFrom[at]
		if at+1 < len(gapsFrom) {
			g.Last = gapsFrom[at+1] - 1
		}
		if g.Reviews > 0 {
			all = append(all, g)
		}
	}
	return all
}
