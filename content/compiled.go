package content

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
)

// A compiled pack is a header, an index and the blobs that the index points into:
//
//	magic    8 bytes   "questpk\n"
//	layout   uint32    of this header; little endian as all that follow
//	schema   uint32    of the JSON inside
//	sum      uint32    CRC32C of all bytes after it
//	length   uint32    of the index
//	index    JSON      decoded at once
//	blobs    JSON      one after the other: a lesson, an item or a lab each, decoded when asked for
const (
	magic      = "questpk\n"
	layout     = 1
	headerSize = len(magic) + 4*4
)

// Schema numbers the JSON inside compiled packs. It rises with every change to the
// types of this package or to what the loader makes of a source, so that caches
// made by another version are never read. A test holds it to the types.
const Schema = 2

// Errors of Decode, for errors.Is.
var (
	ErrNotCompiled  = errors.New("not a compiled pack")
	ErrOtherVersion = errors.New("compiled by another version of quest")
	ErrDamaged      = errors.New("compiled pack is damaged")
)

// span is where a blob lies: its offset and length in bytes.
type span [2]int

// index is the part of a pack that is decoded at once.
type index struct {
	Meta           Meta              `json:"meta"`
	Lessons        []LessonHead      `json:"lessons"`
	Bodies         map[LessonID]span `json:"bodies"`
	Quizzes        []Quiz            `json:"quizzes"`
	Items          map[ItemID]span   `json:"items"`
	Rewards        []Reward          `json:"rewards"`
	Concepts       []Concept         `json:"concepts"`
	Misconceptions []Misconception   `json:"misconceptions"`
	Labs           []LabHead         `json:"labs,omitempty"`
	Machines       map[LabID]span    `json:"machines,omitempty"`
}

// encode writes the compiled form of the parts.
func encode(parts Parts) ([]byte, error) {
	ix := index{
		Meta: parts.Meta, Quizzes: parts.Quizzes, Rewards: parts.Rewards,
		Concepts: parts.Concepts, Misconceptions: parts.Misconceptions,
		Lessons: make([]LessonHead, 0, len(parts.Lessons)),
		Bodies:  make(map[LessonID]span, len(parts.Lessons)),
		Items:   make(map[ItemID]span, len(parts.Items)),
	}
	var blobs []byte
	add := func(v any) (span, error) {
		b, err := json.Marshal(v)
		if err != nil {
			return span{}, err
		}
		at := span{len(blobs), len(b)}
		blobs = append(blobs, b...)
		return at, nil
	}
	for i := range parts.Lessons {
		l := &parts.Lessons[i]
		at, err := add(l)
		if err != nil {
			return nil, fmt.Errorf("compile lesson %s: %w", l.ID, err)
		}
		ix.Lessons = append(ix.Lessons, l.head())
		ix.Bodies[l.ID] = at
	}
	for i := range parts.Items {
		it := &parts.Items[i]
		at, err := add(it)
		if err != nil {
			return nil, fmt.Errorf("compile item %s: %w", it.ID, err)
		}
		ix.Items[it.ID] = at
	}
	for i := range parts.Labs {
		l := &parts.Labs[i]
		at, err := add(l)
		if err != nil {
			return nil, fmt.Errorf("compile lab %s: %w", l.ID, err)
		}
		if ix.Machines == nil {
			ix.Machines = make(map[LabID]span, len(parts.Labs))
		}
		ix.Labs = append(ix.Labs, l.head())
		ix.Machines[l.ID] = at
	}
	head, err := json.Marshal(ix)
	if err != nil {
		return nil, fmt.Errorf("compile the index: %w", err)
	}
	return frame(head, blobs), nil
}

// frame puts the header before the index and the blobs.
func frame(index, blobs []byte) []byte {
	b := make([]byte, headerSize, headerSize+len(index)+len(blobs))
	copy(b, magic)
	at := len(magic)
	binary.LittleEndian.PutUint32(b[at:], layout)
	binary.LittleEndian.PutUint32(b[at+4:], Schema)
	binary.LittleEndian.PutUint32(b[at+12:], uint32(len(index)))
	b = append(append(b, index...), blobs...)
	binary.LittleEndian.PutUint32(b[at+8:], checksum(b[at+12:]))
	return b
}

func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// Compile returns the compiled form of the pack, which Decode reads. The bytes are
// shared with the pack and must not be changed.
func (p *Pack) Compile() []byte { return p.compiled }

// Decode opens a compiled pack. The bytes are kept and must not be changed; the
// index is decoded now, lessons, items and labs when they are asked for. It fails with
// ErrNotCompiled, ErrOtherVersion or ErrDamaged.
func Decode(b []byte) (*Pack, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return nil, ErrNotCompiled
	}
	at := len(magic)
	if binary.LittleEndian.Uint32(b[at:]) != layout || binary.LittleEndian.Uint32(b[at+4:]) != Schema {
		return nil, ErrOtherVersion
	}
	if binary.LittleEndian.Uint32(b[at+8:]) != checksum(b[at+12:]) {
		return nil, ErrDamaged
	}
	length := uint64(binary.LittleEndian.Uint32(b[at+12:]))
	if length > uint64(len(b)-headerSize) {
		return nil, ErrDamaged
	}
	p := &Pack{compiled: b, blobs: b[headerSize+int(length):]}
	if err := json.Unmarshal(b[headerSize:headerSize+int(length)], &p.index); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	for _, s := range p.index.Bodies {
		if !p.holds(s) {
			return nil, ErrDamaged
		}
	}
	for _, s := range p.index.Items {
		if !p.holds(s) {
			return nil, ErrDamaged
		}
	}
	for _, s := range p.index.Machines {
		if !p.holds(s) {
			return nil, ErrDamaged
		}
	}
	p.lessons = slotsOf[LessonID, Lesson](p.index.Bodies)
	p.items = slotsOf[ItemID, Item](p.index.Items)
	p.labs = slotsOf[LabID, Lab](p.index.Machines)
	return p, nil
}

// holds reports whether the span lies inside the blobs.
func (p *Pack) holds(s span) bool {
	return s[0] >= 0 && s[1] >= 0 && s[0] <= len(p.blobs) && s[1] <= len(p.blobs)-s[0]
}

// decode fills v from the blob, and reports whether that worked.
func (p *Pack) decode(s span, v any) bool {
	return json.Unmarshal(p.blobs[s[0]:s[0]+s[1]], v) == nil
}
