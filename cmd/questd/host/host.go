// Package host is the front door of the class server: SSH with a bound on everything that a
// stranger can ask for, one game a connection, and a drain that loses nothing.
package host

import (
	"context"
	"io"

	"quest/game/tui/tty"
)

// Visitor is who is at the other end of a connection, proved by their key.
type Visitor struct {
	Key     string            // SHA-256 fingerprint of the verified public key
	Address string            // hashed, unless the operator wants it plain
	Term    string            // of the terminal, "" for none
	Env     map[string]string // the variables that are let in
}

// Front is what the host shows to its visitors. The context ends when the connection is lost
// or the server drains; each method returns soon after that. The result is the exit status of the channel.
type Front interface {
	// Play shows the game on a terminal.
	Play(ctx context.Context, v Visitor, d tty.Device) int
	// Lines plays line by line, for a visitor without a terminal of their own.
	Lines(ctx context.Context, v Visitor, in io.Reader, out io.Writer) int
	// Run runs a command of a fixed list; known is false for any other.
	Run(ctx context.Context, v Visitor, command string, in io.Reader, out, errs io.Writer) (status int, known bool)
}
