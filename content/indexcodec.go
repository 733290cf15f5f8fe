package content

import "reflect"

import "math"

// index reads n items of an index. It gives what decoder.value gives, field by field, without
// reflection: to say what is due in all packs, the index of each is read.
func (d *decoder) index(n int) []indexed {
	list := make([]indexed, 0, min(n, len(d.rest)/shortestIndexed))
	for i := 0; i < n && d.err == nil; i++ {
		list = append(list, indexed{})
		d.indexed(&list[i])
	}
	return list
}

// shortestIndexed is how many bytes an item of an index takes at least, each field one.
const shortestIndexed = 13

func (d *decoder) indexed(it *indexed) {
	it.ID = ItemID(d.id())
	it.At.At, it.At.Length, it.At.Sum = d.int(), d.int(), d.uint32()
	h := &it.Head
	h.Rev, h.Difficulty, h.Case = d.int(), d.int(), ItemID(d.id())
	h.Cites = d.cites.take(d.length())
	for i := range h.Cites {
		h.Cites[i] = Cite{Lesson: LessonID(d.id()), Anchor: d.name(reflect.TypeFor[string]())}
	}
	h.Misconceptions = d.shown.take(d.length())
	for i := range h.Misconceptions {
		h.Misconceptions[i] = MisconceptionID(d.id())
	}
	if n := d.length(); n > 0 {
		h.Domains = make([]string, n)
		for i := range h.Domains {
			h.Domains[i] = d.name(reflect.TypeFor[string]())
		}
	}
	if n := d.length(); n > 0 {
		h.Concepts = make([]ConceptID, n)
		for i := range h.Concepts {
			h.Concepts[i] = ConceptID(d.id())
		}
	}
	h.Exam, h.StaleOn = d.byte() != 0, d.int()
}

// id reads the ID of a thing inside a pack.
func (d *decoder) id() string {
	s := d.string()
	if d.err == nil && !soundID(s, false) {
		d.fail()
	}
	return s
}

func (d *decoder) int() int {
	n := d.uvarint()
	return int(int64(n>>1) ^ -int64(n&1))
}

func (d *decoder) uint32() uint32 {
	n := d.uvarint()
	if n > math.MaxUint32 {
		d.fail()
	}
	return uint32(n)
}
