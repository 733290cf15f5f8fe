package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"quest/saves"
	"quest/saves/crashfs"
)

// failures makes the n-th operation of a play fail for every n, in every way,
// once and for ever.
func failures(t *trial) {
	ways := []struct {
		name string
		err  error
		half bool
	}{
		{"input/output error", syscall.EIO, false},
		{"input/output error after half a write", syscall.EIO, true},
		{"disk full", syscall.ENOSPC, false},
		{"disk full after half a write", syscall.ENOSPC, true},
		{"short write without a word", nil, true},
		{"read-only file system", syscall.EROFS, false},
		{"permission", fs.ErrPermission, false},
	}
	all := starts()
	if t.form == tiny {
		ways = ways[3:5]
		all = all[:2]
	}
	type task struct {
		start, way int
		forever    bool
	}
	var tasks []task
	for s := range all {
		for w := range ways {
			tasks = append(tasks, task{s, w, false}, task{s, w, true})
		}
	}
	var sum tally
	t.teams(len(tasks), runtime.GOMAXPROCS(0), func(i int) {
		at := tasks[i]
		got := &tally{}
		for n := 1; !t.enough(); n++ {
			fault := &crashfs.Fault{At: n, Forever: at.forever, Err: ways[at.way].err, Half: ways[at.way].half}
			run := failing{learner: all[at.start].learner, files: all[at.start].files, fault: fault, sum: got}
			err := guard(run.play)
			if err != nil {
				t.broken("%s, %s, forever %v, operation %d (%s): %v", all[at.start].name, ways[at.way].name, at.forever, n, strings.Join(fault.Hit(), " "), err)
			}
			if len(fault.Hit()) == 0 {
				break
			}
			got.operations++
		}
		sum.add(got)
	})
	t.do("each operation of two sittings, with a snapshot, a backup and a rewrite, fails: %d kinds of failure, once and for ever, from %d beginnings (%s), then the power goes in 5 patterns",
		len(ways), len(all), namesOf(all))
	t.figure("%s failing runs, %s recoveries: %d panics, false \"saved\" or losses; %s answers were kept in memory as not saved",
		thousands(sum.operations), thousands(sum.recoveries), t.wrong(), thousands(sum.alarms))
}

func namesOf(all []start) string {
	var out []string
	for _, s := range all {
		out = append(out, s.name)
	}
	return strings.Join(out, ", ")
}

// start is a save to begin with.
type start struct {
	name    string
	files   map[string][]byte
	learner learner
}

// starts gives the saves that failing plays begin with.
func starts() []start {
	whole := start{name: "a healthy save of three segments"}
	disk := crashfs.New()
	whole.learner.play(disk, 900, 7)
	whole.files = disk.Files()

	torn := start{name: "a torn end", files: maps.Clone(whole.files), learner: whole.learner}
	last := slices.Max(segmentsOf(torn.files))
	torn.files[last] = torn.files[last][:len(torn.files[last])-40]
	torn.learner.saved = torn.learner.saved[:6]

	hurt := start{name: "damage in the middle", files: maps.Clone(whole.files), learner: whole.learner}
	first := slices.Min(segmentsOf(hurt.files))
	hurt.files[first] = bytes.Clone(hurt.files[first])
	hurt.files[first][100] ^= 1
	hurt.learner.saved = hurt.learner.saved[1:]

	return []start{{name: "no save"}, whole, torn, hurt}
}

func segmentsOf(files map[string][]byte) []string {
	var out []string
	for name := range files {
		if strings.HasSuffix(name, ".jsonl") {
			out = append(out, name)
		}
	}
	return out
}

// play gives some answers to a save on a good disk. What fails then is a
// mistake of this program.
func (l *learner) play(disk saves.FS, segment int64, answers int) {
	j, err := saves.Open[event](root, saves.Options{FS: disk, SegmentBytes: segment})
	for range answers {
		if err == nil {
			err = l.append(j, 40)
		}
	}
	if err == nil {
		err = l.close(j)
	}
	if err != nil {
		panic(err)
	}
}

// failing is one run on a disk that fails.
type failing struct {
	learner
	files map[string][]byte
	fault *crashfs.Fault
	sum   *tally
}

