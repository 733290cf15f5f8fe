package saves

import (
	"cmp"
	"errors"
	"slices"
	"sync"
	"time"
)

// Journal is one save, open. Its methods may be called from several goroutines;
// appends are written one after the other. Append, Flush, Close and Replay wait
// for the disk; Pending, Saved and Report do not.
type Journal[E any] struct {
	// writing is held by the one append that is in flight. It guards out and
	// closed.
	writing sync.Mutex
	out     writer
	closed  bool
	hold    *hold  // nil for a view
	home    folder // the folder of the save; out may write in one below it
	files   FS     // as the options named it
	// readOnly is why nothing can be appended, nil for a writer.
	readOnly error
	// doubt are records that were read and may not be on the disk. It is guarded
	// by writing.
	doubt []record
	// run are the batches that were acknowledged since the opening, oldest first, in
	// case another program takes them away. It is guarded by writing, and so are the
	// others here.
	run     []waiting[E]
	sight   *sight           // nil before the first look
	lengths map[string]int64 // of older segments, as they were read
	astray  bool             // the save does not hold what it should, and could not be mended
	options Options          // as the journal was opened

	// mu guards what follows, for moments only.
	mu      sync.Mutex
	pending []waiting[E]
	names   []string // of the segments
	history
	// base is the snapshot that opening found, nil for none; from is the first
	// entry behind it.
	base *snapshot
	from int
	fold string
	now  func() time.Time
	// partly says that the older segments were not read yet.
	partly bool
	// epoch counts how often the history was read anew; marks of before mean nothing.
	epoch int
	// fallen is how many of the entries count as not saved again.
	fallen  int
	mishaps []Mishap
	// gone is how many batches were lost for ever, told how many of them were told.
	gone, told int

	glimpse glimpse
	// saving is held while a snapshot or a backup is written.
	saving sync.Mutex
}

// waiting is a batch that is not on the disk yet.
type waiting[E any] struct {
	batch   Batch[E]
	payload []byte
}

// Append makes a batch durable and returns after the sync. Batches that wait
// from earlier failures are written first, in order.
//
// When the disk fails, the error is a *NotSavedError: the batch is kept in
// memory and tried again by the next Append, Flush or Close, and nothing that
// was acknowledged is lost. A journal opened as a view keeps every batch that
// way. A batch whose id is in the journal changes nothing and gives the receipt
// of the one that is there.
//
// The names of the save are looked at beside the sync. Where another program changed
// the files, everything acknowledged since the opening is written again first, and
// what was there before as far as the open file or a backup holds it; Mishaps tells.
// A *LostError comes with the receipt when something is gone for ever. Where the
// writing fails, all of it waits in memory with the batch. ErrInvalidBatch means the batch can never be
// stored, ErrClosed that the journal was closed; nothing is kept then.
func (j *Journal[E]) Append(b Batch[E]) (Receipt, error) {
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.closed {
		return Receipt{}, ErrClosed
	}
	var older error
	if j.checksOlder() {
		older = j.checkOlder()
	}
	if r, ok := j.receipt(b.ID); ok {
		return r, nil
	}
	if err := j.wait(b); err != nil {
		return Receipt{}, err
	}
	if older != nil {
		return Receipt{}, j.unsaved(older)
	}
	if err := j.flush(); err != nil {
		return Receipt{}, err
	}
	r, _ := j.receipt(b.ID)
	return r, j.lostNow()
}

// checksOlder reports whether the older segments are to be checked before anything is written.
func (j *Journal[E]) checksOlder() bool { return j.readOnly == nil && !j.options.Brief }

// Flush tries to write the batches that wait in memory. It gives nil when none
// waits any more, else a *NotSavedError.
func (j *Journal[E]) Flush() error {
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.closed {
		return ErrClosed
	}
	return cmp.Or(j.drain(), j.lostNow())
}

// drain writes what waits, after the check of the older segments.
func (j *Journal[E]) drain() error {
	if _, _, left := j.first(); left == 0 {
		return nil
	}
	if j.checksOlder() {
		if err := j.checkOlder(); err != nil {
			return j.unsaved(err)
		}
	}
	return j.flush()
}

// unsaved says that what waits was not written because of err.
func (j *Journal[E]) unsaved(err error) error {
	_, _, left := j.first()
	return &NotSavedError{Cause: err, Pending: left}
}

// Pending gives the batches that are kept in memory only, oldest first.
func (j *Journal[E]) Pending() []Batch[E] {
	j.mu.Lock()
	defer j.mu.Unlock()
	batches := make([]Batch[E], len(j.pending))
	for i, w := range j.pending {
		batches[i] = w.batch
	}
	return batches
}

// Saved gives the number of distinct batches that are durable.
func (j *Journal[E]) Saved() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.count() - j.fallen
}

// Report tells what opening found. Undecoded grows when Replay meets lines that
// it cannot decode.
func (j *Journal[E]) Report() Report {
	j.mu.Lock()
	defer j.mu.Unlock()
	r := j.report
	if r.Torn != nil {
		torn := *r.Torn
		r.Torn = &torn
	}
	r.Segments = slices.Clone(r.Segments)
	r.Unreadable = slices.Clone(r.Unreadable)
	r.Copies = slices.Clone(r.Copies)
	r.Notes = slices.Clone(r.Notes)
	r.Beside = slices.Clone(r.Beside)
	r.Unopened = slices.Clone(r.Unopened)
	return r
}

// ReadOnly says why nothing can be appended; nil for a journal that writes.
func (j *Journal[E]) ReadOnly() error { return j.readOnly }

