package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"quest/game"
	"quest/saves"
)

// folded is what a save comes to: the player, and what is told beside. It is the
// state that a snapshot keeps.
type folded struct {
	Answers int          `json:"answers"` // given, those taken back included
	Strange int          `json:"strange"` // events that this version does not know
	Player  *game.Player `json:"player"`

	taken int // records, since the snapshot
}

// errThaw says that a snapshot proves itself and is no state of this version.
var errThaw = errors.New("the snapshot is of another version")

// startOf gives the state that a journal begins with: that of its snapshot, or
// that of a new player.
func startOf(j *saves.Journal[game.Event]) (*folded, error) {
	f := &folded{Player: new(game.Player)}
	if state, ok := j.Base(); ok {
		if err := f.thaw(state); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// foldOf folds a whole journal.
func foldOf(j *saves.Journal[game.Event]) (*folded, error) {
	f, err := startOf(j)
	if err != nil {
		return nil, err
	}
	return f, j.Replay(f.take)
}

// take folds one record. One of a later version stays in the save and changes
// nothing here.
func (f *folded) take(r saves.Batch[game.Event]) error {
	f.taken++
	b, err := played(r)
	if err != nil {
		f.Strange += max(1, len(r.Events))
		return nil
	}
	for _, e := range r.Events {
		if e == (game.Event{}) {
			f.Strange++
		}
	}
	f.Answers += answersIn(r.Events)
	f.Player.Apply(b)
	return nil
}

func (f *folded) freeze() ([]byte, error) {
	state, err := json.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("freeze the player: %w", err)
	}
	return state, nil
}

func (f *folded) thaw(state []byte) error {
	if err := json.Unmarshal(state, f); err != nil || f.Player == nil {
		return errors.Join(errThaw, err)
	}
	return nil
}

// player gives a player that nobody else holds.
func (f *folded) player() (*game.Player, error) {
	state, err := f.freeze()
	if err != nil {
		return nil, err
	}
	own := new(folded)
	if err := own.thaw(state); err != nil {
		return nil, err
	}
	return own.Player, nil
}
