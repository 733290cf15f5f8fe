package class

import (
	"encoding/base32"
	"fmt"
	"slices"
	"strings"
	"time"

	"quest/content"
)

// Invitation is what a code is to be for.
type Invitation struct {
	Class   ID
	Role    Role
	Roster  string        // name that the teacher knows, "" for anybody
	Uses    int           // 0 for one
	Expires time.Duration // from now, 0 for a day
}

// Enrolment is a stranger with a verified key who typed a code.
type Enrolment struct {
	Key  string // SHA-256 fingerprint
	Code string // as typed
	Nick string // as typed, "" for a made one
	Lang content.Lang
}

// drawn makes an ID of chance that says nothing.
func drawn(prefix string, seed Seed) string {
	const enough = 8 // bytes
	return prefix + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(seed[:enough]))
}

// Found makes a class.
func (s *School) Found(name string, by PlayerID, now time.Time, seed Seed) ([]Event, ID, error) {
	if by != Operator {
		return nil, "", refused(NotAllowed)
	}
	safe, err := checkName(name, LongestRoster)
	if err != nil {
		return nil, "", err
	}
	id := ID(drawn("c", seed))
	return []Event{{At: now.UnixMilli(), By: by, Class: id, Founded: &Founded{Name: safe}}}, id, nil
}

// Invite makes a code and gives its text, which nobody can have again. Owners and the
// operator invite whom they like, teachers invite students.
func (s *School) Invite(i Invitation, by PlayerID, now time.Time, seed Seed) ([]Event, string, error) {
	c := s.classes[i.Class]
	if c == nil {
		return nil, "", refused(NoSuchThing)
	}
	role := c.role(by)
	if !role.Teaches() || role == Teacher && i.Role != Student {
		return nil, "", refused(NotAllowed)
	}
	if i.Uses == 0 {
		i.Uses = 1
	}
	if i.Expires == 0 {
		i.Expires = 24 * time.Hour
	}
	if !i.Role.known() || i.Uses < 1 || i.Uses > MostUses || i.Expires < 0 || i.Expires > LongestCode || i.Roster != "" && i.Uses > 1 {
		return nil, "", refused(BadCode)
	}
	var roster content.Safe
	if i.Roster != "" {
		var err error
		if roster, err = checkName(i.Roster, LongestRoster); err != nil {
			return nil, "", err
		}
	}
	text := codeText(seed)
	return []Event{{At: now.UnixMilli(), By: by, Class: i.Class, Invited: &Invited{
		Hash: CodeHash(text), Role: i.Role, Roster: roster, Uses: i.Uses, Until: now.Add(i.Expires).UnixMilli(),
	}}}, text, nil
}

// Enrol makes a stranger a player and a member by a code, or their key one more key of the
// player whom the code belongs to. Whoever is in already by the same code gets no events and
// the same player. How often somebody tries is the business of Tries.
func (s *School) Enrol(e Enrolment, now time.Time, seed Seed) ([]Event, PlayerID, error) {
	if id, known := s.keys[e.Key]; known {
		if s.camein(id, e.Key, CodeHash(e.Code)) {
			return nil, id, nil
		}
		return nil, "", refused(KeyKnown)
	}
	c, hash, err := s.fit(e.Code, now)
	if err != nil {
		return nil, "", err
	}
	at := now.UnixMilli()
	if c.Player != "" {
		if len(s.Keys(c.Player)) >= MostKeys {
			return nil, "", refused(KeysFull)
		}
		return []Event{{At: at, By: c.Player, KeyAdded: &KeyAdded{Player: c.Player, Key: e.Key, Code: hash}}}, c.Player, nil
	}
	id := PlayerID(drawn("p", seed))
	joined, err := s.join(id, c, hash, e.Nick, e.Lang, now, seed)
	if err != nil {
		return nil, "", err
	}
	return []Event{{At: at, By: id, Enrolled: &Enrolled{Player: id, Key: e.Key}}, joined}, id, nil
}

// camein reports whether a player, or a key of theirs, used up a code.
func (s *School) camein(id PlayerID, key, hash string) bool {
	c := s.codes[hash]
	return c != nil && (slices.Contains(c.Users, string(id)) || slices.Contains(c.Users, key))
}

// Join makes a known player a member of another class by a code. Who is in already gets no
// events.
func (s *School) Join(player PlayerID, typed, nick string, lang content.Lang, now time.Time, seed Seed) ([]Event, ID, error) {
	if s.players[player] == nil {
		return nil, "", refused(NoSuchThing)
	}
	if c := s.codes[CodeHash(typed)]; c != nil && c.Class != "" && s.classes[c.Class].Members[player] != nil {
		return nil, c.Class, nil
	}
	c, hash, err := s.fit(typed, now)
	if err != nil {
		return nil, "", err
	}
	if c.Player != "" {
		return nil, "", refused(CodeUnknown) // it adds a key, and is for somebody who is not known
	}
	joined, err := s.join(player, c, hash, nick, lang, now, seed)
	if err != nil {
		return nil, "", err
	}
	return []Event{joined}, c.Class, nil
}

// join makes the event with which a player comes to the class of a code.
func (s *School) join(id PlayerID, c *code, hash, typed string, lang content.Lang, now time.Time, seed Seed) (Event, error) {
	to := s.classes[c.Class]
	if to.Locked {
		return Event{}, refused(RoomLocked)
	}
	if len(to.Members) >= MostMembers {
		return Event{}, refused(ClassFull)
	}
	nick := to.suggest(lang, seed)
	if typed != "" {
		var err error
		if nick, err = CheckNick(typed); err != nil {
			return Event{}, err
		}
		if !to.free(nick, id) {
			return Event{}, refused(NameTaken)
		}
	}
	return Event{At: now.UnixMilli(), By: id, Class: c.Class, Joined: &Joined{
		Player: id, Role: c.Role, Nick: nick, Roster: c.Roster, Code: hash,
	}}, nil
}

// Remove takes a member out of a class: teachers remove students, owners everybody, and
// everybody can leave. Who is out already gets no events.
func (s *School) Remove(id ID, who, by PlayerID, now time.Time) ([]Event, error) {
	c := s.classes[id]
	if c == nil {
		return nil, refused(NoSuchThing)
	}
	m := c.Members[who]
	role := c.role(by)
	switch {
	case by != who && !role.Teaches():
		return nil, refused(NotAllowed)
	case m == nil:
		return nil, nil
	case by != who && role == Teacher && m.Role != Student:
		return nil, refused(NotAllowed)
	}
	return []Event{{At: now.UnixMilli(), By: by, Class: id, Removed: &Removed{Player: who}}}, nil
}

// DeletePlayer takes everything of a player out of the school. Only the operator can. The
// stores remove the rows; see Without.
func (s *School) DeletePlayer(who, by PlayerID, now time.Time) ([]Event, error) {
	switch {
	case by != Operator:
		return nil, refused(NotAllowed)
	case s.players[who] == nil:
		return nil, refused(NoSuchThing)
	}
	return []Event{{At: now.UnixMilli(), By: by, Deleted: &Deleted{Player: who}}}, nil
}

// role gives what somebody may do in a class, "" for nothing.
func (c *class) role(who PlayerID) Role {
	if who == Operator {
		return Owner
	}
	if m := c.Members[who]; m != nil {
		return m.Role
	}
	return ""
}

// number makes an ID that counts in its class, such as a round's.
func number[T ~string](class ID, sign string, n int) T {
	return T(fmt.Sprintf("%s.%s%d", class, sign, n))
}
