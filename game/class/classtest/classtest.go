// Package classtest has a class in memory, with a room for each of its members, for tests of
// screens.
package classtest

import (
	"encoding/binary"
	"fmt"
	"maps"
	"sync"
	"time"

	"quest/game/class"
)

// Start is when the time of every class in memory begins.
var Start = time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)

// Class is a class in memory. Its methods, and those of its rooms, may be called from several
// goroutines.
type Class struct {
	ID class.ID

	mu     sync.Mutex
	school class.School
	now    time.Time
	seeds  uint64
	here   map[class.PlayerID]bool
	rooms  []*Room
	mixed  []class.Suggestion
	broken error
}

// New makes a class with an owner, who is "owner" in Player, and students with nicknames.
// Everybody is connected.
func New(students ...string) *Class {
	c := &Class{now: Start, here: map[class.PlayerID]bool{}}
	events, id, err := c.school.Found("SAA evening class", class.Operator, c.now, c.seed())
	must(err)
	c.school.Apply(events...)
	c.ID = id
	c.Add(class.Owner, "Teacher")
	for _, nick := range students {
		c.Add(class.Student, nick)
	}
	return c
}

func must(err error) {
	if err != nil {
		panic(err) // a test that asks for what there cannot be
	}
}

func (c *Class) seed() (s class.Seed) {
	c.seeds++
	binary.LittleEndian.PutUint64(s[:8], c.seeds*0x9e3779b97f4a7c15)
	binary.LittleEndian.PutUint64(s[8:], c.seeds)
	return s
}

// Add makes somebody a member who is connected, with the roster name "Roster of NICK".
func (c *Class) Add(role class.Role, nick string) class.PlayerID {
	c.mu.Lock()
	defer c.mu.Unlock()
	invitation := class.Invitation{Class: c.ID, Role: role, Roster: "Roster of " + nick}
	events, code, err := c.school.Invite(invitation, class.Operator, c.now, c.seed())
	must(err)
	c.school.Apply(events...)
	events, player, err := c.school.Enrol(class.Enrolment{Key: keyOf(nick), Code: code, Nick: nick}, c.now, c.seed())
	must(err)
	c.school.Apply(events...)
	c.here[player] = true
	c.changed()
	return player
}

// Player gives the member with a nickname, the owner's is "Teacher". It panics if there is
// none.
func (c *Class) Player(nick string) class.PlayerID {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.school.Roster(c.ID, nil) {
		if m.Nick.String() == nick {
			return m.Player
		}
	}
	panic("nobody is called " + nick)
}

// Room gives the room of the member with a nickname.
func (c *Class) Room(nick string) *Room {
	r := &Room{class: c, Player: c.Player(nick), key: keyOf(nick), bell: make(chan struct{}, 1)}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rooms = append(c.rooms, r)
	return r
}

// Remove takes the member with a nickname out of the class.
func (c *Class) Remove(nick string) {
	who := c.Player(nick)
	c.mu.Lock()
	defer c.mu.Unlock()
	events, err := c.school.Remove(c.ID, who, class.Operator, c.now)
	must(err)
	c.school.Apply(events...)
	c.changed()
}

// Pass lets time pass, and what it brings happen.
func (c *Class) Pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.school.Apply(c.school.Due(c.now)...)
	c.changed()
}

// Away takes members with these nicknames off the line, Back puts them on it again.
func (c *Class) Away(nicks ...string) { c.connected(false, nicks) }

// Back connects members again.
func (c *Class) Back(nicks ...string) { c.connected(true, nicks) }

func (c *Class) connected(here bool, nicks []string) {
	players := make([]class.PlayerID, len(nicks))
	for i, nick := range nicks {
		players[i] = c.Player(nick)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.here = maps.Clone(c.here)
	for _, p := range players {
		c.here[p] = here
	}
	c.changed()
}

// Break makes every command fail with an error, and the views say that they may be old; nil
// mends that.
func (c *Class) Break(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.broken = err
	c.changed()
}

// Mix sets what teachers are told that the class mixes up.
func (c *Class) Mix(mixed ...class.Suggestion) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.mixed = mixed
	c.changed()
}

func (c *Class) changed() {
	for _, r := range c.rooms {
		select {
		case r.bell <- struct{}{}:
		default:
		}
	}
}

// Room is the class as one member sees it.
type Room struct {
	Player class.PlayerID

	class *Class
	key   string // of the connection
	bell  chan struct{}
}

var _ class.Room = (*Room)(nil)

// keyOf is the key with which a member came in.
func keyOf(nick string) string { return fmt.Sprint("SHA256:key of ", nick) }

// View is the class as it is now.
func (r *Room) View() class.View {
	c := r.class
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.school.See(c.ID, r.Player, c.here, c.now)
	v.Broken = c.broken != nil
	if v.Me.Role.Teaches() {
		v.Mixed = c.mixed
	}
	return v
}

// Changed receives something after the class has changed.
func (r *Room) Changed() <-chan struct{} { return r.bell }

// Do carries a command out at once, as the rules have it.
func (r *Room) Do(cmd class.Command) error {
	return r.change(func(c *Class) ([]class.Event, error) { return c.school.Decide(c.ID, r.Player, cmd, c.now) })
}

// change folds in what is decided.
func (r *Room) change(decide func(*Class) ([]class.Event, error)) error {
	c := r.class
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.broken != nil {
		return c.broken
	}
	events, err := decide(c)
	if err != nil {
		return err
	}
	c.school.Apply(events...)
	c.changed()
	return nil
}

// Keys gives the keys of the member; the connection came with the first that they ever had.
func (r *Room) Keys() []class.Key {
	c := r.class
	c.mu.Lock()
	defer c.mu.Unlock()
	var keys []class.Key
	for _, k := range c.school.Keys(r.Player) {
		keys = append(keys, class.Key{Fingerprint: k, Here: k == r.key})
	}
	return keys
}

// NewKey makes a code for one more key of the member.
func (r *Room) NewKey() (code class.Code, err error) {
	err = r.change(func(c *Class) (events []class.Event, err error) {
		events, code, err = c.school.AddKey(r.Player, r.Player, c.now, c.seed())
		return events, err
	})
	return code, err
}

// DropKey makes a key of the member open nothing any more.
func (r *Room) DropKey(fingerprint string) error {
	return r.change(func(c *Class) ([]class.Event, error) {
		return c.school.DropKey(r.Player, fingerprint, r.key, r.Player, c.now)
	})
}

// Enrol lets somebody with another key type a code, as at the door.
func (c *Class) Enrol(key, code string) error {
	r := Room{class: c}
	return r.change(func(c *Class) ([]class.Event, error) {
		events, _, err := c.school.Enrol(class.Enrolment{Key: key, Code: code}, c.now, c.seed())
		return events, err
	})
}
