package saves_test

import (
	"bytes"
	"errors"
	"syscall"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
)

// withoutNotes takes the first notes of the test's batches out of a payload.
func withoutNotes(payload []byte) ([]byte, error) {
	return bytes.ReplaceAll(payload, []byte("한글"), []byte("")), nil
}

// mentions counts the files of a disk in which a word stands.
func mentions(disk *crashfs.Disk, word string) (n int) {
	for _, data := range disk.Files() {
		if bytes.Contains(data, []byte(word)) {
			n++
		}
	}
	return n
}

func TestExpungeLeavesNoCopyOfWhatWasTakenOut(t *testing.T) {
	disk := diskWith(bytesWithout(written(t, 5), 600))
	o := clockAt(disk, morning)
	o.Fold = "test"
	if _, err := saves.Repair(root, o); err != nil {
		t.Fatal(err)
	}
	j, err := saves.Open[event](root, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Snapshot([]byte("한글")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := j.Backup(); err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	if n := mentions(disk, "한글"); n < 4 {
		t.Fatalf("%d files hold the word: the old save, the new one, the backup, the snapshot should", n)
	}
	c, err := saves.Expunge(root, o, withoutNotes)
	if err != nil || c.To != renewed("000003") || c.Batches != 4 || c.Left != 0 {
		t.Fatalf("%+v, %v", c, err)
	}
	disk.PowerCut()
	if n := mentions(disk, "한글"); n != 0 {
		t.Errorf("%d files still hold the word", n)
	}
	j = open(t, disk)
	if r := j.Report(); j.Saved() != 4 || !r.Clean() || len(r.Beside) != 0 {
		t.Errorf("%d batches, %+v", j.Saved(), r)
	}
	mustAppend(t, j, 9)
	shut(t, j)
}

// A view finds out by its next look, and one that fails in the middle is finished by the next.
func TestExpungeThatFailsAnywhereIsFinishedByTheNext(t *testing.T) {
	for n := 1; ; n++ {
		disk := diskWith(written(t, 5))
		view, err := saves.Open[event](root, saves.Options{FS: disk, ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		fault := &crashfs.Fault{FS: disk, Err: syscall.EIO, At: n}
		_, failed := saves.Expunge(root, clockAt(fault, morning), withoutNotes)
		if _, err := saves.Expunge(root, clockAt(disk, morning), withoutNotes); err != nil {
			t.Fatalf("fault %d (%v), then: %v", n, failed, err)
		}
		disk.PowerCut()
		if left := mentions(disk, "한글"); left != 0 {
			t.Fatalf("fault %d (%v): %d files still hold the word", n, failed, left)
		}
		if _, err := view.Poll(func(saves.Batch[event]) error { return nil }); !errors.Is(err, saves.ErrChanged) {
			t.Fatalf("fault %d: the view says %v", n, err)
		}
		j := open(t, disk)
		if j.Saved() != 5 {
			t.Fatalf("fault %d (%v): %d batches", n, failed, j.Saved())
		}
		shut(t, j)
		if len(fault.Hit()) == 0 {
			return
		}
	}
}
