package saves_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// faults are the ways in which one operation can fail.
var faults = []struct {
	name string
	make func(*crashfs.Fault)
}{
	{"input/output error", func(f *crashfs.Fault) { f.Err = syscall.EIO }},
	{"disk full", func(f *crashfs.Fault) { f.Err = syscall.ENOSPC }},
	{"disk full after half a write", func(f *crashfs.Fault) { f.Err, f.Half = syscall.ENOSPC, true }},
	{"short write without a word", func(f *crashfs.Fault) { f.Half = true }},
	{"permission", func(f *crashfs.Fault) { f.Err = fs.ErrPermission }},
}

// TestAnySingleFailureIsSurvived fails the n-th operation of a run for every
// n, once and for ever, then cuts the power: acknowledged batches are all
// there, and nothing is there that was never given.
func TestAnySingleFailureIsSurvived(t *testing.T) {
	starts := map[string][]byte{
		"a new save":            nil,
		"a torn end":            written(t, 3)[:500],
		"damage in the middle":  bytesWithout(written(t, 4), 600),
		"a healthy old segment": written(t, 3),
	}
	for start, data := range starts {
		for _, fault := range faults {
			for _, forever := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%s/forever=%v", start, fault.name, forever), func(t *testing.T) {
					ops := 0
					for n := 1; ; n++ {
						f := &crashfs.Fault{At: n, Forever: forever}
						fault.make(f)
						if !runWithFault(t, data, f) {
							break
						}
						ops = n
					}
					if ops < 20 {
						t.Fatalf("only %d operations failed", ops)
					}
				})
			}
		}
	}
}

// bytesWithout damages the byte at an offset.
func bytesWithout(data []byte, at int) []byte {
	data[at] ^= 1
	return data
}

// runWithFault plays two sittings on a disk that fails, and reports whether the
// fault came.
func runWithFault(t *testing.T, data []byte, fault *crashfs.Fault) bool {
	t.Helper()
	disk := crashfs.New()
	if data != nil {
		disk.Put(first, data)
	}
	fault.FS = disk
	old := view(t, disk)
	acknowledged := ids(t, old)
	shut(t, old)
	issued := slices.Clone(acknowledged)
	next := 20
	for range 2 {
		j, err := saves.Open[event](root, saves.Options{FS: fault, SegmentBytes: 900})
		if err != nil {
			if !errors.Is(err, saves.ErrCannotWrite) && !errors.Is(err, saves.ErrCannotRead) {
				t.Fatalf("operation %d (%v): opening gave %v", fault.At, fault.Hit(), err)
			}
			continue
		}
		for range 4 {
			b := savestest.Batch(next)
			next++
			issued = append(issued, b.ID)
			acknowledged = appendOne(t, fault, j, b, acknowledged)
		}
		if err := j.Close(); errors.As(err, new(*saves.NotSavedError)) != (len(j.Pending()) > 0) {
			t.Fatalf("operation %d (%v): close gave %v with %d pending", fault.At, fault.Hit(), err, len(j.Pending()))
		}
	}
	disk.PowerCut()
	j := open(t, disk)
	got := ids(t, j)
	shut(t, j)
	if !inOrder(acknowledged, got) || !inOrder(got, issued) {
		t.Fatalf("operation %d (%v)\nacknowledged\n%s\nrecovered\n%s", fault.At, fault.Hit(), acknowledged, got)
	}
	return len(fault.Hit()) > 0
}

// appendOne appends a batch and gives what is acknowledged now.
func appendOne(t *testing.T, fault *crashfs.Fault, j *saves.Journal[event], b batch, acknowledged []string) []string {
	t.Helper()
	waited := j.Pending()
	_, err := j.Append(b)
	waited = append(waited, b)
	left := j.Pending()
	var notSaved *saves.NotSavedError
	switch {
	case err == nil && len(left) > 0:
		t.Fatalf("operation %d (%v): acknowledged with %d pending", fault.At, fault.Hit(), len(left))
	case err != nil && (!errors.As(err, &notSaved) || notSaved.Pending != len(left) || left[len(left)-1].ID != b.ID):
		t.Fatalf("operation %d (%v): %v, pending %d", fault.At, fault.Hit(), err, len(left))
	}
	for _, w := range waited[:len(waited)-len(left)] {
		acknowledged = append(acknowledged, w.ID)
	}
	return acknowledged
}

// inOrder reports whether all of a are in b, in the same order.
func inOrder(a, b []string) bool {
	for _, id := range a {
		i := slices.Index(b, id)
		if i < 0 {
			return false
		}
		b = b[i+1:]
	}
	return true
}

