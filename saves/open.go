package saves

import (
	"errors"
	"fmt"
)

// Open opens the save in dir and makes the folder if it is missing. It takes
// the lock, reads and checks every line, copies what is damaged, sets a torn
// end aside, and gives a journal that is ready to append. Report tells what was
// found.
//
// The error is a *LockedError while another process writes the save, a
// *CannotWriteError when the folder cannot be written, a *NewerError when a
// newer program wrote it, or wraps ErrCannotRead. After the first three the
// same folder can be opened with Options.ReadOnly, which gives everything that
// is readable and changes no byte; a folder that is missing is empty then.
func Open[E any](dir string, o Options) (*Journal[E], error) {
	if o.FS == nil {
		o.FS = OS()
	}
	if o.SegmentBytes == 0 {
		o.SegmentBytes = defaultSegmentBytes
	}
	f := folder{o.FS, dir}
	if o.ReadOnly {
		return openView[E](f)
	}
	if err := f.make(); err != nil {
		return nil, &CannotWriteError{Dir: dir, Cause: err}
	}
	lock, note, err := f.take(o.Now)
	if errors.Is(err, ErrLocked) {
		return nil, err
	}
	if err != nil {
		return nil, &CannotWriteError{Dir: dir, Cause: err}
	}
	j, err := openWriter[E](f, o)
	if err != nil {
		return nil, errors.Join(err, f.dropHolder(), lock.Close())
	}
	j.lock = lock
	if note != nil {
		j.report.Notes = append(j.report.Notes, fmt.Errorf("say who holds the save: %w", note))
	}
	return j, nil
}

// openView reads a save without touching it. The end may be torn only because
// the writer is at work, so it is left out and not cut.
func openView[E any](f folder) (*Journal[E], error) {
	segments, err := f.read()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	e := endOfLast(segments)
	j := newJournal[E](f, segments)
	j.report.Torn = e.torn
	j.readOnly = ErrReadOnly
	return j, nil
}

// openWriter reads and heals a save under its lock.
func openWriter[E any](f folder, o Options) (*Journal[E], error) {
	segments, err := f.read()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	e := endOfLast(segments)
	j := newJournal[E](f, segments)
	if j.report.Newer > 0 {
		return nil, &NewerError{Major: j.report.Newer}
	}
	if err := j.heal(segments, e); err != nil {
		return nil, &CannotWriteError{Dir: f.dir, Cause: err}
	}
	j.out.limit = o.SegmentBytes
	return j, nil
}

func endOfLast(segments []segment) ending {
	if len(segments) == 0 {
		return ending{}
	}
	return endOf(&segments[len(segments)-1])
}

func newJournal[E any](f folder, segments []segment) *Journal[E] {
	h := chain(segments)
	j := &Journal[E]{history: h, out: writer{folder: f}}
	for _, s := range segments {
		j.names = append(j.names, s.name)
	}
	return j
}

// heal makes the save ready for the next line: copies first, then the cut.
func (j *Journal[E]) heal(segments []segment, e ending) error {
	if len(segments) == 0 {
		return nil
	}
	f := j.out.folder
	copies, err := f.backUpDamage(segments, j.hurt)
	if err != nil {
		return err
	}
	j.report.Copies = copies
	last := segments[len(segments)-1]
	if e.torn != nil {
		path, err := f.setAside(last)
		if err != nil {
			return err
		}
		e.torn.Copy = path
		j.report.Torn = e.torn
	}
	file, err := f.open(last, e)
	if err != nil {
		return err
	}
	j.out.file, j.out.name = file, last.name
	j.out.number, _ = segmentNumber(last.name)
	j.out.size = int64(e.keep)
	if e.newline {
		j.out.size++
	}
	return nil
}
