package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
)

const (
	// largest is the size of the largest disk that is filled.
	largest = 64 << 10
	// after is how many answers are given once the disk is full.
	after = 15
)

// fullDisks plays on disks of every size until they are full, and on.
func fullDisks(t *trial) {
	step := t.form.of(8<<10, 512, 512)
	sizes := largest/step + 1
	var kept, waited atomic.Int64
	t.teams(sizes, runtime.GOMAXPROCS(0), func(i int) {
		disk := crashfs.New()
		disk.SetRoom(int64(i * step))
		f := filling{fs: disk, dir: root, disk: disk, more: func() error { disk.SetRoom(-1); return nil }}
		if err := guard(f.play); err != nil {
			t.broken("a disk of %d bytes: %v", i*step, err)
		}
		kept.Add(int64(f.full))
		waited.Add(int64(f.waited))
	})
	t.do("%d sizes of 0 to %s bytes on a disk in memory, %d answers more, a power cut in 5 patterns, then room again", sizes, thousands(largest), after)
	t.figure("%d disks that lost one of %s acknowledged answers or lied; %s answers waited in memory and were saved later", t.wrong(), thousands(int(kept.Load())), thousands(int(waited.Load())))
	alwaysFull(t)
	realDisks(t)
	banners(t)
}

// filling fills one disk.
type filling struct {
	learner
	fs   saves.FS
	dir  string
	disk *crashfs.Disk // nil on a real one
	more func() error  // makes room
	// full is how many answers were saved when the disk was full, waited how
	// many waited for room then.
	full, waited int
}

func (f *filling) open() (*journal, error) {
	return saves.Open[event](f.dir, saves.Options{FS: f.fs, SegmentBytes: 16 << 10})
}

func (f *filling) play() error {
	j, err := f.open()
	if err != nil {
		if !errors.Is(err, saves.ErrCannotWrite) || !errors.Is(err, syscall.ENOSPC) {
			return fmt.Errorf("opening gave %w", err)
		}
		return f.noSave()
	}
	for range after {
		for len(j.Pending()) == 0 {
			if err := f.append(j, 60); err != nil {
				return err
			}
			if len(f.made) > 4*largest/100 {
				return errors.New("the disk is never full")
			}
		}
		// Play goes on; sometimes a shorter answer still fits.
		if err := f.append(j, 60); err != nil {
			return err
		}
	}
	f.full, f.waited = len(f.saved), len(j.Pending())
	if err := j.Flush(); err == nil || !errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("flush on a full disk gave %w", err)
	}
	if err := f.cutPower(); err != nil {
		return err
	}
	if err := f.more(); err != nil {
		return err
	}
	waited := j.Pending()
	if err := j.Flush(); err != nil {
		return fmt.Errorf("flush with room again: %w", err)
	}
	if err := f.acknowledge(waited, 0); err != nil {
		return err
	}
	if err := j.Close(); err != nil {
		return err
	}
	return f.check(f.fs)
}

// noSave is a disk so small that no save can be begun.
func (f *filling) noSave() error {
	if err := f.more(); err != nil {
		return err
	}
	j, err := f.open()
	if err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	if err := f.append(j, 60); err != nil {
		return err
	}
	return f.close(j)
}

// cutPower looks at what a power cut would leave of the full disk.
func (f *filling) cutPower() error {
	if f.disk == nil {
		return nil
	}
	for i, pattern := range []crashfs.Pattern{crashfs.Nothing, crashfs.Everything, 5, crashfs.Torn, crashfs.Zeros} {
		wreck := f.disk.Crash(pattern, chance(uint64(len(f.made)), uint64(i)))
		wreck.SetRoom(-1)
		if err := f.check(wreck); err != nil {
			return fmt.Errorf("after a power cut in pattern %d: %w", pattern, err)
		}
	}
	return nil
}

func (f *filling) check(fs saves.FS) error {
	j, err := saves.Open[event](f.dir, saves.Options{FS: fs})
	if err != nil {
		return fmt.Errorf("does not open: %w", err)
	}
	found, err := f.read(j)
	if err == nil {
		err = judge(found, f.saved, len(f.made))
	}
	return errors.Join(err, j.Close())
}