func TestAFailedSyncMovesToANewSegment(t *testing.T) {
	disk := diskWith(written(t, 2))
	fault := &crashfs.Fault{FS: disk, Err: syscall.EIO}
	j, err := saves.Open[event](root, saves.Options{FS: fault})
	if err != nil {
		t.Fatal(err)
	}
	fault.FailNext("sync")
	r, err := j.Append(savestest.Batch(2))
	if err != nil || r.Seq != 3 {
		t.Fatalf("receipt %+v, %v", r, err)
	}
	if _, err := j.Append(savestest.Batch(3)); err != nil {
		t.Fatal(err)
	}
	wantIDs(t, j, upTo(4)...)
	shut(t, j)
	files := disk.Files()
	if n := len(lines(files[first])); n != 3 {
		t.Fatalf("the old segment holds %d lines, want the two and the unacknowledged one", n)
	}
	if n := len(lines(files[segment("000002")])); n != 2 {
		t.Fatalf("the new segment holds %d lines", n)
	}
	j = open(t, disk)
	wantIDs(t, j, upTo(4)...)
	if r := j.Report(); r.Duplicates != 1 || !r.Clean() {
		t.Fatalf("told %+v", r)
	}
	shut(t, j)
}

// TestWhatOpeningShowsIsDurable kills a program between a write and its sync.
// The line is there, and the next program shows it, so it must not vanish.
func TestWhatOpeningShowsIsDurable(t *testing.T) {
	line := lines(written(t, 3))
	disk := diskWith(bytes.Join(line[:2], nil))
	f, err := disk.Open(first)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(line[2]); err != nil {
		t.Fatal(err)
	}
	disk.Kill()
	j := open(t, disk)
	wantIDs(t, j, upTo(3)...)
	disk.PowerCut()
	j = open(t, disk)
	wantIDs(t, j, upTo(3)...)
	shut(t, j)
}

func TestATornLineInAnOldSegmentIsNoLoss(t *testing.T) {
	disk := diskWith(written(t, 2))
	fault := &crashfs.Fault{FS: disk, Err: syscall.ENOSPC, Half: true}
	j, err := saves.Open[event](root, saves.Options{FS: fault})
	if err != nil {
		t.Fatal(err)
	}
	fault.FailNext("write", "truncate")
	if _, err := j.Append(savestest.Batch(2)); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("append on a full disk: %v", err)
	}
	if got := j.Pending(); len(got) != 1 || got[0].ID != savestest.Batch(2).ID {
		t.Fatalf("pending %v", got)
	}
	if r, err := j.Append(savestest.Batch(3)); err != nil || r.Saved != 4 {
		t.Fatalf("with room again: %+v, %v", r, err)
	}
	shut(t, j)
	j = open(t, disk)
	wantIDs(t, j, upTo(4)...)
	if r := j.Report(); r.Leftovers != 1 || !r.Clean() {
		t.Fatalf("told %+v", r)
	}
	shut(t, j)
}

func TestADiskThatKeepsFailingGathersNoFiles(t *testing.T) {
	disk := diskWith(written(t, 1))
	fault := &crashfs.Fault{FS: disk, Err: syscall.EIO}
	j, err := saves.Open[event](root, saves.Options{FS: fault})
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 20; n++ {
		fault.FailNext("sync", "sync")
		var notSaved *saves.NotSavedError
		if _, err := j.Append(savestest.Batch(n)); !errors.As(err, &notSaved) || notSaved.Pending != n {
			t.Fatalf("append %d: %v", n, err)
		}
	}
	segments := 0
	for name := range disk.Files() {
		if strings.HasSuffix(name, ".jsonl") {
			segments++
		}
	}
	if segments != 1 {
		t.Fatalf("%d segments", segments)
	}
	if err := j.Flush(); err != nil || len(j.Pending()) > 0 {
		t.Fatalf("flush on a good disk: %v", err)
	}
	shut(t, j)
	disk.PowerCut()
	j = open(t, disk)
	wantIDs(t, j, upTo(21)...)
	shut(t, j)
}

func TestAFolderThatCannotBeWrittenOpensAsAViewAndKeepsAnswersInMemory(t *testing.T) {
	disk := diskWith(written(t, 2))
	fault := &crashfs.Fault{FS: disk, Err: fs.ErrPermission, At: 2, Forever: true}
	_, err := saves.Open[event](root, saves.Options{FS: fault})
	var cannot *saves.CannotWriteError
	if !errors.As(err, &cannot) || !errors.Is(err, saves.ErrCannotWrite) || !errors.Is(err, fs.ErrPermission) || cannot.Dir != root {
		t.Fatalf("opening gave %v", err)
	}
	j := view(t, disk)
	_, err = j.Append(savestest.Batch(2))
	if !errors.As(err, new(*saves.NotSavedError)) || !errors.Is(err, saves.ErrReadOnly) || len(j.Pending()) != 1 {
		t.Fatalf("append gave %v", err)
	}
	wantIDs(t, j, upTo(2)...)
	if err := j.Close(); !errors.Is(err, saves.ErrReadOnly) {
		t.Fatalf("close with a batch in memory: %v", err)
	}
}
