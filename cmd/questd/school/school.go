package school

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"quest/game/class"
)

// Options are what a school needs from outside. Zero values stand for what is said.
type Options struct {
	Now      func() time.Time // time.Now
	Chance   io.Reader        // that of the operating system
	Trouble  func(error)      // told when the log cannot be used, and nil when it can again
	Follow   time.Duration    // how often the log is asked without a bell: two seconds
	Presence time.Duration    // how often it is told who is connected: three seconds
	Patience time.Duration    // how long one use of the log may take: five seconds
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Chance == nil {
		o.Chance = rand.Reader
	}
	if o.Trouble == nil {
		o.Trouble = func(error) {}
	}
	for _, d := range []struct {
		of    *time.Duration
		usual time.Duration
	}{{&o.Follow, 2 * time.Second}, {&o.Presence, 3 * time.Second}, {&o.Patience, 5 * time.Second}} {
		if *d.of == 0 {
			*d.of = d.usual
		}
	}
	return o
}

// ErrClosed says that the school was closed.
var ErrClosed = errors.New("the school is closed")

// School is the school of a server, as a log holds it. It follows the log, and its methods may
// be called from several goroutines. Those that change something return when that is durable;
// they fail with a *class.RefusedError if the rules refuse it, and with another error if it
// could not be kept, after which trying again is harmless.
type School struct {
	log     Log[class.Event]
	options Options
	queue   queue
	stop    context.CancelFunc
	running sync.WaitGroup

	triesMu sync.Mutex
	tries   class.Tries

	came chan struct{} // receives after somebody has come who was not connected

	mu       sync.RWMutex // guards what follows
	fold     class.School
	ahead    time.Duration // how much later it is by the log than here
	broken   bool
	closed   bool
	rooms    map[class.ID]*crowd
	presence presence
	unkept   int // events since the fold was kept; for the goroutine that writes
}

// Open reads a log and follows it until Close, which closes the log too.
func Open(ctx context.Context, log Log[class.Event], o Options) (*School, error) {
	s := &School{log: log, options: o.withDefaults(), rooms: map[class.ID]*crowd{}, presence: newPresence()}
	s.queue.wake, s.came = make(chan struct{}, 1), make(chan struct{}, 1)
	if err := s.begin(); err != nil {
		return nil, err
	}
	if err := s.poll(ctx); err != nil {
		return nil, err
	}
	running, stop := context.WithCancel(context.Background())
	s.stop = stop
	s.running.Go(func() { s.write(running) })
	s.running.Go(func() { s.attend(running) })
	return s, nil
}

// Close stops everything and closes the log. What waits to be kept fails with ErrClosed.
func (s *School) Close() error {
	s.mu.Lock()
	closed := s.closed
	s.closed = true
	s.mu.Unlock()
	if closed {
		return nil
	}
	s.stop()
	s.running.Wait()
	s.queue.close()
	s.ringAll()
	return s.log.Close()
}

// Read hands the school to a function that reads it and keeps nothing of it.
func (s *School) Read(read func(*class.School)) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	read(&s.fold)
}

// Look gives a class as the operator sees it, with those who are connected to any process. It is
// for a process that has no connections of its own.
func (s *School) Look(ctx context.Context, id class.ID) (v class.View, err error) {
	all, err := s.log.Here(ctx, nil)
	if err != nil {
		return class.View{}, err
	}
	here := make(map[class.PlayerID]bool, len(all))
	for _, who := range all {
		here[class.PlayerID(who)] = true
	}
	s.Read(func(fold *class.School) { v = fold.See(id, class.Operator, here, s.now()) })
	return v, nil
}

// Now is the time of the log.
func (s *School) Now() time.Time {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.now()
}

func (s *School) now() time.Time { return s.options.Now().Add(s.ahead) }

// Who gives the player to whom a key belongs, ok false for a stranger's.
func (s *School) Who(key string) (who class.PlayerID, ok bool) {
	s.Read(func(c *class.School) { who, ok = c.Known(key) })
	return who, ok
}

// Enrol makes a stranger with a verified key a player by a code. It refuses with TooOften
// when the key or the address, in whatever form the host gives it, tried too many wrong ones.
func (s *School) Enrol(ctx context.Context, e class.Enrolment, address string) (class.PlayerID, error) {
	return tried(s, e.Key, address, func() (class.PlayerID, error) {
		return wishFor(ctx, s, func(c *class.School, now time.Time, seed class.Seed) ([]class.Event, class.PlayerID, error) {
			return c.Enrol(e, now, seed)
		})
	})
}

// Join makes a player a member of another class by a code. It refuses like Enrol.
func (s *School) Join(ctx context.Context, who class.PlayerID, e class.Enrolment, address string) (class.ID, error) {
	return tried(s, e.Key, address, func() (class.ID, error) {
		return wishFor(ctx, s, func(c *class.School, now time.Time, seed class.Seed) ([]class.Event, class.ID, error) {
			return c.Join(who, e.Code, e.Nick, e.Lang, now, seed)
		})
	})
}

