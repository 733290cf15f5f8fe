package host

import (
	"cmp"
	"errors"
	"log/slog"
	"time"

	"golang.org/x/crypto/ssh"
)

// Limits bound what a visitor can ask for. A field that is zero has the value of its comment.
type Limits struct {
	Handshake time.Duration // from the first byte to the proven key: 10 s
	Tries     int           // keys that are offered in one connection: 6

	Strangers        int // connections without a proven key, all together: 100
	StrangersAddress int // and from one address: 50
	Accepts          int // connections of one address in a minute, and at once: 60
	Connections      int // all together, with or without a key: 4096
	PerKey           int // connections of one key: 3; one more ends the oldest

	Newcomers int           // connections whose key nobody has enrolled: 300
	Enrol     time.Duration // for one of them to enrol: 10 min

	Begin   time.Duration // from the proven key to a shell or a command: 10 s
	Idle    time.Duration // between two keys: 15 min
	Longest time.Duration // a session: 8 h
	Leave   time.Duration // from being asked to leave to being thrown out, and of the drain: 10 s
	Replace time.Duration // the same where another connection of the same key waits: 2 s
	Linger  time.Duration // for the client to hang up after its session: 2 s

	Keepalive time.Duration // between two questions whether a client is there: 30 s
	Misses    int           // questions without any answer after which it is not: 3

	Variables  int // of the environment: 16
	Value      int // bytes in one of them: 256
	Command    int // bytes of a command: 4096
	Resizes    int // told to a session in a second: 20
	Wire       int // bytes of a connection in a second, with what SSH wraps around: 65536
	WireAtOnce int // and at once: 262144
	Typed      int // bytes typed in a second, each of which may draw a screen: 4096
	TypedOnce  int // and at once, as a paste is: 65536
	Bulk       int // instead of Wire and Typed while a command of the list runs: 8388608

	Write time.Duration // for a client to take what was written: 10 s
}

// orDefaults fills in the fields that are zero.
func (l Limits) orDefaults() Limits {
	for _, d := range []struct {
		field *time.Duration
		value time.Duration
	}{
		{&l.Handshake, 10 * time.Second},
		{&l.Begin, 10 * time.Second},
		{&l.Enrol, 10 * time.Minute},
		{&l.Idle, 15 * time.Minute},
		{&l.Longest, 8 * time.Hour},
		{&l.Leave, 10 * time.Second},
		{&l.Replace, 2 * time.Second},
		{&l.Linger, 2 * time.Second},
		{&l.Keepalive, 30 * time.Second},
		{&l.Write, 10 * time.Second},
	} {
		*d.field = cmp.Or(*d.field, d.value)
	}
	for _, n := range []struct {
		field *int
		value int
	}{
		{&l.Tries, 6},
		{&l.Strangers, 100},
		{&l.StrangersAddress, 50},
		{&l.Accepts, 60},
		{&l.Connections, 4096},
		{&l.PerKey, 3},
		{&l.Newcomers, 300},
		{&l.Misses, 3},
		{&l.Variables, 16},
		{&l.Value, 256},
		{&l.Command, 4096},
		{&l.Resizes, 20},
		{&l.Wire, 64 << 10},
		{&l.WireAtOnce, 256 << 10},
		{&l.Typed, 4 << 10},
		{&l.TypedOnce, 64 << 10},
		{&l.Bulk, 8 << 20},
	} {
		*n.field = cmp.Or(*n.field, n.value)
	}
	return l
}

// Options say how Serve serves.
type Options struct {
	// HostKeys prove that the server is itself, Ed25519 each. The first is used; clients that
	// know it are told the others, so that one of those can become the first later.
	HostKeys []ssh.Signer
	Limits   Limits
	// Known reports whether a key is somebody's. Anybody can make keys: those that nobody has
	// enrolled are bounded in number and time. It is called with locks held and must not wait; nil knows all.
	Known   func(key string) bool
	Metrics *Metrics     // nil counts nothing
	Log     *slog.Logger // nil logs nothing
	// LogAddresses gives addresses as they are, to the log and in Visitor. Otherwise both
	// have a hash with a salt of this call of Serve.
	LogAddresses bool
	// Say puts into words why a session ends, in the language of the visitor, on one line
	// without a line break. nil says nothing.
	Say func(Visitor, Ending) string
	// Force ends the drain at once when it is closed; nil never does.
	Force <-chan struct{}
}

// Ending is why a session ended that was not left by its player.
type Ending int

// The endings.
const (
	Idle       Ending = iota + 1 // no key was pressed for too long
	TooLong                      // the session reached its longest time
	Draining                     // the server stops
	Replaced                     // another connection of the same player plays on
	Crashed                      // a fault of the server
	Unknown                      // the command is none of the list
	Unenrolled                   // a key that nobody enrolled had its time to enrol
)

// Why the context of a session ends, as context.Cause gives it.
var (
	ErrIdle       = errors.New("host: no key was pressed for too long")
	ErrTooLong    = errors.New("host: the session reached its longest time")
	ErrDraining   = errors.New("host: the server stops")
	ErrUnenrolled = errors.New("host: nobody enrolled the key in time")
	ErrReplaced   = errors.New("host: another connection of the same player plays on")
	ErrLost       = errors.New("host: the connection is lost")
)

// why puts into a word for the log why a session ended.
func why(e Ending, cause error) string {
	switch {
	case e == Crashed:
		return "crashed"
	case e == Unknown:
		return "unknown command"
	case errors.Is(cause, ErrIdle):
		return "idle"
	case errors.Is(cause, ErrTooLong):
		return "too long"
	case errors.Is(cause, ErrUnenrolled):
		return "not enrolled"
	case errors.Is(cause, ErrDraining):
		return "draining"
	case errors.Is(cause, ErrReplaced):
		return "replaced"
	case errors.Is(cause, ErrLost):
		return "lost"
	}
	return "left"
}

// endingOf gives what is said about a cause, 0 where nothing is.
func endingOf(cause error) Ending {
	switch {
	case errors.Is(cause, ErrIdle):
		return Idle
	case errors.Is(cause, ErrTooLong):
		return TooLong
	case errors.Is(cause, ErrUnenrolled):
		return Unenrolled
	case errors.Is(cause, ErrDraining):
		return Draining
	case errors.Is(cause, ErrReplaced):
		return Replaced
	}
	return 0
}