// realDisks fills real file systems of 1 to 16 pages.
func realDisks(t *trial) {
	page := os.Getpagesize()
	var kept, waited, sizes int
	before := t.wrong()
	for pages := 1; pages*page <= largest; pages += t.form.of(5, 1, 1) {
		dir, room, err := mountSmall(pages * page)
		if errors.Is(err, errNoMount) {
			t.skip("real small disks: %v", err)
			return
		}
		if err != nil {
			t.broken("a real disk of %d pages: %v", pages, err)
			return
		}
		f := filling{fs: saves.OS(), dir: filepath.Join(dir, "save"), more: func() error { return room(1 << 20) }}
		err = guard(f.play)
		if err != nil {
			t.broken("a real disk of %d pages: %v", pages, err)
		}
		if err := room(0); err != nil {
			t.broken("a real disk of %d pages: %v", pages, err)
		}
		sizes++
		kept += f.full
		waited += f.waited
	}
	t.do("%d real disks of up to %d pages", sizes, largest/page)
	t.figure("%d that lost one of %s or lied; %s waited and were saved later", t.wrong()-before, thousands(kept), thousands(waited))
}

// banners plays with the real program on real disks that get full, and times how
// long it takes to say so.
func banners(t *trial) {
	if t.real == nil {
		t.skip("the real program on full disks")
		return
	}
	p, err := t.real()
	if err != nil {
		t.broken("%v", err)
		return
	}
	var worst time.Duration
	games, waited, before := 0, 0, t.wrong()
	for pages := 1; pages <= 4; pages++ {
		dir, room, err := mountSmall(pages * os.Getpagesize())
		if err != nil {
			t.skip("the banner of the real program: %v", err)
			return
		}
		lost, took, err := p.playFull(filepath.Join(dir, "saves"))
		if err := errors.Join(err, room(0)); err != nil {
			t.broken("the real program on a disk of %d pages: %v", pages, err)
		}
		worst = max(worst, took)
		waited += lost
		games++
	}
	t.do("%d whole games of the real program on them", games)
	t.figure("\"not saved\" said %s after the answer at worst (goal: 1s), and play went on to the end in %d; %d answers were never called saved", round(worst), games-(t.wrong()-before), waited)
}

// playFull plays a whole game in a folder that gets full. It gives how many
// answers were not saved, and how soon after the answer that was said.
func (p *programs) playFull(dir string) (waited int, told time.Duration, err error) {
	full := &player{p, dir, "mina", 1}
	s, err := full.begin(false)
	if err != nil {
		return 0, 0, err
	}
	_, err = s.play()
	waited = len(answers) + 1 - s.saved
	switch exit := new(exec.ExitError); {
	case s.answered != len(answers)+1:
		return 0, 0, fmt.Errorf("play stopped after %d answers: %w: %s", s.answered, err, s.tail())
	case waited > 0 && s.unsaved == 0:
		return 0, 0, fmt.Errorf("%d answers were not saved, and nobody said so", waited)
	case waited > 0 && !errors.As(err, &exit), waited == 0 && err != nil:
		return 0, 0, fmt.Errorf("%d answers were not saved, and the program ended with %w", waited, err)
	}
	got, _, err := full.stats()
	if err == nil && got.Answers < s.saved {
		err = fmt.Errorf("%d answers were called saved, %d are there", s.saved, got.Answers)
	}
	return waited, s.unsaved, err
}

// errNoMount says that this computer lets us mount nothing.
var errNoMount = errors.New("only root on Linux can mount them")

// alwaysFull writes to the device that is always full.
func alwaysFull(t *trial) {
	device, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.skip("the always-full device: %v", err)
		return
	}
	if err := device.Close(); err != nil {
		t.broken("%v", err)
	}
	full := &toDevice{FS: saves.OS(), full: true}
	f := filling{fs: full, dir: filepath.Join(t.top, "always-full"), more: func() error { full.full = false; return nil }}
	if err := guard(f.play); err != nil {
		t.broken("the always-full device: %v", err)
	}
	t.do("the always-full device")
	t.figure("%d answers waited and were saved later", f.waited)
}

// toDevice is the real file system, with every byte written to the always-full
// device instead.
type toDevice struct {
	saves.FS
	full bool
}

func (d *toDevice) Create(name string) (saves.File, error) { return d.file(d.FS.Create(name)) }

func (d *toDevice) Open(name string) (saves.File, error) { return d.file(d.FS.Open(name)) }

func (d *toDevice) file(f saves.File, err error) (saves.File, error) {
	return &deviceFile{f, d}, err
}

type deviceFile struct {
	saves.File
	of *toDevice
}

func (f *deviceFile) Write(p []byte) (int, error) {
	if !f.of.full {
		return f.File.Write(p)
	}
	device, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		return 0, err
	}
	n, err := device.Write(p)
	return n, errors.Join(err, device.Close())
}
