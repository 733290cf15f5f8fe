package main

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"quest/saves"
	"quest/saves/crashfs"
)

// powerCuts records plays on a disk in memory, with writes and syncs that fail,
// kills and power cuts among them, and then cuts the power at every operation of
// each in every pattern.
func powerCuts(t *trial) {
	plays := t.size(2, 24, 500)
	var sum tally
	t.teams(plays, runtime.GOMAXPROCS(0), func(i int) {
		seed := t.seed + uint64(i)
		p, err := record(seed)
		if err != nil {
			t.brokenAt(seed, "play %d: %v", i, err)
			return
		}
		got := p.cutEverywhere(t, seed)
		sum.add(got)
	})
	t.do("%d recorded plays (%s batches given, %s acknowledged), at each of %s operations the power cut in each of %d patterns, and the program killed and the power cut later",
		plays, thousands(sum.given), thousands(sum.saved), thousands(sum.operations), crashfs.Patterns)
	t.figure("%s recoveries of %s different disks: %d with an acknowledged batch lost, a wrong one found or the order changed; %s told of a damage that had cost nothing",
		thousands(sum.recoveries), thousands(sum.different), t.wrong(), thousands(sum.alarms))
}

// tally counts what was done.
type tally struct {
	mu                                                            sync.Mutex
	given, saved, operations, recoveries, different, alarms, runs int
}

func (t *tally) add(o *tally) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.given += o.given
	t.saved += o.saved
	t.operations += o.operations
	t.recoveries += o.recoveries
	t.different += o.different
	t.alarms += o.alarms
	t.runs += o.runs
}

// cutEverywhere cuts the power at every operation in every pattern.
func (p *play) cutEverywhere(t *trial, seed uint64) *tally {
	sum := &tally{given: len(p.made), saved: len(p.saved)}
	given, saved := 0, 0
	for i, s := range p.sittings {
		film := s.log.Play()
		for more := true; more && !t.enough(); more = film.Step() {
			sum.operations++
			now := cut{
				play: p, seed: seed, film: film, sum: sum, stream: uint64(i)<<32 | uint64(film.At()),
				saved: p.saved[:saved+upTo(s.saved, film.At())], given: given + upTo(s.given, film.At()),
			}
			if err := now.everyWay(); err != nil {
				op := "the start"
				if film.At() > 0 {
					op = s.log.Op(film.At())
				}
				t.brokenAt(seed, "sitting %d, after operation %d (%s): %v", i+1, film.At(), op, err)
			}
		}
		given += len(s.given)
		saved += len(s.saved)
	}
	return sum
}

// cut is one moment at which the power goes.
type cut struct {
	play         *play
	seed, stream uint64
	film         *crashfs.Film
	sum          *tally
	saved        []int
	given        int
}

func (c *cut) everyWay() error {
	disks := map[uint64]bool{}
	defer func() { c.sum.different += len(disks) }()
	for pattern := range crashfs.Patterns {
		c.sum.recoveries++
		r := chance(c.seed^uint64(pattern)<<48, c.stream)
		disk := c.film.Crash(pattern, r)
		disks[fingerprint(disk)] = true
		if err := guard(func() error { return c.recover(disk, r) }); err != nil {
			return fmt.Errorf("pattern %d: %w", pattern, err)
		}
	}
	c.sum.recoveries += 2
	if err := guard(c.killed); err != nil {
		return fmt.Errorf("a kill, and a power cut after the next opening: %w", err)
	}
	return nil
}

// killed kills the program, opens the save, and then cuts the power: what the
// opening has shown must be there.
func (c *cut) killed() error {
	disk := c.film.Kill()
	var shown []int
	for range 2 {
		p := *c.play
		j, err := p.open(disk)
		if err != nil {
			return fmt.Errorf("does not open: %w", err)
		}
		found, err := p.read(j)
		if err == nil {
			err = judge(found, c.saved, c.given)
		}
		if err == nil {
			_, err = j.CheckOlder()
		}
		if err == nil && shown != nil && !slices.Equal(found, shown) {
			err = fmt.Errorf("batches %v were shown, %v are there", shown, found)
		}
		if err != nil {
			return err
		}
		shown = found
		disk.PowerCut()
	}
	return nil
}

// recover opens what the power cut left and holds it against what must be there.
func (c *cut) recover(disk *crashfs.Disk, r *rand.Rand) error {
	again := disk
	if r.IntN(8) == 0 {
		again = disk.Crash(crashfs.Everything, nil)
	}
	p := *c.play // several processors share the play, and its clock ticks
	j, err := p.open(disk)
	if err != nil {
		return fmt.Errorf("does not open: %w", err)
	}
	found, err := p.read(j)
	if err == nil {
		err = judge(found, c.saved, c.given)
	}
	if err != nil {
		return err
	}
	if j.Report().Lost() > 0 {
		c.sum.alarms++
	}
	if again == disk {
		return j.Close()
	}
	if err := c.without(again, found); err != nil {
		return fmt.Errorf("without the snapshots: %w", err)
	}
	return c.goOn(disk, j, found)
}

// without reads the disk again without its snapshots, and looks at every file.
func (c *cut) without(disk *crashfs.Disk, with []int) error {
	j, err := saves.Open[event](root, saves.Options{FS: disk, ReadOnly: true})
	if err != nil {
		return fmt.Errorf("does not open: %w", err)
	}
	found, err := c.play.read(j)
	if err == nil {
		err = judge(found, c.saved, c.given)
	}
	if err == nil && !slices.Equal(found, with) {
		err = fmt.Errorf("batches %v, and %v with them", found, with)
	}
	if err = errors.Join(err, j.Close()); err != nil {
		return err
	}
	health, err := saves.Verify(root, saves.Options{FS: disk, Fold: c.play.fold})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, s := range health.Snapshots {
		if errors.Is(s.Err, saves.ErrDamaged) {
			err = errors.Join(err, s.Err)
		}
	}
	for _, b := range health.Backups {
		err = errors.Join(err, b.Err)
	}
	return err
}

// goOn gives one more answer to a recovered journal and cuts the power again:
// everything that was shown is still there, and the new answer too.
func (c *cut) goOn(disk *crashfs.Disk, j *journal, found []int) error {
	p := *c.play
	l := learner{made: p.made[:c.given:c.given], saved: found}
	if err := l.append(j, 50); err != nil {
		return fmt.Errorf("the first append after recovery: %w", err)
	}
	if r := j.Report(); r.Stale {
		return fmt.Errorf("the snapshot was for other batches: %+v", r)
	}
	disk.PowerCut()
	again, err := p.open(disk)
	if err != nil {
		return fmt.Errorf("does not open after one more answer: %w", err)
	}
	after, err := l.read(again)
	if err == nil {
		err = judge(after, l.saved, len(l.made))
	}
	if err == nil && len(after) != len(found)+1 {
		err = fmt.Errorf("%d batches, and %d after one more answer", len(found), len(after))
	}
	return errors.Join(err, again.Close())
}

var hashes = maphash.MakeSeed()

// fingerprint tells disks apart by what they hold besides the lock.
func fingerprint(disk *crashfs.Disk) uint64 {
	var h maphash.Hash
	h.SetSeed(hashes)
	files := disk.Files()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if base := filepath.Base(name); base == "save.lock" || base == "save.holder" {
			continue
		}
		_, _ = h.WriteString(name) // it never fails
		_ = h.WriteByte(0)
		_, _ = h.Write(files[name])
		_ = h.WriteByte(1)
	}
	return h.Sum64()
}

// guard turns a panic into an error.
func guard(work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return work()
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