// Dir gives the directory of the journal in use: the folder of the save, or one
// below it after a repair, merge or restore.
func (j *Journal[E]) Dir() string {
	_, inUse := j.places()
	return inUse.dir
}

// Close tries once more to write what waits, and looks once more whether the save
// still holds what was acknowledged; then it gives the lock back. A *NotSavedError says that batches are lost with the process unless the caller
// rescues them with Pending, which still gives them. Closing twice is harmless.
func (j *Journal[E]) Close() error {
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.closed {
		return nil
	}
	j.closed = true
	j.lastLook()
	err := errors.Join(j.drain(), j.lostNow())
	j.out.close()
	if j.hold != nil {
		_, _, left := j.first()
		err = errors.Join(err, j.hold.release(left == 0 && len(j.doubt) == 0))
	}
	return errors.Join(err, j.home.leave())
}

// receipt gives the receipt of a batch that is durable.
func (j *Journal[E]) receipt(id string) (Receipt, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	seq, ok := j.seqs[id]
	return Receipt{Seq: seq, Saved: j.count()}, ok
}

// wait puts a batch at the end of those that are not on the disk, unless it
// waits there already.
func (j *Journal[E]) wait(b Batch[E]) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if slices.ContainsFunc(j.pending, func(w waiting[E]) bool { return w.batch.ID == b.ID }) {
		return nil
	}
	b.At = min(max(b.T, j.at+1), lastMoment)
	payload, err := encode(b)
	if err != nil {
		return err
	}
	j.at = b.At
	b.Events = slices.Clone(b.Events)
	j.pending = append(j.pending, waiting[E]{b, payload})
	return nil
}

// flush writes the waiting batches one by one, each with its own sync, so that
// a crash can never tear more than one of them.
func (j *Journal[E]) flush() error {
	const replaced = 5 // times in one go
	for try := 1; ; try++ {
		err := j.pour()
		if errors.Is(err, ErrReplaced) {
			if err = j.recover(); err == nil && try < replaced {
				continue
			}
			err = cmp.Or(err, ErrReplaced)
		}
		if err == nil {
			return nil
		}
		return j.unsaved(err)
	}
}

// pour writes until nothing waits. ErrReplaced says that the save has to be recovered
// first.
func (j *Journal[E]) pour() error {
	if _, _, left := j.first(); left == 0 {
		return nil
	}
	if j.readOnly != nil {
		return j.readOnly
	}
	if err := j.ours(); err != nil {
		return err
	}
	if j.hold != nil {
		// The next holder must know if this one dies beside a line in doubt.
		// Where the text cannot be written, lines still can.
		_ = j.hold.say()
	}
	if j.astray {
		return ErrReplaced
	}
	if err := j.before(); err != nil {
		return err
	}
	if err := j.affirm(); err != nil {
		return err
	}
	for {
		next, last, left := j.first()
		switch {
		case left == 0:
			return nil
		case j.alreadyThere(next.batch.ID):
			continue
		case last.seq >= maxNumber:
			return errNoPlace
		}
		line, sum := frame(last.seq+1, last.sum, next.payload)
		name, at, err := j.out.line(line)
		if err == nil {
			err = j.around(false)
		}
		if err != nil {
			return err
		}
		j.saved(name, at, len(line), sum)
	}
}

// alreadyThere takes the oldest waiting batch as saved if the journal holds it.
func (j *Journal[E]) alreadyThere(id string) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	_, there := j.seqs[id]
	if there {
		j.keep()
	}
	return there
}

// keep moves the oldest waiting batch to those of this run that are saved; the caller
// holds mu.
func (j *Journal[E]) keep() {
	j.run = append(j.run, j.pending[0])
	j.pending[0] = waiting[E]{}
	j.pending = j.pending[1:]
}

// lastLook looks once more whether a later start will find what was acknowledged, and
// writes it again if not. What cannot be written waits in memory then.
func (j *Journal[E]) lastLook() {
	if j.readOnly != nil || len(j.run) == 0 || j.hold == nil {
		return
	}
	err := j.asLeft()
	if err == nil && j.out.file != nil {
		err = j.intact(j.out.name)
	}
	if err == nil {
		err = j.around(true)
	}
	if errors.Is(err, ErrReplaced) { // a disk that does not let itself be looked at took nothing away
		_ = j.recover() // what fails is told by what waits
	}
}

// first gives the oldest waiting batch, the end of the chain it will follow,
// and how many batches wait.
func (j *Journal[E]) first() (waiting[E], link, int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.pending) == 0 {
		return waiting[E]{}, j.last, 0
	}
	return j.pending[0], j.last, len(j.pending)
}

// saved moves the oldest waiting batch into the history: it is durable.
func (j *Journal[E]) saved(name string, at int64, length int, sum uint32) {
	j.mu.Lock()
	defer j.mu.Unlock()
	id := j.pending[0].batch.ID
	j.grow(name, at+int64(length), sum, id)
	j.seqs[id] = j.last.seq
	j.remember(id)
	j.entries = append(j.entries, entry{
		segment: len(j.names) - 1, start: int(at), body: length - tailLen - 1, sum: sum,
	})
	j.keep()
}

// grow moves the end of the chain behind a line that is durable; the caller holds
// mu.
func (j *Journal[E]) grow(name string, end int64, sum uint32, id string) {
	if len(j.names) == 0 || j.names[len(j.names)-1] != name {
		j.names = append(j.names, name)
	}
	j.last = link{j.last.seq + 1, sum}
	j.tip, j.lastID = spot{len(j.names) - 1, end}, id
}
