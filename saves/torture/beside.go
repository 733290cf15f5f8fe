package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
)

// besides takes a journal away, or records of it, beside backups and copies, and looks
// whether everything that stands there is told.
func besides(t *trial) {
	plays := t.size(60, 1500, 50_000)
	var told, missing, silent atomic.Int64
	t.teams(plays, runtime.GOMAXPROCS(0), func(i int) {
		b := besider{seed: t.seed + uint64(i)}
		if err := guard(b.play); err != nil {
			t.brokenAt(b.seed, "play %d (%s): %v", i, b.did, err)
		}
		told.Add(int64(b.told))
		missing.Add(int64(b.missing))
		if b.missing == 0 {
			silent.Add(1)
		}
	})
	t.do("%s saves of some sittings with backups; then the journal is emptied, removed, aged, cut or replaced by that of another computer, and copies of several ages stand beside it under the names that synchronisers give", thousands(plays))
	t.figure("%s records were missing, all of them told and brought back by a merge of what was named (%s things); %s saves lacked nothing, and nothing was told; %d violations", thousands(int(missing.Load())), thousands(int(told.Load())), thousands(int(silent.Load())), t.wrong())
}

// besider is one save with something beside it.
type besider struct {
	seed          uint64
	did           string
	told, missing int
}

var conflictNames = []string{
	"journal-000001 (conflicted copy 2026-11-20).jsonl", "journal-000001.sync-conflict-20261120-101010-ABCDEFG.jsonl",
	"journal-000001_conflict-20261120-101010.jsonl", "journal-000001 (1).jsonl", "Copy of journal-000001.jsonl",
	"journal-000001.jsonl.bak", "journal-000001.jsonl~", "journal-000001-LAPTOP.jsonl",
}

func (b *besider) play() error {
	r := chance(b.seed, 17)
	s := &sharer{r: r, disk: crashfs.New(), saved: map[string]bool{}}
	now := int64(0)
	o := saves.Options{FS: s.disk, Now: func() time.Time { now += 60; return time.Unix(now, 0) }}
	if r.IntN(2) == 0 {
		o.Fold = version
	}
	var ages [][]byte
	for range 1 + r.IntN(4) {
		j, err := saves.Open[event](root, o)
		if err != nil {
			return err
		}
		for range 1 + r.IntN(6) {
			if err := s.append(j); err != nil {
				return err
			}
		}
		if r.IntN(3) > 0 {
			if _, _, err := j.Backup(); err != nil {
				return err
			}
		}
		if err := j.Close(); err != nil {
			return err
		}
		ages = append(ages, s.disk.Files()[segment(1)])
	}
	for range r.IntN(3) {
		data := ages[r.IntN(len(ages))]
		if r.IntN(3) == 0 {
			data = s.other()
		}
		name := conflictNames[r.IntN(len(conflictNames))]
		b.did += name + ", "
		s.disk.Put(filepath.Join(root, name), data)
	}
	whole := ages[len(ages)-1]
	lines := slices.Collect(bytes.Lines(whole))
	switch way := r.IntN(6); way {
	case 0:
		b.did += "emptied"
		s.disk.Put(segment(1), nil)
	case 1:
		b.did += "removed"
		_ = s.disk.Remove(segment(1))
	case 2:
		b.did += "older"
		s.disk.Put(segment(1), bytes.Join(lines[:r.IntN(len(lines))], nil))
	case 3:
		b.did += "another"
		s.disk.Put(segment(1), s.other())
	case 4:
		b.did += "cut"
		s.disk.Put(segment(1), whole[:r.IntN(len(whole))])
	}
	return b.judge(s.disk, o)
}

// judge holds what is told against what the files hold, and merges what is named.
func (b *besider) judge(disk *crashfs.Disk, o saves.Options) error {
	all, own, err := everything(disk)
	if err != nil {
		return err
	}
	b.missing = len(all) - len(own)
	h, err := saves.Verify(root, o)
	if err != nil {
		return err
	}
	j, err := saves.Open[event](root, o)
	if err != nil {
		return err
	}
	beside := j.Report().Beside
	if err := j.Close(); err != nil {
		return err
	}
	told := slices.DeleteFunc(slices.Clone(beside), func(b saves.Beside) bool { return b.Kind == saves.ASnapshot })
	b.told = len(told)
	switch {
	case b.missing == 0 && len(told) > 0:
		return fmt.Errorf("nothing is missing, and %+v is told", told)
	case b.missing > 0 && len(told) == 0:
		return fmt.Errorf("%d records are missing, and nothing is told at the start", b.missing)
	case b.missing > 0 && len(h.Report.Beside) == 0:
		return fmt.Errorf("%d records are missing, and verify tells nothing", b.missing)
	}
	for _, b := range slices.Concat(told, h.Report.Beside) {
		if b.Kind == saves.ASnapshot {
			continue
		}
		if _, err := saves.Merge(root, b.Path, o); err != nil {
			return fmt.Errorf("merge %s: %w", b.Path, err)
		}
	}
	if h, err = saves.Verify(root, o); err != nil || len(h.Report.Beside) > 0 {
		return errors.Join(err, fmt.Errorf("after all merges verify tells %+v", h.Report.Beside))
	}
	if h.Report.Batches != len(all) {
		return fmt.Errorf("%d records are in all files, %d in the save after all merges", len(all), h.Report.Batches)
	}
	return nil
}

// everything gives the ids in all files that can be read, and those in the journal.
func everything(disk *crashfs.Disk) (all, own map[string]bool, err error) {
	all, own = map[string]bool{}, map[string]bool{}
	for name, data := range disk.Files() {
		if !strings.Contains(filepath.Base(name), "journal") && !strings.Contains(name, "backups") {
			continue
		}
		alone := crashfs.New()
		alone.Put(segment(1), data)
		j, err := saves.Open[event](root, saves.Options{FS: alone, ReadOnly: true})
		if err != nil {
			return nil, nil, err
		}
		found := map[string]bool{}
		if err := j.Replay(func(b batch) error { found[b.ID] = true; return nil }); err != nil {
			return nil, nil, err
		}
		maps.Copy(all, found)
		if name == segment(1) {
			own = found
		}
	}
	return all, own, nil
}
