package class

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"quest/content"
)

// Seed is chance, drawn anew by the caller for every call that takes one, from a source that
// nobody can foresee.
type Seed [16]byte

// code is what is kept of a code that was handed out.
type code struct {
	Class  ID           `json:"class,omitempty"`
	Role   Role         `json:"role,omitempty"`
	Roster content.Safe `json:"roster,omitzero"`
	Player PlayerID     `json:"player,omitempty"`
	Uses   int          `json:"uses"`
	Until  int64        `json:"until"`
	Users  []string     `json:"users,omitempty"` // who used it: players, or keys for one that adds a key
}

// alphabet has the signs of a code: digits and letters that nobody takes for others.
const (
	alphabet   = "0123456789abcdefghjkmnpqrstvwxyz"
	codeLength = 10 // of five bits each
)

// codeText makes a code of chance: fifty bits, in two groups.
func codeText(seed Seed) string {
	var b strings.Builder
	for i := range codeLength {
		if i == codeLength/2 {
			b.WriteByte('-')
		}
		b.WriteByte(alphabet[seed[i]%32])
	}
	return b.String()
}

// CodeHash gives what is kept of a code, however it was typed: capitals, spaces and hyphens
// do not count, O stands for 0, I and L for 1. It is "" for what can be no code.
func CodeHash(typed string) string {
	const enough = 64
	if len(typed) > enough {
		return ""
	}
	plain := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '\t', '\u3000', '‐', '–':
			return -1
		case 'o':
			return '0'
		case 'i', 'l':
			return '1'
		}
		return r
	}, strings.ToLower(halfWidth(typed)))
	if len(plain) != codeLength || strings.Trim(plain, alphabet) != "" {
		return ""
	}
	sum := sha256.Sum256([]byte(plain))
	return hex.EncodeToString(sum[:])
}

// halfWidth makes letters and digits of full width, as Japanese and Korean keyboards type
// them, plain ones.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

func (s *School) invited(e *Event) {
	i := e.Invited
	if i.Hash == "" || s.codes[i.Hash] != nil || i.Uses < 1 {
		return
	}
	if i.Player != "" {
		s.codes[i.Hash] = &code{Player: i.Player, Uses: 1, Until: i.Until}
	} else if s.classes[e.Class] != nil && i.Role.known() {
		s.codes[i.Hash] = &code{Class: e.Class, Role: i.Role, Roster: i.Roster, Uses: min(i.Uses, MostUses), Until: i.Until}
	}
}

// spend marks a code as used by somebody, and reports whether they had not used it before.
func (s *School) spend(hash, user string) bool {
	c := s.codes[hash]
	if c == nil || slices.Contains(c.Users, user) {
		return false
	}
	c.Users = append(c.Users, user)
	return true
}

// fit says why a code cannot be used at a time, nil if it can.
func (s *School) fit(typed string, now time.Time) (c *code, hash string, err error) {
	hash = CodeHash(typed)
	c = s.codes[hash]
	switch {
	case c == nil:
		return nil, "", refused(CodeUnknown)
	case now.UnixMilli() >= c.Until:
		return nil, "", refused(CodeExpired)
	case len(c.Users) >= c.Uses:
		return nil, "", refused(CodeSpent)
	}
	return c, hash, nil
}

// forget takes a player off the list of those who used a code. It stays used.
func (c *code) forget(who PlayerID) {
	if i := slices.Index(c.Users, string(who)); i >= 0 {
		c.Users[i] = nobody(who)
	}
}

// nobody stands for a player who was deleted, where two of them have to be told apart. Nobody
// can find the player by it: what is hashed was drawn, and is kept nowhere.
func nobody(who PlayerID) string {
	const enough = 8 // bytes
	sum := sha256.Sum256([]byte(who))
	return "nobody " + hex.EncodeToString(sum[:enough])
}

func refused(why Refusal) error { return &RefusedError{Why: why} }
