package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"quest/saves"
	"quest/saves/crashfs"
)

// merges splits sets of answers over three laptops at random, damages some, and
// joins them in every order. It also cuts the power at every operation of a
// merge.
func merges(t *trial) {
	plays := t.size(6, 100, 2000)
	var joined, cuts atomic.Int64
	t.teams(plays, runtime.GOMAXPROCS(0), func(i int) {
		m := merging{seed: t.seed + uint64(i)}
		if err := guard(m.play); err != nil {
			t.brokenAt(m.seed, "play %d: %v", i, err)
		}
		joined.Add(int64(m.joined))
		cuts.Add(int64(m.cuts))
	})
	t.do("%s times a set of answers over three saves at random, one of them damaged at times, joined in all orders; and conflicts", thousands(plays))
	t.figure("%s merges, and %s power cuts inside one and after it: %d plays in which order or grouping mattered, a payload byte changed, a conflict changed something, or anything else than one set or the union was there",
		thousands(int(joined.Load())), thousands(int(cuts.Load())), t.wrong())
}

// merging joins the saves of three laptops.
type merging struct {
	seed         uint64
	joined, cuts int
	set          learner
}

// laptop is a save with the numbers of the answers in it.
type laptop map[int]bool

func (m *merging) play() error {
	r := chance(m.seed, 15)
	for range 3 + r.IntN(20) {
		m.set.next(r.IntN(300))
	}
	var laptops [3]laptop
	disk := crashfs.New()
	for i := range laptops {
		laptops[i] = laptop{}
		for n := range m.set.made {
			if r.IntN(2) == 0 {
				laptops[i][n] = true
			}
		}
		if err := m.write(disk, place(i), laptops[i]); err != nil {
			return err
		}
	}
	if r.IntN(3) == 0 {
		m.damage(disk, place(r.IntN(3)), r)
	}
	return errors.Join(m.orders(disk), m.conflict(disk, r), m.cutPower(disk))
}

// place is the folder of a laptop's save.
func place(i int) string { return inHome(fmt.Sprint("laptop", i)) }

func inHome(name string) string {
	return filepath.Join(string(filepath.Separator), "home", name)
}

// write gives a laptop its answers.
func (m *merging) write(disk *crashfs.Disk, dir string, has laptop) error {
	j, err := saves.Open[event](dir, saves.Options{FS: disk, SegmentBytes: 2000})
	if err != nil {
		return err
	}
	for _, n := range slices.Sorted(maps.Keys(has)) {
		b := answer(n, 20) // one more than the set has
		if n < len(m.set.made) {
			b = m.set.made[n]
		}
		if _, err := j.Append(b); err != nil {
			return err
		}
	}
	return j.Close()
}

// damage flips a bit of a segment.
func (m *merging) damage(disk *crashfs.Disk, dir string, r *rand.Rand) {
	name := filepath.Join(dir, "journal-000001.jsonl")
	data := disk.Files()[name]
	if len(data) == 0 {
		return
	}
	data[r.IntN(len(data))] ^= 1 << r.IntN(8)
	disk.Put(name, data)
}

// fresh gives a copy of a disk.
func fresh(disk *crashfs.Disk) *crashfs.Disk { return disk.Crash(crashfs.Everything, nil) }

// join merges saves one after the other into the first and gives what is there
// then, payload by payload.
func (m *merging) join(disk *crashfs.Disk, dirs ...string) ([]byte, error) {
	o := saves.Options{FS: disk, SegmentBytes: 2000}
	for _, other := range dirs[1:] {
		m.joined++
		if _, err := saves.Merge(dirs[0], other, o); err != nil && !errors.Is(err, saves.ErrEmpty) {
			return nil, fmt.Errorf("merge %s into %s: %w", other, dirs[0], err)
		}
	}
	var out bytes.Buffer
	_, err := saves.Export(dirs[0], &out, o)
	return out.Bytes(), err
}

