package find

import (
	"strings"

	"quest/content"
)

// shelf is words and where they stand: in entries, which are things to be found. It never
// changes once it is filled, so that several searches may read it at once.
type shelf struct {
	packs   []*content.Pack
	entries []entry
	titles  []title
	words   []word
	masks   []uint64 // of words
	from    []uint32 // of words: where its places begin; one more at the end
	places  []uint32 // numbers of entries, word by word
}

// entry is one thing to be found, without its text.
type entry struct {
	kind   Kind
	pack   uint16 // of shelf.packs
	lesson uint16 // of the pack's lessons, noLesson for none
	n      uint16 // which point, lab, term, misconception or command
	keys   uint16 // of its shortest language
	item   content.ItemID
	also   bool // it is another word for a command
}

const noLesson = 1<<16 - 1

// filler fills a shelf.
type filler struct {
	shelf
	known map[string]int32 // places in words: by the text, which tells scripts apart
	in    [][]uint32       // of each word, its entries
	keys  int
	name  *title
}

// add puts an entry on the shelf, with its texts. What is named is found by abbreviations of
// its name, too.
func (f *filler) add(e entry, named bool, texts ...content.Text) {
	if f.known == nil {
		f.known = map[string]int32{}
	}
	f.entries = append(f.entries, e)
	for _, text := range texts {
		for _, lang := range text.Langs() {
			f.keys, f.name = 0, nil
			if named {
				f.name = &title{entry: int32(len(f.entries) - 1)}
			}
			for _, line := range text.Lines(lang) {
				eachWord(withoutGaps(content.PlainText(line)), f.word)
			}
			at := &f.entries[len(f.entries)-1]
			if n := uint16(min(f.keys, 1<<16-1)); at.keys == 0 || n > 0 && n < at.keys {
				at.keys = n
			}
			if f.name != nil && len(f.name.starts) > 0 {
				f.titles = append(f.titles, *f.name)
			}
		}
	}
}

// withoutGaps gives a text without the marks of its gaps.
func withoutGaps(text string) string {
	for {
		before, rest, ok := strings.Cut(text, "{{")
		_, after, closed := strings.Cut(rest, "}}")
		if !ok || !closed {
			return text
		}
		text = before + " " + after
	}
}

// word notes that a word stands in the newest entry.
func (f *filler) word(text []byte, hangul bool) {
	at, ok := f.known[string(text)]
	if !ok {
		at = f.place(string(text), hangul)
	}
	w := &f.words[at]
	f.keys += len(w.keys)
	if f.name != nil {
		f.name.add(w)
	}
	e := uint32(len(f.entries) - 1)
	if in := f.in[at]; len(in) == 0 || in[len(in)-1] != e {
		f.in[at] = append(in, e)
	}
}

// place gives the place of a word in words, and makes one for a word that has none.
func (f *filler) place(text string, hangul bool) int32 {
	at, ok := f.known[text]
	if !ok {
		at = int32(len(f.words))
		w := newWord(text, hangul)
		f.known[text] = at
		f.words, f.masks, f.in = append(f.words, w), append(f.masks, w.mask), append(f.in, nil)
	}
	return at
}

// done gives the shelf.
func (f *filler) done() *shelf {
	f.respell()
	s := f.shelf
	n := 0
	for _, in := range f.in {
		n += len(in)
	}
	s.from, s.places = make([]uint32, 0, len(f.in)+1), make([]uint32, 0, n)
	for _, in := range f.in {
		s.from = append(s.from, uint32(len(s.places)))
		s.places = append(s.places, in...)
	}
	s.from = append(s.from, uint32(len(s.places)))
	return &s
}

// size is about how many bytes the shelf takes.
func (s *shelf) size() int {
	n := 4*(len(s.from)+len(s.places)) + 48*len(s.entries) + 8*len(s.masks)
	for i := range s.words {
		n += 40 + len(s.words[i].keys)
	}
	for i := range s.titles {
		n += 64 + 2*len(s.titles[i].keys)
	}
	return n
}
