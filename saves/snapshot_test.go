package saves_test

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"pgregory.net/rapid"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

const fold = "test-1"

// openWith opens for writing with snapshots.
func openWith(t testing.TB, fs saves.FS, o saves.Options) *saves.Journal[event] {
	t.Helper()
	o.FS = fs
	if o.Fold == "" {
		o.Fold = fold
	}
	j, err := saves.Open[event](root, o)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return j
}

// tally is a fold that depends on every byte of every batch and on their order.
func tally(state string, b batch) string {
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%s %#v", state, b) // a hash never fails
	return fmt.Sprintf("%x", h.Sum64())
}

type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

// folded gives the state of a journal: its base and what comes after it.
func folded(t fataler, j *saves.Journal[event]) string {
	t.Helper()
	base, _ := j.Base()
	state := string(base)
	if err := j.Replay(func(b batch) error { state = tally(state, b); return nil }); err != nil {
		t.Fatalf("replay: %v", err)
	}
	return state
}

func mustAppend(t fataler, j *saves.Journal[event], numbers ...int) {
	t.Helper()
	for _, n := range numbers {
		if _, err := j.Append(savestest.Batch(n)); err != nil {
			t.Fatalf("append: %v", err)
		}
	}
}

func mustSnapshot(t fataler, j *saves.Journal[event]) {
	t.Helper()
	if err := j.Snapshot([]byte(folded(t, j))); err != nil {
		t.Fatalf("snapshot: %v", err)
	}
}

// readsOf counts which files are read.
type readsOf struct {
	saves.FS
	mu    sync.Mutex
	names []string
}

func (r *readsOf) Read(name string, from int64) ([]byte, error) {
	r.mu.Lock()
	r.names = append(r.names, filepath.Base(name))
	r.mu.Unlock()
	return r.FS.Read(name, from)
}

// longSave is a save of n batches in segments of three, with a snapshot at the
// end of the first m, and its state.
func longSave(t testing.TB, n, m int) (*crashfs.Disk, string) {
	t.Helper()
	disk := crashfs.New()
	j := openWith(t, disk, saves.Options{SegmentBytes: 900})
	mustAppend(t, j, upTo(m)...)
	mustSnapshot(t, j)
	for i := m; i < n; i++ {
		mustAppend(t, j, i)
	}
	state := folded(t, j)
	shut(t, j)
	return disk, state
}

func TestOpeningBehindASnapshotReadsNoOlderSegment(t *testing.T) {
	disk, state := longSave(t, 20, 17)
	fs := &readsOf{FS: disk}
	j := openWith(t, fs, saves.Options{SegmentBytes: 900})
	if got := folded(t, j); got != state || j.Saved() != 20 {
		t.Fatalf("state %s of %d, want %s of 20", got, j.Saved(), state)
	}
	if all := strings.Join(fs.names, " "); strings.Contains(all, "journal-000001") || !j.Report().Partly {
		t.Fatalf("read %s", all)
	}
	r, err := j.CheckOlder()
	if err != nil || !r.Clean() || r.Partly || r.Batches != 20 {
		t.Fatalf("%+v, %v", r, err)
	}
	if all := strings.Join(fs.names, " "); !strings.Contains(all, "journal-000001") {
		t.Fatal("the older segments were never read")
	}
	mustAppend(t, j, 20)
	if got := folded(t, j); got == state || j.Saved() != 21 {
		t.Fatalf("after one more: %d", j.Saved())
	}
	shut(t, j)
}

func TestAnAppendWaitsForTheCheckOfOlderSegments(t *testing.T) {
	disk, _ := longSave(t, 20, 17)
	fs := &readsOf{FS: disk}
	j := openWith(t, fs, saves.Options{SegmentBytes: 900})
	again, err := j.Append(savestest.Batch(0)) // its id stands in a segment that was not read
	if err != nil || again.Seq != 1 || again.Saved != 20 {
		t.Fatalf("an old id again: %+v, %v", again, err)
	}
	if all := strings.Join(fs.names, " "); !strings.Contains(all, "journal-000001") {
		t.Fatal("appended before the older segments were read")
	}
	shut(t, j)

	fault := &crashfs.Fault{FS: disk, Err: syscall.EIO}
	j = openWith(t, fault, saves.Options{SegmentBytes: 900})
	fault.FailNext("read")
	var notSaved *saves.NotSavedError
	if _, err := j.Append(savestest.Batch(20)); !errors.As(err, &notSaved) || !errors.Is(err, syscall.EIO) || notSaved.Pending != 1 {
		t.Fatalf("an unread segment: %v", err)
	}
	if err := j.Flush(); err != nil || j.Saved() != 21 {
		t.Fatalf("flush: %v, %d saved", err, j.Saved())
	}
	shut(t, j)
}

