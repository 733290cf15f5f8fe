package saves

import (
	"errors"
	"fmt"
)

// Open opens the save in dir and makes the folder if it is missing. It takes
// the lock, reads and checks every line, copies what is damaged, sets a torn
// end aside, and gives a journal that is ready to append. Report tells what was
// found. With Options.Fold and a snapshot that fits, the lines before it are
// left for CheckOlder, and Base gives its state.
//
// The error is a *LockedError while another process writes the save, a
// *CannotWriteError when the folder cannot be written, a *NewerError when a
// newer program wrote it, or wraps ErrCannotRead. After the first three the
// same folder can be opened with Options.ReadOnly, which gives everything that
// is readable and changes no byte; a folder that is missing is empty then.
func Open[E any](dir string, o Options) (*Journal[E], error) {
	o = o.withDefaults()
	home := folder{o.FS, dir}
	if o.ReadOnly {
		return openView[E](home, o)
	}
	home, hold, err := home.hold(o)
	if err != nil {
		return nil, err
	}
	j, err := openWriter[E](home, o, hold.doubt)
	if err != nil {
		return nil, errors.Join(err, hold.release(!hold.doubt), home.leave())
	}
	j.hold, j.files, j.options = hold, o.FS, o
	j.options.BreakClaim = ""
	_ = j.around(true) // the first look, with which later ones are compared
	j.report.Unlocked = hold.claim != nil
	j.report.Notes = append(j.report.Notes, hold.notes...)
	return j, nil
}

// Memory gives a journal that has no place at all: every batch is kept in memory
// as not saved because of why, for Pending and Export.
func Memory[E any](why error) *Journal[E] {
	return &Journal[E]{readOnly: why, history: history{seqs: map[string]int64{}}}
}

func (o Options) withDefaults() Options {
	if o.FS == nil {
		o.FS = OS()
	}
	if o.SegmentBytes == 0 {
		o.SegmentBytes = defaultSegmentBytes
	}
	return o
}

// openView reads a save without touching it. The end may be torn only because
// the writer is at work, so it is left out and not cut.
func openView[E any](home folder, o Options) (*Journal[E], error) {
	home, err := home.enterIfThere()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	f, err := home.current(false)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%w: %w", ErrCannotRead, err), home.leave())
	}
	j, _, e, err := readJournal[E](home, f, o)
	if err != nil {
		return nil, errors.Join(err, home.leave())
	}
	j.files = o.FS
	j.report.Torn = e.torn
	j.readOnly = ErrReadOnly
	j.home = home
	return j, nil
}

// openWriter reads and heals a save under its lock.
func openWriter[E any](home folder, o Options, doubt bool) (*Journal[E], error) {
	f, err := home.current(true)
	if err != nil {
		return nil, &CannotWriteError{Dir: home.dir, Cause: err}
	}
	j, segments, e, err := readJournal[E](home, f, o)
	if err != nil {
		return nil, err
	}
	if j.report.Newer > 0 {
		return nil, &NewerError{Major: j.report.Newer}
	}
	if err := j.heal(segments, e); err != nil {
		return nil, &CannotWriteError{Dir: f.dir, Cause: err}
	}
	j.out.limit = o.SegmentBytes
	j.home = home
	if doubt {
		j.doubt = inDoubt(segments, j.vouched(segments))
	}
	if !j.partly {
		_ = j.affirm() // what fails now is tried again before the next line
	}
	return j, nil
}

// readJournal reads a journal behind its newest snapshot, or whole, and compares it with
// what stands beside it.
func readJournal[E any](home, f folder, o Options) (*Journal[E], []segment, ending, error) {
	fail := func(err error) (*Journal[E], []segment, ending, error) {
		return nil, nil, ending{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	names, err := f.listOrNone()
	if err != nil {
		return fail(err)
	}
	snapshots := f.usable(names, o.Fold)
	for s := range snapshots {
		segments, h, ok, err := f.readBehind(segmentNames(names), s, o.ReadOnly && o.Brief)
		if err != nil {
			return fail(err)
		}
		if ok && !home.standsAlone(f, segments, &h) {
			break // only the whole journal can be compared
		}
		if ok {
			j := newJournal[E](f, segments, h, o)
			j.base, j.partly = s, true
			return j, segments, endOfLast(segments), nil
		}
	}
	segments, err := f.read()
	if err != nil {
		return fail(err)
	}
	e := endOfLast(segments)
	j := newJournal[E](f, segments, chain(segments), o)
	j.base, j.from = choose(snapshots, segments, &j.history)
	j.report.Beside = home.compare(f, segments, &j.history, j.base, o, false)
	return j, segments, e, nil
}

func endOfLast(segments []segment) ending {
	if len(segments) == 0 {
		return ending{}
	}
	return endOf(&segments[len(segments)-1])
}

func newJournal[E any](f folder, segments []segment, h history, o Options) *Journal[E] {
	return &Journal[E]{
		history: h, out: writer{folder: f}, fold: o.Fold, now: o.now, names: namesOf(segments), lengths: lengthsOf(segments),
	}
}

// lengthsOf gives the lengths of the segments that were read, without the newest, which
// grows.
func lengthsOf(segments []segment) map[string]int64 {
	lengths := map[string]int64{}
	for i, s := range segments {
		if i < len(segments)-1 && s.data != nil {
			lengths[s.name] = int64(len(s.data))
		}
	}
	return lengths
}

func namesOf(segments []segment) []string {
	names := make([]string, len(segments))
	for i, s := range segments {
		names[i] = s.name
	}
	return names
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
	size := int64(e.keep)
	if e.newline {
		size++
	}
	j.out.number, _ = segmentNumber(last.name)
	info, err := file.Stat()
	if err != nil {
		return errors.Join(err, file.Close())
	}
	j.out.adopt(file, info, last.name, size)
	if j.tip.segment == len(segments)-1 && j.tip.offset >= int64(e.keep) {
		j.tip.offset = j.out.size
	}
	return nil
}
