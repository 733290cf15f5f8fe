package content

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"reflect"
	"slices"
	"strings"
)

// A compiled pack is a header and a body. The header says where the parts of the body
// lie and what their checksums are, so that each part is read alone, when it is wanted,
// and proved then:
//
//	magic    8 bytes  "questpk\n"
//	layout   uint32   of this header; little endian as all that follow
//	schema   uint32   of the values inside
//	sum      uint32   CRC32C of the length and of the header's value
//	length   uint32   of the header's value
//	header   value    which pack this is, and the spans of overview and index
//	body     values   the overview, the index, and the lessons, items and labs that the
//	                  index points to, one after the other
//
// Values are those of the codec.
const (
	magic      = "questpk\n"
	layout     = 2
	prefixSize = len(magic) + 4*4
	// headerMost is how long a header may be: its only long parts are an ID and a hash.
	headerMost = 4096
	// headerLangs is how many languages a header may name.
	headerLangs = 24
	// headerUsual is how much is read at once in the hope that all of the header is in it.
	headerUsual = 512
)

// Schema numbers the values inside compiled packs. It rises with every change to the
// types of this package or to what the loader makes of a source, so that caches
// made by another version are never read. A test holds it to the types.
const Schema = 14

// Errors of Open and Decode, for errors.Is.
var (
	ErrNotCompiled  = errors.New("not a compiled pack")
	ErrOtherVersion = errors.New("compiled by another version of quest")
	ErrDamaged      = errors.New("compiled pack is damaged")
)

// Compiled is the compiled form of a pack where it lies: in memory, in a file, or in
// the program.
type Compiled interface {
	io.ReaderAt
	Size() int64
}

// Restorer is a Compiled that can be made anew. Restore is called where a part of it
// cannot be read or is damaged, possibly by several goroutines.
type Restorer interface {
	Compiled
	Restore() (Compiled, error)
}

// span is where a part lies in the body, in bytes, and its CRC32C.
type span struct {
	At, Length int
	Sum        uint32
}

// header is what is read of a pack when it is opened.
type header struct {
	ID       PackID
	Hash     string // of the source
	Lessons  int
	Pools    int    // quizzes with items that no lesson has
	Renamed  int    // IDs that are others than before
	Written  []Lang // those of Meta.Written; none where they are more than headerLangs
	Body     int    // its size
	Overview span
	Index    span
}

// overview is what the map shows of a pack.
type overview struct {
	Meta    Meta
	Lessons []LessonHead
	Labs    []LabHead
	Quizzes []quizSize
	Items   int
	Renamed []Renaming
}

// quizSize is how many items a quiz has, and what the rewards of the pack demand of it.
type quizSize struct {
	ID    QuizID
	Items int
	Need  float64 // the largest share of right verdicts that a reward wants, 0 to 1
	Title Text    // of one that no lesson has; empty for others
}

// named gives the languages that the header of a pack names.
func (m *Meta) named() []Lang {
	if all := m.Written(); len(all) <= headerLangs {
		return all
	}
	return nil
}

// inLessons gives the quizzes that lessons have.
func (o *overview) inLessons() map[QuizID]bool {
	have := make(map[QuizID]bool, len(o.Lessons))
	for i := range o.Lessons {
		have[o.Lessons[i].Quiz] = true
	}
	return have
}

// pools gives the quizzes with items that no lesson has.
func (o *overview) pools() []quizSize {
	var pools []quizSize
	inLessons := o.inLessons()
	for _, q := range o.Quizzes {
		if q.Items > 0 && !inLessons[q.ID] {
			pools = append(pools, q)
		}
	}
	return pools
}

// index is what playing a pack needs beside its lessons, items and labs, and where
// these are. It is in the order of the pack, but Items is in the order of their IDs.
type index struct {
	Quizzes        []Quiz
	Rewards        []Reward
	Concepts       []Concept
	Misconceptions []Misconception
	Lessons        []placed[LessonID]
	Labs           []placed[LabID]
	Items          []indexed
	Blueprints     []Blueprint
}

// placed is where a lesson or a lab lies.
type placed[ID any] struct {
	ID ID
	At span
}

// indexed is where an item lies, and what is known of it without reading it.
type indexed struct {
	ID   ItemID
	At   span
	Head ItemHead
}