func TestABriefWriterAppendsWithoutReadingOlderSegments(t *testing.T) {
	disk, state := longSave(t, 20, 17)
	fs := &readsOf{FS: disk}
	j := openWith(t, fs, saves.Options{SegmentBytes: 900, Brief: true})
	mustAppend(t, j, 20)
	if r, err := j.Append(savestest.Batch(19)); err != nil || r.Saved != 21 {
		t.Fatalf("an id of a moment ago again: %+v, %v", r, err)
	}
	shut(t, j)
	if all := strings.Join(fs.names, " "); strings.Contains(all, "journal-000001") {
		t.Fatalf("read %s", all)
	}
	disk.PowerCut()
	j = openWith(t, disk, saves.Options{SegmentBytes: 900})
	if r, err := j.CheckOlder(); err != nil || !r.Clean() || r.Batches != 21 || folded(t, j) == state {
		t.Fatalf("%+v, %v", r, err)
	}
	shut(t, j)
}

// What another program takes away while a brief writer is open is written again, as ever.
func TestABriefWriterFindsItsSegmentReplaced(t *testing.T) {
	disk, _ := longSave(t, 20, 17)
	j := openWith(t, disk, saves.Options{SegmentBytes: 4_000, Brief: true})
	mustAppend(t, j, 20)
	name := filepath.Join(root, "journal-000004.jsonl")
	for file := range disk.Files() {
		if strings.Contains(file, "journal-") && file > name {
			name = file
		}
	}
	if err := disk.Remove(name); err != nil {
		t.Fatal(err)
	}
	disk.Put(name, nil)
	_, err := j.Append(savestest.Batch(21))
	if err != nil && !errors.Is(err, saves.ErrReplaced) {
		t.Fatal(err)
	}
	shut(t, j)
	disk.PowerCut()
	j = openWith(t, disk, saves.Options{SegmentBytes: 4_000})
	all := map[string]bool{}
	if err := j.Replay(func(b saves.Batch[event]) error { all[b.ID] = true; return nil }); err != nil {
		t.Fatal(err)
	}
	if !all[savestest.Batch(20).ID] || !all[savestest.Batch(21).ID] {
		t.Errorf("what was acknowledged is gone: %v", all)
	}
	shut(t, j)
}

func TestDamageInAnOlderSegmentIsToldByTheCheck(t *testing.T) {
	disk, state := longSave(t, 20, 17)
	data := disk.Files()[first]
	data[700] ^= 1
	disk.Put(first, data)
	j := openWith(t, disk, saves.Options{SegmentBytes: 900})
	if got := folded(t, j); got != state {
		t.Fatal("the snapshot was not used")
	}
	r, err := j.CheckOlder()
	if err != nil || r.Lost() != 1 || len(r.Copies) != 1 || !bytes.Equal(disk.Files()[r.Copies[0]], data) || r.Stale {
		t.Fatalf("%+v, %v", r, err)
	}
	mustAppend(t, j, 20)
	shut(t, j)
}

