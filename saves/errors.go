package saves

import (
	"errors"
	"fmt"
)

var (
	// ErrLocked says that another process writes this save.
	ErrLocked = errors.New("the save is in use")
	// ErrNoLocks says that the file system of the save has no locks.
	ErrNoLocks = errors.New("this folder has no file locks")
	// ErrCannotWrite says that the save's folder cannot be written.
	ErrCannotWrite = errors.New("the save cannot be written")
	// ErrCannotRead says that the save is there and cannot be read.
	ErrCannotRead = errors.New("the save cannot be read")
	// ErrNewer says that a newer program wrote a format this one would misread.
	ErrNewer = errors.New("the save was written by a newer version")
	// ErrReadOnly says that the journal was opened as a view.
	ErrReadOnly = errors.New("the save is open for reading only")
	// ErrClosed says that the journal was closed.
	ErrClosed = errors.New("the save is closed")
	// ErrInvalidBatch says that a batch can never be stored as it is. Nothing
	// was kept of it.
	ErrInvalidBatch = errors.New("the batch cannot be stored")
	// ErrChanged says that a segment is no longer what it was when the journal
	// was opened.
	ErrChanged = errors.New("the save was changed by another program")

	// ErrReplaced says that another program, such as one that keeps folders of
	// several computers alike, replaced, moved, emptied or removed files of the save
	// while it was open.
	ErrReplaced = errors.New("another program changed the files of the save while it was open")

	// ErrConflict says that two saves hold different batches under one id.
	ErrConflict = errors.New("two saves hold different batches under one id")
	// ErrDamaged says that what was to be read has damage.
	ErrDamaged = errors.New("there is damage in it")
	// ErrEmpty says that there is no record at all.
	ErrEmpty = errors.New("there is no record in it")

	// ErrNotText and the errors behind it say why a line of an export is no record.
	ErrNotText  = errors.New("it is not valid UTF-8")
	ErrCutOff   = errors.New("it ends in the middle of an object")
	ErrNotJSON  = errors.New("it is no JSON object")
	ErrNoID     = errors.New("it has no id")
	ErrNoTime   = errors.New("it has no time, or one past the year 9999")
	ErrTwice    = errors.New("it has two ids or times")
	ErrNoEvents = errors.New("it has no events")
	ErrTooLong  = errors.New("it is too long for one line")

	errNoPlace = errors.New("the numbers of the journal are used up")
)

// LockedError is ErrLocked with what is known about the holder.
type LockedError struct {
	// Holder is the text the holder left for people: process, host and start.
	// It may be empty, or stale for an instant; the lock alone decides.
	Holder string
	// Who is what that text tells; zero where it tells nothing.
	Who Holder
	// Claim is not empty where the save is held by a claim, because its folder
	// has no locks. It changes as long as the holder lives. See
	// Options.BreakClaim.
	Claim string
}

func (e *LockedError) Error() string {
	if e.Holder == "" {
		return ErrLocked.Error()
	}
	return fmt.Sprintf("%v (%s)", ErrLocked, e.Holder)
}

// Is makes errors.Is(err, ErrLocked) true.
func (e *LockedError) Is(target error) bool { return target == ErrLocked }

// CannotWriteError is ErrCannotWrite with the folder and the reason. The same
// folder may still open with Options.ReadOnly.
type CannotWriteError struct {
	Dir   string
	Cause error
}

func (e *CannotWriteError) Error() string {
	return fmt.Sprintf("%v: %v", ErrCannotWrite, e.Cause)
}

// Is makes errors.Is(err, ErrCannotWrite) true.
func (e *CannotWriteError) Is(target error) bool { return target == ErrCannotWrite }

// Unwrap gives the reason.
func (e *CannotWriteError) Unwrap() error { return e.Cause }

// NewerError is ErrNewer with the format major that was found. No byte of the
// save was changed; the lines this program knows open with Options.ReadOnly.
type NewerError struct {
	Major int
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("%v (format %d, this one knows %d)", ErrNewer, e.Major, major)
}

// Is makes errors.Is(err, ErrNewer) true.
func (e *NewerError) Is(target error) bool { return target == ErrNewer }

// NotSavedError says that batches are kept in memory and not on the disk. The
// next Append, Flush or Close tries them again.
type NotSavedError struct {
	Cause error
	// Pending is how many batches wait in memory.
	Pending int
}

func (e *NotSavedError) Error() string {
	return fmt.Sprintf("not saved: %v (%d kept in memory)", e.Cause, e.Pending)
}

// Unwrap gives the reason.
func (e *NotSavedError) Unwrap() error { return e.Cause }

// LostError says that batches which were acknowledged earlier are gone from the save,
// because another program changed its files, and cannot be had again from anywhere.
// The batch that was appended is durable.
type LostError struct {
	// Batches is how many.
	Batches int
}

func (e *LostError) Error() string {
	return fmt.Sprintf("%v: %d batches are gone", ErrReplaced, e.Batches)
}

// Is makes errors.Is(err, ErrReplaced) true.
func (e *LostError) Is(target error) bool { return target == ErrReplaced }

// ConflictError is ErrConflict with both payloads. Nothing was changed.
type ConflictError struct {
	ID           string
	Ours, Theirs []byte
}

func (e *ConflictError) Error() string { return fmt.Sprintf("%v: %s", ErrConflict, e.ID) }

// Is makes errors.Is(err, ErrConflict) true.
func (e *ConflictError) Is(target error) bool { return target == ErrConflict }

// LineError says which line of a file cannot be taken in.
type LineError struct {
	Line  int
	Cause error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Cause) }

// Unwrap gives the reason.
func (e *LineError) Unwrap() error { return e.Cause }
