package main

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"quest/saves"
	"quest/saves/crashfs"
)

// record64 is the length of the journals that are damaged in the long form.
const record64 = 64 << 10

// written gives a journal of exactly so many bytes, and who played it.
func written(length int) ([]byte, *learner) {
	build := func(answers, last int) ([]byte, *learner) {
		disk := crashfs.New()
		l := &learner{}
		l.play(disk, 1<<30, answers)
		j, err := saves.Open[event](root, saves.Options{FS: disk, SegmentBytes: 1 << 30})
		if err == nil {
			b := l.next(0)
			b.Events = []event{{Kind: "answered", Note: strings.Repeat("x", last)}}
			l.made[answers] = b
			_, err = j.Append(b)
			l.saved = append(l.saved, answers)
		}
		if err == nil {
			err = j.Close()
		}
		if err != nil {
			panic(err)
		}
		return disk.Files()[segment(1)], l
	}
	one, _ := build(10, 1)
	answers := length / (len(one) / 10)
	for {
		data, _ := build(answers, 1)
		if len(data) <= length {
			data, l := build(answers, 1+length-len(data))
			if len(data) != length {
				panic(fmt.Sprintf("%d bytes, want %d", len(data), length))
			}
			return data, l
		}
		answers--
	}
}

// flippedBits flips bits of a journal, one at a time.
func flippedBits(t *trial) {
	type part struct{ length, every int }
	parts := []part{{record64, 1}}
	switch t.form {
	case tiny:
		parts = []part{{2 << 10, 3}}
	case short:
		parts = []part{{4 << 10, 1}, {record64, 61}}
	case long:
	}
	for _, p := range parts {
		data, l := written(p.length)
		bits := (len(data)*8 + p.every - 1) / p.every
		var lost, mended atomic.Int64
		before := t.wrong()
		const run = 64
		t.teams((bits+run-1)/run, runtime.GOMAXPROCS(0), func(i int) {
			for n := i * run; n < min(bits, (i+1)*run); n++ {
				bit := n * p.every
				hurt := bytes.Clone(data)
				hurt[bit/8] ^= 1 << (bit % 8)
				cost, err := l.damaged(hurt, n%16 == 0)
				lost.Add(int64(cost))
				if cost == 0 {
					mended.Add(1)
				}
				if err != nil {
					t.broken("bit %d of %d bytes: %v", bit, len(data), err)
				}
			}
		})
		which := "every bit"
		if p.every > 1 {
			which = fmt.Sprintf("one bit in %d", p.every)
		}
		t.do("%s of a journal of %s bytes and %d batches", which, thousands(len(data)), len(l.made))
		t.figure("%s opens: %s cost one batch, %s none; %d cost more, were not told or gave a wrong batch",
			thousands(bits), thousands(int(lost.Load())), thousands(int(mended.Load())), t.wrong()-before)
	}
}

// damaged opens a journal with one flipped bit and gives how many batches that
// cost.
func (l *learner) damaged(data []byte, further bool) (cost int, err error) {
	err = guard(func() error {
		disk := crashfs.New()
		disk.Put(segment(1), data)
		j, err := saves.Open[event](root, saves.Options{FS: disk})
		if err != nil {
			return fmt.Errorf("does not open: %w", err)
		}
		found, err := l.read(j)
		if err == nil {
			err = judge(found, nil, len(l.made))
		}
		cost = len(l.made) - len(found)
		if err == nil {
			err = fairlyTold(j.Report(), cost, disk, data)
		}
		if err == nil && further {
			return l.stays(disk, j, found)
		}
		return errors.Join(err, j.Close())
	})
	return cost, err
}

