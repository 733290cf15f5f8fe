package game

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"

	"quest/game/review"
)

// knowings are items by their full IDs. Most of a snapshot is items, and a shell prompt reads one
// each time it is drawn, so they are written as one string that is read many times as fast as
// an object:
//
//	item;item;...      in the order of their IDs
//	shared rest field field ...
//
// shared is how many bytes of the ID before it an ID begins with, rest the others; a byte that
// separates, or that JSON would escape, is written as % and two hexadecimal digits. Numbers are in
// base 36, floats by their bits.
type knowings map[string]*Knowing

const (
	frozenBase     = 36
	shortestFrozen = 32 // bytes that an item takes at least
)

// Flags of an item.
const (
	frozenRight = 1 << iota
	frozenMended
	frozenLapsed
)

// MarshalJSON writes the items as one string.
func (m knowings) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, 160*len(m)+2)
	b = append(b, '"')
	before := ""
	for i, id := range sorted(m) {
		if i > 0 {
			b = append(b, ';')
		}
		b = m[id].freeze(appendID(b, before, id))
		before = id
	}
	return append(b, '"'), nil
}

func appendID(b []byte, before, id string) []byte {
	shared := 0
	for shared < min(len(before), len(id)) && before[shared] == id[shared] {
		shared++
	}
	b = append(strconv.AppendInt(b, int64(shared), frozenBase), ' ')
	for _, c := range []byte(id[shared:]) {
		if c > ' ' && c < 0x7f && bytes.IndexByte([]byte(`%;"\<>&`), c) < 0 {
			b = append(b, c)
		} else {
			b = append(b, '%', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		}
	}
	return b
}

// freeze writes the fields of an item.
func (k *Knowing) freeze(b []byte) []byte {
	flags := 0
	for _, f := range []struct {
		on   bool
		flag int
	}{{k.Right, frozenRight}, {k.Mended, frozenMended}, {k.Lapsed, frozenLapsed}} {
		if f.on {
			flags |= f.flag
		}
	}
	for _, n := range []int{
		flags, k.Rev, int(k.Day), int(k.Due), int(k.Ready), int(k.Seen), int(k.Card.Phase), k.Card.Step,
		k.Lapses, k.Count, int(k.Misled), int(k.Flat),
	} {
		b = strconv.AppendInt(append(b, ' '), int64(n), frozenBase)
	}
	for _, f := range []float64{k.Card.Stability, k.Card.Difficulty, k.Good, k.Mark} {
		b = strconv.AppendUint(append(b, ' '), math.Float64bits(f), frozenBase)
	}
	b = append(append(b, ' '), k.Log...)
	for _, e := range k.Past {
		b = strconv.AppendInt(append(b, ' '), int64(e.Rev), frozenBase)
		b = append(append(b, ' '), e.Log...)
	}
	return b
}

var errFrozen = errors.New("items that cannot be read")

// UnmarshalJSON reads what MarshalJSON wrote, and fails for anything else.
func (m *knowings) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		return nil
	}
	var text string
	if n := len(raw); n >= 2 && raw[0] == '"' && bytes.IndexByte(raw, '\\') < 0 {
		text = string(raw[1 : n-1])
	} else if err := json.Unmarshal(raw, &text); err != nil {
		return fmt.Errorf("%w: %w: %w", errSnapshot, errFrozen, err)
	}
	t := thawing{text: text}
	most := min(bytes.Count(raw, []byte{';'}), len(raw)/shortestFrozen) + 1
	items, room := make(knowings, most), make([]Knowing, most)
	for before := ""; t.at < len(t.text); {
		id := t.id(before)
		if len(room) == 0 {
			room = make([]Knowing, 1)
		}
		k := &room[0]
		room = room[1:]
		t.item(k)
		if t.failed || len(items) > 0 && id <= before {
			return fmt.Errorf("%w: %w", errSnapshot, errFrozen)
		}
		items[id], before = k, id
	}
	if len(items) > 0 {
		*m = items
	}
	return nil
}