// orders joins three saves in every order and grouping.
func (m *merging) orders(disk *crashfs.Disk) error {
	readable := map[string]bool{}
	for i := range 3 {
		lines, err := m.join(fresh(disk), place(i))
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(lines)) {
			readable[line] = true
		}
	}
	// The union, in the order of time, which is that of the numbers.
	want := strings.Join(slices.SortedFunc(maps.Keys(readable), func(a, b string) int {
		return strings.Compare(idIn(a), idIn(b))
	}), "")
	for _, order := range [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		a, b, c := place(order[0]), place(order[1]), place(order[2])
		d := fresh(disk)
		left, err := m.join(d, a, b, c) // (a + b) + c
		if err != nil {
			return err
		}
		twice, err := m.join(d, a, b, c, a)
		if err != nil {
			return err
		}
		d = fresh(disk)
		if _, err := m.join(d, b, c); err != nil {
			return err
		}
		right, err := m.join(d, a, b) // a + (b + c)
		if err != nil {
			return err
		}
		switch {
		case string(left) != want:
			return fmt.Errorf("in the order %v\n%sthe union is\n%s", order, left, want)
		case string(twice) != want:
			return fmt.Errorf("in the order %v, joined twice\n%sthe union is\n%s", order, twice, want)
		case string(right) != want:
			return fmt.Errorf("in the order %v, the last two first\n%sthe union is\n%s", order, right, want)
		}
	}
	return nil
}

// idIn gives the id in a line of an export.
func idIn(line string) string {
	_, rest, _ := strings.Cut(line, `"id":"`)
	id, _, _ := strings.Cut(rest, `"`)
	return id
}

// conflict lets two saves disagree about one answer.
func (m *merging) conflict(disk *crashfs.Disk, r *rand.Rand) error {
	d := fresh(disk)
	other := inHome("liar")
	n := r.IntN(len(m.set.made))
	lying := merging{set: learner{made: slices.Clone(m.set.made)}}
	lying.set.made[n].Day = "1999-12-31"
	if err := lying.write(d, other, laptop{n: true}); err != nil {
		return err
	}
	truth := inHome("truth")
	if err := m.write(d, truth, laptop{n: true}); err != nil {
		return err
	}
	before := d.Files()
	_, err := saves.Merge(truth, other, saves.Options{FS: d})
	if !errors.As(err, new(*saves.ConflictError)) {
		return fmt.Errorf("two truths about batch %d were merged: %w", n, err)
	}
	after := d.Files()
	for name, data := range before {
		if !bytes.Equal(after[name], data) {
			return fmt.Errorf("a conflict changed %s", name)
		}
	}
	return nil
}

// cutPower cuts the power at every operation of one merge and of the answer
// after it.
func (m *merging) cutPower(disk *crashfs.Disk) error {
	mine, err := m.join(fresh(disk), place(0))
	if err != nil {
		return err
	}
	d := fresh(disk)
	log := d.Record()
	union, err := m.join(d, place(0), place(1))
	if err != nil {
		return err
	}
	merged := log.Len()
	if err := m.write(d, place(0), laptop{len(m.set.made): true}); err != nil {
		return err
	}
	more, err := m.join(d, place(0))
	if err != nil {
		return err
	}
	allowed := [][]byte{mine, union}
	film := log.Play()
	for next := true; next; next = film.Step() {
		switch film.At() {
		case merged:
			allowed = [][]byte{union, more}
		case log.Len():
			allowed = [][]byte{more}
		}
		if err := m.cutHere(film, allowed); err != nil {
			return fmt.Errorf("a power cut after operation %d of a merge that took %d: %w", film.At(), merged, err)
		}
	}
	return nil
}

// cutHere cuts the power at one moment and wants one of some states.
func (m *merging) cutHere(film *crashfs.Film, allowed [][]byte) error {
	for i, p := range []crashfs.Pattern{crashfs.Nothing, crashfs.Everything, 4, 5, 6, crashfs.Torn, crashfs.Zeros} {
		m.cuts++
		after := film.Crash(p, chance(m.seed, uint64(film.At()*100+i)))
		j, err := saves.Open[event](place(0), saves.Options{FS: after})
		if err != nil {
			return fmt.Errorf("pattern %d: does not open: %w", p, err)
		}
		if err := j.Close(); err != nil {
			return err
		}
		got, err := m.join(after, place(0))
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(allowed, func(want []byte) bool { return bytes.Equal(got, want) }) {
			return fmt.Errorf("pattern %d: neither of %d states that may be:\n%s", p, len(allowed), got)
		}
	}
	return nil
}