func TestAnyDamageOfSnapshotsChangesNothing(t *testing.T) {
	disk := crashfs.New()
	j := openWith(t, disk, saves.Options{SegmentBytes: 900})
	for n := range 12 {
		mustAppend(t, j, n)
		if n%4 == 3 {
			mustSnapshot(t, j)
		}
	}
	want := folded(t, j)
	shut(t, j)
	healthy := disk.Files()
	var snapshots []string
	for name := range healthy {
		if strings.Contains(name, "snap-") {
			snapshots = append(snapshots, name)
		}
	}
	if len(snapshots) != 3 {
		t.Fatalf("snapshots: %v", snapshots)
	}
	check := func(what string) {
		t.Helper()
		for _, readOnly := range []bool{true, false} {
			j := openWith(t, disk, saves.Options{SegmentBytes: 900, ReadOnly: readOnly})
			if got := folded(t, j); got != want || j.Saved() != 12 {
				t.Fatalf("%s: state %s of %d, want %s", what, got, j.Saved(), want)
			}
			if _, err := j.CheckOlder(); err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			shut(t, j)
		}
	}
	check("whole")
	for bits := 1; bits < 8; bits++ {
		for i, name := range snapshots {
			if bits>>i&1 == 1 {
				data := healthy[name]
				disk.Put(name, data[:len(data)*i/2])
			} else {
				disk.Put(name, healthy[name])
			}
		}
		check(fmt.Sprintf("cut %b", bits))
	}
	newest := filepath.Join(root, "snap-000003.json")
	for i := range healthy[newest] {
		data := bytes.Clone(healthy[newest])
		data[i] ^= 4
		disk.Put(newest, data)
		check(fmt.Sprintf("byte %d", i))
	}
	for _, name := range snapshots {
		if err := disk.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	check("all gone")
}

func TestASnapshotOfAnotherFoldIsNotOffered(t *testing.T) {
	disk, want := longSave(t, 6, 6)
	j := openWith(t, disk, saves.Options{Fold: "test-2"})
	if _, ok := j.Base(); ok || folded(t, j) != want {
		t.Fatal("the state of another fold was offered")
	}
	shut(t, j)
	j = open(t, disk)
	if _, ok := j.Base(); ok {
		t.Fatal("a state was offered to a caller without a fold")
	}
	if err := j.Snapshot([]byte("x")); err == nil {
		t.Fatal("a snapshot without a fold")
	}
	shut(t, j)
}

func TestASnapshotOfAnotherJournalIsNotUsed(t *testing.T) {
	disk, _ := longSave(t, 6, 4)
	other := crashfs.New()
	j := openWith(t, other, saves.Options{SegmentBytes: 900})
	mustAppend(t, j, 10, 11, 12, 13, 14)
	want := folded(t, j)
	shut(t, j)
	other.Put(filepath.Join(root, "snap-000009.json"), disk.Files()[filepath.Join(root, "snap-000001.json")])
	j = openWith(t, other, saves.Options{SegmentBytes: 900})
	if _, ok := j.Base(); ok || folded(t, j) != want {
		t.Fatal("a state of another journal was offered")
	}
	mustSnapshot(t, j)
	shut(t, j)
	if other.Files()[filepath.Join(root, "snap-000010.json")] == nil {
		t.Fatal("the new snapshot has no new name")
	}
}

// TestAnOldLineThatComesBackBehindASnapshotCountsOnce copies an old segment to
// the end of the journal, as a restored folder may look.
func TestAnOldLineThatComesBackBehindASnapshotCountsOnce(t *testing.T) {
	disk, want := longSave(t, 20, 20)
	disk.Put(segment("000099"), disk.Files()[first])
	j := openWith(t, disk, saves.Options{SegmentBytes: 900})
	if got := folded(t, j); got != want || j.Saved() != 20 {
		t.Fatalf("state %s of %d, want %s", got, j.Saved(), want)
	}
	shut(t, j)
}

// TestABatchWrittenTwiceAroundASnapshotCountsOnce fails a sync after a snapshot:
// the line stands in both segments, and the branch lies behind the snapshot, at
// it, or before it.
func TestABatchWrittenTwiceAroundASnapshotCountsOnce(t *testing.T) {
	for at := range 6 {
		disk := crashfs.New()
		fault := &crashfs.Fault{FS: disk, Err: syscall.EIO}
		j := openWith(t, fault, saves.Options{})
		for n := range 6 {
			if n == 3 {
				fault.FailNext("sync")
			}
			mustAppend(t, j, n)
			if n == at {
				mustSnapshot(t, j)
			}
		}
		want := folded(t, j)
		shut(t, j)
		for range 2 {
			j = openWith(t, disk, saves.Options{})
			if got := folded(t, j); got != want || j.Saved() != 6 {
				t.Fatalf("snapshot at %d: state %s of %d, want %s", at, got, j.Saved(), want)
			}
			if r, err := j.CheckOlder(); err != nil || r.Stale || !r.Clean() {
				t.Fatalf("snapshot at %d: %+v, %v", at, r, err)
			}
			mustSnapshot(t, j)
			shut(t, j)
		}
	}
}

func TestASnapshotStandsForItsMarkWhileAppendsGoOn(t *testing.T) {
	disk := crashfs.New()
	j := openWith(t, disk, saves.Options{})
	mustAppend(t, j, 0, 1, 2)
	mark, state := j.Mark(), ""
	mustAppend(t, j, 3)
	if err := j.ReplayTo(mark, func(b batch) error { state = tally(state, b); return nil }); err != nil {
		t.Fatal(err)
	}
	if err := j.SnapshotAt(mark, []byte(state)); err != nil {
		t.Fatal(err)
	}
	want := folded(t, j)
	shut(t, j)
	j = openWith(t, disk, saves.Options{})
	if base, ok := j.Base(); !ok || string(base) != state || folded(t, j) != want {
		t.Fatalf("base %q, want %q", base, state)
	}
	shut(t, j)
}

func TestAnEmptySaveHasNoSnapshot(t *testing.T) {
	j := openWith(t, crashfs.New(), saves.Options{})
	if err := j.Snapshot(nil); !errors.Is(err, saves.ErrEmpty) {
		t.Fatalf("snapshot of nothing: %v", err)
	}
	shut(t, j)
	v := view(t, crashfs.New())
	if err := v.Snapshot(nil); !errors.Is(err, saves.ErrReadOnly) {
		t.Fatalf("snapshot of a view: %v", err)
	}
	shut(t, v)
}

// TestSnapshotsNeverMatter plays random sittings with snapshots, failing
// operations, kills and power cuts, and compares the state behind a snapshot
// with the one from line one.
func TestSnapshotsNeverMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		disk := crashfs.New()
		next := 0
		for range rapid.IntRange(1, 6).Draw(t, "sittings") {
			fault := &crashfs.Fault{
				FS: disk, Err: syscall.EIO, Half: rapid.Bool().Draw(t, "half"), At: rapid.IntRange(0, 80).Draw(t, "at"),
			}
			o := saves.Options{FS: fault, Fold: fold, SegmentBytes: int64(rapid.IntRange(300, 3000).Draw(t, "segment"))}
			j, err := saves.Open[event](root, o)
			if err != nil {
				disk.Kill()
				continue
			}
			for range rapid.IntRange(0, 8).Draw(t, "answers") {
				_, err := j.Append(savestest.Batch(next))
				next++
				if err == nil && rapid.IntRange(0, 2).Draw(t, "snap") == 0 {
					base, _ := j.Base()
					state := string(base)
					if err := j.Replay(func(b batch) error { state = tally(state, b); return nil }); err == nil {
						_ = j.Snapshot([]byte(state))
					}
				}
			}
			switch rapid.IntRange(0, 2).Draw(t, "end") {
			case 0:
				_ = j.Close()
			case 1:
				disk.Kill()
			case 2:
				disk.PowerCut()
			}
			disk.Kill()
			v, err := saves.Open[event](root, saves.Options{FS: disk, ReadOnly: true})
			if err != nil {
				t.Fatalf("view: %v", err)
			}
			behind, err := saves.Open[event](root, saves.Options{FS: disk, ReadOnly: true, Fold: fold})
			if err != nil {
				t.Fatalf("view behind a snapshot: %v", err)
			}
			if got, want := folded(t, behind), folded(t, v); got != want || behind.Saved() != v.Saved() {
				t.Fatalf("state %s of %d, want %s of %d", got, behind.Saved(), want, v.Saved())
			}
		}
	})
}

