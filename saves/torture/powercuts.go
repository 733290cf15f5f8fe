package main

import (
	"errors"
	"fmt"
	"hash/maphash"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"syscall"

	"quest/saves"
	"quest/saves/crashfs"
)

// powerCuts records plays on a disk in memory, with writes and syncs that fail,
// kills and power cuts among them, and then cuts the power at every operation of
// each in every pattern.
func powerCuts(t *trial) {
	plays := t.size(1, 24, 500)
	var sum tally
	t.teams(plays, runtime.GOMAXPROCS(0), func(i int) {
		seed := t.seed + uint64(i)
		p, err := record(seed)
		if err != nil {
			t.broken("play %d: %v; %s", i, err, again("S2", seed))
			return
		}
		got := p.cutEverywhere(t, seed)
		sum.add(got)
	})
	t.do("%d recorded plays (%s batches given, %s acknowledged), the power cut at each of %s operations in each of %d patterns",
		plays, thousands(sum.given), thousands(sum.saved), thousands(sum.operations), crashfs.Patterns)
	t.figure("%s recoveries of %s different disks: %d with an acknowledged batch lost, a wrong one found or the order changed; %s told of a damage that had cost nothing",
		thousands(sum.recoveries), thousands(sum.different), len(t.violations), thousands(sum.alarms))
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

// play is a recorded play: some sittings at one save.
type play struct {
	learner
	sittings []sitting
	segment  int64
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
	p := &play{segment: []int64{600, 1500, 4000, 1 << 20}[r.IntN(4)]}
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
	if r.IntN(5) == 0 {
		fault.Err = errDisk[r.IntN(len(errDisk))]
		fault.FailNext([]string{"mkdir", "syncdir", "create", "sync", "truncate", "open", "write"}[r.IntN(7)])
	}
	j, err := p.open(fault)
	if err != nil {
		if len(fault.Hit()) == 0 {
			return fmt.Errorf("opening: %w", err)
		}
		fault.Heal()
		if j, err = p.open(fault); err != nil {
			return fmt.Errorf("opening again: %w", err)
		}
	}
	found, err := p.read(j)
	if err == nil {
		err = judge(found, p.saved, len(p.made))
	}
	if err != nil {
		return fmt.Errorf("opening in the middle of a play: %w", err)
	}
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
		if err := p.note(&s, func() error { return p.append(j, size(r)) }); err != nil {
			return err
		}
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

// size draws the length of a note: mostly that of an answer, sometimes of pages.
func size(r *rand.Rand) int {
	if r.IntN(16) == 0 {
		return r.IntN(6000)
	}
	return r.IntN(200)
}

func (p *play) open(fs saves.FS) (*journal, error) {
	return saves.Open[event](root, saves.Options{FS: fs, SegmentBytes: p.segment})
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
				t.broken("sitting %d, after operation %d (%s): %v; %s", i+1, film.At(), op, err, again("S2", seed))
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
	return nil
}

// recover opens what the power cut left and holds it against what must be there.
func (c *cut) recover(disk *crashfs.Disk, r *rand.Rand) error {
	j, err := c.play.open(disk)
	if err != nil {
		return fmt.Errorf("does not open: %w", err)
	}
	found, err := c.play.read(j)
	if err == nil {
		err = judge(found, c.saved, c.given)
	}
	if err != nil {
		return err
	}
	if j.Report().Lost() > 0 {
		c.sum.alarms++
	}
	if r.IntN(8) > 0 {
		return j.Close()
	}
	return c.goOn(disk, j, found)
}

// goOn gives one more answer to a recovered journal and cuts the power again:
// everything that was shown is still there, and the new answer too.
func (c *cut) goOn(disk *crashfs.Disk, j *journal, found []int) error {
	l := learner{made: c.play.made[:c.given:c.given], saved: found}
	if err := l.append(j, 50); err != nil {
		return fmt.Errorf("the first append after recovery: %w", err)
	}
	disk.PowerCut()
	again, err := c.play.open(disk)
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
