// Package school keeps the school of a server, its players, classes and live rounds, in a log
// that several processes share, and gives every connected member the room of their class.
package school

import (
	"context"
	"time"

	"quest/saves"
)

// Log is a list of events that several processes append to and all read in one order. Its methods are
// called by one goroutine at a time, but for Here and Bell, which any may call meanwhile.
type Log[E any] interface {
	// Update hands decide the time of the log and the events that came since the last call
	// of Update or Poll, and appends what decide gives, all of it or nothing, and nothing at all for none: no event of
	// anybody else comes between. It returns when that is durable; the appended events come
	// with the next Update or Poll like those of others. After an error it is not known whether they
	// were appended, and the next Poll tells. decide may be called more than once, each time with what is new;
	// its error is returned as it is.
	Update(ctx context.Context, decide func(now time.Time, news []E) ([]E, error)) error
	// Poll gives the events since the last call of Update or Poll, and the time of the log.
	Poll(ctx context.Context) (now time.Time, news []E, err error)
	// Bell receives something when there may be news. It may stay silent although there are.
	Bell() <-chan struct{}
	// Here tells which players are connected to this process, and gives those that are
	// connected to any.
	Here(ctx context.Context, players []string) (all []string, err error)
	// Base gives the newest state that Keep kept, ok false for none; the first Poll or Update gives the
	// events behind it. It is asked before them: when the log was opened, and after ErrAnew.
	Base() (state []byte, ok bool)
	// Keep keeps the fold of exactly the events that Update and Poll gave so far, in which the opening
	// of the log is quick. It is a cache: an error costs nothing but time.
	Keep(ctx context.Context, state []byte) error
	// Forget rewrites the events that are kept: each becomes what change makes of it, or goes if that
	// gives false. States that were kept go too. The next Poll or Update of every process fails with ErrAnew.
	Forget(ctx context.Context, change func(E) (E, bool)) error
	Close() error
}

// ErrAnew says that the log is another one than before, because somebody was taken out of it or an
// older copy was restored. What was folded of it is to be thrown away: Base and the next Poll begin
// anew. It comes once.
var ErrAnew = saves.ErrChanged
