package saves_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// inPlace changes a file of a disk as a program does that opens it by its name.
func inPlace(t testing.TB, disk *crashfs.Disk, name string, change func(saves.File) error) {
	t.Helper()
	f, err := disk.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return // there is nothing to change yet
	}
	if err == nil {
		err = errors.Join(change(f), f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// moveAway gives the folder of the save another name, as a person or a synchroniser does.
func moveAway(t testing.TB, disk *crashfs.Disk) {
	t.Helper()
	for n := 1; ; n++ {
		err := disk.Rename(root, root+strings.Repeat("-moved", n))
		if err == nil {
			return
		}
		if !errors.Is(err, fs.ErrExist) {
			t.Fatal(err)
		}
	}
}

// removeAll removes everything below a directory, and it.
func removeAll(t testing.TB, disk *crashfs.Disk, dir string) {
	t.Helper()
	names, err := disk.List(dir)
	if err != nil {
		return
	}
	for _, name := range names {
		path := filepath.Join(dir, name)
		removeAll(t, disk, path)
		_ = disk.Remove(path) // a directory is gone by then
	}
	_ = disk.Remove(dir)
}

// newest gives the segment that was written to last, and its bytes.
func newest(t testing.TB, disk *crashfs.Disk) (string, []byte) {
	t.Helper()
	files := disk.Files()
	var names []string
	for name := range files {
		if filepath.Dir(name) == root && strings.HasPrefix(filepath.Base(name), "journal-") && strings.HasSuffix(name, ".jsonl") {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return first, nil
	}
	slices.Sort(names)
	name := names[len(names)-1]
	return name, files[name]
}

// ways are what another program may do to the files of a save while it is open.
func ways(other []byte) map[string]func(testing.TB, *crashfs.Disk) {
	cut := func(t testing.TB, d *crashfs.Disk, keep func(int) int) {
		name, data := newest(t, d)
		inPlace(t, d, name, func(f saves.File) error { return f.Truncate(int64(keep(len(data)))) })
	}
	onNewest := func(t testing.TB, d *crashfs.Disk, of func([]byte) []byte) {
		name, data := newest(t, d)
		d.Put(name, of(data))
	}
	return map[string]func(testing.TB, *crashfs.Disk){
		"replaced by a copy": func(t testing.TB, d *crashfs.Disk) { onNewest(t, d, bytes.Clone) },
		"replaced by an older copy": func(t testing.TB, d *crashfs.Disk) {
			onNewest(t, d, func(b []byte) []byte { return bytes.Join(lines(b)[:len(lines(b))/2], nil) })
		},
		"replaced by another of the same length": func(t testing.TB, d *crashfs.Disk) {
			onNewest(t, d, func(b []byte) []byte { return bytes.Repeat([]byte("x"), len(b)) })
		},
		"replaced by that of another computer": func(t testing.TB, d *crashfs.Disk) {
			onNewest(t, d, func([]byte) []byte { return bytes.Clone(other) })
		},
		"deleted": func(t testing.TB, d *crashfs.Disk) {
			name, _ := newest(t, d)
			_ = d.Remove(name)
		},
		"emptied": func(t testing.TB, d *crashfs.Disk) { cut(t, d, func(int) int { return 0 }) },
		"cut":     func(t testing.TB, d *crashfs.Disk) { cut(t, d, func(n int) int { return n * 2 / 3 }) },
		"grown by somebody else": func(t testing.TB, d *crashfs.Disk) {
			name, _ := newest(t, d)
			inPlace(t, d, name, func(f saves.File) error {
				_, err := f.Write(lines(other)[len(lines(other))-1])
				return err
			})
		},
		"overwritten in place with as many bytes": func(t testing.TB, d *crashfs.Disk) {
			name, data := newest(t, d)
			inPlace(t, d, name, func(f saves.File) error {
				err := f.Truncate(0)
				if err == nil {
					_, err = f.Write(bytes.Repeat([]byte("y"), len(data)))
				}
				return err
			})
		},
		"cut and extended again": func(t testing.TB, d *crashfs.Disk) {
			name, data := newest(t, d)
			inPlace(t, d, name, func(f saves.File) error {
				return errors.Join(f.Truncate(int64(len(data)/2)), f.Truncate(int64(len(data))))
			})
		},
		"a directory in its place": func(t testing.TB, d *crashfs.Disk) {
			name, data := newest(t, d)
			_ = d.Remove(name)
			if data != nil {
				_ = d.Mkdir(name)
			}
		},
		"the folder moved": moveAway,
		"the folder moved and made anew": func(t testing.TB, d *crashfs.Disk) {
			moveAway(t, d)
			_ = d.Mkdir(root)
		},
		"the folder moved, another save in its place": func(t testing.TB, d *crashfs.Disk) {
			moveAway(t, d)
			d.Put(first, bytes.Clone(other))
		},
		"the folder removed": func(t testing.TB, d *crashfs.Disk) { removeAll(t, d, root) },
		"a rewritten save brought in": func(_ testing.TB, d *crashfs.Disk) {
			d.Put(filepath.Join(root, "save-000002", "journal-000001.jsonl"), bytes.Clone(other))
		},
		"the lock removed": func(_ testing.TB, d *crashfs.Disk) { _ = d.Remove(filepath.Join(root, "save.lock")) },
		"a newer part brought in": func(_ testing.TB, d *crashfs.Disk) {
			d.Put(segment("000002"), bytes.Clone(other))
		},
	}
}

// sitting is a run whose files are changed by another program.
type sitting struct {
	t     *testing.T
	disk  *crashfs.Disk
	j     *saves.Journal[event]
	saved []string // acknowledged by this run, not taken back since
	lost  int      // told as gone for ever
}

func (s *sitting) append(n int) {
	s.t.Helper()
	_, err := s.j.Append(savestest.Batch(n))
	var gone *saves.LostError
	if err != nil && !errors.As(err, &gone) {
		s.unsave(err)
		return
	}
	s.saved = append(s.saved, savestest.Batch(n).ID)
	s.told(gone)
}

func (s *sitting) told(gone *saves.LostError) {
	if gone != nil {
		s.lost += gone.Batches
	}
}

// unsave takes back what the journal says is not saved.
func (s *sitting) unsave(err error) {
	s.t.Helper()
	var notSaved *saves.NotSavedError
	if !errors.As(err, &notSaved) || notSaved.Pending != len(s.j.Pending()) {
		s.t.Fatalf("%v with %d pending", err, len(s.j.Pending()))
	}
	for _, b := range s.j.Pending() {
		s.saved = slices.DeleteFunc(s.saved, func(id string) bool { return id == b.ID })
	}
}

func (s *sitting) close() {
	s.t.Helper()
	err := s.j.Close()
	var gone *saves.LostError
	if errors.As(err, &gone) {
		s.told(gone)
	}
	var notSaved *saves.NotSavedError
	if errors.As(err, &notSaved) {
		s.unsave(notSaved)
	} else if err != nil && gone == nil {
		s.t.Fatalf("close: %v", err)
	}
}

// TestNothingIsCalledSavedThatALaterStartWouldNotFind lets another program change the
// files of an open save in every way, between answers, several times, before the end
// without another answer, and before the last answer ahead of a power cut. A later start finds everything that was called saved, or it was
// taken back; what was there before is found, or its loss was told.
func TestNothingIsCalledSavedThatALaterStartWouldNotFind(t *testing.T) {
	other := savedBy(t, 60, 63)
	for name, way := range ways(other) {
		for _, before := range []int{0, 4} {
			for _, folded := range []bool{false, true} {
				for _, rhythm := range []string{"between answers", "each time", "before the end", "before the first answer", "before a crash"} {
					t.Run(fmt.Sprintf("%s/after %d/%v/%s", name, before, folded, rhythm), func(t *testing.T) {
						shared(t, way, before, folded, rhythm)
					})
				}
			}
		}
	}
}

// savedBy gives the journal of another computer, which played these batches.
func savedBy(t testing.TB, from, to int) []byte {
	t.Helper()
	disk := crashfs.New()
	j := open(t, disk)
	for n := from; n < to; n++ {
		if _, err := j.Append(savestest.Batch(n)); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, j)
	return disk.Files()[first]
}

func shared(t *testing.T, way func(testing.TB, *crashfs.Disk), before int, folded bool, rhythm string) {
	disk := crashfs.New()
	o := saves.Options{FS: disk, Now: func() time.Time { return time.Unix(1e9, 0) }}
	if folded {
		o.Fold = "1"
	}
	start(t, o, before)
	j, err := saves.Open[event](root, o)
	if err != nil {
		t.Fatal(err)
	}
	s := &sitting{t: t, disk: disk, j: j}
	if rhythm == "before the first answer" {
		way(t, disk)
	}
	for n := range 4 {
		s.append(before + n)
		if rhythm == "each time" || rhythm == "between answers" && n == 1 || rhythm == "before the end" && n == 3 || rhythm == "before a crash" && n == 2 {
			way(t, disk)
		}
	}
	if rhythm != "before a crash" {
		s.close()
	}
	found := laterStart(t, disk, o)
	for _, id := range s.saved {
		if !slices.Contains(found, id) {
			t.Errorf("%s was called saved and is not found", id)
		}
	}
	missing := 0
	for n := range before {
		if !slices.Contains(found, savestest.Batch(n).ID) {
			missing++
		}
	}
	if missing > s.lost && len(j.Pending()) == 0 {
		t.Errorf("%d of the earlier batches are gone, %d were told", missing, s.lost)
	}
}

// start plays a first run, with a snapshot and a backup.
func start(t *testing.T, o saves.Options, batches int) {
	t.Helper()
	j, err := saves.Open[event](root, o)
	if err != nil {
		t.Fatal(err)
	}
	for n := range batches {
		if _, err := j.Append(savestest.Batch(n)); err != nil {
			t.Fatal(err)
		}
	}
	if batches > 0 {
		if o.Fold != "" {
			if err := j.Snapshot([]byte("{}")); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, err := j.Backup(); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, j)
}

// laterStart gives the ids that the next program finds, also after a power cut.
func laterStart(t *testing.T, disk *crashfs.Disk, o saves.Options) []string {
	t.Helper()
	disk.PowerCut()
	o.Fold = ""
	j, err := saves.Open[event](root, o)
	if errors.Is(err, saves.ErrCannotRead) {
		return nil
	}
	if err != nil {
		t.Fatalf("a later start: %v", err)
	}
	defer shut(t, j)
	return ids(t, j)
}

// TestASegmentIsLookedAtBeforeItIsLeft replaces a segment that is full, so that the next
// line goes into a new one.
func TestASegmentIsLookedAtBeforeItIsLeft(t *testing.T) {
	disk := crashfs.New()
	o := saves.Options{FS: disk, SegmentBytes: 1}
	j, err := saves.Open[event](root, o)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		if n == 1 {
			disk.Put(first, nil)
		}
		if _, err := j.Append(answer(n)); err != nil {
			t.Fatal(err)
		}
		savedNow(t, disk, n+1)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestASegmentIsLookedAtWhenItsSyncFails replaces a segment of which the next sync fails, so
// that the line goes into a new one.
func TestASegmentIsLookedAtWhenItsSyncFails(t *testing.T) {
	disk := crashfs.New()
	fault := &crashfs.Fault{FS: disk, Err: syscall.EIO}
	j, err := saves.Open[event](root, saves.Options{FS: fault})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		if n == 2 {
			disk.Put(first, nil)
			fault.FailNext("sync")
		}
		if _, err := j.Append(answer(n)); err != nil {
			t.Fatal(err)
		}
	}
	if hit := fault.Hit(); len(hit) != 1 {
		t.Fatalf("%v failed", hit)
	}
	savedNow(t, disk, 3)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

// savedNow opens a save to look at it and fails if it holds another number of answers.
func savedNow(t *testing.T, disk *crashfs.Disk, want int) {
	t.Helper()
	later, err := saves.Open[event](root, saves.Options{FS: disk, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := later.Saved(); got != want {
		t.Errorf("%d answers were called saved, a later start finds %d", want, got)
	}
	if err := later.Close(); err != nil {
		t.Fatal(err)
	}
}
