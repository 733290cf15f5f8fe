package class

import (
	"slices"
	"time"
)

// Keyring is the keys of a connected member. Its methods may be called from several goroutines.
type Keyring interface {
	// Keys gives the keys that open the game as this member, the oldest first. It waits for nothing.
	Keys() []Key
	// NewKey makes a code with which one more key becomes this member's. It fails like Room.Do.
	NewKey() (Code, error)
	// DropKey makes a key open nothing any more, by its fingerprint. It fails like Room.Do; the key of
	// this very connection is refused with KeyInUse.
	DropKey(fingerprint string) error
}

// Key is a key of a member.
type Key struct {
	Fingerprint string // SHA-256
	Here        bool   // this connection came with it
}

// Code is a code that was made just now. Nobody can have its text again.
type Code struct {
	Text  string
	Until time.Time // from when on it opens nothing
}

// keyCodeLasts is how long a code for one more key can be used.
const keyCodeLasts = 24 * time.Hour

// AddKey makes a code with which one more key becomes that of a player, for a second
// computer. Only the player and the operator can have it: a teacher with the code of a
// student could play as that student.
func (s *School) AddKey(player, by PlayerID, now time.Time, seed Seed) ([]Event, Code, error) {
	p := s.players[player]
	switch {
	case by != player && by != Operator:
		return nil, Code{}, refused(NotAllowed)
	case p == nil:
		return nil, Code{}, refused(NoSuchThing)
	case len(p.Keys) >= MostKeys:
		return nil, Code{}, refused(KeysFull)
	case by == player && s.keyCodes(player, now) >= MostKeyCodes:
		return nil, Code{}, refused(EnoughCodes)
	}
	made := Code{codeText(seed), now.Add(keyCodeLasts)}
	return []Event{{At: now.UnixMilli(), By: by, Invited: &Invited{
		Hash: CodeHash(made.Text), Player: player, Uses: 1, Until: made.Until.UnixMilli(),
	}}}, made, nil
}

// keyCodes counts the codes for keys of a player whose time is not over, used or not.
func (s *School) keyCodes(player PlayerID, now time.Time) int {
	n := 0
	for _, c := range s.codes {
		if c.Player == player && now.UnixMilli() < c.Until {
			n++
		}
	}
	return n
}

// AddsKey reports whether a code, as it was typed, would add a key to a player now.
func (s *School) AddsKey(typed string, now time.Time) bool {
	c, _, err := s.fit(typed, now)
	return err == nil && c.Player != ""
}

// DropKey makes a key open nothing any more, such as one that was lost. The operator can
// drop any key, a player theirs but the last and with, the one that they are here with.
func (s *School) DropKey(player PlayerID, key, with string, by PlayerID, now time.Time) ([]Event, error) {
	p := s.players[player]
	switch {
	case by != player && by != Operator:
		return nil, refused(NotAllowed)
	case p == nil || !slices.Contains(p.Keys, key):
		return nil, refused(NoSuchThing)
	case by == player && (len(p.Keys) == 1 || key == with):
		return nil, refused(KeyInUse)
	}
	return []Event{{At: now.UnixMilli(), By: by, KeyDropped: &KeyDropped{Player: player, Key: key}}}, nil
}
