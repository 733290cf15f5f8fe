package saves

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// A snapshot is the caller's state after some batch, so that the next start need
// not fold the batches before it. It is a cache: deleting or damaging all of
// them changes nothing but the time to open. Its file is one line like those of
// the journal, which says where it stands and proves itself, and then the bytes
// of the state.
const (
	snapshotPrefix = "snap-"
	snapshotSuffix = ".json"
	snapshotsKept  = 3
	// snapshotsTried bounds how many damaged ones an opening looks through.
	snapshotsTried = 8
)

// snapshot is the head of a snapshot's file, and its state.
type snapshot struct {
	V       int      `json:"v"`
	Fold    string   `json:"fold"`
	Seq     int64    `json:"seq"`
	Sum     string   `json:"sum"` // of the line at Seq
	ID      string   `json:"id"`
	At      int64    `json:"at"`
	Segment string   `json:"segment"`
	Offset  int64    `json:"offset"` // where the line ends
	Saved   int      `json:"saved"`  // distinct batches up to there
	Recent  []string `json:"recent"` // ids of the newest of them
	Bytes   int      `json:"bytes"`  // length of the state
	Check   string   `json:"check"`  // of the state

	name  string
	state []byte
}

func (s *snapshot) link() link {
	sum, _ := parseSum(s.Sum)
	return link{s.Seq, sum}
}

func snapshotName(number int) string {
	return fmt.Sprintf("%s%06d%s", snapshotPrefix, number, snapshotSuffix)
}

// snapshotNumber reads the number of a snapshot's name, finished or not.
func snapshotNumber(name string) (number int, ok bool) {
	digits, ok := strings.CutPrefix(name, snapshotPrefix)
	if !ok {
		return 0, false
	}
	digits, ok = strings.CutSuffix(strings.TrimSuffix(digits, unfinished), snapshotSuffix)
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n > 0
}

// snapshotNames picks the snapshots out of names, newest first.
func snapshotNames(names []string) []string {
	var out []string
	for _, name := range names {
		if n, ok := snapshotNumber(name); ok && snapshotName(n) == name {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		x, _ := snapshotNumber(a)
		y, _ := snapshotNumber(b)
		return y - x
	})
	return out
}

func (s *snapshot) encode() ([]byte, error) {
	head, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("make a snapshot: %w", err)
	}
	out := make([]byte, 0, len(head)+tailLen+1+len(s.state))
	out = append(append(out, head...), '\t')
	out = append(appendSum(out, checksum(head)), '\n')
	return append(out, s.state...), nil
}

// readSnapshot reads a snapshot and proves it against its own checksums.
func (f folder) readSnapshot(name string) (*snapshot, error) {
	data, err := f.Read(f.path(name), 0)
	if err != nil {
		return nil, err
	}
	line, state, ok := bytes.Cut(data, []byte{'\n'})
	n := len(line) - tailLen
	if !ok || n < 2 || line[n] != '\t' {
		return nil, fmt.Errorf("%s: %w", name, ErrDamaged)
	}
	sum, ok := parseSum(line[n+1:])
	s := &snapshot{name: name, state: state}
	switch {
	case !ok || sum != checksum(line[:n]):
		return nil, fmt.Errorf("%s: %w", name, ErrDamaged)
	case json.Unmarshal(line[:n], s) != nil, s.V != major:
		return nil, fmt.Errorf("%s: %w", name, ErrNewer)
	}
	if s.Seq < 1 || s.Seq > maxNumber || s.Saved < 0 || int64(s.Saved) > s.Seq || s.Offset < 0 || s.At > lastMoment {
		return nil, fmt.Errorf("%s: %w", name, ErrDamaged)
	}
	_, known := parseSum(s.Sum)
	check, ok := parseSum(s.Check)
	if !known || !ok || len(state) != s.Bytes || checksum(state) != check {
		return nil, fmt.Errorf("%s: %w", name, ErrDamaged)
	}
	return s, nil
}

