package exchange_test

import (
	"errors"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/exchange"
	"quest/saves/savestest"
)

// play appends batches to the save in dir.
func play(t interface{ Fatalf(string, ...any) }, fs saves.FS, dir string, numbers ...int) {
	j, err := saves.Open[savestest.Event](dir, saves.Options{FS: fs})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	for _, n := range numbers {
		if _, err := j.Append(savestest.Batch(n)); err != nil {
			t.Fatalf("append: %v", err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
}

func TestTwoSavesExchangeWhatAMergeWouldJoin(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		disk := crashfs.New()
		root := filepath.Join(string(filepath.Separator), "home")
		a, b, merged := filepath.Join(root, "a"), filepath.Join(root, "b"), filepath.Join(root, "merged")
		var heldA, heldB []int
		for n := range rapid.IntRange(1, 20).Draw(rt, "records") {
			where := rapid.IntRange(1, 3).Draw(rt, "where")
			if where&1 > 0 {
				heldA = append(heldA, n)
			}
			if where&2 > 0 {
				heldB = append(heldB, n)
			}
		}
		play(rt, disk, a, heldA...)
		play(rt, disk, b, heldB...)
		o := saves.Options{FS: disk}
		for _, from := range []string{a, b} {
			if _, err := saves.Merge(merged, from, o); err != nil && !errors.Is(err, saves.ErrEmpty) {
				rt.Fatalf("merge: %v", err)
			}
		}
		here, there := &exchange.Folder{Dir: a, Options: o}, &exchange.Folder{Dir: b, Options: o}
		asks, serves, _ := meet(here, there, joined, whole)
		if asks.err != nil || serves.err != nil {
			rt.Fatalf("%v, %v", asks.err, serves.err)
		}
		want := text(t, &exchange.Folder{Dir: merged, Options: o})
		if got := text(t, here); got != want {
			rt.Fatalf("here\n%swant\n%s", got, want)
		}
		if got := text(t, there); got != want {
			rt.Fatalf("there\n%swant\n%s", got, want)
		}
		if here.Change.Added != asks.result.Came || there.Change.Added != asks.result.Went {
			rt.Fatalf("%+v, %+v, %+v", asks.result, here.Change, there.Change)
		}
		if asks.result.Came > 0 && len(heldA) > 0 && len(here.Change.Backups) == 0 {
			rt.Fatalf("no backup was made")
		}
	})
}

func TestASaveInPlayIsNotFreeAndTakesNothingIn(t *testing.T) {
	disk := crashfs.New()
	root := filepath.Join(string(filepath.Separator), "home")
	o := saves.Options{FS: disk}
	here, there := &exchange.Folder{Dir: filepath.Join(root, "a"), Options: o}, &exchange.Folder{Dir: filepath.Join(root, "b"), Options: o}
	play(t, disk, here.Dir, 0, 1)
	play(t, disk, there.Dir, 0, 2)
	if err := saves.Free(here.Dir, o); err != nil {
		t.Fatal(err)
	}
	j, err := saves.Open[savestest.Event](here.Dir, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := saves.Free(here.Dir, o); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("%v", err)
	}
	before := text(t, here)
	asks, serves, _ := meet(here, there, exchange.Options{}, whole)
	var refused *exchange.RefusedError
	if !errors.Is(asks.err, saves.ErrLocked) || !errors.As(serves.err, &refused) || refused.Why != exchange.Busy || text(t, here) != before {
		t.Fatalf("%v, %v", asks.err, serves.err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if asks, serves, _ = meet(here, there, exchange.Options{}, whole); asks.err != nil || serves.err != nil || text(t, here) != text(t, there) {
		t.Fatalf("%v, %v", asks.err, serves.err)
	}
}
