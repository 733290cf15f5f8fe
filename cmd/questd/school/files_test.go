package school_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"quest/cmd/questd/school"
	"quest/cmd/questd/school/logtest"
	"quest/saves"
	"quest/saves/crashfs"
)

// folder is a log in files.
type folder struct{ dir string }

func (f folder) Open() (school.Log[logtest.Event], error) {
	return school.OpenFiles[logtest.Event](f.dir, school.FileOptions{Fold: logtest.Fold, Look: time.Millisecond})
}

func TestFilesKeepThePromisesOfALog(t *testing.T) {
	logtest.Run(t, func(t testing.TB) logtest.Place { return folder{t.TempDir()} })
}

func TestMemoryKeepsThePromisesOfALog(t *testing.T) {
	logtest.Run(t, func(testing.TB) logtest.Place { return logtest.NewMemory[logtest.Event](time.Now) })
}

func TestForgettingLeavesNoFileInWhichSomebodyStands(t *testing.T) {
	dir := t.TempDir()
	l, err := folder{dir}.Open()
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	for _, kind := range []string{"Kim Minji", "somebody else"} {
		err := l.Update(ctx, func(time.Time, []logtest.Event) ([]logtest.Event, error) { return []logtest.Event{{Kind: kind}}, nil })
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := l.Poll(ctx); err != nil {
		t.Fatal(err)
	}
	if err := l.Keep(ctx, []byte("the state has Kim Minji too")); err != nil {
		t.Fatal(err)
	}
	if n := mentions(t, dir, "Kim Minji"); n != 2 {
		t.Fatalf("%d files name the one who is to be forgotten: the journal and the state should", n)
	}
	if err := l.Forget(ctx, func(e logtest.Event) (logtest.Event, bool) { return e, e.Kind != "Kim Minji" }); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if n := mentions(t, dir, "Kim Minji"); n != 0 {
		t.Errorf("%d files still name the one who was forgotten", n)
	}
	if n := mentions(t, dir, "somebody else"); n != 1 {
		t.Errorf("%d files name the one who stays", n)
	}
}

// Whatever operation of the disk fails, once or from then on, an update is kept as a whole or not
// at all, what was said to be kept is there, and healed the next update goes well.
func TestADiskThatFailsLosesNothingThatWasKept(t *testing.T) {
	for _, forever := range []bool{false, true} {
		for n, hit := 1, true; hit; n++ {
			disk := crashfs.New()
			fault := &crashfs.Fault{FS: disk, Err: syscall.EIO, At: n, Forever: forever}
			on := fallible{dir: t.TempDir(), disk: fault}
			l, err := on.Open()
			if err != nil {
				continue
			}
			failed := map[string]error{"first": add(t, l, "first"), "second": add(t, l, "second")}
			hit = len(fault.Hit()) > 0
			fault.Heal()
			if failed["third"] = add(t, l, "third"); failed["third"] != nil {
				t.Fatalf("operation %d: healed, the disk fails with %v", n, failed["third"])
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			disk.PowerCut()
			kinds := kept(t, fallible{dir: on.dir, disk: disk})
			for kind, err := range failed {
				if err == nil && kinds[kind] != 2 || kinds[kind]%2 != 0 || kinds[kind] > 2 {
					t.Fatalf("operation %d failed with %v, and kept is %v", n, failed, kinds)
				}
			}
		}
	}
}

// fallible is a log in files on a disk that may fail.
type fallible struct {
	dir  string
	disk saves.FS
}

func (f fallible) Open() (school.Log[logtest.Event], error) {
	return school.OpenFiles[logtest.Event](f.dir, school.FileOptions{Fold: logtest.Fold, FS: f.disk})
}

// add appends two events of a kind, once more where the log begins anew.
func add(t *testing.T, l school.Log[logtest.Event], kind string) error {
	for {
		err := l.Update(t.Context(), func(time.Time, []logtest.Event) ([]logtest.Event, error) {
			return []logtest.Event{{Kind: kind}, {Kind: kind}}, nil
		})
		if !errors.Is(err, school.ErrAnew) {
			return err
		}
	}
}

// kept counts the events of each kind in a log.
func kept(t *testing.T, f fallible) map[string]int {
	t.Helper()
	l, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // it was only read
	_, all, err := l.Poll(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, e := range all {
		kinds[e.Kind]++
	}
	return kinds
}

// mentions counts the files in a folder in which a word stands.
func mentions(t *testing.T, dir, word string) (n int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if bytes.Contains(data, []byte(word)) {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
