package find

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// spelling is a name in Latin letters with the ways in which people write it in Hangul, such as
// Lambda and 람다. A text in which one of them stands is found by the others.
type spelling struct {
	Name   string   `json:"name"`
	Hangul []string `json:"hangul"`
}

//go:embed data/spellings.json
var spellingData []byte

// pair is the words of a name and those of one way to write it in Hangul.
type pair struct{ name, hangul []string }

// spellings gives the pairs of all names, in the order of the data.
var spellings = sync.OnceValues(func() ([]pair, error) {
	var all []spelling
	if err := json.Unmarshal(spellingData, &all); err != nil {
		return nil, err
	}
	var pairs []pair
	for _, s := range all {
		for _, h := range s.Hangul {
			pairs = append(pairs, pair{wordsOf(s.Name), wordsOf(h)})
		}
	}
	return pairs, nil
})

func wordsOf(text string) []string {
	var all []string
	eachWord(text, func(word []byte, _ bool) { all = append(all, string(word)) })
	return all
}

// respell notes for the entries that have all words of a name that the words of its Hangul
// spellings stand there too, and the other way round. It asks once for each pair, not for each
// entry, and finds nothing by what it noted itself.
func (f *filler) respell() {
	pairs, _ := spellings() // a test reads the file
	if len(f.known) == 0 {
		return
	}
	particled := f.particled(pairs)
	type note struct {
		words   []string
		entries []uint32
	}
	var notes []note
	for _, p := range pairs {
		if in := f.having(p.name, nil); len(in) > 0 {
			notes = append(notes, note{p.hangul, in})
		}
		if in := f.having(p.hangul, particled); len(in) > 0 {
			notes = append(notes, note{p.name, in})
		}
	}
	for _, n := range notes {
		for _, w := range n.words {
			at := f.place(w, w[0] >= 0x80)
			f.in[at] = union(f.in[at], n.entries)
		}
	}
}

// particles are what Korean writes behind a name without a space.
const particles = " 은 는 이 가 을 를 의 에 에서 에게 로 으로 와 과 도 만 나 이나 까지 부터 처럼 보다 마다 라는 이라는 입니다 에는 에도 에서는 로는 "

// particled gives for each Hangul word of the pairs the words of the shelf that are it with a
// particle, such as 람다를 for 람다.
func (f *filler) particled(pairs []pair) map[string][]int32 {
	begins := map[rune][]string{} // by the first syllable
	all := map[string][]int32{}
	for _, p := range pairs {
		for _, w := range p.hangul {
			if _, known := all[w]; known || w[0] < 0x80 {
				continue
			}
			all[w] = nil
			first, _ := utf8.DecodeRuneInString(w)
			begins[first] = append(begins[first], w)
		}
	}
	for text, at := range f.known {
		first, _ := utf8.DecodeRuneInString(text)
		for _, w := range begins[first] {
			if rest, ok := strings.CutPrefix(text, w); ok && strings.Contains(particles, " "+rest+" ") {
				all[w] = append(all[w], at)
			}
		}
	}
	return all
}

// having gives the entries in which all of some words stand.
func (f *filler) having(words []string, particled map[string][]int32) []uint32 {
	var in []uint32
	for i, w := range words {
		var has []uint32
		if at, ok := f.known[w]; ok {
			has = f.in[at]
		}
		for _, at := range particled[w] {
			has = union(has, f.in[at])
		}
		if i == 0 {
			in = has
		} else {
			in = common(in, has)
		}
	}
	return in
}

// union gives the numbers of two sorted lists, each once.
func union(a, b []uint32) []uint32 {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

// common gives the numbers that stand in both of two sorted lists.
func common(a, b []uint32) []uint32 {
	var all []uint32
	for _, n := range a {
		if _, in := slices.BinarySearch(b, n); in {
			all = append(all, n)
		}
	}
	return all
}
