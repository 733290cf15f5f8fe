// Package school keeps the school of a server, its players, classes and live rounds, in a log
// that several processes share, and gives every connected member the room of their class.
package school

import (
	"context"
	"time"
)

// Log is a list of events that several processes append to and all read in one order.
type Log[E any] interface {
	// Update hands decide the time of the log and the events that came since the last call
	// of Update or Poll, and appends what decide gives, all of it or nothing: no event of
	// anybody else comes between. It returns when that is durable; the appended events come
	// with the next Update or Poll like those of others. After an error it is not known whether they
	// were appended, and the next Poll tells. decide may be called more than once, each time with what is new.
	Update(ctx context.Context, decide func(now time.Time, news []E) ([]E, error)) error
	// Poll gives the events since the last call of Update or Poll, and the time of the log.
	Poll(ctx context.Context) (now time.Time, news []E, err error)
	// Bell receives something when there may be news. It may stay silent although there are.
	Bell() <-chan struct{}
	// Here tells which players are connected to this process, and gives those that are
	// connected to any.
	Here(ctx context.Context, players []string) (all []string, err error)
	Close() error
}
