package postgres

import (
	"errors"
	"slices"
	"sync"

	"quest/saves"
)

// JournalOptions are how a journal is opened. The zero value opens for writing.
type JournalOptions struct {
	// View opens a view: no lease is taken, nothing is written, and every Append is kept
	// in memory as not saved.
	View bool
	// TakeOver takes the player from whoever holds it, at once. The other one appends
	// nothing any more.
	TakeOver bool
	// Fold is the version of the caller's fold, for Snapshot and Base; empty means that
	// snapshots are neither read nor written.
	Fold string
}

// most is how many acknowledged batches a journal holds in memory at least, in case that a
// copy of the server takes its place that has not got them yet. It never holds more than
// twice as many.
const most = 32

// kept is an acknowledged batch.
type kept struct {
	id      string
	payload []byte
}

// Journal is the journal of one player, open. Its methods are those of saves.Journal, with
// the same promises, and may be called from several goroutines; appends are made one after
// the other. Append, Flush, Close, Replay and what else asks the database fail when its
// patience ends; Pending, Saved, Base and Report wait for nothing.
type Journal[E any] struct {
	db     *Database
	player string
	o      JournalOptions

	// writing is held by the one append that is in flight. It guards what follows.
	writing sync.Mutex
	lease   lease
	closed  bool
	seen    int64  // the server that the end was last seen on
	run     []kept // acknowledged, oldest first
	tail    []byte // how the last line ends, as the database has it

	// mu guards what follows, for moments only.
	mu      sync.Mutex
	pending []waiting[E]
	seqs    map[string]int64 // places of batches of this run
	last    saves.End
	at      int64
	base    *snapshot
	report  saves.Report
	mishaps []saves.Mishap
	// gone is how many batches are lost for ever, told how many of them were told.
	gone, told int

	fenced chan struct{} // closed when the player is held by another
}

// waiting is a batch that is not in the database yet.
type waiting[E any] struct {
	batch   saves.Batch[E]
	payload []byte
}

// Append makes a batch durable and returns after the COMMIT. Batches that wait from earlier
// failures are written first, in order.
//
// When the database fails, the error is a *saves.NotSavedError around a *Failure: the batch
// is kept in memory and tried again, with the same id, by the next Append, Flush, Beat or
// Close. A view keeps every batch that way, and so does a journal whose player went on
// elsewhere (ErrFenced). A batch whose id is in the journal changes nothing and gives the
// receipt of the one that is there. A *saves.LostError comes with the receipt when
// acknowledged batches are gone for ever, because a copy of the server took its place.
// saves.ErrInvalidBatch means the batch can never be stored, saves.ErrClosed that the
// journal was closed; nothing is kept then.
func (j *Journal[E]) Append(b saves.Batch[E]) (saves.Receipt, error) {
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.closed {
		return saves.Receipt{}, saves.ErrClosed
	}
	if r, ok := j.receipt(b.ID); ok {
		return r, nil
	}
	if err := j.wait(b); err != nil {
		return saves.Receipt{}, err
	}
	if err := j.flush(); err != nil {
		return saves.Receipt{}, err
	}
	r, _ := j.receipt(b.ID)
	return r, j.lostNow()
}

// Flush tries to write the batches that wait in memory. It gives nil when none waits any
// more, else a *saves.NotSavedError.
func (j *Journal[E]) Flush() error {
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.closed {
		return saves.ErrClosed
	}
	return errors.Join(j.flush(), j.lostNow())
}

// Pending gives the batches that are kept in memory only, oldest first.
func (j *Journal[E]) Pending() []saves.Batch[E] {
	j.mu.Lock()
	defer j.mu.Unlock()
	batches := make([]saves.Batch[E], len(j.pending))
	for i, w := range j.pending {
		batches[i] = w.batch
	}
	return batches
}

// Saved gives the number of distinct batches that are durable.
func (j *Journal[E]) Saved() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return int(j.last.Seq)
}

// Report tells what opening and Replay found.
func (j *Journal[E]) Report() saves.Report {
	j.mu.Lock()
	defer j.mu.Unlock()
	r := j.report
	r.Batches = int(j.last.Seq)
	r.Unreadable = slices.Clone(r.Unreadable)
	return r
}

// Mishaps gives what a copy of the server that took its place had not got, since the last
// call, oldest first.
func (j *Journal[E]) Mishaps() []saves.Mishap {
	j.mu.Lock()
	defer j.mu.Unlock()
	all := j.mishaps
	j.mishaps = nil
	return all
}

// ReadOnly says why nothing can be appended, nil for a journal that writes.
func (j *Journal[E]) ReadOnly() error {
	if j.o.View {
		return saves.ErrReadOnly
	}
	select {
	case <-j.fenced:
		return ErrFenced
	default:
		return nil
	}
}

// Fenced is closed when it is known that somebody else holds the player: by an append or
// by Beat. The caller then tells the player and ends.
func (j *Journal[E]) Fenced() <-chan struct{} { return j.fenced }

// Close tries once more to write what waits, looks once more whether the database has what
// was acknowledged, and frees the player. A *saves.NotSavedError says that batches are
// lost with the process unless the caller rescues them with Pending, which still gives them.
// Closing twice is harmless.
func (j *Journal[E]) Close() error {
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.closed {
		return nil
	}
	j.closed = true
	err := j.flush()
	if j.ReadOnly() == nil {
		if there, failed := j.free(); failed == nil && !there {
			// A copy of the server took its place since the last append.
			err = errors.Join(err, j.again(), j.flush())
			_, _ = j.free()
		}
	}
	if !j.o.View {
		j.db.leave(j.lease)
	}
	return errors.Join(err, j.lostNow())
}

// receipt gives the receipt of a batch of this run that is durable.
func (j *Journal[E]) receipt(id string) (saves.Receipt, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	seq, ok := j.seqs[id]
	return saves.Receipt{Seq: seq, Saved: int(j.last.Seq)}, ok
}

// wait puts a batch at the end of those that are not in the database, unless it waits there
// already.
func (j *Journal[E]) wait(b saves.Batch[E]) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if slices.ContainsFunc(j.pending, func(w waiting[E]) bool { return w.batch.ID == b.ID }) {
		return nil
	}
	b.At = saves.TimeAfter(j.at, b.T)
	payload, err := saves.Payload(b)
	if err != nil {
		return err
	}
	j.at = b.At
	b.Events = slices.Clone(b.Events)
	j.pending = append(j.pending, waiting[E]{b, payload})
	return nil
}

// first gives the oldest waiting batch and how many wait.
func (j *Journal[E]) first() (waiting[E], int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.pending) == 0 {
		return waiting[E]{}, 0
	}
	return j.pending[0], len(j.pending)
}

// unsaved says that what waits was not written because of err.
func (j *Journal[E]) unsaved(err error) error {
	_, left := j.first()
	return &saves.NotSavedError{Cause: err, Pending: left}
}

// lostNow tells once what is gone for ever.
func (j *Journal[E]) lostNow() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	n := j.gone - j.told
	j.told = j.gone
	if n == 0 {
		return nil
	}
	return &saves.LostError{Batches: n}
}
