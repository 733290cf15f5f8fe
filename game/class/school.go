package class

import (
	"fmt"
	"maps"
	"slices"

	"quest/content"
)

// School is everything that the events of a log come to: players with their keys, codes,
// and classes with all that happens in them. The zero value is a school without anything.
// It is no more than a value: its methods may not be called while Apply runs.
type School struct {
	players map[PlayerID]*player
	keys    map[string]PlayerID // by fingerprint
	codes   map[string]*code    // by hash
	classes map[ID]*class
	order   []ID // of the classes, oldest first
}

// player is somebody with keys.
type player struct {
	Keys    []string `json:"keys"`
	Since   int64    `json:"since"`
	Classes []ID     `json:"classes,omitempty"` // in which the player is a member, the newest last
}

// class is one class of a school.
type class struct {
	Name        content.Safe         `json:"name"`
	Since       int64                `json:"since"`
	Locked      bool                 `json:"locked,omitempty"`
	Members     map[PlayerID]*member `json:"members,omitempty"`
	Came        int                  `json:"came,omitempty"` // how many ever came
	Assignments []Assignment         `json:"assignments,omitempty"`
	Assigned    int                  `json:"assigned,omitempty"` // in all, also those that were taken back
	Rounds      []*round             `json:"rounds,omitempty"`   // oldest first
	Raids       []*raid              `json:"raids,omitempty"`    // oldest first
	nicks       map[string]PlayerID  // by what they look like
	past        *past                // another one whenever it changes
}

// member is a player in a class.
type member struct {
	Role   Role         `json:"role"`
	Nick   content.Safe `json:"nick"`
	Roster content.Safe `json:"roster,omitzero"`
	Hidden bool         `json:"hidden,omitempty"`
	Extra  int          `json:"extra,omitempty"`
	Came   int          `json:"came"` // the how-manyth to come to the class
}

// Apply folds events in, in the order of the log. It accepts whatever events there are: what
// makes no sense where it stands changes nothing, and so does an event that was folded before.
func (s *School) Apply(events ...Event) {
	if s.classes == nil {
		s.players, s.keys = map[PlayerID]*player{}, map[string]PlayerID{}
		s.codes, s.classes = map[string]*code{}, map[ID]*class{}
	}
	for _, e := range events {
		e.At = min(max(e.At, 0), lastMoment)
		s.apply(&e)
	}
}

func (s *School) apply(e *Event) {
	switch {
	case e.Founded != nil:
		s.found(e)
	case e.Invited != nil:
		s.invited(e)
	case e.Enrolled != nil:
		s.enrolled(e)
	case e.KeyAdded != nil:
		if s.addKey(e.KeyAdded.Player, e.KeyAdded.Key) {
			s.spend(e.KeyAdded.Code, e.KeyAdded.Key)
		}
	case e.KeyDropped != nil:
		s.dropKey(e.KeyDropped.Player, e.KeyDropped.Key)
	case e.Deleted != nil:
		s.deleted(e.Deleted.Player)
	default:
		if c := s.classes[e.Class]; c != nil {
			s.applyIn(c, e)
		}
	}
}

// applyIn folds an event of one class.
func (s *School) applyIn(c *class, e *Event) {
	switch {
	case e.Joined != nil:
		s.joined(c, e)
	case e.Spent != nil:
		if s.spend(e.Spent.Code, e.Spent.User) {
			c.Came++
		}
	case e.Removed != nil:
		s.removed(c, e.Class, e.Removed.Player)
	case e.Renamed != nil:
		c.rename(e.Renamed.Player, e.Renamed.Nick)
	case e.Hidden != nil:
		if m := c.Members[e.Hidden.Player]; m != nil {
			m.Hidden = e.Hidden.Hidden
		}
	case e.Timed != nil:
		if m := c.Members[e.Timed.Player]; m != nil {
			m.Extra = min(max(e.Timed.Percent, 0), MostExtra)
		}
	case e.Appointed != nil:
		if m := c.Members[e.Appointed.Player]; m != nil && e.Appointed.Role.known() {
			m.Role = e.Appointed.Role
		}
	case e.Locked != nil:
		c.Locked = e.Locked.Locked
	case e.Assigned != nil:
		c.assign(*e.Assigned)
	case e.Unassigned != nil:
		// Views share the list.
		c.Assignments = slices.DeleteFunc(slices.Clone(c.Assignments), func(a Assignment) bool { return a.ID == e.Unassigned.ID })
	case e.Opened != nil, e.Moved != nil, e.Held != nil, e.Clocked != nil, e.Voted != nil, e.SatOut != nil:
		c.applyRound(e)
	case e.RaidBegun != nil, e.RaidEnded != nil, e.Dealt != nil:
		c.applyRaid(e)
	}
}

