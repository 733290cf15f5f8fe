package find

import (
	"sync"

	"quest/content"
)

// Stock is shelves that catalogues share: of the commands, and of what each pack holds. Where many
// people search the same packs in one process, each shelf is filled once and kept once, whoever asks
// for it first. It keeps the packs that were searched, so it is for those that stay. It may be used by
// several goroutines.
type Stock struct {
	words    Words
	commands func() *shelf

	mu       sync.Mutex
	contents map[*content.Pack]func() *shelf
}

// NewStock makes a stock without a shelf. Catalogues of it name commands by words.
func NewStock(words Words) *Stock {
	return &Stock{
		words: words, commands: sync.OnceValue(func() *shelf { return fillCommands(words) }),
		contents: map[*content.Pack]func() *shelf{},
	}
}

// Catalogue makes a catalogue of the commands. Nothing is read of the packs before its Fill.
func (s *Stock) Catalogue(packs []*content.Pack) *Catalogue {
	return &Catalogue{packs: packs, stock: s, shelves: []*shelf{s.commands()}}
}

// of gives the shelf of what a pack holds. While somebody else fills it, it waits.
func (s *Stock) of(p *content.Pack) *shelf {
	s.mu.Lock()
	filled, known := s.contents[p]
	if !known {
		filled = sync.OnceValue(func() *shelf { return fillContents(p) })
		s.contents[p] = filled
	}
	s.mu.Unlock()
	return filled()
}
