package giveaway

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// What is told of words: those that so many options have, at most so many.
const (
	oftenTold = 4
	mostTold  = 10
)

// telling lists the words of which most can be told, those first whose share of right options is farthest from chance in
// standard deviations.
func (m *model) telling() []Telling {
	m.learn(m.keys())
	share := m.odds / (1 + m.odds)
	far := func(t Telling) float64 {
		n := float64(t.Right + t.Wrong)
		return math.Abs(float64(t.Right)-n*share) / math.Sqrt(n*share*(1-share))
	}
	var all []Telling
	for w, n := range m.total {
		if n < oftenTold {
			continue
		}
		if t := (Telling{m.name(w), int(m.right[w]), int(n - m.right[w])}); far(t) >= 1.5 {
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b Telling) int {
		if d := far(a) - far(b); d > alike || d < -alike {
			return cmp.Compare(0, d)
		}
		return strings.Compare(a.Words, b.Words)
	})
	return all[:min(len(all), mostTold)]
}

func (m *model) name(w int) string {
	if w < len(m.names) {
		return m.names[w]
	}
	p := m.pairs[w-len(m.names)]
	return m.names[p.first] + " " + m.names[p.second]
}

// mostReasons is how many words are told of an item.
const mostReasons = 4

// foundItems lists the single choice items that the model answers right, those first in which the right option stands farthest above
// the others.
func (m *model) foundItems() []Found {
	keys := m.keys()
	type found struct {
		at     int
		margin float64
	}
	var all []found
	m.eachSingle(func(i int, p choice) {
		if p.hit == 1 {
			all = append(all, found{i, p.margin})
		}
	})
	slices.SortStableFunc(all, func(a, b found) int {
		if math.Abs(a.margin-b.margin) < alike {
			return 0
		}
		return cmp.Compare(b.margin, a.margin)
	})
	list := make([]Found, len(all))
	for n, f := range all {
		list[n] = Found{m.items[f.at].id, m.reasons(f.at, keys[f.at])}
	}
	return list
}

// reasons gives the words that set the right option of an item above the others, the strongest first. The model has learned the key.
func (m *model) reasons(i int, key mask) []Told {
	it := &m.items[i]
	var all []Told
	for _, w := range it.words {
		says := m.says(w, key)
		if says *= m.forKey(w.options, key, it.options); says > alike {
			all = append(all, Told{m.name(int(w.word)), w.options&key != 0, says})
		}
	}
	slices.SortFunc(all, func(a, b Told) int {
		if math.Abs(a.Says-b.Says) < alike {
			return strings.Compare(a.Words, b.Words)
		}
		return cmp.Compare(b.Says, a.Says)
	})
	return all[:min(len(all), mostReasons)]
}

// forKey is the share of right options that have a word less that of wrong ones.
func (m *model) forKey(options, key mask, of int) float64 {
	right := bits.OnesCount8(uint8(key))
	return float64(bits.OnesCount8(uint8(options&key)))/float64(right) - float64(bits.OnesCount8(uint8(options&^key)))/float64(of-right)
}
