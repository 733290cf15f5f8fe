package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
)

// snapshots takes snapshots away, damages and mixes them up, and wants the same
// state each time.
func snapshots(t *trial) {
	var opened, used atomic.Int64
	plays := t.size(20, 300, 5000)
	t.teams(plays, runtime.GOMAXPROCS(0), func(i int) {
		s := snapshotting{seed: t.seed + uint64(i)}
		if err := guard(s.play); err != nil {
			t.brokenAt(s.seed, "play %d: %v", i, err)
		}
		opened.Add(int64(s.opened))
		used.Add(int64(s.used))
	})
	t.do("%s saves with snapshots at random places; the snapshots as they are, all deleted, and in 9 ways damaged or mixed up", thousands(plays))
	t.figure("%s opens, %s of them behind a snapshot: %d with another state", thousands(int(opened.Load())), thousands(int(used.Load())), t.wrong())
	many := t.form.of(2000, 100_000, 100_000)
	with, without, err := openTimes(filepath.Join(t.top, "snapshots"), many)
	if err != nil {
		t.broken("%v", err)
		return
	}
	t.do("a save of %s answers on the real disk, with and without", thousands(many))
	t.figure("opened and folded in %s with, %s without, at best of three", with.Round(100*time.Microsecond), without.Round(time.Millisecond))
}

// snapshotting plays one save with snapshots.
type snapshotting struct {
	learner
	seed         uint64
	opened, used int
	twin         map[string][]byte
}

func (s *snapshotting) options(fs saves.FS) saves.Options {
	return saves.Options{FS: fs, Fold: version, SegmentBytes: 2000}
}

func (s *snapshotting) play() error {
	r := chance(s.seed, 9)
	files, err := s.sittings(r, 0)
	if err != nil {
		return err
	}
	// The twin earns one XP more with each answer, which changes no length.
	twin := snapshotting{seed: s.seed}
	if s.twin, err = twin.sittings(chance(s.seed, 9), 1); err != nil {
		return err
	}
	for _, how := range slices.Sorted(maps.Keys(harms)) {
		if err := s.harmed(how, maps.Clone(files), r); err != nil {
			return fmt.Errorf("%s: %w", how, err)
		}
	}
	return nil
}

// sittings plays some sittings with snapshots and gives the files.
func (s *snapshotting) sittings(r *rand.Rand, bonus int) (map[string][]byte, error) {
	disk := crashfs.New()
	for range 1 + r.IntN(4) {
		j, err := saves.Open[event](root, s.options(disk))
		if err != nil {
			return nil, err
		}
		if s.there, err = s.read(j); err != nil {
			return nil, err
		}
		for range 1 + r.IntN(12) {
			if err := s.earn(j, r.IntN(300), bonus); err != nil {
				return nil, err
			}
			if r.IntN(4) == 0 {
				if err := j.Snapshot(s.state()); err != nil {
					return nil, err
				}
			}
		}
		if err := j.Close(); err != nil {
			return nil, err
		}
	}
	return disk.Files(), nil
}

// earn gives one more answer with a bonus.
func (s *snapshotting) earn(j *journal, length, bonus int) error {
	b := s.next(length)
	b.Events[1].XP += bonus
	if _, err := j.Append(b); err != nil {
		return err
	}
	return s.acknowledge([]batch{b}, 0)
}

// harms are what can happen to the snapshots of a save.
var harms = map[string]func(files map[string][]byte, names []string, r *rand.Rand){
	"as they are": func(map[string][]byte, []string, *rand.Rand) {},
	"deleted": func(files map[string][]byte, names []string, _ *rand.Rand) {
		for _, name := range names {
			delete(files, name)
		}
	},
	"the newest deleted": func(files map[string][]byte, names []string, _ *rand.Rand) {
		delete(files, names[len(names)-1])
	},
	"a bit flipped in each": func(files map[string][]byte, names []string, r *rand.Rand) {
		for _, name := range names {
			files[name] = bytes.Clone(files[name])
			files[name][r.IntN(len(files[name]))] ^= 1 << r.IntN(8)
		}
	},
	"each cut short": func(files map[string][]byte, names []string, r *rand.Rand) {
		for _, name := range names {
			files[name] = files[name][:r.IntN(len(files[name]))]
		}
	},
	"each full of zero bytes": func(files map[string][]byte, names []string, _ *rand.Rand) {
		for _, name := range names {
			files[name] = make([]byte, len(files[name]))
		}
	},
	"each empty": func(files map[string][]byte, names []string, _ *rand.Rand) {
		for _, name := range names {
			files[name] = nil
		}
	},
	"names mixed up": func(files map[string][]byte, names []string, r *rand.Rand) {
		for _, name := range names {
			other := names[r.IntN(len(names))]
			files[name], files[other] = files[other], files[name]
		}
	},
	"the newest under a newer name": func(files map[string][]byte, names []string, _ *rand.Rand) {
		files[filepath.Join(root, "snap-000900.json")] = files[names[0]]
	},
	"those of a twin": func(map[string][]byte, []string, *rand.Rand) {}, // harmed has them
	"an unfinished one beside": func(files map[string][]byte, names []string, _ *rand.Rand) {
		files[filepath.Join(root, "snap-000900.json.tmp")] = files[names[0]][:10]
	},
}

