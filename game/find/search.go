package find

import (
	"cmp"
	"math/bits"
	"slices"
)

// hit is an entry that fits.
type hit struct {
	shelf, entry int
	score        int
	kind         Kind
}

// hits are the best hits so far.
type hits struct {
	all   []hit
	least int // what a hit needs to be among them, once there are enough
}

// keptMost is how many hits are kept before the worst are dropped.
const keptMost = 16 * Most

func (b *hits) add(h hit) {
	if h.score < b.least {
		return
	}
	if b.all = append(b.all, h); len(b.all) >= keptMost {
		b.cut(Most)
		b.least = b.all[len(b.all)-1].score
	}
}

// cut leaves the best, in their order.
func (b *hits) cut(most int) {
	slices.SortFunc(b.all, func(x, y hit) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.kind, y.kind), cmp.Compare(x.shelf, y.shelf), cmp.Compare(x.entry, y.entry))
	})
	b.all = b.all[:min(len(b.all), most)]
}

// What counts beside how well the words fit. A score is 10 times that of the words.
const (
	bonusTogether = 80
	bonusCover    = 150 // all of it was typed
)

// bonus is what counts for a kind: names before texts, and nearer things before further ones. A name that
// begins with what is typed comes before a text that has it as a word: particles such as 이 stand in most texts.
var bonus = [...]int{ACommand: 150, ALesson: 130, APack: 125, ALab: 120, ATerm: 115, AMixUp: 30, APoint: 20, AQuestion: 0}

// bonusAlso is how much less another word for a command counts than its name.
const bonusAlso = 50

func (e *entry) bonus() int {
	if e.also {
		return bonus[e.kind] - bonusAlso
	}
	return bonus[e.kind]
}

// search adds what fits on a shelf, the n-th of the catalogue.
func (s *shelf) search(q Query, n int, best *hits) {
	sums := make([]int32, len(s.entries)) // of the words that fit so far, weighed by their keys
	alive := make([]uint8, len(s.entries))
	keys := 0
	for i := range q.words {
		w := &q.words[i]
		s.word(w, uint8(i), sums, alive)
		keys += len(w.keys)
	}
	if keys == 0 {
		return
	}
	all := uint8(len(q.words))
	for e, got := range alive {
		if got != all {
			continue
		}
		at := &s.entries[e]
		cover := bonusCover * min(keys, int(at.keys)) / max(1, int(at.keys))
		best.add(hit{n, e, 10*int(sums[e])/keys + cover + at.bonus(), at.kind})
	}
	for i := range s.titles {
		t := &s.titles[i]
		if alive[t.entry] == all {
			continue
		}
		if score := max(t.abbreviated(q.whole), t.abbreviated(q.slip)-8); score >= fitsShortLess {
			at := &s.entries[t.entry]
			best.add(hit{n, int(t.entry), 10*score + at.bonus(), at.kind})
		}
	}
}

// word adds for each entry in which a word fits how well it does. alive counts the words that
// did so far.
func (s *shelf) word(w *sought, n uint8, sums []int32, alive []uint8) {
	allowed := w.typos()
	slips := maskOf(w.slip)
	best := make([]uint8, len(s.entries))
	for i, mask := range s.masks {
		if bits.OnesCount64(w.mask&^mask) > allowed && (len(w.slip) < slipLeast || slips&^mask != 0) {
			continue
		}
		score := w.score(&s.words[i])
		if score == 0 {
			continue
		}
		for _, e := range s.places[s.from[i]:s.from[i+1]] {
			best[e] = max(best[e], uint8(score))
		}
	}
	for e, score := range best {
		if score > 0 && alive[e] == n {
			alive[e]++
			sums[e] += int32(score) * int32(len(w.keys))
		}
	}
}
