package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/oklog/ulid/v2"

	"quest/game"
	"quest/saves"
)

// keeper is the journal of the game on a save of this computer: it turns batches
// of play into records and failures into words.
type keeper struct {
	mu      sync.Mutex
	save    *saves.Journal[game.Event]
	rand    io.Reader
	reason  func(error) game.Notice
	given   int // answers handed over, those that could never be stored excluded
	durable int // of these, on disk

	start      saves.Mark     // the end of the save when it was opened
	behind     atomic.Int64   // batches that no snapshot stands for
	freezing   atomic.Bool    // a snapshot is being made
	background sync.WaitGroup // what works on the save beside the game
	still      func()         // ends the pulse of a claim, nil without one
}

// Append keeps a batch. It is safe for several goroutines, one after the other.
func (k *keeper) Append(b game.Batch) (saved int, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	answers := answersIn(b.Events)
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
	k.noteBatch()
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
	f, err := foldOf(k.save)
	if err != nil {
		return nil, 0, err
	}
	k.given, k.durable = f.Answers, f.Answers
	k.behind.Store(int64(f.taken))
	k.start = k.save.Mark()
	return f.Player, f.Strange, nil
}

// close gives the save back, after what still works on it in the background and
// with a snapshot for the next start. It tells how many answers never reached the
// disk.
func (k *keeper) close() (lost int, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.background.Wait()
	if k.still != nil {
		k.still()
	}
	if int(k.behind.Load()) >= worthASnapshot {
		_ = snapshot(k.save) // a cache: the next start takes longer without it
	}
	if err = k.save.Close(); err == nil {
		k.durable = k.given
	}
	return k.given - k.durable, err
}

// goos is the platform, for rules that differ between platforms.
const goos = runtime.GOOS
