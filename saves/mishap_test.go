package saves_test

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// TestWhatAnotherProgramDidIsTold counts what was written again, what is gone for ever,
// and what others brought.
func TestWhatAnotherProgramDidIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		way  func(*crashfs.Disk)
		want saves.Mishap
	}{
		"replaced by that of another computer": {func(d *crashfs.Disk) { d.Put(first, savedBy(t, 60, 63)) }, saves.Mishap{Again: 4, Others: 3}},
		"deleted":                              {func(d *crashfs.Disk) { _ = d.Remove(first) }, saves.Mishap{Again: 4}},
		"emptied, no backup": {func(d *crashfs.Disk) {
			inPlace(t, d, first, func(f saves.File) error { return f.Truncate(0) })
		}, saves.Mishap{Again: 1, Lost: 3}},
	} {
		t.Run(name, func(t *testing.T) {
			disk := diskWith(written(t, 3))
			s := &sitting{t: t, disk: disk, j: open(t, disk)}
			s.append(3)
			c.way(disk)
			s.append(4)
			if got := s.j.Mishaps(); len(got) != 1 || got[0] != c.want {
				t.Errorf("told %+v, want %+v", got, c.want)
			}
			if got := s.j.Mishaps(); len(got) != 0 || s.lost != c.want.Lost {
				t.Errorf("told again: %+v; lost %d", got, s.lost)
			}
			s.close()
		})
	}
}

// TestASaveThatCannotBeMendedIsNotSaved takes the folder away and lets nothing be written
// in its place: what was called saved is taken back, is exported, and is saved once the
// folder can be made.
func TestASaveThatCannotBeMendedIsNotSaved(t *testing.T) {
	disk := crashfs.New()
	fault := &crashfs.Fault{FS: disk, Err: syscall.EACCES}
	j, err := saves.Open[event](root, saves.Options{FS: fault})
	if err != nil {
		t.Fatal(err)
	}
	s := &sitting{t: t, disk: disk, j: j}
	s.append(0)
	s.append(1)
	moveAway(t, disk)
	fault.FailNext("mkdir")
	_, err = j.Append(savestest.Batch(2))
	var notSaved *saves.NotSavedError
	if !errors.As(err, &notSaved) || notSaved.Pending != 3 || j.Saved() != 0 {
		t.Fatalf("append gave %v, %d saved", err, j.Saved())
	}
	var out bytes.Buffer
	if n, _ := j.Export(&out); n != 3 {
		t.Errorf("%d batches are exported", n)
	}
	if r, err := j.Append(savestest.Batch(3)); err != nil || r.Saved != 4 {
		t.Fatalf("once the folder can be made: %+v, %v", r, err)
	}
	shut(t, j)
	wantIDs(t, view(t, disk), upTo(4)...)
}

// renumbering is a file system that numbers a file anew whenever it is asked.
type renumbering struct{ saves.FS }

func (renumbering) SameFile(fs.FileInfo, fs.FileInfo) bool { return false }

// TestAFileSystemThatCannotTellFilesApartIsComparedByItsBytes still notices a file that
// was replaced, and does not take every answer for one.
func TestAFileSystemThatCannotTellFilesApartIsComparedByItsBytes(t *testing.T) {
	disk := diskWith(written(t, 2))
	j, err := saves.Open[event](root, saves.Options{FS: renumbering{disk}})
	if err != nil {
		t.Fatal(err)
	}
	s := &sitting{t: t, disk: disk, j: j}
	for n := 2; n < 5; n++ {
		s.append(n)
	}
	if m := j.Mishaps(); len(m) > 0 || len(disk.Files()[first]) == 0 {
		t.Fatalf("nothing happened: %+v", m)
	}
	disk.Put(first, bytes.Join(lines(disk.Files()[first])[:1], nil))
	s.append(5)
	s.close()
	if m := j.Mishaps(); len(m) == 0 || len(s.saved) != 4 {
		t.Errorf("told %+v, saved %d", m, len(s.saved))
	}
	found := laterStart(t, disk, saves.Options{FS: disk})
	for n := range 6 {
		if !slices.Contains(found, savestest.Batch(n).ID) {
			t.Errorf("batch %d is gone", n)
		}
	}
}

// TestNoBackupIsMadeOfNothing opens a journal that holds no record.
func TestNoBackupIsMadeOfNothing(t *testing.T) {
	disk := diskWith(nil)
	j := open(t, disk)
	if b, made, err := j.Backup(); made || err != nil {
		t.Errorf("made %+v, %v", b, err)
	}
	shut(t, j)
	for name := range disk.Files() {
		if strings.Contains(name, "backups") {
			t.Errorf("there is %s", name)
		}
	}
}

// TestABackupIsOfWhatItSays takes records away between the opening and the backup.
func TestABackupIsOfWhatItSays(t *testing.T) {
	disk := diskWith(written(t, 3))
	j := open(t, disk)
	inPlace(t, disk, first, func(f saves.File) error { return f.Truncate(0) })
	if b, made, err := j.Backup(); made || !errors.Is(err, saves.ErrChanged) {
		t.Errorf("made %+v, %v", b, err)
	}
	shut(t, j)
}

// meddling is a file system on which another program works at the moment of a sync.
type meddling struct {
	*crashfs.Disk
	meddle func() // once, before the next sync; nil for nothing
}

func (m *meddling) Open(name string) (saves.File, error) {
	f, err := m.Disk.Open(name)
	return meddled{f, m}, err
}

func (m *meddling) Create(name string) (saves.File, error) {
	f, err := m.Disk.Create(name)
	return meddled{f, m}, err
}

type meddled struct {
	saves.File
	by *meddling
}

func (f meddled) Sync() error {
	if work := f.by.meddle; work != nil {
		f.by.meddle = nil
		work()
	}
	return f.File.Sync()
}

// TestAFileReplacedWhileALineIsWrittenIsNoticed lets another program work between the writing
// and the sync of the last line, and then the power goes.
func TestAFileReplacedWhileALineIsWrittenIsNoticed(t *testing.T) {
	other := savedBy(t, 60, 63)
	for name, way := range ways(other) {
		t.Run(name, func(t *testing.T) {
			disk := &meddling{Disk: diskWith(written(t, 2))}
			j, err := saves.Open[event](root, saves.Options{FS: disk})
			if err != nil {
				t.Fatal(err)
			}
			s := &sitting{t: t, disk: disk.Disk, j: j}
			s.append(2)
			disk.meddle = func() { way(t, disk.Disk) }
			s.append(3)
			if strings.Contains(name, "overwritten in place") || strings.Contains(name, "extended again") {
				s.close() // of the same file with the same length only the last look tells
			}
			found := laterStart(t, disk.Disk, saves.Options{FS: disk.Disk})
			for _, id := range s.saved {
				if !slices.Contains(found, id) {
					t.Errorf("%s was called saved and is not found", id)
				}
			}
		})
	}
}
