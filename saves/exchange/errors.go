package exchange

import (
	"errors"
	"fmt"
	"io"

	"quest/saves"
)

// Reason is why an end refuses or stops, as it tells the other one.
type Reason string

// The reasons.
const (
	// Busy says that the learner plays there now.
	Busy Reason = "busy"
	// Unknown says that the one who asks is not known there.
	Unknown Reason = "unknown"
	// Newer says that a newer program wrote the store there.
	Newer Reason = "newer"
	// Version says that the ends speak different versions.
	Version Reason = "version"
	// TooLarge says that more would have to be taken in than is allowed there.
	TooLarge Reason = "too-large"
	// Apart says that the two have no record in common, and nobody said that both are of
	// one learner.
	Apart Reason = "strangers"
	// Garbled says that what came there was not understood.
	Garbled Reason = "garbled"
	// Closing says that the server ends or the time is up.
	Closing Reason = "closing"
	// Failed says that the store there could not be read or written.
	Failed Reason = "failed"
)

// knownReason reads a reason; one that a later version has is a failure.
func knownReason(text string) Reason {
	switch r := Reason(text); r {
	case Busy, Unknown, Newer, Version, TooLarge, Apart, Garbled, Closing:
		return r
	default:
		return Failed
	}
}

// reasonFor gives what the other end is told of an error, "" for nothing.
func reasonFor(err error) Reason {
	var broken *BrokenError
	var refused *RefusedError
	var noHello *NoHelloError
	var conflict *saves.ConflictError
	var version *VersionError
	var strangers *StrangersError
	var bad *MalformedError
	switch {
	case errors.As(err, &broken), errors.As(err, &refused), errors.As(err, &noHello), errors.As(err, &conflict):
		return ""
	case errors.As(err, &version):
		return Version
	case errors.As(err, &strangers):
		return Apart
	case errors.As(err, &bad):
		return Garbled
	case errors.Is(err, ErrTooLarge):
		return TooLarge
	case errors.Is(err, saves.ErrLocked):
		return Busy
	case errors.Is(err, saves.ErrNewer):
		return Newer
	}
	return Failed
}

// Refuse tells the end that asks why there will be no exchange.
func Refuse(out io.Writer, why Reason) error {
	_, err := out.Write(appendSorry(appendHello(nil), why))
	return err
}

func appendSorry(dst []byte, why Reason) []byte {
	return append(append(append(dst, "sorry "...), why...), '\n')
}

// ErrTooLarge says that an end holds, or would have to take in, more than Options allow.
// Nothing was changed.
var ErrTooLarge = errors.New("it is more than may be exchanged")

// BrokenError says that the stream ended, or the time was up, in the middle. Both stores are
// whole; another exchange goes on.
type BrokenError struct{ Cause error }

func (e *BrokenError) Error() string { return fmt.Sprintf("the connection broke: %v", e.Cause) }

// Unwrap gives the reason.
func (e *BrokenError) Unwrap() error { return e.Cause }

// NoHelloError says that what answers is no other end of an exchange. Nothing was changed.
type NoHelloError struct {
	// Said is the beginning of the first line that came, as it came; empty for none.
	Said  string
	Cause error
}

func (e *NoHelloError) Error() string { return fmt.Sprintf("no hello came: %v", e.Cause) }

// Unwrap gives the reason.
func (e *NoHelloError) Unwrap() error { return e.Cause }

// VersionError says that the other end speaks another version. Nothing was changed.
type VersionError struct{ Theirs int64 }

func (e *VersionError) Error() string {
	return fmt.Sprintf("the other end speaks version %d, this one %d", e.Theirs, version)
}

// Newer reports whether the other end is the newer one.
func (e *VersionError) Newer() bool { return e.Theirs > version }

// MalformedError says that the other end sent what no end of an exchange sends. Nothing of
// it was taken in.
type MalformedError struct{ What string }

func (e *MalformedError) Error() string { return "the other end is not understood: " + e.What }

func malformed(what string) error { return &MalformedError{What: what} }

// RefusedError says that the other end refused or failed. Result tells what was taken in
// before.
type RefusedError struct{ Why Reason }

func (e *RefusedError) Error() string { return "the other end stopped: " + string(e.Why) }

// StrangersError says that both ends hold batches and have none in common, so that they
// may be of two learners. Nothing was changed; Options.Strangers joins them.
type StrangersError struct{ Ours, Theirs int }

func (e *StrangersError) Error() string {
	return fmt.Sprintf("%d batches here and %d there have none in common", e.Ours, e.Theirs)
}
