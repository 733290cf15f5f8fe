// Package savestest holds the promises that every store of batches must keep,
// as one suite of tests.
package savestest

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"quest/saves"
)

// Event is the event type of the suite: text, a number that a float would
// round, and a list.
type Event struct {
	Kind   string   `json:"kind"`
	Amount int64    `json:"amount,omitempty"`
	Notes  []string `json:"notes,omitempty"`
}

// Store is what the suite asks of a store.
type Store interface {
	Append(saves.Batch[Event]) (saves.Receipt, error)
	Replay(yield func(saves.Batch[Event]) error) error
	Pending() []saves.Batch[Event]
	Flush() error
	Close() error
}

// Place is where one player's records are. Every call of Open opens the same
// records.
type Place interface {
	Open() (Store, error)
}

// Run tests every promise against fresh places, and those of the abilities that
// the places have.
func Run(t *testing.T, fresh func(testing.TB) Place) {
	for _, promise := range []struct {
		name string
		test func(*testing.T, Place)
	}{
		{"a new store is empty", newIsEmpty},
		{"what was appended comes back in order and unchanged", comesBack},
		{"an id seen twice folds to nothing", foldsOnce},
		{"receipts count what is durable", receiptsCount},
		{"logical time grows whatever the clock does", timeGrows},
		{"what can never be stored is refused and leaves nothing", refusesInvalid},
		{"there is one writer", oneWriter},
		{"appends from many goroutines are all kept", manyGoroutines},
		{"replay stops at the first error and returns it", replayStops},
		{"a closed store refuses", closedRefuses},
	} {
		t.Run(promise.name, func(t *testing.T) { promise.test(t, fresh(t)) })
	}
	t.Run("any mix of appends and reopenings equals a list", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) { equalsModel(rt, fresh(t)) })
	})
	runAbilities(t, fresh)
}

// Batch makes the n-th batch of a test, different in every field.
func Batch(n int) saves.Batch[Event] {
	return saves.Batch[Event]{
		ID: fmt.Sprintf("01JDBATCH%017d", n), T: 1_795_000_000_000 + int64(n)*1000, Off: 9 * 3600, TZ: "Asia/Seoul",
		Mono: int64(n) * 1000, Day: fmt.Sprintf("2026-11-%02d", 1+n%28), Rules: 1,
		Events: []Event{
			{Kind: "answered", Notes: []string{"한글 <b>&\u2028\t\n\"\\", `{"v":1,"seq":2`}},
			{Kind: "xp", Amount: 9_007_199_254_740_993 + int64(n)},
		},
	}
}

type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

func open(t fataler, p Place) Store {
	t.Helper()
	s, err := p.Open()
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return s
}

func shut(t fataler, s Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
}

func add(t fataler, s Store, b saves.Batch[Event]) saves.Receipt {
	t.Helper()
	r, err := s.Append(b)
	if err != nil {
		t.Fatalf("append %s: %v", b.ID, err)
	}
	return r
}

// All replays a whole store.
func All(t fataler, s Store) []saves.Batch[Event] {
	t.Helper()
	var got []saves.Batch[Event]
	if err := s.Replay(func(b saves.Batch[Event]) error { got = append(got, b); return nil }); err != nil {
		t.Fatalf("replay: %v", err)
	}
	return got
}

// same compares batches in everything but the logical time, which the store
// sets.
func same(t fataler, got, want []saves.Batch[Event]) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d batches, want %d", len(got), len(want))
	}
	for i := range want {
		w := want[i]
		w.At = got[i].At
		if w.Events == nil {
			w.Events = []Event{}
		}
		if !reflect.DeepEqual(got[i], w) {
			t.Fatalf("batch %d is\n%+v, want\n%+v", i, got[i], w)
		}
	}
}

func newIsEmpty(t *testing.T, p Place) {
	s := open(t, p)
	same(t, All(t, s), nil)
	same(t, s.Pending(), nil)
	shut(t, s)
}

func comesBack(t *testing.T, p Place) {
	s := open(t, p)
	var want []saves.Batch[Event]
	for n := range 5 {
		want = append(want, Batch(n))
		add(t, s, Batch(n))
	}
	empty := Batch(5)
	empty.Events = nil
	want = append(want, empty)
	add(t, s, empty)
	same(t, All(t, s), want)
	before := All(t, s)
	shut(t, s)
	s = open(t, p)
	if after := All(t, s); !reflect.DeepEqual(before, after) {
		t.Fatalf("reopened:\n%+v, want\n%+v", after, before)
	}
	shut(t, s)
}

func foldsOnce(t *testing.T, p Place) {
	s := open(t, p)
	first := add(t, s, Batch(1))
	add(t, s, Batch(2))
	if again := add(t, s, Batch(1)); again.Seq != first.Seq || again.Saved != 2 {
		t.Fatalf("the second receipt is %+v, the first %+v", again, first)
	}
	shut(t, s)
	s = open(t, p)
	add(t, s, Batch(2))
	same(t, All(t, s), []saves.Batch[Event]{Batch(1), Batch(2)})
	shut(t, s)
}

