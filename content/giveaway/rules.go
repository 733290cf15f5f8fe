package giveaway

import "slices"

func longest(q *question, into []float64) {
	for i := range q.options {
		into[i] = float64(q.options[i].columns)
	}
}

func shortest(q *question, into []float64) {
	for i := range q.options {
		into[i] = -float64(q.options[i].columns)
	}
}

// stemWords counts the different words of each option that stand in the stem, or in the scenario of its case.
func stemWords(q *question, into []float64) {
	for i := range q.options {
		for j, w := range q.options[i].words {
			if q.stem[w] && !slices.Contains(q.options[i].words[:j], w) {
				into[i]++
			}
		}
	}
}

func fewestAbsolutes(q *question, into []float64) {
	for i := range q.options {
		into[i] = -float64(q.options[i].absolutes)
	}
}

// alike gives each option its mean likeness to the others, times a sign. Two options are as alike as the share of
// the words of both that both have.
func (q *question) alike(into []float64, sign float64) {
	for i := range q.options {
		for j := range i {
			l := sign * likeness(q.options[i].words, q.options[j].words) / float64(len(q.options)-1)
			into[i] += l
			into[j] += l
		}
	}
}

func likeness(a, b []token) float64 {
	a, b = distinct(a), distinct(b)
	both := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			both++
		}
	}
	if len(a)+len(b) == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// distinct gives each word once, in the order of their numbers.
func distinct(words []token) []token {
	own := slices.Clone(words)
	slices.Sort(own)
	return slices.Compact(own)
}
