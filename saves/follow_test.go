package saves_test

import (
	"errors"
	"syscall"
	"testing"

	"pgregory.net/rapid"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// polled gives the numbers of new batches by their ids.
func polled(t fataler, v *saves.Journal[event]) []string {
	t.Helper()
	var got []string
	n, err := v.Poll(func(b batch) error { got = append(got, b.ID); return nil })
	if err != nil || n != len(got) {
		t.Fatalf("poll: %d of %d, %v", len(got), n, err)
	}
	return got
}

func wantPolled(t fataler, v *saves.Journal[event], numbers ...int) {
	t.Helper()
	got, want := polled(t, v), idsOf(numbers...)
	if len(got) != len(want) {
		t.Fatalf("polled %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("polled %v, want %v", got, want)
		}
	}
}

func TestAViewFollowsTheWriter(t *testing.T) {
	disk := crashfs.New()
	v := view(t, disk)
	wantPolled(t, v)
	fault := &crashfs.Fault{FS: disk, Err: syscall.EIO}
	j, err := saves.Open[event](root, saves.Options{FS: fault, SegmentBytes: 900})
	if err != nil {
		t.Fatal(err)
	}
	wantPolled(t, v)
	mustAppend(t, j, 0)
	wantPolled(t, v, 0)
	wantPolled(t, v)
	mustAppend(t, j, 1, 2, 3, 4, 5, 6) // over the end of a segment
	wantPolled(t, v, 1, 2, 3, 4, 5, 6)
	fault.FailNext("sync") // the line stands in two segments
	mustAppend(t, j, 7, 8)
	wantPolled(t, v, 7, 8)
	wantIDs(t, v, upTo(9)...)
	mustAppend(t, j, 9)
	shut(t, j)
	wantPolled(t, v, 9)
	if v.Saved() != 10 {
		t.Fatalf("%d saved", v.Saved())
	}
	shut(t, v)
	if _, err := v.Poll(nil); !errors.Is(err, saves.ErrClosed) {
		t.Fatalf("poll after close: %v", err)
	}
}

func TestAViewLeavesALineThatIsOnItsWay(t *testing.T) {
	disk := diskWith(written(t, 2))
	line := lines(written(t, 3))[2]
	v := view(t, disk)
	f, err := disk.Open(first)
	if err != nil {
		t.Fatal(err)
	}
	for i := range line {
		wantPolled(t, v)
		if _, err := f.Write(line[i : i+1]); err != nil {
			t.Fatal(err)
		}
	}
	wantPolled(t, v, 2)
	shut(t, v)
}

func TestAViewBehindASnapshotFollowsToo(t *testing.T) {
	disk, _ := longSave(t, 12, 10)
	v := openWith(t, disk, saves.Options{ReadOnly: true})
	state := folded(t, v)
	j := openWith(t, disk, saves.Options{SegmentBytes: 900})
	mustAppend(t, j, 12, 13, 14, 15)
	if _, err := v.Poll(func(b batch) error { state = tally(state, b); return nil }); err != nil {
		t.Fatal(err)
	}
	if want := folded(t, j); state != want {
		t.Fatalf("followed to %s, want %s", state, want)
	}
	shut(t, j)
	shut(t, v)
}

func TestAViewLearnsThatTheSaveWasRewritten(t *testing.T) {
	disk := diskWith(bytesWithout(written(t, 4), 600))
	v := view(t, disk)
	if c, err := saves.Repair(root, saves.Options{FS: disk}); err != nil || c.To == "" {
		t.Fatalf("repair: %+v, %v", c, err)
	}
	if _, err := v.Poll(nil); !errors.Is(err, saves.ErrChanged) {
		t.Fatalf("poll: %v", err)
	}
	shut(t, v)
}

func TestAViewTakesOverOnceTheLockIsFree(t *testing.T) {
	disk := crashfs.New()
	j := open(t, disk)
	mustAppend(t, j, 0)
	v := view(t, disk)
	if _, err := v.TakeOver(saves.Options{}); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("taken over from a living holder: %v", err)
	}
	mustAppend(t, j, 1)
	shut(t, j)
	j, err := v.TakeOver(saves.Options{})
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, 2)
	wantIDs(t, j, 0, 1, 2)
	shut(t, j)
	wantPolled(t, v, 1, 2)
	shut(t, v)
}

// TestFollowingEqualsReading lets a view poll at random moments of a writer
// whose disk fails now and then.
func TestFollowingEqualsReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		disk := crashfs.New()
		v, err := saves.Open[event](root, saves.Options{FS: disk, ReadOnly: true})
		if err != nil {
			t.Fatalf("view: %v", err)
		}
		seen := map[string]bool{}
		next := 0
		for range rapid.IntRange(1, 4).Draw(t, "sittings") {
			fault := &crashfs.Fault{FS: disk, Err: syscall.EIO, Half: true, At: rapid.IntRange(0, 60).Draw(t, "at")}
			j, err := saves.Open[event](root, saves.Options{FS: fault, SegmentBytes: 900})
			if err == nil {
				for range rapid.IntRange(0, 6).Draw(t, "answers") {
					_, _ = j.Append(savestest.Batch(next))
					next++
					if rapid.Bool().Draw(t, "poll") {
						for _, id := range polled(t, v) {
							if seen[id] {
								t.Fatalf("%s was given twice", id)
							}
							seen[id] = true
						}
					}
				}
			}
			disk.Kill()
			if j, err = saves.Open[event](root, saves.Options{FS: disk}); err != nil || j.Close() != nil {
				t.Fatalf("heal: %v", err)
			}
		}
		for _, id := range polled(t, v) {
			seen[id] = true
		}
		last, err := saves.Open[event](root, saves.Options{FS: disk, ReadOnly: true})
		if err != nil {
			t.Fatalf("view: %v", err)
		}
		for _, b := range savestest.All(t, last) {
			if !seen[b.ID] {
				t.Fatalf("%s was never given", b.ID)
			}
		}
		if len(seen) < last.Saved() {
			t.Fatalf("%d of %d given", len(seen), last.Saved())
		}
	})
}
