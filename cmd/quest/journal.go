package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"

	"quest/game"
	"quest/saves"
)

// keeper is the journal of the game on a save of this computer: it turns batches
// of play into records and failures into words.
type keeper struct {
	mu      sync.Mutex
	save    *saves.Journal[game.Event] // nil if there is none to write to
	rand    io.Reader
	reason  func(error) game.Notice
	given   int // answers handed over, those that could never be stored excluded
	durable int // of these, on disk
}

// Append keeps a batch. It is safe for several goroutines, one after the other.
func (k *keeper) Append(b game.Batch) (saved int, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	answers := answersIn(b.Events)
	if k.save == nil {
		k.given += answers
		return k.durable, k.unsaved(saves.ErrCannotWrite)
	}
	record, err := k.record(b)
	if err != nil {
		return k.durable, k.unsaved(err)
	}
	k.given += answers
	if _, err := k.save.Append(record); err != nil {
		if !waits(err) {
			k.given -= answers
		}
		return k.durable, k.unsaved(err)
	}
	k.durable = k.given // what waited was written first
	return k.durable, nil
}

func (k *keeper) unsaved(err error) error {
	return &game.NotSavedError{Why: k.reason(err), Err: err}
}

// record gives a batch the identity and the clocks under which it is kept.
func (k *keeper) record(b game.Batch) (saves.Batch[game.Event], error) {
	id, err := ulid.New(ulid.Timestamp(b.At.Wall), k.rand)
	if err != nil {
		return saves.Batch[game.Event]{}, fmt.Errorf("name a batch: %w", err)
	}
	_, offset := b.At.Wall.Zone()
	return saves.Batch[game.Event]{
		ID: id.String(), T: b.At.Wall.UnixMilli(), Off: offset, TZ: zoneName(b.At.Wall),
		Mono: b.At.Mono.Milliseconds(), Day: b.Day.String(), Rules: game.RulesVersion, Events: b.Events,
	}, nil
}

// zoneName gives the name of a time's zone, "" where it has none but its offset.
func zoneName(t time.Time) string {
	if name := t.Location().String(); name != "Local" {
		return name
	}
	if name := os.Getenv("TZ"); name != "" && !strings.HasPrefix(name, ":") {
		return name
	}
	name, _ := t.Zone()
	return name
}

// played gives a record as the batch that it was.
func played(r saves.Batch[game.Event]) (game.Batch, error) {
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

// replay folds a whole save into a player. strange is how many events it holds
// that this version does not know.
func (k *keeper) replay() (p *game.Player, strange int, err error) {
	p = new(game.Player)
	err = k.save.Replay(func(r saves.Batch[game.Event]) error {
		b, err := played(r)
		if err != nil {
			strange += max(1, len(r.Events))
			return nil // a record of a later version; it stays in the save
		}
		for _, e := range r.Events {
			if e == (game.Event{}) {
				strange++
			}
		}
		k.given += answersIn(r.Events)
		p.Apply(b)
		return nil
	})
	k.durable = k.given
	return p, strange, err
}

// close gives the save back, and tells how many answers never reached the disk.
func (k *keeper) close() (lost int, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.save == nil {
		return k.given - k.durable, nil
	}
	if err = k.save.Close(); err == nil {
		k.durable = k.given
	}
	return k.given - k.durable, err
}

// goos is the platform, for rules that differ between platforms.
const goos = runtime.GOOS
