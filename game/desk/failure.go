package desk

import (
	"errors"

	"quest/content"
	"quest/game"
)

// Kind is the kind of reason for which something is not saved or read.
type Kind string

// The kinds of failure. A reason of no kind is told in its own words.
const (
	Full       Kind = "full"       // there is no room
	Refused    Kind = "refused"    // the place does not let itself be written
	Nowhere    Kind = "nowhere"    // it is not known where to save
	Busy       Kind = "busy"       // another program writes there
	Newer      Kind = "newer"      // a newer version wrote a format that this one only reads
	Invalid    Kind = "invalid"    // the record can never be stored
	Replaced   Kind = "replaced"   // another program changed the records while the store was open
	Gone       Kind = "gone"       // the record is durable, and some that were before it are gone for ever
	Unreadable Kind = "unreadable" // there are records, and they cannot be read
	Rewritten  Kind = "rewritten"  // another program wrote the records anew
	Closed     Kind = "closed"     // the store was closed
	NotPlain   Kind = "not plain"  // a link or another file that no save may hold is in its place
	Away       Kind = "away"       // a server keeps the records, cannot at the moment, and tries again by itself
	Elsewhere  Kind = "elsewhere"  // the player went on in another place, and this one can append nothing any more
)

// Failure says why a store does not do what it was asked for.
type Failure struct {
	Kind    Kind
	Where   string      // the folder, file or database that refuses, "" if it is the place itself
	What    string      // NotPlain: what is there, such as Link
	Cause   game.Notice // the innermost reason, never empty where the kind does not say it
	Holder  game.Notice // Busy: who writes, may be empty
	Claim   string      // Busy: changes as long as the owner of a place without locks lives
	Format  int         // Newer: the format that was found
	Waits   bool        // the record is kept in memory and written with the next one
	Waiting int         // how many records wait so, the newest that were appended; 0 for those since the last success
	Lost    int         // Gone: how many
	Err     error       // the error of the store, for the log
}

// Error returns the text of the store's error.
func (f *Failure) Error() string {
	if f.Err == nil {
		return string(f.Kind)
	}
	return f.Err.Error()
}

// Unwrap returns the store's error.
func (f *Failure) Unwrap() error { return f.Err }

// failureOf gives the failure in an error; an error without one, and no error at all, is
// a failure of no kind.
func failureOf(err error) *Failure {
	if err == nil {
		return &Failure{}
	}
	var f *Failure
	if errors.As(err, &f) {
		return f
	}
	return &Failure{Cause: game.Verbatim(content.OneLine(err.Error())), Err: err}
}

// is reports whether an error is a failure of a kind.
func is(err error, kind Kind) bool { return err != nil && failureOf(err).Kind == kind }