// fairlyTold holds a report against what was lost of a journal with one flipped
// bit.
func fairlyTold(r saves.Report, cost int, disk *crashfs.Disk, data []byte) error {
	var copies []string
	copies = append(copies, r.Copies...)
	if r.Torn != nil {
		copies = append(copies, r.Torn.Copy)
	}
	kept := slices.ContainsFunc(copies, func(name string) bool {
		copied, err := disk.Read(name, 0)
		return err == nil && bytes.Equal(copied, data)
	})
	switch {
	case cost > 1:
		return fmt.Errorf("%d batches are lost", cost)
	case r.Clean():
		return fmt.Errorf("nothing was told, and %d batches are lost", cost)
	case r.Lost() < int64(cost) || r.Lost() > int64(cost)+1:
		// A newline that appears inside the last line leaves two bad stretches,
		// and nobody can know that they were one record.
		return fmt.Errorf("%d batches are lost, %d were told", cost, r.Lost())
	case cost > 0 && !kept:
		return fmt.Errorf("a batch is lost and no copy was made of the damaged segment")
	}
	return nil
}

// stays gives one more answer, cuts the power, and wants everything again.
func (l *learner) stays(disk *crashfs.Disk, j *journal, found []int) error {
	c := cut{play: &play{learner: *l, segment: 1 << 20}, given: len(l.made)}
	return c.goOn(disk, j, found)
}

// cutFiles cuts a journal at every byte.
func cutFiles(t *trial) {
	data, l := written(t.form.of(6<<10, record64, record64))
	var torn, read atomic.Int64
	const run = 64
	t.teams(len(data)/run+1, runtime.GOMAXPROCS(0), func(i int) {
		for n := i * run; n < min(len(data)+1, (i+1)*run); n++ {
			whole := t.form != short || n%8 == 0 || endsNear(data, n)
			if whole {
				read.Add(1)
			}
			told, err := l.cutAt(data, n, n%16 == 0, whole)
			if told {
				torn.Add(1)
			}
			if err != nil {
				t.broken("cut to %d of %d bytes: %v", n, len(data), err)
			}
		}
	})
	t.do("a journal of %s bytes and %d batches, cut to every length", thousands(len(data)), len(l.made))
	t.figure("%s opens, %s of them read and compared: %d without all complete batches, or not told; %s torn ends set aside with a copy",
		thousands(len(data)+1), thousands(int(read.Load())), t.wrong(), thousands(int(torn.Load())))
}

// endsNear reports whether a line ends within two bytes.
func endsNear(data []byte, at int) bool {
	return bytes.IndexByte(data[max(0, at-2):min(len(data), at+2)], '\n') >= 0
}

// cutAt opens the first bytes of a journal. The batches are counted each time,
// and read if wanted. told says that a torn end was.
func (l *learner) cutAt(data []byte, length int, further, whole bool) (told bool, err error) {
	err = guard(func() error {
		disk := crashfs.New()
		disk.Put(segment(1), data[:length])
		j, err := saves.Open[event](root, saves.Options{FS: disk})
		if err != nil {
			return fmt.Errorf("does not open: %w", err)
		}
		// A line that lacks nothing but its newline is complete.
		complete := bytes.Count(data[:min(length+1, len(data))], []byte{'\n'})
		if n := j.Saved(); n != complete {
			return fmt.Errorf("%d batches, want %d", n, complete)
		}
		var found []int
		if whole {
			if found, err = l.read(j); err == nil {
				err = judge(found, l.saved[:complete], complete)
			}
			if err != nil {
				return err
			}
		}
		torn := j.Report().Torn
		told = torn != nil
		switch ends := length == 0 || data[length-1] == '\n'; {
		case ends == told:
			return fmt.Errorf("a whole end: %v, told of a torn one: %v", ends, told)
		case told && (torn.Acknowledged || !bytes.Equal(disk.Files()[torn.Copy], data[:length])):
			return fmt.Errorf("the copy differs, or an unfinished line counts as acknowledged: %+v", torn)
		}
		if further && whole {
			return l.stays(disk, j, found)
		}
		return j.Close()
	})
	return told, err
}
