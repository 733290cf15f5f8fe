package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"quest/game"
)

// folded is the state that the records of a store come to, as a snapshot keeps it.
type folded struct {
	Answers int          `json:"answers"` // given, those taken back included
	Strange int          `json:"strange"` // events that this version does not know
	Flawed  int          `json:"flawed"`  // records with something that no rule could have written
	Player  *game.Player `json:"player"`

	taken int // records folded since the snapshot
}

// errSnapshot says that a snapshot is whole and holds no state of this version.
var errSnapshot = errors.New("the snapshot is of another version")

// startOf gives the state with which a store begins: that of its snapshot, or that of
// a new player.
func startOf(s Store) (*folded, error) {
	f := &folded{Player: new(game.Player)}
	if snapshots, ok := s.(Snapshots); ok {
		if state, ok := snapshots.Base(); ok {
			if err := f.thaw(state); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

// based reports whether a store has a state that stands for records.
func based(s Store) bool {
	snapshots, ok := s.(Snapshots)
	if ok {
		_, ok = snapshots.Base()
	}
	return ok
}

// foldOf folds all records of a store.
func foldOf(s Store) (*folded, error) {
	f, err := startOf(s)
	if err != nil {
		return nil, err
	}
	return f, s.Replay(nil, f.take)
}

// lastMoment is the last millisecond of the year 9999. No clock gives a later one.
const lastMoment = 253402300799999

// flawIn finds the first thing in some events that no rule could have written.
func flawIn(events []game.Event) (f game.Flaw, flawed bool) {
	for _, e := range events {
		if f, flawed = game.FlawIn(e); flawed {
			return f, true
		}
	}
	return game.Flaw{}, false
}

// Flaw finds the first thing in a record that no rule of the game could have written;
// flawed is false for a record without one. It does not count when the record is folded.
func Flaw(r Record) (what string, flawed bool) {
	if r.At > lastMoment {
		return "at " + strconv.FormatInt(r.At, 10), true
	}
	f, flawed := flawIn(r.Events)
	return f.String(), flawed
}

// take folds one record. One of a later version stays in the store and changes
// nothing here, and neither does what no rule could have written.
func (f *folded) take(r Record) error {
	f.taken++
	b, err := batchOf(r)
	if err != nil {
		f.Strange += max(1, len(r.Events))
		return nil
	}
	if r.At > lastMoment {
		f.Flawed++
		return nil
	}
	for _, e := range r.Events {
		if e == (game.Event{}) {
			f.Strange++
		}
	}
	if _, flawed := flawIn(r.Events); flawed {
		f.Flawed++
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

// thaw reads what freeze wrote. The player is cut out first where that can be: encoding/json
// would go through all of it twice more.
func (f *folded) thaw(state []byte) error {
	if head, player, ok := bytes.Cut(state, []byte(`,"player":`)); ok && bytes.HasSuffix(player, []byte{'}'}) {
		p := new(game.Player)
		if p.UnmarshalJSON(player[:len(player)-1]) == nil && json.Unmarshal(append(bytes.Clone(head), '}'), f) == nil {
			f.Player = p
			return nil
		}
	}
	if err := json.Unmarshal(state, f); err != nil || f.Player == nil {
		return errors.Join(errSnapshot, err)
	}
	return nil
}

// copyOfPlayer gives a player that nobody else holds.
func (f *folded) copyOfPlayer() (*game.Player, error) {
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

// recordOf gives a batch as a record, under an ID and with the name of its time zone.
func recordOf(b game.Batch, id, zone string) Record {
	_, offset := b.At.Wall.Zone()
	return Record{
		ID: id, T: b.At.Wall.UnixMilli(), Off: offset, TZ: zone,
		Mono: b.At.Mono.Milliseconds(), Day: b.Day.String(), Rules: game.RulesVersion, Events: b.Events,
	}
}

// batchOf gives a record as the batch that it was. It fails for a study day in a form
// that this version does not know.
func batchOf(r Record) (game.Batch, error) {
	day, err := game.ParseDay(r.Day)
	if err != nil {
		return game.Batch{}, err
	}
	wall := time.UnixMilli(r.T).In(time.FixedZone(r.TZ, r.Off))
	at := game.Moment{Wall: wall, Mono: time.Duration(r.Mono) * time.Millisecond}
	return game.Batch{At: at, Day: day, Events: r.Events}, nil
}

// answersIn counts the answers of a batch.
func answersIn(events []game.Event) int {
	n := 0
	for _, e := range events {
		if e.Answered != nil {
			n++
		}
	}
	return n
}
