package console

import (
	"errors"

	"quest/game"
)

// The exit codes, the same for every command.
const (
	Done     = 0
	Findings = 1 // a pack has errors, a save has damage, or a draw is not what its seed gives
	Mistake  = 2 // unknown command, flag or value
	Fault    = 3 // something could not be read, written or accepted
)

// Failure is an error for the person at the terminal: what happened and what to do,
// with the exit code.
type Failure struct {
	Code  int
	Said  game.Notice // empty when everything was said already
	Lines []string    // what stands below it, ready to be printed
	Cause error       // may be nil
}

// Error names the failure for logs and tests; what the person reads is a phrase.
func (f *Failure) Error() string { return f.Said.String() }

func (f *Failure) Unwrap() error { return f.Cause }

// Wrong is a failure of usage.
func Wrong(said game.Notice) error { return &Failure{Code: Mistake, Said: said} }

// Mistaken reports whether an error is a failure of usage.
func Mistaken(err error) bool {
	var f *Failure
	return errors.As(err, &f) && f.Code == Mistake
}

// Failed is a failure to read, write or accept something.
func Failed(said game.Notice, cause error) error {
	return &Failure{Code: Fault, Said: said, Cause: cause}
}

// NoSuch refuses a name that does not exist, as said tells, and names the nearest one
// that does; where none is near, it says what else to do.
func NoSuch(said game.Notice, name string, names []string, instead game.Notice) error {
	if near, ok := Nearest(name, names); ok {
		return Wrong(game.Say("command.DidYouMean").Put("said", said).With("near", near))
	}
	if instead.Empty() {
		return Wrong(said)
	}
	return Wrong(game.Say("command.Instead").Put("said", said).Put("todo", instead))
}
