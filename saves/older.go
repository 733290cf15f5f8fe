package saves

import "fmt"

// CheckOlder reads the segments that an opening with a snapshot has left out,
// checks every line, copies what is damaged, and gives the report about the
// whole save. Without a snapshot there is nothing left to do. Every Append waits
// for it and does it if nobody has; call it in the background once the first
// screen is drawn. An error wraps ErrCannotRead, ErrCannotWrite or ErrNewer, and
// nothing is appended before it goes away.
func (j *Journal[E]) CheckOlder() (Report, error) {
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.closed {
		return j.Report(), ErrClosed
	}
	err := j.checkOlder()
	if err == nil && j.readOnly == nil {
		_ = j.affirm() // what fails now is tried again before the next line
	}
	return j.Report(), err
}

// checkOlder does the work of CheckOlder; the caller holds writing.
func (j *Journal[E]) checkOlder() error {
	j.mu.Lock()
	partly := j.partly
	j.mu.Unlock()
	if !partly {
		return nil
	}
	f := j.out.folder
	segments, err := f.read()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	endOfLast(segments) // a view may have met a line that is on its way
	h := chain(segments)
	if h.report.Newer > 0 {
		return &NewerError{Major: h.report.Newer}
	}
	at, ok := j.base.fits(segments)
	if !ok || j.readOnly == nil && h.last != j.last {
		if j.readOnly == nil {
			return j.recover()
		}
		return ErrChanged
	}
	if j.readOnly == nil && len(h.hurt) > 0 {
		if h.report.Copies, err = f.backUpDamage(segments, h.hurt); err != nil {
			return &CannotWriteError{Dir: f.dir, Cause: err}
		}
	}
	j.mu.Lock()
	fresh := len(j.entries)
	before := j.report
	j.mu.Unlock()
	from := h.behind(at)
	h.report.Torn, h.report.Notes, h.report.Unlocked, h.report.Beside = before.Torn, before.Notes, before.Unlocked, before.Beside
	h.report.Unopened = before.Unopened
	if len(h.entries)-from != fresh && j.readOnly == nil || from > j.base.Saved {
		// The snapshot stands for other batches than those before it. What was
		// folded on top of it may be wrong, so the next start begins at line one.
		h.report.Stale = true
		if err := f.dropSnapshots(); err != nil {
			return &CannotWriteError{Dir: f.dir, Cause: err}
		}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.names, j.lengths = namesOf(segments), lengthsOf(segments)
	h.at = max(h.at, j.at)
	j.history, j.from, j.partly = h, from, false
	return nil
}
