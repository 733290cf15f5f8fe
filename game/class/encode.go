package class

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Fold is the version of what Encode writes and of how events fold. It changes with both, and
// with every new kind of event, so that a state which knows less of the log is not used.
const Fold = "class-1"

// state is a School as it is written.
type state struct {
	Players map[PlayerID]*player        `json:"players,omitempty"`
	Codes   map[string]*code            `json:"codes,omitempty"`
	Classes map[ID]*class               `json:"classes,omitempty"`
	Order   []ID                        `json:"order,omitempty"`
	Votes   map[ID]map[RoundID][][]byte `json:"votes,omitempty"` // of each round of a class the ballots, see packed
}

// Encode writes a school, to begin with it later instead of with the first event.
func (s *School) Encode() ([]byte, error) {
	all := state{s.players, s.codes, s.classes, s.order, map[ID]map[RoundID][][]byte{}}
	for id, c := range s.classes {
		votes := map[RoundID][][]byte{}
		for _, r := range c.Rounds {
			for _, b := range r.Ballots {
				if b != nil {
					votes[r.ID] = append(votes[r.ID], packed(b))
				}
			}
		}
		all.Votes[id] = votes
	}
	return json.Marshal(all)
}

// Decode reads what Encode of the same Fold wrote.
func Decode(encoded []byte) (School, error) {
	var all state
	if err := json.Unmarshal(encoded, &all); err != nil {
		return School{}, fmt.Errorf("read a school: %w", err)
	}
	if !all.whole() {
		return School{}, errState
	}
	var s School
	s.Apply() // makes what is missing
	maps.Copy(s.players, all.Players)
	maps.Copy(s.codes, all.Codes)
	maps.Copy(s.classes, all.Classes)
	s.order = all.Order
	for id, p := range s.players {
		for _, key := range p.Keys {
			s.keys[key] = id
		}
	}
	for id, c := range s.classes {
		if err := c.complete(all.Votes[id]); err != nil {
			return School{}, fmt.Errorf("read a school: %w", err)
		}
	}
	return s, nil
}

// whole reports whether nothing is missing that Encode always writes.
func (all *state) whole() bool {
	for _, p := range all.Players {
		if p == nil {
			return false
		}
	}
	for _, c := range all.Codes {
		if c == nil {
			return false
		}
	}
	for _, c := range all.Classes {
		if c == nil || slices.Contains(slices.Collect(maps.Values(c.Members)), nil) || slices.Contains(c.Rounds, nil) || slices.Contains(c.Raids, nil) {
			return false
		}
		if slices.ContainsFunc(c.Rounds, func(r *round) bool { return len(r.Options) > MostOptions }) {
			return false
		}
	}
	order := slices.Sorted(slices.Values(all.Order))
	return slices.Equal(order, slices.Sorted(maps.Keys(all.Classes)))
}

// complete makes what is not written of a class.
func (c *class) complete(votes map[RoundID][][]byte) error {
	c.nicks = map[string]PlayerID{}
	if c.Members == nil {
		c.Members = map[PlayerID]*member{}
	}
	for id, m := range c.Members {
		c.nicks[lookOf(m.Nick)] = id
	}
	for _, r := range c.Rounds {
		if r.Out == nil {
			r.Out = map[PlayerID]bool{}
		}
		for i, b := range votes[r.ID] {
			if i == len(r.Ballots) {
				return errPacked
			}
			var err error
			if r.Ballots[i], err = unpacked(b); err != nil {
				return err
			}
		}
		for i := range r.ballot() + 1 {
			if r.Ballots[i] == nil {
				r.Ballots[i] = map[PlayerID]mark{}
			}
		}
		if r.Phase == Closed {
			r.result = r.count()
		}
	}
	c.remember()
	for _, r := range c.Raids {
		if r.Dealt == nil {
			r.Dealt = map[PlayerID]int{}
		}
		if r.Seen == nil && !r.Over {
			r.Seen = map[string]PlayerID{}
		}
	}
	return nil
}

var (
	errState  = errors.New("the state of a school is damaged")
	errPacked = errors.New("the votes of a round are damaged")
)

// packed writes a ballot: of each vote, by player, the length of the ID, the ID, the choice
// and, in one byte, certainty and whether it is final. A hundred thousand votes as objects
// would take most of the time of an opening.
func packed(ballot map[PlayerID]mark) []byte {
	var b []byte
	for _, id := range slices.Sorted(maps.Keys(ballot)) {
		m := ballot[id]
		b = binary.AppendUvarint(b, uint64(len(id)))
		b = append(b, id...)
		b = binary.AppendUvarint(b, uint64(m.picks))
		last := m.certainty << 1
		if m.final {
			last |= 1
		}
		b = append(b, last)
	}
	return b
}

func unpacked(b []byte) (map[PlayerID]mark, error) {
	ballot := map[PlayerID]mark{}
	for len(b) > 0 {
		length, n := binary.Uvarint(b)
		if n <= 0 || length > uint64(len(b)-n) {
			return nil, errPacked
		}
		id := PlayerID(b[n : n+int(length)])
		b = b[n+int(length):]
		choice, n := binary.Uvarint(b)
		if n <= 0 || n >= len(b) {
			return nil, errPacked
		}
		ballot[id] = mark{picks(choice), b[n] >> 1, b[n]&1 == 1}
		b = b[n+1:]
	}
	return ballot, nil
}
