package host

import (
	"context"
	"sync"
	"time"
)

// Seats give each name, of a key or of a player, to one holder at a time. The newest gets
// it: the one before is asked to leave, so that a connection that broke without a word
// locks nobody out. The zero value has no holders.
type Seats struct {
	mu     sync.Mutex
	newest map[string]*seat
}

type seat struct {
	cancel context.CancelCauseFunc
	before *seat         // who had it and may have it still
	done   chan struct{} // closed when given up
}

// Take gets the seat of a name. The holder before it sees their context end with ErrReplaced, and is
// waited for at most that long; then the seat is taken from them. The context given ends in the
// same way when somebody else takes the seat. It fails only when ctx ends while it waits.
// leave gives the seat up; it may be called often.
func (s *Seats) Take(ctx context.Context, name string, wait time.Duration) (held context.Context, leave func(), err error) {
	held, cancel := context.WithCancelCause(ctx)
	me := &seat{cancel: cancel, done: make(chan struct{})}
	s.mu.Lock()
	if s.newest == nil {
		s.newest = map[string]*seat{}
	}
	me.before = s.newest[name]
	s.newest[name] = me
	s.mu.Unlock()
	leave = sync.OnceFunc(func() { s.leave(name, me) })
	if me.before == nil {
		return held, leave, nil
	}
	me.before.cancel(ErrReplaced)
	t := time.NewTimer(wait)
	defer t.Stop()
	for me.before != nil {
		select {
		case <-me.before.done:
			me.before = me.before.before // whom they still waited for when they gave up
		case <-t.C:
			me.before = nil
		case <-held.Done():
			err := context.Cause(held)
			leave()
			return nil, func() {}, err
		}
	}
	return held, leave, nil
}

func (s *Seats) leave(name string, me *seat) {
	s.mu.Lock()
	if s.newest[name] == me && me.before == nil {
		delete(s.newest, name)
	}
	s.mu.Unlock()
	close(me.done)
	me.cancel(context.Canceled)
}
