// Package logtest holds the promises that every log of a school must keep, as one suite of
// tests, and a log in memory that can be broken on purpose.
package logtest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"quest/cmd/questd/school"
)

// Event is the event type of the suite.
type Event struct {
	Kind  string   `json:"kind"`
	N     int64    `json:"n,omitempty"`
	Notes []string `json:"notes,omitempty"`
}

// Fold is the version of the states that the suite keeps; places open their logs with it.
const Fold = "logtest-1"

// Place is where one log is. Every call of Open gives the log as one more process has it.
type Place interface {
	Open() (school.Log[Event], error)
}

// Run tests every promise against fresh places.
func Run(t *testing.T, fresh func(testing.TB) Place) {
	for _, promise := range []struct {
		name string
		test func(*testing.T, *table)
	}{
		{"a new log is empty", newIsEmpty},
		{"what was appended comes to all in one order", comesToAll},
		{"what decide refuses is not kept and its error comes back", refusalComesBack},
		{"decide knows everything that was appended before", decideKnowsAll},
		{"events of one update stay together", stayTogether},
		{"the bell rings for others", bellRings},
		{"a log begins with the state that was kept", beginsWithState},
		{"a kept state stands for what was given and no more", stateStandsForGiven},
		{"what is forgotten is gone and everybody begins anew", forgets},
		{"a context that ended is an error and changes nothing", contextEnds},
		{"who is connected here is among those connected anywhere", hereIsHere},
	} {
		t.Run(promise.name, func(t *testing.T) { promise.test(t, &table{T: t, place: fresh(t)}) })
	}
}

// table is one test at one place.
type table struct {
	*testing.T
	place Place
}

func (t *table) open() *seat {
	t.Helper()
	log, err := t.place.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := log.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return &seat{t, log, nil}
}

// seat is a log with what it gave so far.
type seat struct {
	t   *table
	log school.Log[Event]
	got []Event
}

func within(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute) // guards against a hang
	t.Cleanup(cancel)
	return ctx
}

func (s *seat) poll() []Event {
	s.t.Helper()
	now, news, err := s.log.Poll(within(s.t))
	if err != nil {
		s.t.Fatalf("poll: %v", err)
	}
	if now.IsZero() {
		s.t.Error("the log has no time")
	}
	s.got = append(s.got, news...)
	return news
}

func (s *seat) add(events ...Event) {
	s.t.Helper()
	if err := s.tryAdd(events...); err != nil {
		s.t.Fatalf("update: %v", err)
	}
}

func (s *seat) tryAdd(events ...Event) error {
	return s.log.Update(within(s.t), func(_ time.Time, news []Event) ([]Event, error) {
		s.got = append(s.got, news...)
		return events, nil
	})
}

func (s *seat) want(want ...Event) {
	s.t.Helper()
	s.poll()
	if len(s.got) != len(want) || len(want) > 0 && !reflect.DeepEqual(s.got, want) {
		s.t.Fatalf("the log gave %v\nnot %v", s.got, want)
	}
}

func event(n int64) Event {
	return Event{Kind: "said", N: n, Notes: []string{"한글 <b>&\u2028\t\n\"\\", fmt.Sprint(n)}}
}

func newIsEmpty(t *testing.T, at *table) {
	a := at.open()
	if state, ok := a.log.Base(); ok {
		t.Errorf("a new log has the state %q", state)
	}
	a.want()
	a.add()
	a.want()
}

func comesToAll(_ *testing.T, at *table) {
	a, b := at.open(), at.open()
	a.add(event(1), event(9_007_199_254_740_993))
	b.add(event(2))
	a.add(event(3))
	all := []Event{event(1), event(9_007_199_254_740_993), event(2), event(3)}
	a.want(all...)
	b.want(all...)
	at.open().want(all...)
	if news := a.poll(); len(news) != 0 {
		at.Errorf("a second poll gave %v again", news)
	}
}

func refusalComesBack(t *testing.T, at *table) {
	a, refusal := at.open(), errors.New("refused")
	a.add(event(1))
	err := a.log.Update(within(t), func(_ time.Time, news []Event) ([]Event, error) {
		a.got = append(a.got, news...)
		return []Event{event(2)}, refusal
	})
	if !errors.Is(err, refusal) {
		t.Errorf("the error of decide came back as %v", err)
	}
	a.want(event(1))
	a.add(event(3))
	a.want(event(1), event(3))
}

func decideKnowsAll(t *testing.T, at *table) {
	const hands, turns = 4, 10
	var all sync.WaitGroup
	for range hands {
		s := at.open()
		all.Go(func() {
			for range turns {
				err := s.log.Update(within(t), func(_ time.Time, news []Event) ([]Event, error) {
					s.got = append(s.got, news...)
					return []Event{{Kind: "counted", N: int64(len(s.got) + 1)}}, nil
				})
				if err != nil {
					t.Errorf("update: %v", err)
					return
				}
			}
		})
	}
	all.Wait()
	last := at.open()
	last.poll()
	if len(last.got) != hands*turns {
		t.Fatalf("%d events of %d are there", len(last.got), hands*turns)
	}
	for i, e := range last.got {
		if e.N != int64(i+1) {
			t.Fatalf("the event at place %d was decided as number %d", i+1, e.N)
		}
	}
}

