package saves_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"quest/saves"
	"quest/saves/savestest"
)

func TestOfTwoRacingOpenersExactlyOneWrites(t *testing.T) {
	top := t.TempDir()
	for n := range 100 {
		dir := filepath.Join(top, savestest.Batch(n).ID)
		var journals [2]*saves.Journal[event]
		var errs [2]error
		var group sync.WaitGroup
		for i := range 2 {
			group.Go(func() { journals[i], errs[i] = saves.Open[event](dir, saves.Options{}) })
		}
		group.Wait()
		writers := 0
		for i, j := range journals {
			if errs[i] == nil {
				writers++
				shut(t, j)
				continue
			}
			if !errors.As(errs[i], new(*saves.LockedError)) || !errors.Is(errs[i], saves.ErrLocked) {
				t.Fatalf("race %d: %v", n, errs[i])
			}
		}
		if writers != 1 {
			t.Fatalf("race %d: %d writers", n, writers)
		}
	}
}

func TestTheSecondTerminalLearnsWhoHoldsTheSaveAndMayLook(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "save")
	now := func() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC) }
	j, err := saves.Open[event](dir, saves.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Append(savestest.Batch(0)); err != nil {
		t.Fatal(err)
	}
	_, err = saves.Open[event](dir, saves.Options{})
	var locked *saves.LockedError
	if !errors.As(err, &locked) || !strings.Contains(locked.Holder, "2026-11-23T09:30:00Z") || !strings.Contains(locked.Holder, "process ") {
		t.Fatalf("the second opener got %v", err)
	}
	if who := locked.Who; who.Process != os.Getpid() || !who.Since.Equal(now()) {
		t.Errorf("it learns %+v", who)
	}
	second, err := saves.Open[event](dir, saves.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	wantIDs(t, second, 0)
	shut(t, second)
	shut(t, j)
	if _, err := os.Stat(filepath.Join(dir, "save.lock")); err != nil {
		t.Fatalf("the lock file must stay: %v", err)
	}
}

func TestOnlyTheOwnerMayReadASave(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no mode bits; the profile folder's own rights apply")
	}
	dir := filepath.Join(t.TempDir(), "data", "save")
	j, err := saves.Open[event](dir, saves.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Append(savestest.Batch(0)); err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Dir(dir), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if entry.IsDir() {
			want = 0o700
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	shut(t, j)
}
