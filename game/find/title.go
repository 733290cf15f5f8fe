package find

import "strings"

// title is a name in one language, as one run of keys: words that are abbreviated together are
// found in it.
type title struct {
	entry  int32
	keys   string
	starts []bool // where a word or a syllable begins
	mask   uint64
}

// titleKeys is how many keys of a title are looked at.
const titleKeys = 160

// add puts a word behind those that are there.
func (t *title) add(w *word) {
	for i := range len(w.keys) {
		if len(t.starts) == titleKeys {
			return
		}
		t.starts = append(t.starts, w.begins(i))
	}
	t.keys += w.keys[:min(len(w.keys), titleKeys-len(t.keys))]
	t.mask |= w.mask
}

// The scores of an abbreviation, below those of words that fit.
const (
	fitsShort     = 48 // it is made of beginnings only
	fitsShortLess = 26 // the least that counts
)

// shortLeast is how many keys an abbreviation has at least.
const shortLeast = 2

// abbreviated tells how well keys fit a title of which they leave out others, 0 for not at all:
// most of them must begin a word or a syllable, or follow the one before.
func (t *title) abbreviated(keys string) int {
	if len(keys) < shortLeast || len(keys) > titleKeys/2 || maskOf(keys)&^t.mask != 0 {
		return 0
	}
	at, good, gaps := -1, 0, 0
	for i := range len(keys) {
		next := t.next(keys[i], at+1, i > 0)
		if next < 0 {
			return 0
		}
		switch {
		case t.starts[next], i > 0 && next == at+1:
			good++
		default:
			gaps++
		}
		if i > 0 {
			gaps += t.left(at+1, next)
		}
		at = next
	}
	if first := strings.IndexByte(t.keys, keys[0]); !t.starts[first] && good < len(keys) {
		return 0
	}
	if score := fitsShort - 22*(len(keys)-good)/len(keys) - min(16, 2*gaps); 4*good >= 3*len(keys) && score >= fitsShortLess {
		return score
	}
	return 0
}

// left counts the words and syllables that begin from one place to before another: those that
// were left out.
func (t *title) left(from, to int) int {
	n := 0
	for _, begins := range t.starts[from:max(from, to)] {
		if begins {
			n++
		}
	}
	return n
}

// next gives the place from one on that fits a key best: the next place if it fits, else the
// next beginning of a word or syllable, else any; -1 for none.
func (t *title) next(key byte, from int, follows bool) int {
	if follows && from < len(t.keys) && t.keys[from] == key {
		return from
	}
	any := -1
	for i := from; i < len(t.keys); i++ {
		if t.keys[i] != key {
			continue
		}
		if t.starts[i] {
			return i
		}
		if any < 0 {
			any = i
		}
	}
	return any
}