// TestABriefViewIsThatOfTheWholeJournal looks at journals with a snapshot anywhere, in one segment
// and in several, whole and with a byte damaged in a record for which the snapshot stands.
func TestABriefViewIsThatOfTheWholeJournal(t *testing.T) {
	for _, size := range []int64{0, 900} {
		for at := 1; at <= 9; at++ {
			disk := crashfs.New()
			j := openWith(t, disk, saves.Options{SegmentBytes: size})
			for n := 1; n <= 9; n++ {
				mustAppend(t, j, n)
				if n == at {
					mustSnapshot(t, j)
				}
			}
			want := folded(t, j)
			shut(t, j)
			look := func() string {
				v := openWith(t, disk, saves.Options{ReadOnly: true, Brief: true, SegmentBytes: size})
				defer shut(t, v)
				if _, ok := v.Base(); !ok {
					t.Errorf("%d bytes, snapshot after %d: not used", size, at)
				}
				return folded(t, v)
			}
			if got := look(); got != want {
				t.Errorf("%d bytes, snapshot after %d: %s, want %s", size, at, got, want)
			}
			for name, data := range disk.Files() {
				if at > 1 && strings.HasSuffix(name, "000001.jsonl") {
					data = bytes.Clone(data)
					data[bytes.IndexByte(data, '{')+30] ^= 1 // of the first record
					disk.Put(name, data)
				}
			}
			if got := look(); got != want {
				t.Errorf("%d bytes, snapshot after %d, damaged before it: %s, want %s", size, at, got, want)
			}
		}
	}
}
