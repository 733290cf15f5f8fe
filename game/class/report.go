package class

import (
	"slices"
	"time"

	"quest/content"
)

// Known is a player by a key.
func (s *School) Known(key string) (PlayerID, bool) {
	id, ok := s.keys[key]
	return id, ok
}

// Has reports whether there is a player.
func (s *School) Has(who PlayerID) bool { return s.players[who] != nil }

// Keys gives the keys of a player, the oldest first.
func (s *School) Keys(who PlayerID) []string {
	if p := s.players[who]; p != nil {
		return slices.Clone(p.Keys)
	}
	return nil
}

// ClassesOf gives the classes in which a player is a member, the one that they came to last
// at the end.
func (s *School) ClassesOf(who PlayerID) []ID {
	if p := s.players[who]; p != nil {
		return slices.Clone(p.Classes)
	}
	return nil
}

// Role gives what a player is in a class, "" for somebody who is not in it.
func (s *School) Role(id ID, who PlayerID) Role {
	if c := s.classes[id]; c != nil {
		return c.role(who)
	}
	return ""
}

// Classes gives all classes, the oldest first.
func (s *School) Classes() []ID { return slices.Clone(s.order) }

// Name gives the name of a class, empty for one that there is not.
func (s *School) Name(id ID) content.Safe {
	if c := s.classes[id]; c != nil {
		return c.Name
	}
	return content.Safe{}
}

// Roster gives the members of a class as teachers see them, those who have been in it
// longest first.
func (s *School) Roster(id ID, here map[PlayerID]bool) []Member { return s.Sight(id, here).teachers }

// Assignments gives those of a class by date.
func (s *School) Assignments(id ID) []Assignment {
	if c := s.classes[id]; c != nil {
		return slices.Clone(c.Assignments)
	}
	return nil
}

// Row is what one member did in one round that is closed.
type Row struct {
	Player PlayerID
	Round  RoundID
	Number int
	Opened time.Time
	Pack   content.PackID
	Item   content.ItemID
	First  *Vote // nil for none
	Second *Vote
	Right  [2]bool // of the ballots
	Out    bool    // took no part
}

// Rows gives a row for each present member and closed round of a class, by round and then by
// member. Boards and files are made of the same rows.
func (s *School) Rows(id ID) []Row {
	c := s.classes[id]
	if c == nil {
		return nil
	}
	var all []Row
	members := s.Roster(id, nil)
	for _, r := range c.Rounds {
		if r.Phase != Closed {
			continue
		}
		for _, m := range members {
			if m.Role != Student {
				continue
			}
			row := Row{
				Player: m.Player, Round: r.ID, Number: r.Number, Opened: r.opened(), Pack: r.Pack, Item: r.Item,
				First: r.voteOf(0, m.Player), Second: r.voteOf(1, m.Player), Out: r.Out[m.Player],
			}
			for b := range row.Right {
				vote, voted := r.Ballots[b][m.Player]
				row.Right[b] = voted && vote.picks == r.Right
			}
			all = append(all, row)
		}
	}
	return all
}

// Round gives what was asked in a round and what is right, for those who record the votes.
func (s *School) Round(id ID, round RoundID) (options, right []content.PartID, ok bool) {
	c := s.classes[id]
	if c == nil || c.round(round) == nil {
		return nil, nil, false
	}
	r := c.round(round)
	return slices.Clone(r.Options), r.parts(r.Right), true
}

// Without takes a player out of an event: the event as it may stay in a log after the player
// was deleted, and false if nothing of it may. What a teacher did for the class stays, and so
// do the damage to a boss and the use of a code, as things that nobody did.
func Without(e Event, who PlayerID) (Event, bool) {
	switch {
	case e.Joined != nil && e.Joined.Player == who:
		if e.Joined.Code == "" {
			return Event{}, false
		}
		e.Spent, e.Joined = &Spent{Code: e.Joined.Code, User: nobody(who)}, nil
	case e.isOf(who), e.By == who && (e.Voted != nil || e.SatOut != nil):
		return Event{}, false
	}
	if e.By == who {
		e.By = ""
	}
	return e, true
}

// isOf reports whether an event is about one player.
func (e *Event) isOf(who PlayerID) bool {
	switch {
	case e.Invited != nil:
		return e.Invited.Player == who
	case e.Enrolled != nil:
		return e.Enrolled.Player == who
	case e.KeyAdded != nil:
		return e.KeyAdded.Player == who
	case e.KeyDropped != nil:
		return e.KeyDropped.Player == who
	case e.Removed != nil:
		return e.Removed.Player == who
	case e.Deleted != nil:
		return e.Deleted.Player == who
	case e.Renamed != nil:
		return e.Renamed.Player == who
	case e.Hidden != nil:
		return e.Hidden.Player == who
	case e.Timed != nil:
		return e.Timed.Player == who
	case e.Appointed != nil:
		return e.Appointed.Player == who
	}
	return false
}