func (f *failing) play() error {
	disk := crashfs.New()
	for _, name := range slices.Sorted(maps.Keys(f.files)) {
		disk.Put(name, f.files[name])
	}
	f.made, f.saved = slices.Clip(f.made), slices.Clip(f.saved)
	f.fault.FS = disk
	if err := errors.Join(f.sit(), f.rewrite(), f.sit()); err != nil {
		return err
	}
	for i, pattern := range []crashfs.Pattern{crashfs.Nothing, crashfs.Everything, 7, crashfs.Torn, crashfs.Zeros} {
		f.sum.recoveries++
		after := disk.Crash(pattern, chance(uint64(f.fault.At), uint64(i)))
		if err := f.recover(after); err != nil {
			return fmt.Errorf("after a power cut in pattern %d: %w", pattern, err)
		}
	}
	return nil
}

func (f *failing) options(fs saves.FS) saves.Options {
	return saves.Options{FS: fs, SegmentBytes: 900, Fold: version}
}

// sit gives four answers, in memory only if the save does not open, and keeps a
// snapshot and a backup in between.
func (f *failing) sit() error {
	j, err := saves.Open[event](root, f.options(f.fault))
	if err != nil {
		if !errors.Is(err, saves.ErrCannotWrite) && !errors.Is(err, saves.ErrCannotRead) {
			return fmt.Errorf("opening gave %w", err)
		}
		o := f.options(f.fault)
		o.ReadOnly = true
		if j, err = saves.Open[event](root, o); err != nil {
			return nil // nothing is there to play with, and that was said
		}
	}
	var unread error
	if f.there, unread = f.read(j); unread != nil && !errors.Is(unread, saves.ErrCannotRead) {
		return unread
	}
	for n := range 4 {
		if err := f.append(j, 40); err != nil {
			return err
		}
		if n == 2 && unread == nil && len(f.there) > 0 {
			// Both are extras: what fails of them must cost nothing.
			if err := f.failed(j.Snapshot(f.state())); err != nil {
				return err
			}
			_, _, err := j.Backup()
			if err := f.failed(err); err != nil {
				return err
			}
		}
	}
	f.sum.alarms += len(j.Pending())
	if unread == nil {
		if err := f.reread(j); err != nil {
			return err
		}
	}
	return f.close(j)
}

// reread holds what the open journal gives against what it has acknowledged.
func (l *learner) reread(j *journal) error {
	found, err := l.read(j)
	switch {
	case errors.Is(err, saves.ErrCannotRead):
		return nil
	case err == nil && !slices.Equal(found, l.there):
		err = fmt.Errorf("it holds %v", l.there)
	}
	if err != nil {
		return fmt.Errorf("the open journal gives %v: %w", found, err)
	}
	return nil
}

// rewrite writes the save anew, which fails or not.
func (f *failing) rewrite() error {
	_, err := saves.Migrate(root, f.options(f.fault), func(before, after *journal) error {
		a, err := f.read(before)
		if err != nil {
			return err
		}
		b, err := f.read(after)
		if err == nil && !slices.Equal(a, b) {
			err = fmt.Errorf("%v became %v", a, b)
		}
		return err
	})
	return f.failed(err)
}

// failed passes an error on that came although nothing had failed.
func (f *failing) failed(err error) error {
	if len(f.fault.Hit()) > 0 || errors.Is(err, saves.ErrReadOnly) {
		return nil
	}
	return err
}

func (f *failing) recover(disk *crashfs.Disk) error {
	for _, fold := range []string{version, ""} {
		o := f.options(disk)
		o.Fold = fold
		j, err := saves.Open[event](root, o)
		if err != nil {
			return fmt.Errorf("does not open: %w", err)
		}
		found, err := f.read(j)
		if err == nil {
			err = judge(found, f.saved, len(f.made))
		}
		if err := errors.Join(err, j.Close()); err != nil {
			return fmt.Errorf("with the fold %q: %w", fold, err)
		}
	}
	return nil
}

// segment gives the path of a segment on a disk in memory.
func segment(n int) string { return filepath.Join(root, fmt.Sprintf("journal-%06d.jsonl", n)) }