// thawing reads fields one after another. Once one has failed all that follow do.
type thawing struct {
	text   string
	at     int
	failed bool
}

// field gives the text up to the next blank, or to the end of the item.
func (t *thawing) field() string {
	from := t.at
	for t.at < len(t.text) && t.text[t.at] != ' ' && t.text[t.at] != ';' {
		t.at++
	}
	got := t.text[from:t.at]
	if t.at < len(t.text) && t.text[t.at] == ' ' {
		t.at++
	}
	return got
}

// ended reports whether the item has no further field, and goes on to the next item then.
func (t *thawing) ended() bool {
	if t.at < len(t.text) && t.text[t.at] == ';' {
		t.at++
		return true
	}
	return t.at >= len(t.text)
}

// digits reads a field of digits. Nothing larger than the bits of a float is read.
func (t *thawing) digits() (n uint64) {
	from := t.at
	for ; t.at < len(t.text); t.at++ {
		c := t.text[t.at]
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'z':
			c -= 'a' - 10
		default:
			t.failed = t.failed || t.at == from || c != ' ' && c != ';'
			if c == ' ' {
				t.at++
			}
			return n
		}
		t.failed = t.failed || n > (math.MaxUint64-frozenBase)/frozenBase
		n = n*frozenBase + uint64(c)
	}
	t.failed = t.failed || t.at == from
	return n
}

func (t *thawing) number() int {
	minus := t.at < len(t.text) && t.text[t.at] == '-'
	if minus {
		t.at++
	}
	n := t.digits()
	if minus {
		t.failed = t.failed || n > math.MaxInt64+1
		return int(-n)
	}
	t.failed = t.failed || n > math.MaxInt64
	return int(n)
}

func (t *thawing) float() float64 {
	f := math.Float64frombits(t.digits())
	t.failed = t.failed || math.IsNaN(f)
	return f
}

// day gives a study day that can be written.
func (t *thawing) day() StudyDay {
	n := StudyDay(t.number())
	t.failed = t.failed || n < firstDay || n > lastDay
	return n
}

func (t *thawing) id(before string) string {
	shared := t.number()
	rest := t.field()
	if t.failed || shared < 0 || shared > len(before) {
		t.failed = true
		return ""
	}
	escaped := 0
	for escaped < len(rest) && rest[escaped] != '%' {
		escaped++
	}
	if escaped == len(rest) {
		return before[:shared] + rest
	}
	id := []byte(before[:shared])
	for i := 0; i < len(rest); i++ {
		if rest[i] != '%' {
			id = append(id, rest[i])
			continue
		}
		if i+2 >= len(rest) {
			t.failed = true
			return ""
		}
		c, err := strconv.ParseUint(rest[i+1:i+3], 16, 8)
		t.failed = t.failed || err != nil
		id, i = append(id, byte(c)), i+2
	}
	return string(id)
}

func (t *thawing) item(k *Knowing) {
	flags := t.number()
	k.Right, k.Mended, k.Lapsed = flags&frozenRight != 0, flags&frozenMended != 0, flags&frozenLapsed != 0
	k.Rev, k.Day, k.Due, k.Ready, k.Seen = t.number(), t.day(), t.day(), int64(t.number()), t.day()
	k.Card.Phase, k.Card.Step = review.Phase(t.number()), t.number()
	k.Lapses, k.Count, k.Misled, k.Flat = t.number(), t.number(), t.day(), t.day()
	k.Card.Stability, k.Card.Difficulty, k.Good, k.Mark = t.float(), t.float(), t.float(), t.float()
	k.Log = review.Log(t.field())
	for !t.ended() && !t.failed {
		e := Earlier{Rev: t.number()}
		e.Log = review.Log(t.field())
		k.Past = append(k.Past, e)
	}
}