// harmed opens a save with harmed snapshots, goes on, and opens it again.
func (s *snapshotting) harmed(how string, files map[string][]byte, r *rand.Rand) error {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(filepath.Base(name), "snap-") {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	harms[how](files, names, r)
	if how == "those of a twin" {
		for _, name := range names {
			files[name] = s.twin[name]
		}
	}
	disk := crashfs.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		disk.Put(name, files[name])
	}
	l := learner{made: slices.Clip(s.made), saved: slices.Clip(s.saved)}
	for round := range 2 {
		j, err := saves.Open[event](root, s.options(disk))
		if err != nil {
			return fmt.Errorf("does not open: %w", err)
		}
		s.opened++
		if _, ok := j.Base(); ok {
			s.used++
		}
		found, err := l.read(j)
		if err == nil && !slices.Equal(found, l.saved) {
			err = fmt.Errorf("batches %v, want %v", found, l.saved)
		}
		if err != nil {
			return err
		}
		l.there = slices.Clone(found)
		if round == 0 {
			err = l.append(j, 30)
		}
		if r := j.Report(); r.Stale || r.Lost() > 0 {
			err = errors.Join(err, fmt.Errorf("told %+v", r))
		}
		if err := errors.Join(err, j.Close()); err != nil {
			return err
		}
	}
	return nil
}

// openTimes gives how long it takes to open and fold a large save on the real
// disk.
func openTimes(dir string, answers int) (with, without time.Duration, err error) {
	j, err := filled(dir, answers)
	if err != nil {
		return 0, 0, err
	}
	if err := j.Close(); err != nil {
		return 0, 0, err
	}
	l := counting{}
	whole := func(j *journal) error {
		if _, ok := j.Base(); ok || l.Answers != answers {
			return fmt.Errorf("%d answers, want %d without a snapshot", l.Answers, answers)
		}
		return nil
	}
	if without, err = l.best(dir, whole); err != nil {
		return 0, 0, err
	}
	if _, err = l.open(dir, func(j *journal) error {
		state, err := json.Marshal(l)
		return errors.Join(err, j.Snapshot(state))
	}); err != nil {
		return 0, 0, err
	}
	with, err = l.best(dir, func(j *journal) error {
		if _, ok := j.Base(); !ok || l.Answers != answers {
			return fmt.Errorf("%d answers, want %d behind a snapshot", l.Answers, answers)
		}
		return nil
	})
	return with, without, err
}

// best gives the best of three times of open.
func (c *counting) best(dir string, then func(*journal) error) (time.Duration, error) {
	best := time.Duration(math.MaxInt64)
	for range 3 {
		took, err := c.open(dir, then)
		if err != nil {
			return 0, err
		}
		best = min(best, took)
	}
	return best, nil
}

// counting is a small fold.
type counting struct {
	Answers, XP, Gold int
}

// open opens and folds a save, and lets then look at it.
func (c *counting) open(dir string, then func(*journal) error) (time.Duration, error) {
	began := time.Now()
	j, err := saves.Open[event](dir, saves.Options{Fold: version})
	if err != nil {
		return 0, err
	}
	*c = counting{}
	if state, ok := j.Base(); ok {
		if err := json.Unmarshal(state, c); err != nil {
			return 0, errors.Join(err, j.Close())
		}
	}
	err = j.Replay(func(b batch) error {
		var p purse
		p.apply(b)
		c.Answers, c.XP, c.Gold = c.Answers+p.Answers, c.XP+p.XP, c.Gold+p.Gold
		return nil
	})
	took := time.Since(began)
	if err == nil {
		err = then(j)
	}
	return took, errors.Join(err, j.Close())
}
