package school_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"quest/cmd/questd/school"
	"quest/cmd/questd/school/logtest"
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
