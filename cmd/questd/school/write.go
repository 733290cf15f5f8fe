package school

import (
	"context"
	"errors"
	"time"

	"quest/game/class"
)

const (
	// keepEvery is after how many events the fold is kept, so that the opening of the log and
	// each Update stay quick.
	keepEvery = 1_000
	// dueEvery is how often is looked what time brought.
	dueEvery = time.Second
)

// write is the one goroutine that uses the log, apart from presence.
func (s *School) write(ctx context.Context) {
	due := time.NewTicker(dueEvery)
	defer due.Stop()
	follow := time.NewTicker(s.options.Follow)
	defer follow.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.queue.wake:
			if group := s.queue.take(); len(group) > 0 {
				s.fulfil(ctx, group)
				s.queue.ring() // there may be more, but time passes too
			}
		case <-s.log.Bell():
			s.follow(ctx)
		case <-follow.C:
			s.follow(ctx)
		case <-due.C:
			s.passTime(ctx)
		}
		s.keep(ctx)
	}
}

// follow folds what others appended.
func (s *School) follow(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, s.options.Patience)
	defer cancel()
	s.tell(ctx, s.poll(ctx))
}

// passTime closes ballots whose time is over.
func (s *School) passTime(ctx context.Context) {
	s.mu.RLock()
	events := s.fold.Due(s.now())
	s.mu.RUnlock()
	if len(events) == 0 {
		return
	}
	s.fulfil(ctx, []*wish{{apart: true, done: make(chan error, 1), decide: func(c *class.School, now time.Time) ([]class.Event, error) {
		return c.Due(now), nil
	}}})
}

// fulfil carries a group of wishes out with one use of the log, and answers them.
func (s *School) fulfil(ctx context.Context, group []*wish) {
	ctx, cancel := context.WithTimeout(ctx, s.options.Patience)
	defer cancel()
	if use := group[0].use; use != nil {
		err := use(ctx)
		s.follow(ctx)
		group[0].done <- err
		return
	}
	taken, err := s.update(ctx, group)
	if errors.Is(err, ErrAnew) {
		if err = s.again(ctx); err == nil {
			taken, err = s.update(ctx, group)
		}
	}
	s.tell(ctx, err)
	if err == nil {
		s.follow(ctx) // so that what is done is seen when it is answered
	}
	if taken < len(group) && err == nil {
		s.queue.back(group[taken:])
		group = group[:taken]
	}
	for _, w := range group {
		if err != nil {
			w.done <- err
		} else {
			w.done <- w.refused
		}
	}
}

// update decides a group on top of what is new, and appends the events.
func (s *School) update(ctx context.Context, group []*wish) (taken int, err error) {
	err = s.log.Update(ctx, func(now time.Time, news []class.Event) ([]class.Event, error) {
		s.take(now, news)
		s.mu.RLock()
		defer s.mu.RUnlock()
		var events []class.Event
		events, taken = decideAll(group, &s.fold, now)
		return events, nil
	})
	return taken, err
}

// poll folds what is new in the log, from the beginning if it is another one than before.
func (s *School) poll(ctx context.Context) error {
	now, news, err := s.log.Poll(ctx)
	if errors.Is(err, ErrAnew) {
		return s.again(ctx)
	}
	if err != nil {
		return err
	}
	s.take(now, news)
	return nil
}

// again throws the fold away and begins anew.
func (s *School) again(ctx context.Context) error {
	if err := s.begin(); err != nil {
		return err
	}
	now, news, err := s.log.Poll(ctx)
	if err != nil {
		return err
	}
	s.take(now, news)
	return nil
}

// begin takes the state that the log kept.
func (s *School) begin() error {
	var fold class.School
	if state, ok := s.log.Base(); ok {
		var err error
		if fold, err = class.Decode(state); err != nil {
			return err
		}
	}
	s.mu.Lock()
	s.fold, s.unkept = fold, 0
	s.mu.Unlock()
	s.ringAll()
	return nil
}

// take folds events in and tells the rooms that they concern.
func (s *School) take(now time.Time, news []class.Event) {
	s.mu.Lock()
	s.ahead = now.Sub(s.options.Now())
	s.fold.Apply(news...)
	s.unkept += len(news)
	touched := map[class.ID]bool{}
	all := false
	for i := range news {
		touched[news[i].Class] = true
		all = all || news[i].Deleted != nil
	}
	for id, c := range s.rooms {
		if all || touched[id] {
			c.changed()
		}
	}
	s.mu.Unlock()
}

// keep keeps the fold from time to time. That it could not is no matter: the log is whole
// without.
func (s *School) keep(ctx context.Context) {
	if s.unkept < keepEvery {
		return
	}
	s.unkept = 0
	s.mu.RLock()
	state, err := s.fold.Encode()
	s.mu.RUnlock()
	if err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, s.options.Patience)
	defer cancel()
	_ = s.log.Keep(ctx, state)
}

// tell marks the rooms when the log cannot be used, and when it can again.
func (s *School) tell(ctx context.Context, err error) {
	if errors.Is(ctx.Err(), context.Canceled) {
		return // the school closes
	}
	s.mu.Lock()
	changed := s.broken != (err != nil)
	s.broken = err != nil
	s.mu.Unlock()
	if changed {
		s.options.Trouble(err)
		s.ringAll()
	}
}
