package exam

import (
	"cmp"
	"slices"

	"quest/content"
)

// lot is a candidate with the number that the seed gives it, on which alone its place among
// equals depends.
type lot struct {
	*Candidate
	number uint64
}

// before compares by number; items that have the same number, by ID.
func (l lot) before(other lot) int {
	if l.number != other.number {
		return cmp.Compare(l.number, other.number)
	}
	return cmp.Or(cmp.Compare(l.Item.Pack, other.Item.Pack), cmp.Compare(l.Item.ID, other.Item.ID))
}

// sorted gives the candidates that fit by domain, in the order of the exam: each item once,
// those asked longest ago first, then those asked least often, then by seed.
func (r *Request) sorted(pool []Candidate) [][]lot {
	domains := r.domains(pool)
	lots := make([]lot, 0, len(pool))
	for i := range pool {
		if c := &pool[i]; c.Fits() && domains[c.Part] >= 0 {
			lots = append(lots, lot{Candidate: c, number: draw(r.Seed, string(c.Item.Pack), string(c.Item.ID))})
		}
	}
	lots = eachOnce(lots)
	by := make([][]lot, len(r.Exam.Domains))
	for _, l := range lots {
		d := domains[l.Part]
		by[d] = append(by[d], l)
	}
	for _, of := range by {
		slices.SortFunc(of, func(a, b lot) int {
			if a.Last != b.Last {
				return cmp.Compare(a.Last, b.Last)
			}
			if a.Times != b.Times {
				return cmp.Compare(a.Times, b.Times)
			}
			return a.before(b)
		})
	}
	return by
}

// domains gives for each part that a pool names the place of its domain in the exam, -1 for none.
func (r *Request) domains(pool []Candidate) map[content.DomainID]int {
	places := map[content.DomainID]int{}
	for i := range pool {
		part := pool[i].Part
		if _, known := places[part]; known {
			continue
		}
		d, ok := r.Exam.Domain(part)
		places[part] = slices.IndexFunc(r.Exam.Domains, func(of content.Domain) bool { return ok && of.ID == d.ID })
	}
	return places
}

// eachOnce sorts lots by number and drops all but one of each item: the one asked most recently.
func eachOnce(lots []lot) []lot {
	slices.SortFunc(lots, func(a, b lot) int {
		if order := a.before(b); order != 0 {
			return order
		}
		return cmp.Or(cmp.Compare(b.Last, a.Last), cmp.Compare(b.Times, a.Times), cmp.Compare(a.Part, b.Part))
	})
	return slices.CompactFunc(lots, func(a, b lot) bool { return a.Item == b.Item })
}

// pick takes n of the sorted lots of a domain, which are as many or more: all that were last
// asked in one paper before any that was asked in a later one.
func (r *Request) pick(lots []lot, n int) []lot {
	picks := make([]lot, 0, n)
	taken := map[content.DomainID]int{}
	for len(picks) < n {
		end := 1
		for end < len(lots) && lots[end].Last == lots[0].Last {
			end++
		}
		picks = append(picks, r.inTurns(lots[:end], n-len(picks), taken)...)
		lots = lots[end:]
	}
	return picks
}

// inTurns takes up to n lots, each from the task of which fewest were taken; of equal ones the
// seed decides. taken counts them by task and is kept up.
func (r *Request) inTurns(lots []lot, n int, taken map[content.DomainID]int) []lot {
	tasks := map[content.DomainID][]lot{}
	var order []content.DomainID
	for _, l := range lots {
		if tasks[l.Part] == nil {
			order = append(order, l.Part)
		}
		tasks[l.Part] = append(tasks[l.Part], l)
	}
	slices.SortFunc(order, func(a, b content.DomainID) int {
		return cmp.Or(cmp.Compare(draw(r.Seed, string(a)), draw(r.Seed, string(b))), cmp.Compare(a, b))
	})
	var picks []lot
	for len(picks) < min(n, len(lots)) {
		next := content.DomainID("")
		for _, task := range order {
			if len(tasks[task]) > 0 && (next == "" || taken[task] < taken[next]) {
				next = task
			}
		}
		picks = append(picks, tasks[next][0])
		tasks[next] = tasks[next][1:]
		taken[next]++
	}
	return picks
}

// shuffled gives the questions in an order that depends on the seed alone.
func (r *Request) shuffled(questions []Question) []Question {
	place := make(map[Item]uint64, len(questions))
	for _, q := range questions {
		place[q.Item] = draw(r.Seed, string(q.Item.Pack), string(q.Item.ID), "place")
	}
	slices.SortFunc(questions, func(a, b Question) int {
		return cmp.Or(cmp.Compare(place[a.Item], place[b.Item]), cmp.Compare(a.Item.Pack, b.Item.Pack), cmp.Compare(a.Item.ID, b.Item.ID))
	})
	return questions
}

// draw gives the number of some words under a seed: FNV-1a, then the output function of
// SplitMix64, so that near words have numbers far apart. It is the same on every machine.
func draw(seed uint64, words ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211 // ends a word; no UTF-8 text has this byte
	}
	return spread(h ^ spread(seed))
}

// spread spreads every bit of x over all bits: the output function of SplitMix64.
func spread(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
