package game

import (
	"bytes"
	"encoding/json"
)

// FoldVersion changes whenever the same batches would fold to another player, or
// the form of a snapshot changes. Snapshots of another version are not read; they
// are a cache and are made again from the journal.
const FoldVersion = 9

// snapshot is a player as JSON: the exported fields of both parts side by side, each
// under the name in its tag, and the items first, so that they are found without looking at
// every byte.
type snapshot struct {
	Items knowings `json:"items"` // instead of those of the ledger
	*shown
	*ledger
}

// shown is a Player without its methods: encoding/json would call MarshalJSON again.
type shown Player

// MarshalJSON writes the whole player as a snapshot, from which UnmarshalJSON makes
// an equal one.
func (p *Player) MarshalJSON() ([]byte, error) {
	return json.Marshal(snapshot{p.ledger.Items, (*shown)(p), &p.ledger})
}

// UnmarshalJSON makes the player that MarshalJSON wrote, and fails for one that no
// records can fold to. After an error the player is as it was.
func (p *Player) UnmarshalJSON(b []byte) error {
	var fresh Player
	s := snapshot{shown: (*shown)(&fresh), ledger: &fresh.ledger}
	rest, items := cutItems(b)
	if err := json.Unmarshal(rest, &s); err != nil {
		return err
	}
	if items != nil {
		if err := s.Items.UnmarshalJSON(items); err != nil {
			return err
		}
	}
	fresh.ledger.Items = s.Items
	if err := fresh.check(); err != nil {
		return err
	}
	fresh.ledger.load = loadOf(fresh.ledger.Items)
	*p = fresh
	return nil
}

// cutItems takes the items out of a snapshot that begins with them, which encoding/json would
// go through several times. Of any other JSON, and of items in another form, rest is all of it
// and items is nil.
func cutItems(b []byte) (rest, items []byte) {
	const first = `{"items":`
	if !bytes.HasPrefix(b, []byte(first+`"`)) {
		return b, nil
	}
	end := len(first) + 1
	for end < len(b) && b[end] != '"' {
		if c := b[end]; c < ' ' || c > '~' || c == '\\' {
			return b, nil
		}
		end++
	}
	if end+1 >= len(b) || b[end+1] != ',' {
		return b, nil
	}
	return append([]byte{'{'}, b[end+2:]...), b[len(first) : end+1]
}
