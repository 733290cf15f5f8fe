package stores

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/oklog/ulid/v2"

	"quest/game"
	"quest/game/desk"
	"quest/saves"
)

// Surroundings are what joins a desk to the computer that it is on.
type Surroundings struct {
	Now    func() time.Time
	Rand   io.Reader                                  // where the names of records come from
	Rescue func(data []byte) (path string, err error) // as of desk.Options
}

// Desk gives the options of a desk at a place, which messages call where.
func (s Surroundings) Desk(place desk.Place, where string) desk.Options {
	return desk.Options{
		Place: place, Where: where, Now: s.Now, Zone: ZoneName, Every: every, Rescue: s.Rescue,
		NewID: func(at time.Time) (string, error) {
			id, err := ulid.New(idTime(at), s.Rand)
			if err != nil {
				return "", fmt.Errorf("name a batch: %w", err)
			}
			return id.String(), nil
		},
	}
}

// idTime gives the time in the name of a record: of a clock that is before or behind
// the times that such a name can hold, the nearest.
func idTime(at time.Time) uint64 {
	return min(uint64(max(at.UnixMilli(), 0)), ulid.MaxTime())
}

// every calls a function again and again until what it returns is called.
func every(period time.Duration, call func()) (stop func()) {
	ticker, done := time.NewTicker(period), make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				call()
			case <-done:
				return
			}
		}
	}()
	return func() { ticker.Stop(); close(done) }
}

// ZoneName gives the name of a time's zone, and its abbreviation where it has none.
func ZoneName(t time.Time) string {
	if name := t.Location().String(); name != "Local" {
		return name
	}
	name, _ := t.Zone()
	return name
}

// Flaw says what in a record no rule of the game could have written, "" for nothing. It is
// the judge of a journal; see saves.Options.
func Flaw(payload []byte) string {
	var b saves.Batch[game.Event]
	if err := json.Unmarshal(payload, &b); err != nil {
		return "" // the record of another version
	}
	if what, flawed := desk.Flaw(desk.Record(b)); flawed {
		return what
	}
	return ""
}

// Fold is what a snapshot must have been made with to be used. The version of the program is
// in it, because a change of the fold is easily overlooked, and a snapshot is made again in a moment.
func Fold(version string) string {
	return "quest " + version + " fold " + strconv.Itoa(game.FoldVersion)
}