// usable gives the snapshots of a fold, newest first, that prove themselves, and
// reads each when it is asked for. A snapshot that cannot be read is one that is
// not there.
func (f folder) usable(names []string, fold string) iter.Seq[*snapshot] {
	names = snapshotNames(names)
	return func(yield func(*snapshot) bool) {
		if fold == "" {
			return
		}
		for _, name := range names[:min(len(names), snapshotsTried)] {
			if s, err := f.readSnapshot(name); err == nil && s.Fold == fold && !yield(s) {
				return
			}
		}
	}
}

// Mark is a place in the journal between two batches.
type Mark struct {
	spot
	epoch   int
	segment string
	last    link
	at      int64
	id      string
	saved   int
	recent  []string
}

// Mark gives the place behind everything that is durable now.
func (j *Journal[E]) Mark() Mark {
	j.mu.Lock()
	defer j.mu.Unlock()
	m := Mark{spot: j.tip, epoch: j.epoch, last: j.last, at: j.at, id: j.lastID, saved: j.count()}
	if j.tip.segment < len(j.names) {
		m.segment = j.names[j.tip.segment]
	}
	m.recent = slices.Clone(j.recent[max(0, len(j.recent)-recentIDs):])
	return m
}

// Base gives the state of the newest snapshot of Options.Fold that fits the
// journal; ok is false if there is none. Replay gives what comes after it.
func (j *Journal[E]) Base() (state []byte, ok bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.base == nil {
		return nil, false
	}
	return j.base.state, true
}

// Snapshot keeps the caller's state after the newest durable batch, see
// SnapshotAt.
func (j *Journal[E]) Snapshot(state []byte) error { return j.SnapshotAt(j.Mark(), state) }

// SnapshotAt keeps state, which must be the fold of exactly the batches up to
// the mark, under a new name, and keeps the newest three. It needs Options.Fold.
// An error costs nothing but the time that the snapshot would have saved;
// ErrEmpty says that there is no batch before the mark.
func (j *Journal[E]) SnapshotAt(m Mark, state []byte) error {
	switch {
	case j.readOnly != nil:
		return j.readOnly
	case j.fold == "":
		return errNoFold
	case m.saved == 0:
		return ErrEmpty
	case m.epoch != j.Mark().epoch:
		return ErrChanged
	}
	j.saving.Lock()
	defer j.saving.Unlock()
	_, f := j.places()
	names, err := f.List(f.dir)
	if err != nil {
		return fmt.Errorf("keep a snapshot: %w", err)
	}
	number := 0
	for _, name := range names {
		if n, ok := snapshotNumber(name); ok {
			number = max(number, n)
		}
	}
	s := snapshot{
		V: major, Fold: j.fold, Seq: m.last.seq, Sum: string(appendSum(nil, m.last.sum)), ID: m.id, At: m.at,
		Segment: m.segment, Offset: m.offset, Saved: m.saved, Recent: m.recent,
		Bytes: len(state), Check: string(appendSum(nil, checksum(state))), state: state,
	}
	data, err := s.encode()
	if err != nil {
		return err
	}
	if err := f.place(snapshotName(number+1), data); err != nil {
		return fmt.Errorf("keep a snapshot: %w", err)
	}
	return f.thinSnapshots(names)
}

var errNoFold = errors.New("the fold has no version")

// thinSnapshots removes all but the newest of older snapshots, given the names
// before one more was made, and what unfinished ones left.
func (f folder) thinSnapshots(names []string) error {
	var errs []error
	old := snapshotNames(names)
	for _, name := range old[min(len(old), snapshotsKept-1):] {
		errs = append(errs, f.drop(name))
	}
	for _, name := range names {
		if _, ok := snapshotNumber(name); ok && strings.HasSuffix(name, unfinished) {
			errs = append(errs, f.drop(name))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("remove an old snapshot: %w", err)
	}
	return nil
}

// dropSnapshots removes all snapshots.
func (f folder) dropSnapshots() error {
	names, err := f.listOrNone()
	if err != nil {
		return err
	}
	var errs []error
	for _, name := range snapshotNames(names) {
		errs = append(errs, f.drop(name))
	}
	return errors.Join(errs...)
}