func (s *School) found(e *Event) {
	if e.Class == "" || s.classes[e.Class] != nil {
		return
	}
	s.classes[e.Class] = &class{Name: e.Founded.Name, Since: e.At, Members: map[PlayerID]*member{}, nicks: map[string]PlayerID{}, past: &past{}}
	s.order = append(s.order, e.Class)
}

func (s *School) enrolled(e *Event) {
	id := e.Enrolled.Player
	if id == "" || id == Operator || s.players[id] != nil {
		return
	}
	s.players[id] = &player{Since: e.At}
	s.addKey(id, e.Enrolled.Key)
}

// addKey gives a player a key that nobody has, and reports whether it did.
func (s *School) addKey(id PlayerID, key string) bool {
	p := s.players[id]
	if _, known := s.keys[key]; p == nil || known || key == "" {
		return false
	}
	s.keys[key] = id
	p.Keys = append(p.Keys, key)
	return true
}

func (s *School) dropKey(id PlayerID, key string) {
	if p := s.players[id]; p != nil && s.keys[key] == id {
		delete(s.keys, key)
		p.Keys = slices.DeleteFunc(p.Keys, func(k string) bool { return k == key })
	}
}

// joined makes a player a member. A name that another member has by now gets a number before it.
func (s *School) joined(c *class, e *Event) {
	j := e.Joined
	p := s.players[j.Player]
	if p == nil || c.Members[j.Player] != nil || !j.Role.known() {
		return
	}
	c.Came++
	c.Members[j.Player] = &member{Role: j.Role, Roster: content.LineIn(j.Roster.String(), LongestRoster), Came: c.Came}
	c.rename(j.Player, c.unlike(j.Nick))
	p.Classes = append(p.Classes, e.Class)
	s.spend(j.Code, string(j.Player))
}

func (s *School) removed(c *class, id ID, who PlayerID) {
	m := c.Members[who]
	if m == nil {
		return
	}
	delete(c.Members, who)
	if look := lookOf(m.Nick); c.nicks[look] == who {
		delete(c.nicks, look)
	}
	if p := s.players[who]; p != nil {
		p.Classes = slices.DeleteFunc(p.Classes, func(c ID) bool { return c == id })
	}
}

// deleted takes a player out of everything. The counts of ballots that are over lose the
// votes of the player too: nothing is left from which they could be told.
func (s *School) deleted(who PlayerID) {
	p := s.players[who]
	if p == nil {
		return
	}
	for id, c := range s.classes {
		s.removed(c, id, who)
		c.forget(who)
	}
	for _, key := range p.Keys {
		delete(s.keys, key)
	}
	maps.DeleteFunc(s.codes, func(_ string, c *code) bool { return c.Player == who })
	for _, c := range s.codes {
		c.forget(who)
	}
	delete(s.players, who)
}

// forget takes the votes and the damage of a player out of a class.
func (c *class) forget(who PlayerID) {
	for _, r := range c.Rounds {
		r.forget(who)
	}
	c.remember()
	for _, r := range c.Raids {
		r.forget(who)
	}
}

// rename gives a member a nickname, unless it looks like that of another.
func (c *class) rename(who PlayerID, nick content.Safe) {
	m := c.Members[who]
	if m == nil {
		return
	}
	nick = content.LineIn(nick.String(), LongestName)
	look := lookOf(nick)
	if owner, taken := c.nicks[look]; taken && owner != who {
		return
	}
	if was := lookOf(m.Nick); c.nicks[was] == who {
		delete(c.nicks, was)
	}
	m.Nick = nick
	c.nicks[look] = who
}

// unlike gives a nickname, with a number before it if it looks like that of a member.
func (c *class) unlike(nick content.Safe) content.Safe {
	other := nick
	for n := 2; !c.free(other, ""); n++ {
		other = content.LineIn(fmt.Sprint(n, " ", nick), LongestName)
	}
	return other
}

func (c *class) assign(a Assignment) {
	if slices.ContainsFunc(c.Assignments, func(b Assignment) bool { return a.ID == b.ID }) || a.ID == "" {
		return
	}
	at, _ := slices.BinarySearchFunc(c.Assignments, a, func(b, a Assignment) int {
		if b.Due <= a.Due {
			return -1
		}
		return 1
	})
	c.Assignments = slices.Insert(slices.Clone(c.Assignments), at, a) // views share the list
	c.Assigned++
}

// known reports whether a role is one of the three.
func (r Role) known() bool { return r == Owner || r == Teacher || r == Student }
