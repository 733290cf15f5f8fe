package saves_test

import (
	"errors"
	"slices"
	"strings"
	"syscall"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// unsure gives a disk on which a sync of the last batch failed, and so did the
// new segment after it. Programs read the line, and no sync will write it.
func unsure(t *testing.T, o saves.Options, end func(*saves.Journal[event], *crashfs.Disk, *crashfs.Fault)) *crashfs.Disk {
	t.Helper()
	disk := crashfs.New()
	fault := &crashfs.Fault{FS: disk, Err: syscall.EIO}
	o.FS = fault
	j, err := saves.Open[event](root, o)
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, 0, 1)
	fault.FailNext("sync", "create")
	if _, err := j.Append(savestest.Batch(2)); !errors.Is(err, syscall.EIO) {
		t.Fatalf("append on a failing disk: %v", err)
	}
	end(j, disk, fault)
	return disk
}

// TestWhatAFailedSyncLeftIsWrittenAgainBeforeItIsShown reads a line that a dead
// program could not sync. A sync of the file it is in would succeed and write
// nothing, so the line has to be written again.
func TestWhatAFailedSyncLeftIsWrittenAgainBeforeItIsShown(t *testing.T) {
	for name, end := range map[string]func(*saves.Journal[event], *crashfs.Disk, *crashfs.Fault){
		"the program was killed": func(_ *saves.Journal[event], disk *crashfs.Disk, _ *crashfs.Fault) { disk.Kill() },
		"the program said that it could not save": func(j *saves.Journal[event], _ *crashfs.Disk, fault *crashfs.Fault) {
			fault.FailNext("create")
			if err := j.Close(); !errors.As(err, new(*saves.NotSavedError)) {
				t.Errorf("close: %v", err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			disk := unsure(t, saves.Options{}, end)
			j := open(t, disk)
			wantIDs(t, j, upTo(3)...)
			disk.PowerCut()
			j = open(t, disk)
			wantIDs(t, j, upTo(3)...)
			if r := j.Report(); r.Lost() > 0 {
				t.Errorf("told %+v", r)
			}
			mustAppend(t, j, 3)
			wantIDs(t, j, upTo(4)...)
			shut(t, j)
			disk.PowerCut()
			j = open(t, disk)
			wantIDs(t, j, upTo(4)...)
			shut(t, j)
		})
	}
}

// TestADoubtOutlivesEveryFailureToEndIt lets the opening that writes the line
// again fail at every operation, and lets that program die, too.
func TestADoubtOutlivesEveryFailureToEndIt(t *testing.T) {
	for _, forever := range []bool{false, true} {
		for n := 1; ; n++ {
			disk := unsure(t, saves.Options{}, func(_ *saves.Journal[event], disk *crashfs.Disk, _ *crashfs.Fault) { disk.Kill() })
			fault := &crashfs.Fault{FS: disk, Err: syscall.EIO, At: n, Forever: forever}
			j, err := saves.Open[event](root, saves.Options{FS: fault})
			if err == nil && n%2 == 0 {
				_ = j.Close() // an end that may have failed, too
			}
			disk.Kill()
			j = open(t, disk)
			shown := ids(t, j)
			disk.PowerCut()
			j = open(t, disk)
			if got := ids(t, j); !slices.Equal(got, shown) {
				t.Fatalf("operation %d (%v), forever %v: shown\n%s\nthere\n%s", n, fault.Hit(), forever, shown, got)
			}
			shut(t, j)
			if len(fault.Hit()) == 0 {
				break
			}
		}
	}
}

// TestADoubtIsKnownThoughTheHolderCouldNotSaySoAtFirst lets the text that stands
// for a doubt fail when the save is opened.
func TestADoubtIsKnownThoughTheHolderCouldNotSaySoAtFirst(t *testing.T) {
	disk := crashfs.New()
	fault := &crashfs.Fault{FS: disk, Err: syscall.EIO}
	fault.FailNext("create")
	j := open(t, fault)
	if r := j.Report(); len(r.Notes) != 1 {
		t.Fatalf("told %v", r.Notes)
	}
	mustAppend(t, j, 0)
	fault.FailNext("sync", "create")
	if _, err := j.Append(savestest.Batch(1)); !errors.Is(err, syscall.EIO) {
		t.Fatalf("append on a failing disk: %v", err)
	}
	disk.Kill()
	j = open(t, disk)
	wantIDs(t, j, 0, 1)
	disk.PowerCut()
	j = open(t, disk)
	wantIDs(t, j, 0, 1)
	shut(t, j)
}

func TestALineInDoubtWaitsForADiskThatWorks(t *testing.T) {
	disk := unsure(t, saves.Options{}, func(_ *saves.Journal[event], disk *crashfs.Disk, _ *crashfs.Fault) { disk.Kill() })
	full := &noRoom{FS: disk, full: true}
	j, err := saves.Open[event](root, saves.Options{FS: full})
	if err != nil {
		t.Fatalf("a full disk must not close the save: %v", err)
	}
	var notSaved *saves.NotSavedError
	if _, err := j.Append(savestest.Batch(3)); !errors.As(err, &notSaved) || notSaved.Pending != 1 {
		t.Fatalf("acknowledged behind a line in doubt: %v", err)
	}
	full.full = false
	if err := j.Flush(); err != nil {
		t.Fatal(err)
	}
	wantIDs(t, j, upTo(4)...)
	disk.PowerCut()
	j = open(t, disk)
	wantIDs(t, j, upTo(4)...)
	shut(t, j)
}

// noRoom is a disk on which journals cannot grow.
type noRoom struct {
	saves.FS
	full bool
}

func (f *noRoom) Create(name string) (saves.File, error) { return f.file(name, f.FS.Create) }

func (f *noRoom) Open(name string) (saves.File, error) { return f.file(name, f.FS.Open) }

func (f *noRoom) file(name string, open func(string) (saves.File, error)) (saves.File, error) {
	file, err := open(name)
	if err == nil && strings.HasSuffix(name, ".jsonl") {
		return &noRoomFile{file, f}, nil
	}
	return file, err
}

type noRoomFile struct {
	saves.File
	of *noRoom
}

func (f *noRoomFile) Write(p []byte) (int, error) {
	if f.of.full {
		return 0, syscall.ENOSPC
	}
	return f.File.Write(p)
}

// TestAnEndWithoutDoubtWritesNothingAgain opens a save that was closed well, and
// one that a snapshot vouches for.
func TestAnEndWithoutDoubtWritesNothingAgain(t *testing.T) {
	disk := crashfs.New()
	j := openWith(t, disk, saves.Options{})
	mustAppend(t, j, 0, 1)
	shut(t, j)
	before := len(disk.Files()[first])
	j = openWith(t, disk, saves.Options{})
	mustSnapshot(t, j)
	disk.Kill()
	shut(t, openWith(t, disk, saves.Options{}))
	if after := len(disk.Files()[first]); after != before {
		t.Errorf("%d bytes became %d", before, after)
	}
}

func TestALineInDoubtBehindASnapshotIsWrittenAgain(t *testing.T) {
	disk := unsure(t, saves.Options{Fold: fold}, func(j *saves.Journal[event], disk *crashfs.Disk, _ *crashfs.Fault) {
		mustSnapshot(t, j)
		disk.Kill()
	})
	j := openWith(t, disk, saves.Options{})
	if _, ok := j.Base(); !ok {
		t.Fatal("the snapshot is not used")
	}
	if _, err := j.CheckOlder(); err != nil {
		t.Fatal(err)
	}
	want := folded(t, j)
	disk.PowerCut()
	j = openWith(t, disk, saves.Options{})
	if got := folded(t, j); got != want {
		t.Errorf("shown %s, and after a power cut %s", want, got)
	}
	shut(t, j)
	j = open(t, disk)
	wantIDs(t, j, upTo(3)...)
	shut(t, j)
}
