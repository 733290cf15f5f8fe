package main

import (
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
)

// restores destroys a save and brings its newest backup back.
func restores(t *trial) {
	plays := t.size(20, 300, 5000)
	var lost, kept atomic.Int64
	t.teams(plays, runtime.GOMAXPROCS(0), func(i int) {
		r := restoring{seed: t.seed + uint64(i)}
		if err := guard(r.play); err != nil {
			t.brokenAt(r.seed, "play %d: %v", i, err)
		}
		lost.Add(int64(r.lost))
		kept.Add(int64(r.kept))
	})
	t.do("%s saves of some sittings with a backup at each start; then everything but the backups deleted, emptied, zeroed or full of rubbish", thousands(plays))
	t.figure("one restore brings %s answers back; %s of the last sittings were lost; %d lost more", thousands(int(kept.Load())), thousands(int(lost.Load())), t.wrong())
}

// restoring plays one save and destroys it.
type restoring struct {
	learner
	seed       uint64
	lost, kept int
}

func (r *restoring) play() error {
	c := chance(r.seed, 14)
	disk := crashfs.New()
	day := 0
	o := saves.Options{FS: disk, SegmentBytes: 3000, Fold: version, Now: func() time.Time {
		day++
		return time.Date(2026, 1, day, 9, 0, 0, 0, time.UTC)
	}}
	before := 0 // how many answers there were when the last sitting began
	for range 2 + c.IntN(6) {
		j, err := saves.Open[event](root, o)
		if err != nil {
			return err
		}
		if r.there, err = r.read(j); err != nil {
			return err
		}
		if _, _, err := j.Backup(); err != nil {
			return fmt.Errorf("backup: %w", err)
		}
		before = len(r.there)
		for range 1 + c.IntN(9) {
			if err := r.append(j, c.IntN(200)); err != nil {
				return err
			}
		}
		if err := errors.Join(j.Snapshot(r.state()), j.Close()); err != nil {
			return err
		}
	}
	after := crashfs.New()
	files := disk.Files()
	how := c.IntN(4)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name]
		if !strings.Contains(name, "backups") {
			switch how {
			case 0:
				continue
			case 1:
				data = nil
			case 2:
				data = make([]byte, len(data))
			default:
				for i := range data {
					data[i] = byte(c.Uint32())
				}
			}
		}
		after.Put(name, data)
	}
	o.FS = after
	return r.restore(after, o, before)
}

// restore is what the player does.
func (r *restoring) restore(disk *crashfs.Disk, o saves.Options, before int) error {
	backups, err := saves.Backups(root, o)
	if err != nil || len(backups) == 0 {
		return fmt.Errorf("%d backups, %w", len(backups), err)
	}
	if _, err := saves.Restore(root, backups[0], o); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	disk.PowerCut()
	j, err := saves.Open[event](root, o)
	if err != nil {
		return fmt.Errorf("does not open after the restore: %w", err)
	}
	found, err := r.read(j)
	if err == nil {
		err = judge(found, r.saved[:before], len(r.made))
	}
	r.kept, r.lost = len(found), len(r.saved)-len(found)
	l := learner{made: r.made, saved: found, there: found}
	if err == nil {
		err = l.append(j, 20)
	}
	if err := errors.Join(err, j.Close()); err != nil {
		return err
	}
	again, err := saves.Open[event](root, o)
	if err != nil {
		return err
	}
	found, err = l.read(again)
	if err == nil && !slices.Equal(found, l.saved) {
		err = fmt.Errorf("after one more answer %v, want %v", found, l.saved)
	}
	return errors.Join(err, again.Close())
}
