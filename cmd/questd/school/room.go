package school

import (
	"context"
	"slices"
	"sync"
	"time"

	"quest/game/class"
)

// crowd is who is connected in one class here. It is guarded by School.mu.
type crowd struct {
	sight *class.Sight // nil when the class has changed since it was made
	mixed []class.Suggestion
	bell  bell
}

// changed marks the class as another one, and rings.
func (c *crowd) changed() {
	c.sight = nil
	c.bell.ring()
}

// apartRings is the least time between two rings of a class: the answers of three hundred
// members within a second are drawn twenty times, and not three hundred times, by each.
const apartRings = 50 * time.Millisecond

// bell rings the rooms of a class, at once after a pause, and else when the pause is over.
type bell struct {
	mu    sync.Mutex
	rooms map[*room]bool
	rung  bool // a while ago, and the pause goes on
	due   bool // something happened in the pause
}

func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.rung {
		b.due = true
		return
	}
	b.sound()
}

// sound rings and begins a pause; the caller holds mu.
func (b *bell) sound() {
	for r := range b.rooms {
		select {
		case r.bell <- struct{}{}:
		default:
		}
	}
	b.rung, b.due = true, false
	time.AfterFunc(apartRings, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.rung = false
		if b.due {
			b.sound()
		}
	})
}

// room is a class as one connected member sees it.
type room struct {
	school *School
	id     class.ID
	who    class.PlayerID
	key    string // the connection came with it
	bell   chan struct{}

	mu   sync.Mutex
	last class.View // from which the next is made
}

var _ class.Room = (*room)(nil)

// Enter gives the room of a player who is connected with a key, in a class, or, for "", in the one that they came to last.
// leave tells that the connection ended; it may be called more than once. A player who is in no class, or
// not in that one, is refused with class.NotMember.
func (s *School) Enter(who class.PlayerID, id class.ID, key string) (r class.Room, leave func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, nil, ErrClosed
	}
	in := s.fold.ClassesOf(who)
	if id == "" && len(in) > 0 {
		id = in[len(in)-1]
	}
	if !slices.Contains(in, id) {
		return nil, nil, &class.RefusedError{Why: class.NotMember}
	}
	mine := &room{school: s, id: id, who: who, key: key, bell: make(chan struct{}, 1)}
	c := s.crowd(id)
	c.bell.mu.Lock()
	c.bell.rooms[mine] = true
	c.bell.mu.Unlock()
	if s.presence.enter(who, s.options.Now()) {
		s.around(who)
	}
	if s.presence.local[who] == 1 {
		select {
		case s.came <- struct{}{}:
		default:
		}
	}
	return mine, sync.OnceFunc(func() { s.leave(mine) }), nil
}

func (s *School) leave(r *room) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.rooms[r.id]
	c.bell.mu.Lock()
	delete(c.bell.rooms, r)
	c.bell.mu.Unlock()
	s.presence.leave(r.who, s.options.Now())
}

// crowd gives that of a class; the caller holds mu.
func (s *School) crowd(id class.ID) *crowd {
	c := s.rooms[id]
	if c == nil {
		c = &crowd{bell: bell{rooms: map[*room]bool{}}}
		s.rooms[id] = c
	}
	return c
}

// around tells the classes of a player that somebody came or went; the caller holds mu.
func (s *School) around(who class.PlayerID) {
	for _, id := range s.fold.ClassesOf(who) {
		if c := s.rooms[id]; c != nil {
			c.changed()
		}
	}
}

func (s *School) ringAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.rooms {
		c.changed()
	}
}

// Suggest sets what teachers of a class are told that it mixes up most.
func (s *School) Suggest(id class.ID, mixed []class.Suggestion) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.crowd(id)
	c.mixed = mixed
	c.bell.ring()
}

// View is the class as it is now. What all members see alike is made once after each change.
func (r *room) View() class.View {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.school
	s.mu.RLock()
	defer func() { s.mu.RUnlock() }()
	for s.rooms[r.id].sight == nil {
		s.mu.RUnlock()
		s.mu.Lock()
		if c := s.rooms[r.id]; c.sight == nil {
			c.sight = s.fold.Sight(r.id, s.presence.here())
		}
		s.mu.Unlock()
		s.mu.RLock()
	}
	c := s.rooms[r.id]
	r.last = c.sight.SeeAfter(r.last, r.who, s.now())
	v := r.last
	v.Broken = s.broken || s.closed
	if v.Me.Role.Teaches() {
		v.Mixed = c.mixed
	}
	return v
}

// Changed receives something after the class has changed.
func (r *room) Changed() <-chan struct{} { return r.bell }

// Do carries a command out. It fails when the log is not there within a few seconds.
func (r *room) Do(cmd class.Command) error {
	ctx, cancel := r.within()
	defer cancel()
	return r.school.Do(ctx, r.id, r.who, cmd)
}

// within bounds what a member waits for: one use of the log that is under way, and the own one.
func (r *room) within() (context.Context, context.CancelFunc) {
	const waits = 2
	return context.WithTimeout(context.Background(), waits*r.school.options.Patience)
}

// Keys gives the keys of the member.
func (r *room) Keys() []class.Key {
	var keys []class.Key
	r.school.Read(func(c *class.School) {
		for _, k := range c.Keys(r.who) {
			keys = append(keys, class.Key{Fingerprint: k, Here: k == r.key})
		}
	})
	return keys
}

// NewKey makes a code for one more key of the member.
func (r *room) NewKey() (class.Code, error) {
	ctx, cancel := r.within()
	defer cancel()
	return r.school.AddKey(ctx, r.who, r.who)
}

// DropKey makes a key of the member open nothing any more.
func (r *room) DropKey(fingerprint string) error {
	ctx, cancel := r.within()
	defer cancel()
	return r.school.DropKey(ctx, r.who, fingerprint, r.key, r.who)
}
