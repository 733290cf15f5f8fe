package giveaway

import (
	"math"
	"math/bits"
	"slices"

	"quest/content"
)

// model is naive Bayes over the words of options, and over each two that follow each other: what stands in right
// options of the other items more often than chance gives speaks for an option, what stands in wrong ones
// speaks against it. It never reads a stem. Items of single and multiple choice are learned from alike; words that one item
// alone has say nothing of another.
type model struct {
	items  []learned
	pairs  []pair   // by number, behind those of words
	total  []uint16 // options that have a word, by its number
	right  []uint16 // of them, right ones under the key that is tried
	single int

	logRight, logWrong []float64 // by how many options
	odds               float64   // right options for each wrong one
	names              []string  // of words
}

// pair is two words that follow each other.
type pair struct{ first, second token }

// learned is an item as the model reads it.
type learned struct {
	id      content.ItemID
	single  bool
	options int
	choose  int
	right   mask
	words   []where
}

// where says which options of an item have a word.
type where struct {
	word    int32
	options mask
}

// model makes the model of the items.
func (s *sheet) model() *model {
	if s.trained != nil {
		return s.trained
	}
	m := &model{names: s.book.names}
	numbers := map[pair]int32{}
	in := make([]int32, len(s.book.names)) // items that have a word
	last := make([]int32, len(in))         // where it stands among those of the item, from 1
	for i := range s.questions {
		q := &s.questions[i]
		l := learned{id: q.id, single: q.single, options: len(q.options), choose: q.choose, right: q.right}
		has := func(word int32, option int) {
			if at := last[word]; at == 0 {
				l.words = append(l.words, where{word, 1 << option})
				last[word] = int32(len(l.words))
				in[word]++
			} else {
				l.words[at-1].options |= 1 << option
			}
		}
		for o := range q.options {
			words := q.options[o].words
			for j, w := range words {
				has(int32(w), o)
				if j == 0 {
					continue
				}
				two := pair{words[j-1], w}
				n, known := numbers[two]
				if !known {
					n = int32(len(s.book.names) + len(m.pairs))
					numbers[two] = n
					m.pairs = append(m.pairs, two)
					in, last = append(in, 0), append(last, 0)
				}
				has(n, o)
			}
		}
		for _, w := range l.words {
			last[w.word] = 0
		}
		m.items = append(m.items, l)
	}
	m.count(in)
	s.trained = m
	return m
}

// count drops what one item alone has, and counts the rest.
func (m *model) count(in []int32) {
	m.total, m.right = make([]uint16, len(in)), make([]uint16, len(in))
	right, options, most := 0, 0, 0
	for i := range m.items {
		it := &m.items[i]
		it.words = slices.DeleteFunc(it.words, func(w where) bool { return in[w.word] < 2 })
		for _, w := range it.words {
			m.total[w.word] += uint16(bits.OnesCount8(uint8(w.options)))
			most = max(most, int(m.total[w.word]))
		}
		right, options = right+it.choose, options+it.options
		if it.single {
			m.single++
		}
	}
	m.odds = float64(right) / float64(max(options-right, 1))
	m.logRight, m.logWrong = make([]float64, most+1), make([]float64, most+1)
	for n := range most + 1 {
		m.logRight[n] = math.Log(float64(n) + 1)
		m.logWrong[n] = math.Log(float64(n) + 1/m.odds)
	}
}

// learn counts the right options of a key for each word.
func (m *model) learn(key []mask) {
	clear(m.right)
	for i := range m.items {
		for _, w := range m.items[i].words {
			m.right[w.word] += uint16(bits.OnesCount8(uint8(w.options & key[i])))
		}
	}
}