func stayTogether(t *testing.T, at *table) {
	var all sync.WaitGroup
	for hand := range int64(3) {
		s := at.open()
		all.Go(func() {
			for range 5 {
				if err := s.tryAdd(event(hand), event(hand), event(hand)); err != nil {
					t.Errorf("update: %v", err)
				}
			}
		})
	}
	all.Wait()
	s := at.open()
	s.poll()
	if len(s.got) != 45 {
		t.Fatalf("%d events of 45 are there", len(s.got))
	}
	for three := range slices.Chunk(s.got, 3) {
		if three[0].N != three[1].N || three[1].N != three[2].N {
			t.Fatalf("the events of one update do not stand together: %v", three)
		}
	}
}

func bellRings(t *testing.T, at *table) {
	a, b := at.open(), at.open()
	b.poll()
	a.add(event(1))
	select {
	case <-b.log.Bell():
	case <-within(t).Done():
		t.Fatal("the bell is silent")
	}
	b.want(event(1))
}

func beginsWithState(t *testing.T, at *table) {
	a := at.open()
	a.add(event(1))
	a.add(event(2))
	a.poll()
	if err := a.log.Keep(within(t), []byte("one and two 한")); err != nil {
		t.Fatal(err)
	}
	a.add(event(3))
	b := at.open()
	if state, ok := b.log.Base(); !ok || string(state) != "one and two 한" {
		t.Errorf("the log begins with %q, %v", state, ok)
	}
	b.want(event(3))
	a.want(event(1), event(2), event(3))
}

func stateStandsForGiven(t *testing.T, at *table) {
	a, b := at.open(), at.open()
	a.add(event(1))
	a.poll()
	b.add(event(2)) // which a was not given yet
	if err := a.log.Keep(within(t), []byte("one")); err != nil {
		t.Fatal(err)
	}
	c := at.open()
	if state, ok := c.log.Base(); !ok || string(state) != "one" {
		t.Errorf("the log begins with %q, %v", state, ok)
	}
	c.want(event(2))
}

func forgets(t *testing.T, at *table) {
	a, b := at.open(), at.open()
	a.add(event(1), event(2))
	a.add(event(3))
	a.poll()
	b.poll()
	if err := a.log.Keep(within(t), []byte("one, two and three")); err != nil {
		t.Fatal(err)
	}
	err := a.log.Forget(within(t), func(e Event) (Event, bool) {
		if e.N == 3 {
			e.Kind = "changed"
		}
		return e, e.N != 2
	})
	if err != nil {
		t.Fatal(err)
	}
	changed := event(3)
	changed.Kind = "changed"
	if _, _, err := a.log.Poll(within(t)); !errors.Is(err, school.ErrAnew) {
		t.Fatalf("who forgot is told %v", err)
	}
	if err := b.tryAdd(event(4)); !errors.Is(err, school.ErrAnew) {
		t.Fatalf("another process is told %v", err)
	}
	a.got, b.got = nil, nil
	for _, s := range []*seat{a, b, at.open()} {
		if state, ok := s.log.Base(); ok {
			t.Errorf("the log begins with %q, in which somebody is", state)
		}
		s.want(event(1), changed)
	}
	b.add(event(5))
	a.want(event(1), changed, event(5))
}

func contextEnds(t *testing.T, at *table) {
	a, b := at.open(), at.open()
	ended, cancel := context.WithCancel(context.Background())
	err := a.log.Update(within(t), func(_ time.Time, news []Event) ([]Event, error) {
		cancel()
		if err := b.log.Update(ended, func(time.Time, []Event) ([]Event, error) { return []Event{event(2)}, nil }); err == nil {
			t.Error("an update whose context ended while another one ran went well")
		}
		return []Event{event(1)}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	a.want(event(1))
}

func hereIsHere(t *testing.T, at *table) {
	a := at.open()
	all, err := a.log.Here(within(t), []string{"ann", "bo"})
	if err != nil || !slices.Contains(all, "ann") || !slices.Contains(all, "bo") {
		t.Errorf("connected are %v, %v", all, err)
	}
	b := at.open()
	if all, err = b.log.Here(within(t), nil); err != nil || !slices.Contains(all, "ann") || !slices.Contains(all, "bo") {
		t.Errorf("another process sees %v, %v", all, err)
	}
	if all, err = b.log.Here(within(t), []string{"cy"}); err != nil || !slices.Contains(all, "cy") {
		t.Errorf("another process sees %v, %v", all, err)
	}
	if _, err = a.log.Here(within(t), nil); err != nil {
		t.Fatal(err)
	}
	if all, err = b.log.Here(within(t), []string{"cy"}); err != nil || slices.Contains(all, "ann") {
		t.Errorf("of those who left, another process sees %v, %v", all, err)
	}
}