// tried does something with a code that somebody typed, unless they tried too often.
func tried[T any](s *School, key, address string, do func() (T, error)) (T, error) {
	now := s.Now()
	if !s.allowed(key, address, now) {
		var none T
		return none, &class.RefusedError{Why: class.TooOften}
	}
	got, err := do()
	s.wrong(err, key, address, now)
	return got, err
}

func (s *School) allowed(key, address string, now time.Time) bool {
	s.triesMu.Lock()
	defer s.triesMu.Unlock()
	return s.tries.Allowed(key, address, now)
}

// wrong counts a code that was none.
func (s *School) wrong(err error, key, address string, now time.Time) {
	var refused *class.RefusedError
	if errors.As(err, &refused) && (refused.Why == class.CodeUnknown || refused.Why == class.CodeExpired || refused.Why == class.CodeSpent) {
		s.triesMu.Lock()
		defer s.triesMu.Unlock()
		s.tries.Wrong(key, address, now)
	}
}

// Found makes a class, for the operator.
func (s *School) Found(ctx context.Context, name string) (class.ID, error) {
	return wishFor(ctx, s, func(c *class.School, now time.Time, seed class.Seed) ([]class.Event, class.ID, error) {
		return c.Found(name, class.Operator, now, seed)
	})
}

// Invite makes a code and gives its text, which nobody can have again.
func (s *School) Invite(ctx context.Context, i class.Invitation, by class.PlayerID) (code string, err error) {
	return wishFor(ctx, s, func(c *class.School, now time.Time, seed class.Seed) ([]class.Event, string, error) {
		return c.Invite(i, by, now, seed)
	})
}

// AddKey makes a code that makes one more key that of a player.
func (s *School) AddKey(ctx context.Context, who, by class.PlayerID) (class.Code, error) {
	return wishFor(ctx, s, func(c *class.School, now time.Time, seed class.Seed) ([]class.Event, class.Code, error) {
		return c.AddKey(who, by, now, seed)
	})
}

// AddsKey reports whether a code that somebody typed would add their key to a player. It is false for who tried too
// many wrong codes.
func (s *School) AddsKey(key, code, address string) (adds bool) {
	now := s.Now()
	if !s.allowed(key, address, now) {
		return false
	}
	s.Read(func(c *class.School) { adds = c.AddsKey(code, now) })
	return adds
}

// DropKey makes a key of a player open nothing any more. with is the key of the player's own connection.
func (s *School) DropKey(ctx context.Context, who class.PlayerID, key, with string, by class.PlayerID) error {
	return s.wish(ctx, func(c *class.School, now time.Time) ([]class.Event, error) {
		return c.DropKey(who, key, with, by, now)
	})
}

// Remove takes a member out of a class.
func (s *School) Remove(ctx context.Context, id class.ID, who, by class.PlayerID) error {
	return s.wish(ctx, func(c *class.School, now time.Time) ([]class.Event, error) {
		return c.Remove(id, who, by, now)
	})
}

// DeletePlayer takes everything of a player out of the school, for the operator, and out of
// what the log keeps. Their journal is not its business. It can be called again after an error,
// also for a player who is gone from the school already, and finishes then.
func (s *School) DeletePlayer(ctx context.Context, who class.PlayerID) error {
	err := s.wish(ctx, func(c *class.School, now time.Time) ([]class.Event, error) {
		if !c.Has(who) {
			return nil, nil
		}
		return c.DeletePlayer(who, class.Operator, now)
	})
	if err != nil {
		return err
	}
	return s.use(ctx, func(ctx context.Context) error {
		return s.log.Forget(ctx, func(e class.Event) (class.Event, bool) { return class.Without(e, who) })
	})
}

// Do carries a command out for a member of a class, or for class.Operator.
func (s *School) Do(ctx context.Context, id class.ID, by class.PlayerID, cmd class.Command) error {
	w := &wish{
		decide: func(c *class.School, now time.Time) ([]class.Event, error) { return c.Decide(id, by, cmd, now) },
		by:     by, apart: !ownOnly(cmd),
	}
	return s.await(ctx, w)
}

// ownOnly reports whether a command changes only what belongs to its member, so that those of
// several members can be decided beside each other.
func ownOnly(cmd class.Command) bool {
	switch cmd.(type) {
	case class.CastVote, class.SitOut, class.TakePart, class.Deal:
		return true
	}
	return false
}

// wish carries out what is decided alone.
func (s *School) wish(ctx context.Context, decide func(*class.School, time.Time) ([]class.Event, error)) error {
	return s.await(ctx, &wish{apart: true, decide: decide})
}

// wishFor carries out what is decided with chance, and gives what it brings.
func wishFor[T any](ctx context.Context, s *School, decide func(*class.School, time.Time, class.Seed) ([]class.Event, T, error)) (T, error) {
	var none, got T
	var seed class.Seed
	if _, err := io.ReadFull(s.options.Chance, seed[:]); err != nil {
		return none, fmt.Errorf("draw chance: %w", err)
	}
	err := s.wish(ctx, func(c *class.School, now time.Time) (events []class.Event, err error) {
		events, got, err = decide(c, now, seed)
		return events, err
	})
	if err != nil {
		return none, err // got may still be on its way
	}
	return got, nil
}
