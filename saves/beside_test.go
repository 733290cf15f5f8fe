package saves_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// copyNames are names that synchronisers, people and editors give to copies of a journal.
var copyNames = []string{
	"journal-000001 (conflicted copy 2026-11-20).jsonl",
	"journal-000001 (Ann's conflicted copy 2026-11-20).jsonl",
	"journal-000001.sync-conflict-20261120-101010-ABCDEFG.jsonl",
	"journal-000001_conflict-20261120-101010.jsonl",
	"journal-000001-LAPTOP.jsonl",
	"journal-000001 (1).jsonl",
	"journal-000001 2.jsonl",
	"journal-000001 copy.jsonl",
	"journal-000001 - 복사본.jsonl",
	"Copy of journal-000001.jsonl",
	"journal-000001.jsonl.bak",
	"journal-000001.jsonl~",
	"journal-000001.jsonl.conflict",
	".syncthing.journal-000001.jsonl.tmp",
	".journal-000001.jsonl.Xa3f9Q",
	"JOURNAL-000001(2).JSONL",
	"rescue-2026-11-20-101010.jsonl",
}

// TestACopyBesideTheJournalIsToldAndCanBeMerged puts the journal of another computer beside
// that of a save, under every name that is known to occur.
func TestACopyBesideTheJournalIsToldAndCanBeMerged(t *testing.T) {
	for _, name := range copyNames {
		t.Run(name, func(t *testing.T) {
			disk := diskWith(written(t, 3))
			path := filepath.Join(root, name)
			disk.Put(path, savedBy(t, 60, 64))
			for _, o := range []saves.Options{{FS: disk}, {FS: disk, ReadOnly: true}} {
				if got := besideOf(t, o); len(got) != 1 || got[0] != (saves.Beside{Kind: saves.ACopy, Path: path, Batches: 4, Missing: 4}) {
					t.Fatalf("told %+v", got)
				}
			}
			h, err := saves.Verify(root, saves.Options{FS: disk})
			if err != nil || len(h.Report.Beside) != 1 {
				t.Errorf("verify: %+v, %v", h.Report.Beside, err)
			}
			if ch, err := saves.Merge(root, path, saves.Options{FS: disk}); err != nil || ch.Added != 4 {
				t.Fatalf("merge: %+v, %v", ch, err)
			}
			if got := besideOf(t, saves.Options{FS: disk}); len(got) != 0 {
				t.Errorf("once it is merged: %+v", got)
			}
		})
	}
}

// besideOf opens a save and gives what it tells of what stands beside its journal.
func besideOf(t *testing.T, o saves.Options) []saves.Beside {
	t.Helper()
	j, err := saves.Open[event](root, o)
	if err != nil {
		t.Fatal(err)
	}
	defer shut(t, j)
	return j.Report().Beside
}

// TestNothingIsToldOfWhatHoldsNothingNew covers copies, names of others, and what quest
// makes itself.
func TestNothingIsToldOfWhatHoldsNothingNew(t *testing.T) {
	disk := crashfs.New()
	now := time.Unix(1e9, 0)
	o := saves.Options{FS: disk, Fold: "1", Now: func() time.Time { now = now.Add(time.Minute); return now }}
	start(t, o, 4)
	disk.Put(filepath.Join(root, "journal-000001 (1).jsonl"), bytes.Join(lines(written(t, 4))[:2], nil))
	disk.Put(filepath.Join(root, "journal-000001 (2).jsonl"), nil)
	disk.Put(filepath.Join(root, "journal.txt"), []byte("Dear diary"))
	disk.Put(filepath.Join(root, "Thumbs.db"), []byte{1})
	for range 2 {
		if got := besideOf(t, o); len(got) > 0 {
			t.Errorf("told %+v", got)
		}
		start(t, o, 6)
	}
}

// TestAJournalShorterThanItsBackupsIsTold empties, removes and ages a journal beside whole
// backups.
func TestAJournalShorterThanItsBackupsIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		change  func(*crashfs.Disk, []byte)
		missing int
	}{
		"emptied": {func(d *crashfs.Disk, _ []byte) { d.Put(first, nil) }, 5},
		"removed": {func(d *crashfs.Disk, _ []byte) { _ = d.Remove(first) }, 5},
		"older":   {func(d *crashfs.Disk, data []byte) { d.Put(first, bytes.Join(lines(data)[:2], nil)) }, 3},
		"another of the same length": {func(d *crashfs.Disk, _ []byte) {
			d.Put(first, savedBy(t, 60, 65))
		}, 5},
	} {
		for _, fold := range []string{"", "1"} {
			t.Run(name+fold, func(t *testing.T) {
				disk := crashfs.New()
				o := saves.Options{FS: disk, Fold: fold, Now: func() time.Time { return time.Unix(1e9, 0) }}
				start(t, o, 5)
				c.change(disk, disk.Files()[first])
				got := besideOf(t, o)
				if len(got) != 1 || got[0].Kind != saves.ABackup || got[0].Missing != c.missing || got[0].Fuller != (name != "another of the same length") {
					t.Fatalf("told %+v", got)
				}
				h, err := saves.Verify(root, o)
				if err != nil || len(h.Report.Beside) != 1 {
					t.Errorf("verify: %+v, %v", h.Report.Beside, err)
				}
				if _, err := saves.Merge(root, got[0].Path, o); err != nil {
					t.Fatal(err)
				}
				if got := besideOf(t, o); len(got) > 0 {
					t.Errorf("once it is merged: %+v", got)
				}
			})
		}
	}
}

