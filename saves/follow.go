package saves

import (
	"bytes"
	"fmt"
	"slices"
)

// glimpse is the length of the journal when a view last looked.
type glimpse struct {
	segments int
	bytes    int64 // of the newest segment
}

// Poll looks for lines that the writer has added since the view was opened or
// last polled, gives their batches to yield, and gives their number. It costs
// next to nothing while nothing was added. A line that is still on its way is
// left for the next time. ErrChanged says that the journal was rewritten, by a
// repair or a restore: open the save anew. On a journal that writes it does
// nothing.
func (j *Journal[E]) Poll(yield func(Batch[E]) error) (int, error) {
	j.writing.Lock()
	defer j.writing.Unlock()
	switch {
	case j.closed:
		return 0, ErrClosed
	case j.readOnly == nil:
		return 0, nil
	}
	names, seen, err := j.look()
	if err != nil || seen == j.glimpse {
		return 0, err
	}
	fresh, ok, err := j.glance(names)
	if err == nil && !ok {
		fresh, err = j.reread()
	}
	if err != nil {
		return 0, err
	}
	j.glimpse = seen
	undecoded, err := j.replay(fresh, j.names, yield)
	return len(fresh) - undecoded, err
}

// look gives the names of the segments, and how long they are.
func (j *Journal[E]) look() ([]string, glimpse, error) {
	fail := func(err error) ([]string, glimpse, error) {
		return nil, glimpse{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	f, err := j.home.current(false)
	if err != nil {
		return fail(err)
	}
	if f.dir != j.out.dir {
		return nil, glimpse{}, ErrChanged
	}
	names, err := f.listOrNone()
	if err != nil {
		return fail(err)
	}
	names = segmentNames(names)
	seen := glimpse{segments: len(names)}
	if len(names) > 0 {
		if seen.bytes, err = f.Size(f.path(names[len(names)-1])); err != nil {
			return fail(err)
		}
	}
	return names, seen, nil
}

// glance reads only what was added. It gives ok false for anything but whole
// lines that follow each other; the whole journal has to be read then.
func (j *Journal[E]) glance(names []string) (fresh []entry, ok bool, err error) {
	if len(names) < len(j.names) || !slices.Equal(names[:len(j.names)], j.names) {
		return nil, false, nil
	}
	f := j.out.folder
	last, at, tip := j.last, j.at, j.tip
	var ids []string
	seen := map[string]bool{}
	for i := tip.segment; i < len(names); i++ {
		from := int64(0)
		if i == j.tip.segment {
			from = j.tip.offset
		}
		data, err := f.Read(f.path(names[i]), from)
		if err != nil {
			return nil, false, fmt.Errorf("%w: %w", ErrCannotRead, err)
		}
		whole := data[:bytes.LastIndexByte(data, '\n')+1]
		if len(whole) < len(data) && i < len(names)-1 {
			return nil, false, nil
		}
		for _, p := range scan(whole) {
			_, known := j.seqs[p.head.id]
			known = known || seen[p.head.id] // a line in doubt is written twice
			seen[p.head.id] = true
			linked := p.head.seq == last.seq+1 && p.head.prev == last.sum
			if p.state != good || p.head.major > major || p.mended || known || !linked {
				return nil, false, nil
			}
			last, at = link{p.head.seq, p.sum}, max(at, inTimeOf(p.head.at))
			tip = spot{i, from + int64(p.end)}
			fresh = append(fresh, entry{i, int(from) + p.start, p.body, p.sum})
			ids = append(ids, p.head.id)
		}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.names, j.last, j.at, j.tip = names, last, at, tip
	j.entries = append(j.entries, fresh...)
	for i, id := range ids {
		j.seqs[id] = last.seq - int64(len(ids)-1-i)
		j.remember(id)
		j.lastID = id
	}
	return fresh, true, nil
}

// reread reads the whole journal and gives the entries that are not known yet.
func (j *Journal[E]) reread() ([]entry, error) {
	f := j.out.folder
	segments, err := f.read()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	e := endOfLast(segments)
	h := chain(segments)
	h.report.Torn = e.torn
	from := 0
	if j.base != nil {
		at, ok := j.base.fits(segments)
		if !ok {
			return nil, ErrChanged
		}
		from = h.behind(at)
	}
	var fresh []entry
	for _, e := range h.entries[from:] {
		head, _ := parseHeader(segments[e.segment].data[e.start : e.start+e.body])
		if _, known := j.seqs[head.id]; !known {
			fresh = append(fresh, e)
		}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	h.at = max(h.at, j.at)
	j.names, j.history, j.from, j.partly = namesOf(segments), h, from, false
	return fresh, nil
}

// TakeOver opens the save that a view shows for writing, once its lock is free;
// *LockedError until then. The view stays as it is; what waits in its memory is
// not carried over, because it was made without knowing what the writer did.
func (j *Journal[E]) TakeOver(o Options) (*Journal[E], error) {
	o.FS, o.Fold, o.ReadOnly = j.files, j.fold, false
	return Open[E](j.home.dir, o)
}