// encode writes the compiled form of the parts.
func encode(parts Parts) ([]byte, error) {
	w := &body{}
	over := overview{Meta: parts.Meta, Items: len(parts.Items), Renamed: parts.Renamings}
	w.b = make([]byte, 0, 1024*(1+len(parts.Items)+4*len(parts.Lessons)+8*len(parts.Labs)))
	ix := index{
		Items:   make([]indexed, 0, len(parts.Items)),
		Quizzes: parts.Quizzes, Rewards: parts.Rewards, Concepts: parts.Concepts, Misconceptions: parts.Misconceptions,
		Blueprints: parts.Blueprints,
	}
	for i := range parts.Lessons {
		l := &parts.Lessons[i]
		over.Lessons = append(over.Lessons, l.head())
		ix.Lessons = append(ix.Lessons, placed[LessonID]{l.ID, w.add("lesson "+string(l.ID), l)})
	}
	for i := range parts.Items {
		it := &parts.Items[i]
		ix.Items = append(ix.Items, indexed{it.ID, w.add("item "+string(it.ID), it), it.head()})
	}
	inLessons := over.inLessons()
	for _, q := range parts.Quizzes {
		size := quizSize{ID: q.ID, Items: len(q.Items), Need: parts.need(q.ID)}
		if !inLessons[q.ID] {
			size.Title = q.Title
		}
		over.Quizzes = append(over.Quizzes, size)
	}
	slices.SortFunc(ix.Items, func(a, b indexed) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for i := range parts.Labs {
		l := &parts.Labs[i]
		over.Labs = append(over.Labs, l.head())
		ix.Labs = append(ix.Labs, placed[LabID]{l.ID, w.add("lab "+string(l.ID), l)})
	}
	return w.pack(parts.Meta, over, ix)
}

// need gives the largest share of right verdicts that a reward wants of a quiz, 0 for none.
func (parts *Parts) need(quiz QuizID) float64 {
	var need float64
	for i := range parts.Rewards {
		if when := &parts.Rewards[i].When; when.Quiz == quiz {
			need = max(need, when.Score)
		}
	}
	return need
}

// body collects the parts of a pack. It keeps the first error.
type body struct {
	b   []byte
	err error
	enc encoder
}

// add appends a value and says where it lies. name is for the error.
func (w *body) add(name string, v any) span {
	begin := len(w.b)
	b, err := w.enc.append(w.b, v)
	if err != nil {
		if w.err == nil {
			w.err = fmt.Errorf("compile %s: %w", name, err)
		}
		return span{At: begin}
	}
	w.b = b
	return span{At: begin, Length: len(b) - begin, Sum: checksum(b[begin:])}
}

// pack closes the body with the overview and the index, and puts the header before it.
func (w *body) pack(meta Meta, over overview, ix index) ([]byte, error) {
	h := header{ID: meta.ID, Hash: meta.Hash, Lessons: len(over.Lessons), Pools: len(over.pools()), Renamed: len(over.Renamed), Written: meta.named()}
	h.Overview = w.add("the overview", over)
	h.Index = w.add("the index", ix)
	h.Body = len(w.b)
	if w.err != nil {
		return nil, w.err
	}
	head, err := encodeValue(h)
	if err != nil {
		return nil, fmt.Errorf("compile the header: %w", err)
	}
	return frame(head, w.b), nil
}

// frame puts what stands before a header, the header and the body together.
func frame(header, body []byte) []byte {
	b := make([]byte, prefixSize, prefixSize+len(header)+len(body))
	copy(b, magic)
	at := len(magic)
	binary.LittleEndian.PutUint32(b[at:], layout)
	binary.LittleEndian.PutUint32(b[at+4:], Schema)
	binary.LittleEndian.PutUint32(b[at+12:], uint32(len(header)))
	b = append(b, header...)
	binary.LittleEndian.PutUint32(b[at+8:], checksum(b[at+12:]))
	return append(b, body...)
}

// checksum asks for the table at each call: it is made once, and not before it is needed,
// because making it takes a quarter of a millisecond of every start.
func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// Open opens a compiled pack. Only its header is read now, the rest when it is asked
// for: c must stay as it is. It fails with ErrNotCompiled, ErrOtherVersion or
// ErrDamaged, or with the error of c.
func Open(c Compiled) (*Pack, error) {
	b, err := readUpTo(c, headerUsual)
	if err != nil {
		return nil, err
	}
	if len(b) < prefixSize || string(b[:len(magic)]) != magic {
		return nil, ErrNotCompiled
	}
	at := len(magic)
	if binary.LittleEndian.Uint32(b[at:]) != layout || binary.LittleEndian.Uint32(b[at+4:]) != Schema {
		return nil, ErrOtherVersion
	}
	length := int64(binary.LittleEndian.Uint32(b[at+12:]))
	if length > headerMost {
		return nil, ErrDamaged
	}
	whole := prefixSize + int(length)
	if whole > len(b) {
		if b, err = readUpTo(c, whole); err != nil {
			return nil, err
		}
	}
	if whole > len(b) || binary.LittleEndian.Uint32(b[at+8:]) != checksum(b[at+12:whole]) {
		return nil, ErrDamaged
	}
	p := &Pack{compiled: c, start: string(b[:whole])}
	if err := decodeValue(p.start[prefixSize:], &p.header); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if p.header.Body < 0 || p.header.Lessons < 0 || p.header.Pools < 0 || p.header.Renamed < 0 || int64(whole)+int64(p.header.Body) != c.Size() {
		return nil, ErrDamaged
	}
	return p, nil
}

// readUpTo reads the first n bytes, or all of them if there are fewer.
func readUpTo(c Compiled, n int) ([]byte, error) {
	b := make([]byte, min(int64(n), c.Size()))
	n, err := c.ReadAt(b, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the pack: %w", err)
	}
	return b[:n], nil
}

// Decode opens a compiled pack and reads what all who play it need, so that it fails
// where that is damaged; lessons, items and labs are read when they are asked for. The
// bytes are kept and must not be changed. Its errors are those of Open.
func Decode(b []byte) (*Pack, error) {
	p, err := Open(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	if p.contents().damaged || p.surface().damaged {
		return nil, ErrDamaged
	}
	return p, nil
}

// Compile returns the compiled form of the pack, which Decode reads. It fails where
// that cannot be read.
func (p *Pack) Compile() ([]byte, error) {
	c := p.source()
	b := make([]byte, c.Size())
	if n, err := c.ReadAt(b, 0); n < len(b) {
		return nil, fmt.Errorf("read the pack: %w", err)
	}
	return b, nil
}

// source is where the pack is read from now.
func (p *Pack) source() Compiled {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.compiled
}

// read fills v from a part of the body, and reports whether that worked. What cannot
// be read, does not prove itself or is not sound is read once more, after the compiled
// form was made anew.
func (p *Pack) read(s span, v sounder) bool {
	c := p.source()
	part, ok := p.part(c, s)
	if ok && decodeValue(part, v) == nil && v.sound() {
		return true
	}
	r, can := c.(Restorer)
	if !can {
		return false
	}
	if part, ok = p.restored(r, s); !ok {
		return false
	}
	reflect.ValueOf(v).Elem().SetZero()
	return decodeValue(part, v) == nil && v.sound()
}

// holds reports whether a span lies inside the body.
func (p *Pack) holds(s span) bool {
	return s.At >= 0 && s.Length >= 0 && s.At <= p.header.Body && s.Length <= p.header.Body-s.At
}

// part gives the bytes of a span, and reports whether they prove themselves.
func (p *Pack) part(c Compiled, s span) (string, bool) {
	if !p.holds(s) {
		return "", false
	}
	b := make([]byte, s.Length)
	if n, _ := c.ReadAt(b, int64(len(p.start)+s.At)); n < len(b) || checksum(b) != s.Sum {
		return "", false
	}
	return string(b), true
}

// restored gives the bytes of a span after the compiled form was made anew. Only the
// same pack to the byte takes the place of the damaged one.
func (p *Pack) restored(r Restorer, s span) (string, bool) {
	fresh, err := r.Restore()
	if err != nil {
		return "", false
	}
	if start, err := readUpTo(fresh, len(p.start)); err != nil || string(start) != p.start {
		return "", false
	}
	p.mu.Lock()
	p.compiled = fresh
	p.mu.Unlock()
	return p.part(fresh, s)
}
