package exchange

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"slices"
)

// sumLen is the length of a digest: the first half of a SHA-256.
const sumLen = 16

type digest [sumLen]byte

func digestOf(text []byte) digest {
	sum := sha256.Sum256(text)
	return digest(sum[:sumLen])
}

// entry stands for one batch: the digests of its id and of its payload.
type entry struct{ id, payload digest }

func (e entry) compare(f entry) int {
	return cmp.Or(bytes.Compare(e.id[:], f.id[:]), bytes.Compare(e.payload[:], f.payload[:]))
}

// entryOf gives the entry of a payload, false for one that has no id.
func entryOf(payload []byte) (entry, bool) {
	id, ok := idOf(payload)
	return entry{digestOf([]byte(id)), digestOf(payload)}, ok
}

// idOf gives the id of a payload.
func idOf(payload []byte) (string, bool) {
	if rest, ok := bytes.CutPrefix(payload, []byte(`{"id":"`)); ok {
		if id, _, ok := bytes.Cut(rest, []byte(`"`)); ok && len(id) > 0 && !bytes.ContainsFunc(id, unplain) {
			return string(id), true
		}
	}
	var head struct {
		ID string `json:"id"`
	}
	err := json.Unmarshal(payload, &head)
	return head.ID, err == nil && head.ID != ""
}

// unplain reports whether a sign of an id might have to be unquoted.
func unplain(r rune) bool {
	return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '-' && r != '_'
}

// list is what an end holds, in order.
type list []entry

func (l list) sort() { slices.SortFunc(l, entry.compare) }

// errNoID says that a store exported something that is no batch.
var errNoID = errors.New("an exported line has no id of its own")

// listOf reads an export and also hands over each line with its entry, nil for nobody.
func listOf(export func(io.Writer) error, yield func(e entry, line []byte) error) (list, error) {
	var l list
	lines := lineWriter{yield: func(line []byte) error {
		e, ok := entryOf(line)
		if !ok {
			return errNoID
		}
		l = append(l, e)
		if yield == nil {
			return nil
		}
		return yield(e, line)
	}}
	if err := export(&lines); err != nil {
		return nil, err
	}
	if len(lines.rest) > 0 {
		return nil, errNoID
	}
	l.sort()
	for i := range l[min(1, len(l)):] {
		if l[i].id == l[i+1].id {
			return nil, errNoID
		}
	}
	return l, nil
}

// lineWriter hands over what is written to it, line by line and without the newline.
type lineWriter struct {
	rest  []byte // the beginning of a line
	yield func(line []byte) error
}

func (w *lineWriter) Write(p []byte) (int, error) {
	for at := 0; ; {
		n := bytes.IndexByte(p[at:], '\n')
		if n < 0 {
			w.rest = append(w.rest, p[at:]...)
			return len(p), nil
		}
		line := p[at : at+n]
		if len(w.rest) > 0 {
			line = append(w.rest, line...)
			w.rest = line[:0]
		}
		at += n + 1
		if err := w.yield(line); err != nil {
			return 0, err
		}
	}
}

// summary stands for a whole list.
type summary struct {
	count int
	sum   digest
}

func (l list) summary() summary { return summary{len(l), l.digest()} }

func (l list) digest() digest {
	all := sha256.New()
	for _, e := range l {
		all.Write(e.id[:])
		all.Write(e.payload[:])
	}
	return digest(all.Sum(nil)[:sumLen])
}

const (
	// roomOfPart is about how many batches share a part. Two saves that differ in a few
	// batches send the ids of these parts and no others.
	roomOfPart = 64
	// mostParts keeps the digests of all parts in one line.
	mostParts = 1024
)

// parts divides a list by the first bits of the ids, as both ends do that hold so many
// batches at most.
func (l list) parts(most int) []list {
	bits := 0
	for 1<<bits < mostParts && roomOfPart<<bits < most {
		bits++
	}
	parts := make([]list, 1<<bits)
	at := 0
	for i := range parts {
		n, _ := slices.BinarySearchFunc(l[at:], i+1, func(e entry, next int) int {
			first := int(e.id[0])<<8 | int(e.id[1])
			return cmp.Compare(first>>(16-bits), next)
		})
		parts[i] = l[at : at+n]
		at += n
	}
	return parts
}

// difference is what two lists do not have in common.
type difference struct {
	lack, give []entry // held there only, and here only
	same       int
	// conflict says that one id stands for different batches; ours and theirs are the first.
	conflict     bool
	ours, theirs entry
}

func compare(ours, theirs list) difference {
	var d difference
	for len(ours) > 0 || len(theirs) > 0 {
		switch order := before(ours, theirs); {
		case order < 0:
			d.give, ours = append(d.give, ours[0]), ours[1:]
		case order > 0:
			d.lack, theirs = append(d.lack, theirs[0]), theirs[1:]
		default:
			if ours[0] == theirs[0] {
				d.same++
			} else if !d.conflict {
				d.conflict, d.ours, d.theirs = true, ours[0], theirs[0]
			}
			ours, theirs = ours[1:], theirs[1:]
		}
	}
	return d
}

// before tells which of two lists begins with the smaller id; one that is empty never does.
func before(a, b list) int {
	switch {
	case len(a) == 0:
		return 1
	case len(b) == 0:
		return -1
	}
	return bytes.Compare(a[0].id[:], b[0].id[:])
}

func setOf(entries []entry) map[entry]bool {
	set := make(map[entry]bool, len(entries))
	for _, e := range entries {
		set[e] = true
	}
	return set
}
