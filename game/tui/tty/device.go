package tty

import (
	"io"
	"time"
)

// Device is a terminal as the command hands it in: of this computer, or one at the
// other end of a network.
type Device interface {
	io.ReadWriter
	// Size is in cells, 0 where it is not known.
	Size() (width, height int)
	// Raw takes the terminal out of the hands of its line editor. Cooked puts it back
	// and drops what was typed and not read. Where another program may come on the same terminal
	// afterwards, Cooked ends a Read that waits for this one.
	Raw() error
	Cooked() error
	// CanStop reports whether the process is the player's to stop: one at the other end of
	// a network has no shell to go back to.
	CanStop() bool
	// Stop stops the process like the shell's own key does, and returns when it goes on.
	Stop()
	// Signals tells what happens to the process.
	Signals() <-chan Signal
	// Elapsed is the time since some moment, and After gives a channel on which
	// something comes once a time has passed.
	Elapsed() time.Duration
	After(time.Duration) <-chan time.Time
}

// Signal is something that happens to the process from outside.
type Signal int

// The signals.
const (
	Resized   Signal = iota + 1 // the terminal has another size
	Ended                       // the process is asked to end
	Continued                   // the process goes on after it was stopped
)