// TestWhatARestoreLeftIsNotMissed goes back to an older backup on purpose.
func TestWhatARestoreLeftIsNotMissed(t *testing.T) {
	disk := crashfs.New()
	now := time.Unix(1e9, 0)
	o := saves.Options{FS: disk, Now: func() time.Time { now = now.Add(time.Minute); return now }}
	start(t, o, 3)
	start(t, o, 6)
	all, err := saves.Backups(root, o)
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	if _, err := saves.Restore(root, all[1], o); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if got := besideOf(t, o); len(got) > 0 {
			t.Errorf("told %+v", got)
		}
		if h, err := saves.Verify(root, o); err != nil || len(h.Report.Beside) > 0 {
			t.Errorf("verify: %+v, %v", h.Report.Beside, err)
		}
		// A rewriting after that still knows.
		if _, err := saves.Migrate(root, o, func(_, _ *saves.Journal[event]) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
}

// TestASnapshotThatKnowsOfMoreRecordsIsTold loses records without any backup of them.
func TestASnapshotThatKnowsOfMoreRecordsIsTold(t *testing.T) {
	disk := crashfs.New()
	o := saves.Options{FS: disk, Fold: "1"}
	j, err := saves.Open[event](root, o)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 5 {
		if _, err := j.Append(savestest.Batch(n)); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Snapshot([]byte("{}")); err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	disk.Put(first, bytes.Join(lines(disk.Files()[first])[:2], nil))
	if got := besideOf(t, o); len(got) != 1 || got[0].Kind != saves.ASnapshot || got[0].Missing != 3 || got[0].Batches != 5 {
		t.Errorf("told %+v", got)
	}
}

// TestAnEarlierDirectoryThatWentOnIsFoundByVerify lets another computer, which does not know
// yet that the save was written anew, play on in the old directory.
func TestAnEarlierDirectoryThatWentOnIsFoundByVerify(t *testing.T) {
	disk := diskWith(written(t, 3))
	o := saves.Options{FS: disk}
	if _, err := saves.Migrate(root, o, func(_, _ *saves.Journal[event]) error { return nil }); err != nil {
		t.Fatal(err)
	}
	disk.Put(first, written(t, 5))
	h, err := saves.Verify(root, o)
	if err != nil || len(h.Report.Beside) != 1 || h.Report.Beside[0] != (saves.Beside{Kind: saves.AnEarlier, Path: first, Batches: 5, Missing: 2, Fuller: true}) {
		t.Fatalf("%+v, %v", h.Report.Beside, err)
	}
	if ch, err := saves.Merge(root, h.Report.Beside[0].Path, o); err != nil || ch.Added != 2 {
		t.Errorf("merge: %+v, %v", ch, err)
	}
}

// TestACopyThatDiffersIsSaidToDiffer puts a copy beside the journal that holds another batch
// under the same id.
func TestACopyThatDiffersIsSaidToDiffer(t *testing.T) {
	disk := diskWith(written(t, 3))
	other := crashfs.New()
	j := open(t, other)
	for n := range 4 {
		b := savestest.Batch(n)
		if n == 1 {
			b.Day = "2026-12-24"
		}
		if _, err := j.Append(b); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, j)
	disk.Put(filepath.Join(root, "journal-000001 (1).jsonl"), other.Files()[first])
	if got := besideOf(t, saves.Options{FS: disk}); len(got) != 1 || got[0].Differing != 1 || got[0].Missing != 1 {
		t.Errorf("told %+v", got)
	}
}

// TestLinksBesideTheJournalAreNotFollowed puts links under the names of copies.
func TestLinksBesideTheJournalAreNotFollowed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "save")
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.jsonl")
	j, err := saves.Open[event](dir, saves.Options{})
	if err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	if err := os.WriteFile(elsewhere, written(t, 3), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "journal-000001 (1).jsonl")
	if err := os.Symlink(elsewhere, link); err != nil {
		t.Skip(err)
	}
	if j, err = saves.Open[event](dir, saves.Options{}); err != nil {
		t.Fatal(err)
	}
	defer shut(t, j)
	if got := j.Report(); len(got.Beside) > 0 || !slices.Equal(got.Unopened, []string{link}) {
		t.Errorf("told %+v, not opened %q", got.Beside, got.Unopened)
	}
	h, err := saves.Verify(dir, saves.Options{})
	if err != nil || len(h.Report.Beside) > 0 || !slices.Equal(h.Report.Unopened, []string{link}) {
		t.Errorf("verify: %+v, not opened %q, %v", h.Report.Beside, h.Report.Unopened, err)
	}
}
