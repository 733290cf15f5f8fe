package main

import (
	"errors"

	"quest/game"
)

// failure is an error for the person at the terminal: what happened and what to do,
// with the exit code.
type failure struct {
	code  int
	said  game.Notice // empty when everything was said already
	lines []string    // what stands below it, ready to be printed
	cause error       // may be nil
}

// Error names the failure for logs and tests; what the person reads is a phrase.
func (f *failure) Error() string { return f.said.String() }

func (f *failure) Unwrap() error { return f.cause }

// wrong is a failure of usage.
func wrong(said game.Notice) error { return &failure{code: exitUsage, said: said} }

// mistaken reports whether an error is a failure of usage.
func mistaken(err error) bool {
	var f *failure
	return errors.As(err, &f) && f.code == exitUsage
}

// failed is a failure to read, write or accept something.
func failed(said game.Notice, cause error) error {
	return &failure{code: exitFailed, said: said, cause: cause}
}

// noSuch refuses a name that does not exist, as said tells, and names the nearest one
// that does; where none is near, it says what else to do.
func noSuch(said game.Notice, name string, names []string, instead game.Notice) error {
	if near, ok := nearest(name, names); ok {
		return wrong(game.Say("command.DidYouMean").Put("said", said).With("near", near))
	}
	if instead.Empty() {
		return wrong(said)
	}
	return wrong(game.Say("command.Instead").Put("said", said).Put("todo", instead))
}
