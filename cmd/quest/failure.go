package main

import (
	"quest/cmd/console"
	"quest/game"
)

// failure is an error for the person at the terminal.
type failure = console.Failure

// refusal is why the value of a flag is not taken.
type refusal = console.Refusal

// wrong is a failure of usage.
func wrong(said game.Notice) error { return console.Wrong(said) }

// mistaken reports whether an error is a failure of usage.
func mistaken(err error) bool { return console.Mistaken(err) }

// failed is a failure to read, write or accept something.
func failed(said game.Notice, cause error) error { return console.Failed(said, cause) }

// noSuch refuses a name that does not exist; see console.NoSuch.
func noSuch(said game.Notice, name string, names []string, instead game.Notice) error {
	return console.NoSuch(said, name, names, instead)
}
