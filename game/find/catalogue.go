// Package find finds lessons, points, questions, terms, labs, packs and commands by some of
// their words, in all languages at once, while they are typed.
//
// Long texts are found by their words: each word that is typed must fit a word of the text, as
// a whole, as its beginning, by first consonants, with a typo or as typed with the keyboard in
// the other language. Names are found by abbreviations, too. Every shelf is a list of words with
// the places where they stand, so that a search looks at the words of a pack and not at its
// texts.
package find

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"quest/content"
)

// Most is how many results a search gives at most.
const Most = 60

// sizeMost is how many bytes the shelves of a catalogue take at most. What packs hold behind
// that is found by the titles of its lessons only.
const sizeMost = 96 << 20

// Words gives the name of a command in every language, and what else it is found by.
type Words func(name string) (title content.Text, also []content.Text)

// Catalogue is all that can be found in some packs. It is filled part by part; what is there can
// be searched meanwhile by other goroutines.
type Catalogue struct {
	packs []*content.Pack
	stock *Stock

	mu      sync.Mutex
	shelves []*shelf
	filled  int // packs whose contents were read
	size    int
}

// New makes a catalogue of the commands with a stock of its own. Nothing is read of the packs before Fill.
func New(packs []*content.Pack, words Words) *Catalogue { return NewStock(words).Catalogue(packs) }

// Of reports whether the catalogue is of some packs.
func (c *Catalogue) Of(packs []*content.Pack) bool { return slices.Equal(c.packs, packs) }

// Fill reads the next part: first the titles of all packs, then what each pack holds. more is
// whether there is another part. It is called by one goroutine at a time.
func (c *Catalogue) Fill() (more bool) {
	next := c.state()
	switch {
	case next.shelves == 1:
		c.put(fillHeads(c.packs), 0)
	case next.filled < len(c.packs) && next.size < sizeMost:
		c.put(c.stock.of(c.packs[next.filled]), 1)
	}
	next = c.state()
	return next.filled < len(c.packs) && next.size < sizeMost
}

// Whole reads all parts.
func (c *Catalogue) Whole() *Catalogue {
	for c.Fill() {
	}
	return c
}

type state struct{ shelves, filled, size int }

func (c *Catalogue) state() state {
	c.mu.Lock()
	defer c.mu.Unlock()
	return state{len(c.shelves), c.filled, c.size}
}

func (c *Catalogue) put(s *shelf, packs int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shelves, c.filled, c.size = append(c.shelves, s), c.filled+packs, c.size+s.size()
}

// Search gives what fits best, the best first. Nothing fits an empty query. It may be called
// by several goroutines.
func (c *Catalogue) Search(q Query) []Result {
	if q.Empty() {
		return nil
	}
	c.mu.Lock()
	shelves := c.shelves
	c.mu.Unlock()
	var best hits
	for n, s := range shelves {
		s.search(q, n, &best)
	}
	best.cut(Most)
	results, read := make([]Result, 0, len(best.all)), lessons{}
	for _, h := range best.all {
		s := shelves[h.shelf]
		if r, ok := s.result(s.entries[h.entry], c.stock.words, read); ok {
			r.score = h.score + q.together(r)
			results = append(results, r)
		}
	}
	slices.SortStableFunc(results, func(a, b Result) int { return cmp.Compare(b.score, a.score) })
	once := results[:0]
	for _, r := range results { // a command is found by several words
		if r.Kind != ACommand || !slices.ContainsFunc(once, r.Same) {
			once = append(once, r)
		}
	}
	return once
}

// together is what counts in favour of a result in which the words stand together as they were
// typed.
func (q Query) together(r Result) int {
	if len(q.words) < 2 {
		return 0
	}
	for _, lang := range r.Text.Langs() {
		var b strings.Builder
		eachWord(content.PlainText(r.Text.Line(lang)), func(word []byte, _ bool) {
			b.WriteByte(' ')
			b.Write(word)
		})
		if strings.Contains(b.String(), " "+q.text) {
			return bonusTogether
		}
	}
	return 0
}

// Commands gives the results of an empty search: every command.
func (c *Catalogue) Commands() []Result {
	all := make([]Result, len(Commands))
	for i, command := range Commands {
		all[i] = Result{Kind: ACommand, Command: command}
		all[i].Text, _ = c.stock.words(command.Name)
	}
	return all
}
