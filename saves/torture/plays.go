package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"syscall"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
)

// play is a recorded play: some sittings at one save.
type play struct {
	learner
	sittings []sitting
	segment  int64
	fold     string // "" plays without snapshots
	clock    int    // days since the beginning, for the names of backups
}

// sitting is what one program did, or several until the power went.
type sitting struct {
	log *crashfs.Log
	// given and saved say at which operation a batch was given or acknowledged.
	given, saved []mark
}

type mark struct {
	batch int
	at    int
}

// upTo gives the batches that were marked before an operation ended.
func upTo(marks []mark, at int) int {
	n := 0
	for n < len(marks) && marks[n].at <= at {
		n++
	}
	return n
}

// errDisk are the errors of failing disks.
var errDisk = []error{syscall.EIO, syscall.ENOSPC}

// trouble is what fails around one append, in this order.
var trouble = [][]string{
	{"write"},
	{"sync"},
	{"write", "truncate"},
	{"write", "sync"},
	{"sync", "create"},
	{"sync", "write"},
	{"sync", "sync"},
	{"sync", "syncdir"},
	{"sync", "sync", "remove"},
	{"sync", "write", "truncate"},
	{"create"},
	{"syncdir"},
}

// record plays. The same seed gives the same play.
func record(seed uint64) (*play, error) {
	r := chance(seed, 2)
	p := &play{segment: []int64{600, 1500, 4000, 1 << 20}[r.IntN(4)], fold: []string{"", version}[r.IntN(2)]}
	disk := crashfs.New()
	for range 2 + r.IntN(3) {
		if err := p.sit(disk, r); err != nil {
			return nil, err
		}
		if r.IntN(2) == 0 {
			disk.Kill()
			continue
		}
		disk = disk.Crash(crashfs.Pattern(r.IntN(int(crashfs.Patterns))), r)
	}
	return p, nil
}

// sit opens the save, gives some answers and ends, well or not.
func (p *play) sit(disk *crashfs.Disk, r *rand.Rand) error {
	s := sitting{log: disk.Record()}
	defer func() { p.sittings = append(p.sittings, s) }()
	fault := &crashfs.Fault{FS: disk}
	if len(p.there) > 0 && r.IntN(3) == 0 {
		p.breaks(fault, r, []string{"sync", "write", "syncdir", "rename", "create", "mkdir", "read"}, 3)
		if err := p.rewrite(fault, r); err != nil && len(fault.Hit()) == 0 {
			return fmt.Errorf("rewriting: %w", err)
		}
		fault.Heal()
	}
	p.breaks(fault, r, []string{"mkdir", "syncdir", "create", "sync", "truncate", "open", "write"}, 5)
	hit := len(fault.Hit())
	j, err := p.open(fault)
	if err != nil {
		if len(fault.Hit()) == hit {
			return fmt.Errorf("opening: %w", err)
		}
		fault.Heal()
		if j, err = p.open(fault); err != nil {
			return fmt.Errorf("opening again: %w", err)
		}
	}
	p.there, err = p.read(j)
	if err == nil {
		err = judge(p.there, p.saved, len(p.made))
	}
	if err != nil {
		return fmt.Errorf("opening in the middle of a play: %w", err)
	}
	if err := p.answers(&s, j, fault, r); err != nil {
		return err
	}
	if err := p.reread(j); err != nil {
		return err
	}
	switch r.IntN(3) {
	case 0:
		fault.Heal()
		fallthrough
	case 1:
		return p.note(&s, func() error { return p.close(j) })
	default:
		return nil
	}
}

// answers gives some answers, with trouble around them, and keeps snapshots and
// backups in between.
func (p *play) answers(s *sitting, j *journal, fault *crashfs.Fault, r *rand.Rand) error {
	for range 3 + r.IntN(9) {
		if r.IntN(4) > 0 {
			fault.Heal()
		}
		if r.IntN(4) == 0 {
			fault.Err, fault.Half = errDisk[r.IntN(len(errDisk))], r.IntN(2) == 0
			if r.IntN(6) == 0 {
				fault.Err, fault.Half = nil, true // a short write without a word
			}
			fault.FailNext(trouble[r.IntN(len(trouble))]...)
		}
		if err := p.note(s, func() error { return p.append(j, size(r)) }); err != nil {
			return err
		}
		hit := len(fault.Hit())
		var err error
		switch r.IntN(12) {
		case 0:
			_, _, err = j.Backup()
		case 1, 2:
			if p.fold != "" && len(p.there) > 0 {
				err = j.Snapshot(p.state())
			}
		}
		if err != nil && len(fault.Hit()) == hit {
			return fmt.Errorf("a snapshot or a backup: %w", err)
		}
	}
	return nil
}

// breaks makes the next operation of some kind fail, one time in so many.
func (p *play) breaks(fault *crashfs.Fault, r *rand.Rand, kinds []string, often int) {
	if r.IntN(often) == 0 {
		fault.Err = errDisk[r.IntN(len(errDisk))]
		fault.FailNext(kinds[r.IntN(len(kinds))])
	}
}

// rewrite has the save written anew in one of the ways there are. What it holds
// does not change by that.
func (p *play) rewrite(fs saves.FS, r *rand.Rand) error {
	o := p.options(fs)
	var err error
	switch r.IntN(4) {
	case 0:
		if _, err = saves.Compact(root, o); errors.Is(err, saves.ErrDamaged) {
			return nil
		}
	case 1:
		_, err = saves.Repair(root, o)
	case 2:
		_, err = saves.Migrate(root, o, func(before, after *journal) error {
			a, err := p.read(before)
			b, again := p.read(after)
			if err = errors.Join(err, again); err == nil && !slices.Equal(a, b) {
				err = fmt.Errorf("%v became %v", a, b)
			}
			return err
		})
	default:
		all, listing := saves.Backups(root, o)
		if err = listing; err == nil && len(all) > 0 && all[0].Batches == len(p.there) {
			_, err = saves.Restore(root, all[0], o)
		}
	}
	return err
}

// size draws the length of a note: mostly that of an answer, sometimes of pages.
func size(r *rand.Rand) int {
	if r.IntN(16) == 0 {
		return r.IntN(6000)
	}
	return r.IntN(200)
}

func (p *play) open(fs saves.FS) (*journal, error) {
	return saves.Open[event](root, p.options(fs))
}

func (p *play) options(fs saves.FS) saves.Options {
	return saves.Options{FS: fs, SegmentBytes: p.segment, Fold: p.fold, Now: func() time.Time {
		p.clock++
		return time.Date(2026, 1, p.clock, 9, 0, 0, 0, time.UTC)
	}}
}

// note does something to the journal and marks what it gave and got.
func (p *play) note(s *sitting, do func() error) error {
	given, saved, before := len(p.made), len(p.saved), s.log.Len()
	err := do()
	for n := given; n < len(p.made); n++ {
		s.given = append(s.given, mark{n, before})
	}
	for _, n := range p.saved[saved:] {
		s.saved = append(s.saved, mark{n, s.log.Len()})
	}
	return err
}
