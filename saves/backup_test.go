package saves_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"quest/saves"
	"quest/saves/crashfs"
)

// clockAt is options on a disk whose clock stands still.
func clockAt(fs saves.FS, now time.Time) saves.Options {
	return saves.Options{FS: fs, Now: func() time.Time { return now }}
}

var morning = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func backups(t fataler, fs saves.FS) []saves.Backup {
	t.Helper()
	all, err := saves.Backups(root, saves.Options{FS: fs})
	if err != nil {
		t.Fatalf("backups: %v", err)
	}
	return all
}

func TestABackupIsMadeOnceForEachState(t *testing.T) {
	disk := diskWith(written(t, 3))
	for n := range 3 {
		j, err := saves.Open[event](root, clockAt(disk, morning.Add(time.Duration(n)*time.Hour)))
		if err != nil {
			t.Fatal(err)
		}
		b, made, err := j.Backup()
		if err != nil || made != (n != 1) || b.Batches != 3+n/2 {
			t.Fatalf("start %d: made %v, %+v, %v", n, made, b, err)
		}
		if n == 1 {
			mustAppend(t, j, 10)
		}
		shut(t, j)
	}
	all := backups(t, disk)
	if len(all) != 2 || !all[0].Made.Equal(morning.Add(2*time.Hour)) || all[0].Batches != 4 {
		t.Fatalf("%+v", all)
	}
	if want := "000000003-20261123T090000Z-"; !strings.HasPrefix(all[1].Name, want) {
		t.Fatalf("named %s", all[1].Name)
	}
	disk.PowerCut()
	if h, err := saves.Verify(root, saves.Options{FS: disk}); err != nil || len(h.Backups) != 2 || h.Backups[0].Err != nil || h.Backups[0].Batches != 4 {
		t.Fatalf("after a power cut: %+v, %v", h.Backups, err)
	}
}

func TestABackupOfABranchedJournalIsOneUnbrokenChain(t *testing.T) {
	line := lines(written(t, 6))
	disk := diskWith([]byte(strings.Join([]string{string(line[0]), string(line[2]), string(line[2]), string(line[4])}, "")))
	j := openWith(t, disk, clockAt(disk, morning))
	b, made, err := j.Backup()
	if err != nil || !made {
		t.Fatal(err)
	}
	shut(t, j)
	other := crashfs.New()
	other.Put(first, disk.Files()[b.Path])
	j = open(t, other)
	wantIDs(t, j, 0, 2, 4)
	if r := j.Report(); !r.Clean() || r.Duplicates > 0 {
		t.Fatalf("%+v", r)
	}
	shut(t, j)
}

func TestABackupMayRunBesideAppends(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "save")
	j, err := saves.Open[event](dir, saves.Options{SegmentBytes: 2000})
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, 0)
	done := make(chan error)
	go func() {
		var failed error
		for range 10 {
			if _, _, err := j.Backup(); err != nil {
				failed = err
			}
		}
		done <- failed
	}()
	for n := 1; n < 60; n++ {
		mustAppend(t, j, n)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	h, err := saves.Verify(dir, saves.Options{})
	if err != nil || !h.Report.Clean() || len(h.Backups) == 0 {
		t.Fatalf("%+v, %v", h, err)
	}
	for _, b := range h.Backups {
		if b.Err != nil {
			t.Fatalf("%+v", b)
		}
	}
}

func TestASaveWithoutRecordsHasNoBackup(t *testing.T) {
	disk := crashfs.New()
	j := open(t, disk)
	if _, made, err := j.Backup(); made || err != nil {
		t.Fatalf("made %v, %v", made, err)
	}
	shut(t, j)
}

// copyOf makes a backup of the table below: its name is all that thinning knows.
func copyOf(seq int, made time.Time, size int64) saves.Backup {
	return saves.Backup{
		Name: fmt.Sprintf("%09d-%s", seq, made.Format("20060102T150405Z")), Batches: seq, Made: made, Bytes: size,
	}
}

func TestThinningKeepsTheLadder(t *testing.T) {
	var all []saves.Backup
	seq := 1000
	for day := range 400 {
		for hour := range 3 {
			all = append(all, copyOf(seq, morning.AddDate(0, 0, -day).Add(-time.Duration(hour)*time.Hour), 1000))
			seq--
		}
	}
	gone := map[string]bool{}
	for _, b := range saves.Surplus(all) {
		gone[b.Name] = true
	}
	var kept []string
	for _, b := range all {
		if !gone[b.Name] {
			kept = append(kept, b.Made.Format("01-02 15"))
		}
	}
	want := []string{
		"11-23 09", "11-23 08", "11-23 07", "11-22 09", "11-22 08", "11-22 07",
		"11-21 09", "11-20 09", "11-19 09", "11-18 09", "11-17 09", "11-16 09", "11-15 09",
		"11-14 09", "11-08 09", "11-01 09", "10-25 09", "10-18 09", "09-30 09", "08-31 09", "07-31 09", "06-30 09", "05-31 09",
	}
	if !slices.Equal(kept, want) {
		t.Fatalf("kept\n%q\nwant\n%q", kept, want)
	}
}

func TestThinningHoldsTheRoomAndSparesTheNewestFive(t *testing.T) {
	var all []saves.Backup
	for day := range 12 {
		all = append(all, copyOf(100-day, morning.AddDate(0, 0, -day), 4<<20))
	}
	if gone := saves.Surplus(all); len(gone) != 7 || slices.ContainsFunc(gone, func(b saves.Backup) bool { return b.Batches > 95 }) {
		t.Fatalf("gone %+v", gone)
	}
	for i := range all {
		all[i].Bytes = 100 << 20
	}
	if gone := saves.Surplus(all); len(gone) != 7 {
		t.Fatalf("%d gone of huge ones", len(gone))
	}
}

// TestNoClockMakesThinningForgetTheNewestSaves lets the clock jump by years.
func TestNoClockMakesThinningForgetTheNewestSaves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock := morning
		var all []saves.Backup
		steps := rapid.IntRange(1, 60).Draw(t, "steps")
		for seq := 1; seq <= steps; seq++ {
			clock = clock.Add(time.Duration(rapid.IntRange(10, 30).Draw(t, "hours")) * time.Hour)
			if rapid.IntRange(0, 9).Draw(t, "jump") == 0 {
				clock = clock.AddDate(rapid.IntRange(-9, 9).Draw(t, "years"), 0, 0)
			}
			all = append(all, copyOf(seq, clock, 1000))
			gone := saves.Surplus(all)
			if len(gone) > 6 {
				t.Fatalf("one start sweeps %d away", len(gone))
			}
			for _, b := range gone {
				all = slices.DeleteFunc(all, func(c saves.Backup) bool { return c.Name == b.Name })
			}
		}
		for seq := max(1, steps-4); seq <= steps; seq++ {
			if !slices.ContainsFunc(all, func(b saves.Backup) bool { return b.Batches == seq }) {
				t.Fatalf("%d of %d is gone", seq, steps)
			}
		}
	})
}