// says gives what the other items say of a word of an item with a key. A word that k right and w wrong options of the others have
// counts log((k+1)/(w+v)) - log(1/v), where v is the number of wrong options for each right one: 0 for a word that stands in
// both as often as chance gives, and for one that nobody else has.
func (m *model) says(w where, key mask) float64 {
	k := m.right[w.word] - uint16(bits.OnesCount8(uint8(w.options&key)))
	wrong := m.total[w.word] - uint16(bits.OnesCount8(uint8(w.options))) - k
	return m.logRight[k] - m.logWrong[wrong] - (m.logRight[0] - m.logWrong[0])
}

// judge adds up what the other items say of the words of each option of an item.
func (m *model) judge(i int, key mask, into []float64) {
	for _, w := range m.items[i].words {
		says := m.says(w, key)
		for o := w.options; o != 0; o &= o - 1 {
			into[bits.TrailingZeros8(uint8(o))] += says
		}
	}
}

// found gives how many single choice items the model answers under a key that it has learned.
func (m *model) found(key []mask) float64 {
	var figures [maxOptions]float64
	right := 0.0
	for i := range m.items {
		it := &m.items[i]
		if !it.single {
			continue
		}
		into := figures[:it.options]
		clear(into)
		m.judge(i, key[i], into)
		right += pick(into, key[i]).hit
	}
	return right
}

// keys gives the right options of the items.
func (m *model) keys() []mask {
	all := make([]mask, len(m.items))
	for i := range all {
		all[i] = m.items[i].right
	}
	return all
}

// figures is the model as a rule for one question.
func (m *model) figures(q *question, into []float64) {
	m.learn(m.keys()) // draws of keys have taken its place
	i := slices.IndexFunc(m.items, func(l learned) bool { return l.id == q.id })
	m.judge(i, q.right, into)
}

// eachSingle gives what the model picks of each single choice item, with the place of the item.
func (m *model) eachSingle(do func(i int, p choice)) {
	keys := m.keys()
	m.learn(keys)
	var figures [maxOptions]float64
	for i := range m.items {
		it := &m.items[i]
		if !it.single {
			continue
		}
		into := figures[:it.options]
		clear(into)
		m.judge(i, keys[i], into)
		do(i, pick(into, keys[i]))
	}
}

// score holds the model against the single choice items.
func (m *model) score() Score {
	t := tally{rule: WordModel}
	m.eachSingle(func(i int, p choice) { t.add(m.items[i].id, p) })
	s := t.score()
	s.P = m.shuffled(s.Right)
	return s
}

// How often keys are drawn: until the model has done as well with so many of them as with the right ones, else at most
// mostDraws times; fewDraws times where it never has done as well.
const (
	enoughDraws = 10
	fewDraws    = 1999
	mostDraws   = 3999
)

// After clearDraws without a key with which the model does as well, a score that stands clearDeviations above the mean of
// these draws is beyond doubt, and gets the probability that fewDraws would give it.
const (
	clearDraws      = 49
	clearDeviations = 6
)

// seed begins the draws of keys; any number would do.
const seed draws = 20260101

// shuffled gives the probability that the model does as well or better where the right options of every item are drawn by chance,
// by drawing them again and again (a permutation test). It ends early where that is no rare event (Besag and Clifford
// 1991): the probability is then that of the draws so far.
func (m *model) shuffled(score float64) float64 {
	d := seed
	key := make([]mask, len(m.items))
	hits, sum, squares := 0, 0.0, 0.0
	for n := 1; n <= mostDraws; n++ {
		for i := range key {
			key[i] = d.key(m.items[i].options, m.items[i].choose)
		}
		m.learn(key)
		found := m.found(key)
		sum, squares = sum+found, squares+found*found
		if found > score-alike {
			if hits++; hits == enoughDraws {
				return float64(hits) / float64(n)
			}
		}
		if mean := sum / float64(n); hits == 0 && (n == fewDraws || n == clearDraws && score-mean > clearDeviations*math.Sqrt(squares/float64(n)-mean*mean)) {
			return 1 / float64(fewDraws+1)
		}
	}
	return float64(hits+1) / float64(mostDraws+1)
}
