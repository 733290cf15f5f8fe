package game

import "encoding/json"

// FoldVersion changes whenever the same batches would fold to another player, or
// the form of a snapshot changes. Snapshots of another version are not read; they
// are a cache and are made again from the journal.
const FoldVersion = 5

// snapshot is a player as JSON: the exported fields of both parts side by side, each
// under the name in its tag.
type snapshot struct {
	*shown
	*ledger
}

// shown is a Player without its methods: encoding/json would call MarshalJSON again.
type shown Player

// MarshalJSON writes the whole player as a snapshot, from which UnmarshalJSON makes
// an equal one.
func (p *Player) MarshalJSON() ([]byte, error) {
	return json.Marshal(snapshot{(*shown)(p), &p.ledger})
}

// UnmarshalJSON makes the player that MarshalJSON wrote, and fails for one that no
// records can fold to. After an error the player is as it was.
func (p *Player) UnmarshalJSON(b []byte) error {
	var fresh Player
	if err := json.Unmarshal(b, &snapshot{(*shown)(&fresh), &fresh.ledger}); err != nil {
		return err
	}
	if err := fresh.check(); err != nil {
		return err
	}
	fresh.ledger.load = loadOf(fresh.ledger.Items)
	*p = fresh
	return nil
}
