package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"quest/saves"
)

// event is a little of what a game keeps.
type event struct {
	Kind  string `json:"kind"`
	XP    int    `json:"xp,omitempty"`
	Gold  int    `json:"gold,omitempty"`
	Title string `json:"title,omitempty"`
	Note  string `json:"note,omitempty"`
}

type (
	batch   = saves.Batch[event]
	journal = saves.Journal[event]
)

// root is the save folder on disks in memory.
var root = filepath.Join(string(filepath.Separator), "home", "player", "save")

func chance(seed, stream uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, stream)) }

const idPrefix = "01JTORTURE"

// answer makes the n-th batch of a learner with a note of some length.
func answer(n, length int) batch {
	b := batch{
		ID: fmt.Sprintf("%s%016d", idPrefix, n), T: 1_795_000_000_000 + int64(n)*1000, Off: 9 * 3600, TZ: "Asia/Seoul",
		Mono: int64(n) * 1000, Day: fmt.Sprintf("2026-11-%02d", 1+n/40%28), Rules: 1,
		Events: []event{{Kind: "answered", Note: note(n, length)}, {Kind: "earned", XP: 10 + n%7}},
	}
	if n%5 == 4 {
		b.Events = append(b.Events, event{Kind: "granted", Gold: 20, Title: "title " + strconv.Itoa(n/5)})
	}
	return b
}

// note is text of a length, with what a careless reader would take for a line.
func note(n, length int) string {
	const text = `한글 "quoted" {"v":1,"seq":2,"prev":"00000000" \ tab	end `
	s := strconv.Itoa(n) + " "
	for len(s) < length {
		s += text
	}
	return s
}

// numberOf reads the number of a batch from its id.
func numberOf(id string) (int, bool) {
	digits, ok := strings.CutPrefix(id, idPrefix)
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil
}

// equal reports whether a batch came back as it was made, but for the logical time
// that the journal sets.
func equal(a, b batch) bool {
	return a.ID == b.ID && a.T == b.T && a.Off == b.Off && a.TZ == b.TZ && a.Mono == b.Mono &&
		a.Day == b.Day && a.Rules == b.Rules && slices.Equal(a.Events, b.Events)
}

// purse is what a game folds out of events.
type purse struct {
	Answers, XP, Gold int
	Titles            string
}

func (p *purse) apply(b batch) {
	for _, e := range b.Events {
		p.XP += e.XP
		p.Gold += e.Gold
		if e.Kind == "answered" {
			p.Answers++
		}
		if e.Title != "" {
			p.Titles += e.Title + "\n"
		}
	}
}

// learner remembers what was given to a journal and what it acknowledged.
type learner struct {
	made []batch // by number; made and issued are the same thing
	// saved are the numbers of the acknowledged batches, in order.
	saved []int
	// there are the numbers of all batches that the open journal holds.
	there []int
}

// version is the version of the fold, for snapshots.
const version = "torture-1"

// state is what a snapshot keeps: the batches folded so far, and what came of
// them.
type state struct {
	Numbers []int
	Purse   purse
}

func (l *learner) state() []byte {
	s := state{Numbers: l.there}
	for _, n := range l.there {
		s.Purse.apply(l.made[n])
	}
	text, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return text
}

// next makes one more batch.
func (l *learner) next(length int) batch {
	b := answer(len(l.made), length)
	l.made = append(l.made, b)
	return b
}

// append gives a new batch to a journal and notes what is acknowledged after it.
// An error is a broken promise of Append.
func (l *learner) append(j *journal, length int) error {
	waited := append(j.Pending(), l.next(length))
	b := waited[len(waited)-1]
	_, err := j.Append(b)
	left := j.Pending()
	var notSaved *saves.NotSavedError
	switch {
	case err == nil && len(left) > 0:
		return fmt.Errorf("batch %d: acknowledged, and %d wait", len(l.made)-1, len(left))
	case err != nil && (!errors.As(err, &notSaved) || notSaved.Pending != len(left) || len(left) == 0 || left[len(left)-1].ID != b.ID):
		return fmt.Errorf("batch %d: append gave %w with %d waiting", len(l.made)-1, err, len(left))
	}
	return l.acknowledge(waited, len(left))
}

// close closes a journal, and notes what is acknowledged by that.
func (l *learner) close(j *journal) error {
	waited := j.Pending()
	err := j.Close()
	left := j.Pending()
	if errors.As(err, new(*saves.NotSavedError)) != (len(left) > 0) {
		return fmt.Errorf("close gave %w with %d waiting", err, len(left))
	}
	return l.acknowledge(waited, len(left))
}

func (l *learner) acknowledge(waited []batch, left int) error {
	for _, b := range waited[:len(waited)-left] {
		n, ok := numberOf(b.ID)
		if !ok || len(l.saved) > 0 && n <= l.saved[len(l.saved)-1] {
			return fmt.Errorf("%s was acknowledged out of order", b.ID)
		}
		l.saved = append(l.saved, n)
		l.there = append(l.there, n)
	}
	return nil
}

// read gives what a journal holds: its snapshot and what comes after it. It
// gives the numbers of the batches found, and an error if one of them is not
// what was made, or the fold is not the model's.
func (l *learner) read(j *journal) ([]int, error) {
	var s state
	var want purse
	if text, ok := j.Base(); ok {
		if err := json.Unmarshal(text, &s); err != nil {
			return nil, fmt.Errorf("a snapshot of nobody: %w", err)
		}
		for _, n := range s.Numbers {
			if n >= len(l.made) {
				return nil, fmt.Errorf("a snapshot with batch %d, which nobody gave", n)
			}
			want.apply(l.made[n])
		}
	}
	numbers, got := s.Numbers, s.Purse
	at := int64(math.MinInt64)
	err := j.Replay(func(b batch) error {
		n, ok := numberOf(b.ID)
		if !ok || n >= len(l.made) || !equal(b, l.made[n]) {
			return fmt.Errorf("a batch that nobody gave: %+v", b)
		}
		if b.At <= at {
			return fmt.Errorf("batch %d is at %d, and the one before it at %d", n, b.At, at)
		}
		at = b.At
		numbers = append(numbers, n)
		got.apply(b)
		want.apply(l.made[n])
		return nil
	})
	if err == nil && got != want {
		err = fmt.Errorf("the fold is %+v, the model's %+v", got, want)
	}
	return numbers, err
}

// judge holds what was found against what was acknowledged and what was given
// by then: acknowledged within found within given, and the order kept.
func judge(found, saved []int, given int) error {
	rest := saved
	last := -1
	for _, n := range found {
		if n <= last {
			return fmt.Errorf("batch %d comes after batch %d", n, last)
		}
		if n >= given {
			return fmt.Errorf("batch %d was not given yet", n)
		}
		last = n
		if len(rest) > 0 && rest[0] == n {
			rest = rest[1:]
		}
	}
	if len(rest) > 0 {
		return fmt.Errorf("batch %d was acknowledged and is lost; %d of %d acknowledged were found in order", rest[0], len(saved)-len(rest), len(saved))
	}
	return nil
}