func receiptsCount(t *testing.T, p Place) {
	for round := range 2 {
		s := open(t, p)
		for n := range 3 {
			want := round*3 + n + 1
			if r := add(t, s, Batch(want)); r.Saved != want || r.Seq != int64(want) {
				t.Fatalf("receipt %+v, want number %d", r, want)
			}
		}
		shut(t, s)
	}
}

func timeGrows(t *testing.T, p Place) {
	s := open(t, p)
	for n, clock := range []int64{5000, 5000, 10, 7000, -3, 7001} {
		if n == 3 {
			shut(t, s)
			s = open(t, p)
		}
		b := Batch(n)
		b.T = clock
		add(t, s, b)
	}
	got := All(t, s)
	for i, want := range []int64{5000, 5001, 5002, 7000, 7001, 7002} {
		if got[i].At != want {
			t.Errorf("batch %d is at %d, want %d", i, got[i].At, want)
		}
	}
	shut(t, s)
}

func refusesInvalid(t *testing.T, p Place) {
	s := open(t, p)
	add(t, s, Batch(0))
	long, anonymous, garbled := Batch(1), Batch(2), Batch(3)
	long.Events[0].Kind = strings.Repeat("x", 64<<10)
	anonymous.ID = ""
	garbled.Day = "\xff"
	for _, b := range []saves.Batch[Event]{long, anonymous, garbled} {
		if _, err := s.Append(b); !errors.Is(err, saves.ErrInvalidBatch) {
			t.Errorf("error %v, want ErrInvalidBatch", err)
		}
	}
	add(t, s, Batch(4))
	same(t, s.Pending(), nil)
	same(t, All(t, s), []saves.Batch[Event]{Batch(0), Batch(4)})
	shut(t, s)
}

func oneWriter(t *testing.T, p Place) {
	s := open(t, p)
	if second, err := p.Open(); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("a second opener got %v, %v", second, err)
	}
	add(t, s, Batch(1))
	shut(t, s)
	s = open(t, p)
	same(t, All(t, s), []saves.Batch[Event]{Batch(1)})
	shut(t, s)
}

func manyGoroutines(t *testing.T, p Place) {
	s := open(t, p)
	const writers, each = 4, 8
	var group sync.WaitGroup
	var mu sync.Mutex
	places := map[int64]string{}
	for w := range writers {
		group.Go(func() {
			for i := range each {
				b := Batch(w*each + i)
				r, err := s.Append(b)
				mu.Lock()
				if err != nil || places[r.Seq] != "" {
					t.Errorf("append %s: place %d twice, or %v", b.ID, r.Seq, err)
				}
				places[r.Seq] = b.ID
				mu.Unlock()
			}
		})
	}
	group.Wait()
	shut(t, s)
	s = open(t, p)
	got := All(t, s)
	if len(got) != writers*each {
		t.Fatalf("%d batches, want %d", len(got), writers*each)
	}
	for i, b := range got {
		if places[int64(i+1)] != b.ID {
			t.Errorf("place %d holds %s, its receipt went to %s", i+1, b.ID, places[int64(i+1)])
		}
	}
	shut(t, s)
}

func replayStops(t *testing.T, p Place) {
	s := open(t, p)
	for n := range 4 {
		add(t, s, Batch(n))
	}
	enough, seen := errors.New("enough"), 0
	err := s.Replay(func(saves.Batch[Event]) error {
		if seen++; seen == 2 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || seen != 2 {
		t.Fatalf("replay gave %v after %d batches", err, seen)
	}
	shut(t, s)
}

func closedRefuses(t *testing.T, p Place) {
	s := open(t, p)
	shut(t, s)
	shut(t, s)
	if _, err := s.Append(Batch(1)); !errors.Is(err, saves.ErrClosed) {
		t.Fatalf("append after close: %v", err)
	}
	if err := s.Flush(); !errors.Is(err, saves.ErrClosed) {
		t.Fatalf("flush after close: %v", err)
	}
}

func equalsModel(t *rapid.T, p Place) {
	s := open(t, p)
	var want []saves.Batch[Event]
	known := map[string]bool{}
	for range rapid.IntRange(0, 12).Draw(t, "steps") {
		if rapid.IntRange(0, 3).Draw(t, "reopen") == 0 {
			shut(t, s)
			s = open(t, p)
			continue
		}
		b := draw(t)
		add(t, s, b)
		if !known[b.ID] {
			want = append(want, b)
		}
		known[b.ID] = true
	}
	same(t, All(t, s), want)
	shut(t, s)
}

func draw(t *rapid.T) saves.Batch[Event] {
	event := rapid.Custom(func(t *rapid.T) Event {
		return Event{Kind: rapid.String().Draw(t, "kind"), Amount: rapid.Int64().Draw(t, "amount")}
	})
	return saves.Batch[Event]{
		ID: rapid.StringN(1, 8, -1).Draw(t, "id"), T: rapid.Int64Range(-1<<40, 1<<41).Draw(t, "t"),
		Off: rapid.IntRange(-86400, 86400).Draw(t, "off"), TZ: rapid.String().Draw(t, "tz"),
		Mono: rapid.Int64().Draw(t, "mono"), Day: rapid.String().Draw(t, "day"),
		Rules: rapid.Int().Draw(t, "rules"), Events: rapid.SliceOfN(event, 0, 4).Draw(t, "events"),
	}
}
