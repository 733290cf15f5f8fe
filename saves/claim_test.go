package saves_test

import (
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// noLocks is a file system such as some network homes are.
type noLocks struct{ saves.FS }

func (noLocks) Lock(string) (io.Closer, error) {
	return nil, fmt.Errorf("lock: %w", saves.ErrNoLocks)
}

func TestAClaimStandsInWhereThereAreNoLocks(t *testing.T) {
	disk := noLocks{crashfs.New()}
	clock := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	o := saves.Options{FS: disk, Now: func() time.Time { clock = clock.Add(time.Second); return clock }}
	try := func(o saves.Options) (*saves.Journal[event], string) {
		t.Helper()
		j, err := saves.Open[event](root, o)
		var locked *saves.LockedError
		if errors.As(err, &locked) {
			return nil, locked.Claim
		}
		if err != nil {
			t.Fatal(err)
		}
		return j, ""
	}
	j, _ := try(o)
	if r := j.Report(); !r.Unlocked || len(r.Notes) != 1 || !errors.Is(r.Notes[0], saves.ErrNoLocks) {
		t.Fatalf("not told: %+v", r)
	}
	mustAppend(t, j, 0)
	_, claim := try(o)
	if claim == "" {
		t.Fatal("a second writer")
	}
	if err := j.Beat(); err != nil {
		t.Fatal(err)
	}
	o.BreakClaim = claim
	if second, _ := try(o); second != nil {
		t.Fatal("the claim of a living holder was broken")
	}
	_, o.BreakClaim = try(o)
	second, _ := try(o)
	if second == nil {
		t.Fatal("a silent claim was not broken")
	}
	mustAppend(t, second, 1)
	if _, err := j.Append(savestest.Batch(2)); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("the sleeper wrote on: %v", err)
	}
	if err := j.Beat(); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("the sleeper beats on: %v", err)
	}
	if err := j.Close(); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("close: %v", err)
	}
	for range 2500 {
		if err := second.Beat(); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, second)
	o.BreakClaim = ""
	third, _ := try(o)
	if third == nil {
		t.Fatal("the claim stays after its owner left")
	}
	wantIDs(t, third, 0, 1)
	shut(t, third)
}
