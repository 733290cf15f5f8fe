package saves

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"time"
	"unicode/utf8"
)

// Batch is one answer with all its consequences, and the payload of one line.
// All of it exists or none of it. Its fields travel unchanged into every merge
// and export.
type Batch[E any] struct {
	// ID is a ULID in text form, given by the caller. An ID that was seen
	// before folds to nothing.
	ID string `json:"id"`
	// At is the logical time in milliseconds, for order only. Append sets it
	// to max(T, the last At + 1), at most the end of the year 9999, and ignores
	// what the caller put there.
	At int64 `json:"at"`
	// T is the raw UTC clock in Unix milliseconds; it is never corrected.
	T int64 `json:"t"`
	// Off is the UTC offset in seconds.
	Off int `json:"off"`
	// TZ is the name of the time zone.
	TZ string `json:"tz"`
	// Mono is the monotonic time in milliseconds since the process started.
	Mono int64 `json:"mono"`
	// Day is the study day, such as "2026-11-23". It is stored, never worked
	// out here.
	Day string `json:"day"`
	// Rules is the version of the reward rules that priced the events.
	Rules int `json:"rules"`
	// Events are what happened, in order.
	Events []E `json:"ev"`
}

// Receipt says that a batch is durable: its line and the directory entry of
// its file were synced before the receipt was made.
type Receipt struct {
	// Seq is the place of the batch in this save, counted from 1.
	Seq int64
	// Saved is how many distinct batches are durable in all.
	Saved int
}

// Options are what opening needs from outside. The zero value opens for
// writing on the operating system's files.
type Options struct {
	// FS is the file system; nil means OS().
	FS FS
	// Now tells the time for the text that names a lock's holder and for the
	// names of backups. Nil stands for no time. No record depends on it.
	Now func() time.Time
	// ReadOnly opens a view: no lock is taken, nothing is created, healed or
	// written, and every Append is kept in memory as not saved.
	ReadOnly bool
	// Brief makes a view prove only the records that the newest snapshot does not stand
	// for, and the last of those that it does. The others of its segment are trusted, as
	// those of older segments are at every opening; the report leaves their lines out.
	// A writer does not check the older segments before its first append: it is for a
	// program that opens a save again and again, and has checked it once. An ID that is
	// only there is not known to it, as those in the newest snapshot and behind it are.
	Brief bool
	// Fold is the version of the caller's fold, for Snapshot and Base. Empty
	// means that snapshots are neither read nor written.
	Fold string
	// BreakClaim is the Claim of a LockedError that did not change for so long
	// that its holder must be dead. It is broken if it is still the same; a lock
	// of the operating system is never broken.
	BreakClaim string
	// Judge looks at a record that a merge or an import takes in, or that Verify
	// reads, as the JSON object of its payload, and says what in it nobody could
	// have meant; empty for nothing. Such records are kept and told. Nil finds none.
	Judge func(payload []byte) string
	// SegmentBytes is the length after which the next line begins a new
	// segment; 0 means 4 MiB.
	SegmentBytes int64
}

// now is the time for names of files; the zero year without a clock.
func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Time{}
	}
	return o.Now().UTC()
}

const (
	defaultSegmentBytes = 4 << 20
	filePerm            = fs.FileMode(0o600)
	dirPerm             = fs.FileMode(0o700)
)

// encode makes the payload of a line, or says with ErrInvalidBatch why the
// batch can never be stored.
func encode[E any](b Batch[E]) ([]byte, error) {
	switch {
	case b.ID == "":
		return nil, fmt.Errorf("%w: it has no id", ErrInvalidBatch)
	case !utf8.ValidString(b.ID), !utf8.ValidString(b.TZ), !utf8.ValidString(b.Day):
		return nil, fmt.Errorf("%w: its id, zone or day is not valid UTF-8", ErrInvalidBatch)
	case b.At > maxNumber:
		return nil, fmt.Errorf("%w: its time is out of range", ErrInvalidBatch)
	}
	if b.Events == nil {
		b.Events = []E{}
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(b); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalidBatch, err)
	}
	payload := bytes.TrimSuffix(out.Bytes(), []byte("\n"))
	switch {
	case len(payload)+envelopeRoom >= maxBody:
		return nil, fmt.Errorf("%w: %d bytes are too long for one line", ErrInvalidBatch, len(payload))
	case !utf8.Valid(payload):
		return nil, fmt.Errorf("%w: its events are not valid UTF-8", ErrInvalidBatch)
	case bytes.IndexByte(payload, '\n') >= 0:
		return nil, fmt.Errorf("%w: its events hold a raw newline", ErrInvalidBatch)
	}
	return payload, nil
}
