package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"quest/saves"
)

// speed times appends beside a bare write and sync of the same bytes on the same
// disk, in turns, and appends to a short journal beside appends to a long one.
// It reports and breaks nothing: times are no promise.
func speed(t *trial) {
	n := t.form.of(40, 1500, 6000)
	few, many := 1000, t.form.of(2000, 100_000, 100_000)
	times, err := race3(t.top, n, few, many)
	if err != nil {
		t.broken("%v", err)
		return
	}
	floor, young, old := times[0], times[1], times[2]
	t.do("%s appends to a journal of %s answers, as many to one of %s, and as many bare writes and syncs of the same bytes, in turns", thousands(n), thousands(few), thousands(many))
	t.figure("append p50 %s, p99 %s; floor p50 %s, p99 %s: %.2fx and %.2fx (goal at p50: 1.2x)",
		round(at(young, 50)), round(at(young, 99)), round(at(floor, 50)), round(at(floor, 99)), ratio(young, floor, 50), ratio(young, floor, 99))
	t.figure("with %s answers p50 %s: %.2fx of that with %s (goal: 1.2x)", thousands(many), round(at(old, 50)), ratio(old, young, 50), thousands(few))
}

func at(sorted []time.Duration, percent int) time.Duration {
	return sorted[min(len(sorted)-1, len(sorted)*percent/100)]
}

func ratio(a, b []time.Duration, percent int) float64 {
	return float64(at(a, percent)) / float64(at(b, percent))
}

// race3 gives the sorted times of the floor, a short journal and a long one.
func race3(top string, n, few, many int) (times [3][]time.Duration, err error) {
	floor, err := os.Create(filepath.Join(top, "floor"))
	if err != nil {
		return times, err
	}
	defer func() { err = keep(err, floor.Close()) }()
	young, err := filled(filepath.Join(top, "young"), few)
	if err != nil {
		return times, err
	}
	defer func() { err = keep(err, young.Close()) }()
	old, err := filled(filepath.Join(top, "old"), many)
	if err != nil {
		return times, err
	}
	defer func() { err = keep(err, old.Close()) }()
	line := make([]byte, lineLength(filepath.Join(top, "young"), few))
	for i := range n {
		for _, k := range [][]int{{0, 1, 2}, {1, 2, 0}, {2, 0, 1}}[i%3] {
			began := time.Now()
			switch k {
			case 0:
				if _, err = floor.Write(line); err == nil {
					err = floor.Sync()
				}
			case 1:
				_, err = young.Append(answer(few+i, 60))
			default:
				_, err = old.Append(answer(many+i, 60))
			}
			times[k] = append(times[k], time.Since(began))
			if err != nil {
				return times, err
			}
		}
	}
	for _, t := range times {
		slices.Sort(t)
	}
	return times, nil
}

func keep(first, second error) error {
	if first != nil {
		return first
	}
	return second
}

// lineLength is the mean length of a line of a journal.
func lineLength(dir string, lines int) int {
	info, err := os.Stat(filepath.Join(dir, "journal-000001.jsonl"))
	if err != nil {
		return 0
	}
	return int(info.Size()) / lines
}

// filled gives an open journal that holds some answers. They are written
// without syncs, to be quick.
func filled(dir string, answers int) (*journal, error) {
	j, err := saves.Open[event](dir, saves.Options{FS: unsynced{saves.OS()}})
	if err != nil {
		return nil, err
	}
	for n := range answers {
		if _, err := j.Append(answer(n, 60)); err != nil {
			return nil, fmt.Errorf("fill: %w", err)
		}
	}
	if err := j.Close(); err != nil {
		return nil, err
	}
	return saves.Open[event](dir, saves.Options{})
}

// unsynced is a file system without any sync.
type unsynced struct{ saves.FS }

func (u unsynced) Create(name string) (saves.File, error) {
	f, err := u.FS.Create(name)
	return unsyncedFile{f}, err
}

func (u unsynced) SyncDir(string) error { return nil }

type unsyncedFile struct{ saves.File }

func (unsyncedFile) Sync() error { return nil }
