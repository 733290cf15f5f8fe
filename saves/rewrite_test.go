package saves_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content/racetest"
	"quest/saves"
	"quest/saves/crashfs"
)

// below gives the files in a folder of a disk, without the lock.
func below(disk *crashfs.Disk, dir string) map[string][]byte {
	files := disk.Files()
	maps.DeleteFunc(files, func(name string, _ []byte) bool {
		return filepath.Dir(name) != dir || strings.Contains(name, "save.lock") || strings.Contains(name, "save.holder")
	})
	return files
}

func renewed(number string) string { return filepath.Join(root, "save-"+number) }

func TestRepairWritesWhatIsReadableIntoANewFolderAndLeavesTheOld(t *testing.T) {
	disk := diskWith(bytesWithout(written(t, 5), 600))
	before := below(disk, root)
	c, err := saves.Repair(root, clockAt(disk, morning))
	if err != nil || c.From != root || c.To != renewed("000002") || c.Batches != 4 || c.Added != 0 || c.Left != 0 {
		t.Fatalf("%+v, %v", c, err)
	}
	if c.Before.Lost() != 1 || len(c.Backups) != 1 {
		t.Fatalf("told %+v", c)
	}
	disk.PowerCut()
	if after := below(disk, root); !maps.EqualFunc(before, after, bytes.Equal) {
		t.Fatalf("the old folder changed: %d files, then %d", len(before), len(after))
	}
	j := open(t, disk)
	wantIDs(t, j, 0, 2, 3, 4)
	if r := j.Report(); !r.Clean() || j.Dir() != c.To {
		t.Fatalf("still told: %+v", r)
	}
	mustAppend(t, j, 9)
	shut(t, j)
	disk.PowerCut()
	again, err := saves.Repair(root, clockAt(disk, morning))
	if err != nil || again.To != "" || again.Batches != 5 {
		t.Fatalf("a whole save was repaired: %+v, %v", again, err)
	}
	h, err := saves.Verify(root, saves.Options{FS: disk})
	if err != nil || h.Dir != c.To || !slices.Equal(h.Earlier, []string{root}) || !h.Report.Clean() || len(h.Backups) != 1 {
		t.Fatalf("%+v, %v", h, err)
	}
}

func TestRepairKeepsWhatOthersWrote(t *testing.T) {
	whole := written(t, 2)
	foreign := framed(`{"v":1,"seq":"four"}`)
	odd := framed(fmt.Sprintf(`{ "v":1, "id":"odd", "prev":"%s", "new":{"a": 1}, "seq":3, "at":1795000009000, "ev":"no list" }`, sumOf(string(bytes.TrimSuffix(lines(whole)[1], []byte("\n"))[:len(lines(whole)[1])-10]))))
	disk := diskWith([]byte(string(whole) + foreign + "rubbish\n" + odd + foreign))
	c, err := saves.Repair(root, clockAt(disk, morning))
	if err != nil || c.Batches != 3 {
		t.Fatalf("%+v, %v", c, err)
	}
	data := string(disk.Files()[filepath.Join(c.To, "journal-000001.jsonl")])
	for _, want := range []string{foreign, `"id":"odd","new":{"a": 1},"at":1795000009000,"ev":"no list"}`} {
		if !strings.Contains(data, want) {
			t.Fatalf("lost %s in\n%s", want, data)
		}
	}
	j := open(t, disk)
	if r := j.Report(); r.Lost() > 0 || r.Unlinked > 0 || r.Mended > 0 {
		t.Fatalf("%+v", r)
	}
	shut(t, j)
}

func TestCompactTakesOutWhatNobodyNeeds(t *testing.T) {
	line := lines(written(t, 4))
	disk := diskWith(bytes.Join(line[:2], nil))
	disk.Put(segment("000002"), bytes.Join([][]byte{line[1], line[2]}, nil))
	disk.Put(segment("000003"), line[3])
	c, err := saves.Compact(root, clockAt(disk, morning))
	if err != nil || c.To == "" || c.Batches != 4 || c.Before.Duplicates != 1 {
		t.Fatalf("%+v, %v", c, err)
	}
	if got := disk.Files()[filepath.Join(c.To, "journal-000001.jsonl")]; !bytes.Equal(got, bytes.Join(line, nil)) {
		t.Fatalf("written\n%s", got)
	}
	if again, err := saves.Compact(root, clockAt(disk, morning)); err != nil || again.To != "" {
		t.Fatalf("compacted twice: %+v, %v", again, err)
	}
	hurt := diskWith(bytesWithout(written(t, 4), 600))
	if _, err := saves.Compact(root, clockAt(hurt, morning)); !errors.Is(err, saves.ErrDamaged) {
		t.Fatalf("a damaged save: %v", err)
	}
}

func TestMigrationSwitchesOnlyWhenTheFoldsAreEqual(t *testing.T) {
	disk := diskWith(written(t, 3))
	refuse := errors.New("the folds differ")
	c, err := saves.Migrate(root, clockAt(disk, morning), func(_, _ *saves.Journal[event]) error { return refuse })
	if !errors.Is(err, refuse) || c.To != "" {
		t.Fatalf("%+v, %v", c, err)
	}
	j := open(t, disk)
	if j.Dir() != root {
		t.Fatal("switched all the same")
	}
	shut(t, j)
	c, err = saves.Migrate(root, clockAt(disk, morning), func(before, after *saves.Journal[event]) error {
		if a, b := folded(t, before), folded(t, after); a != b {
			return refuse
		}
		return nil
	})
	if err != nil || filepath.Dir(c.To) != root {
		t.Fatalf("%+v, %v", c, err)
	}
	j = open(t, disk)
	wantIDs(t, j, 0, 1, 2)
	shut(t, j)
}

func TestRestoreBringsABackupBackAndBacksUpWhatItLeaves(t *testing.T) {
	disk := diskWith(written(t, 3))
	j := openWith(t, disk, clockAt(disk, morning))
	b, _, err := j.Backup()
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, 10, 11)
	shut(t, j)
	c, err := saves.Restore(root, b, clockAt(disk, morning.Add(time.Hour)))
	if err != nil || c.Batches != 3 || c.Left != 2 || c.Added != 0 || len(c.Backups) != 1 {
		t.Fatalf("%+v, %v", c, err)
	}
	disk.PowerCut()
	j = open(t, disk)
	wantIDs(t, j, 0, 1, 2)
	shut(t, j)
	back, err := saves.Restore(root, c.Backups[0], clockAt(disk, morning.Add(2*time.Hour)))
	if err != nil || back.Batches != 5 || back.Added != 2 {
		t.Fatalf("there and back: %+v, %v", back, err)
	}
	same, err := saves.Restore(root, c.Backups[0], clockAt(disk, morning))
	if err != nil || same.To != "" {
		t.Fatalf("restored what is there: %+v, %v", same, err)
	}

	whole := disk.Files()[b.Path]
	for what, data := range map[string][]byte{
		"a flipped bit": bytesWithout(bytes.Clone(whole), 50),
		"cut at a line": bytes.Join(lines(whole)[:2], nil),
		"cut in a line": whole[:len(whole)-30],
	} {
		disk.Put(b.Path, data)
		if _, err := saves.Restore(root, b, clockAt(disk, morning)); !errors.Is(err, saves.ErrDamaged) {
			t.Fatalf("%s: %v", what, err)
		}
	}
}

func TestABackupTellsWhatADamagedSaveMissesAndAMergeBringsItBack(t *testing.T) {
	disk := diskWith(written(t, 5))
	j := openWith(t, disk, clockAt(disk, morning))
	b, _, err := j.Backup()
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, 10)
	shut(t, j)
	disk.Put(first, bytesWithout(disk.Files()[first], 600))
	h, err := saves.Verify(root, saves.Options{FS: disk})
	if err != nil || h.Report.Lost() != 1 || len(h.Backups) != 1 || h.Backups[0].Missing != 1 {
		t.Fatalf("%+v, %v", h, err)
	}
	c, err := saves.Merge(root, b.Path, clockAt(disk, morning))
	if err != nil || c.Added != 1 || c.Batches != 6 || len(c.Backups) != 1 || c.Backups[0].Other {
		t.Fatalf("%+v, %v", c, err)
	}
	j = open(t, disk)
	wantIDs(t, j, 0, 1, 2, 3, 4, 10)
	shut(t, j)
}

func TestRestoreAfterTheJournalIsGone(t *testing.T) {
	disk := diskWith(written(t, 3))
	j := openWith(t, disk, clockAt(disk, morning))
	b, _, err := j.Backup()
	if err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	if err := disk.Remove(first); err != nil {
		t.Fatal(err)
	}
	if c, err := saves.Restore(root, b, clockAt(disk, morning)); err != nil || c.Added != 3 {
		t.Fatalf("%+v, %v", c, err)
	}
	j = open(t, disk)
	wantIDs(t, j, 0, 1, 2)
	shut(t, j)
}

func TestNothingIsRewrittenWhileSomebodyPlaysOrWhenItIsNewer(t *testing.T) {
	newer := written(t, 2)
	newer = append(newer, framed(`{"v":2,"seq":3}`)...)
	playing, later := diskWith(written(t, 2)), diskWith(newer)
	j := open(t, playing)
	for name, do := range map[string]func(saves.Options) error{
		"repair":  func(o saves.Options) error { _, err := saves.Repair(root, o); return err },
		"compact": func(o saves.Options) error { _, err := saves.Compact(root, o); return err },
		"import": func(o saves.Options) error {
			_, err := saves.Import(root, strings.NewReader(`{"id":"x","at":1,"ev":[]}`), o)
			return err
		},
		"migrate": func(o saves.Options) error {
			_, err := saves.Migrate(root, o, func(_, _ *saves.Journal[event]) error { return nil })
			return err
		},
	} {
		if err := do(saves.Options{FS: playing}); !errors.Is(err, saves.ErrLocked) {
			t.Errorf("%s beside a writer: %v", name, err)
		}
		if err := do(saves.Options{FS: later}); !errors.Is(err, saves.ErrNewer) {
			t.Errorf("%s of a newer save: %v", name, err)
		}
	}
	shut(t, j)
	if files := later.Files(); !bytes.Equal(files[first], newer) || len(files) != 2 {
		t.Fatalf("the newer save was touched: %d files", len(files))
	}
}

// rewrites are the operations that make a new directory, with what a save holds
// afterwards.
var rewrites = []struct {
	name string
	do   func(saves.Options) error
}{
	{"repair", func(o saves.Options) error { _, err := saves.Repair(root, o); return err }},
	{"compact", func(o saves.Options) error { _, err := saves.Compact(root, o); return err }},
	{"merge", func(o saves.Options) error {
		_, err := saves.Merge(root, filepath.Join(filepath.Dir(root), "other"), o)
		return err
	}},
	{"import", func(o saves.Options) error {
		_, err := saves.Import(root, strings.NewReader(`{"id":"x","at":1795000900000,"t":1,"off":0,"tz":"","mono":0,"day":"2026-11-23","rules":1,"ev":[]}`), o)
		return err
	}},
	{"restore", func(o saves.Options) error {
		all, err := saves.Backups(root, o)
		if err != nil {
			return err
		}
		_, err = saves.Restore(root, all[0], o)
		return err
	}},
	{"backup and snapshot", func(o saves.Options) error {
		o.Fold = fold
		j, err := saves.Open[event](root, o)
		if err != nil {
			return err
		}
		_, _, err = j.Backup()
		state := ""
		replay := j.Replay(func(b batch) error { state = tally(state, b); return nil })
		if replay == nil {
			replay = j.Snapshot([]byte(state))
		}
		return errors.Join(err, replay, j.Close())
	}},
}

// gap is the line that is missing before a repair; nothing is missing before the
// others.
const gap = 4

// TestNoFailureOfARewriteLosesARecord fails the n-th operation of each, for
// every n, once and for ever, and cuts the power: everything that could be read
// before can be read after, and play goes on.
func TestNoFailureOfARewriteLosesARecord(t *testing.T) {
	racetest.Leave(t, "journals that are sound and broken are read and written by other tests")
	for _, rewrite := range rewrites {
		for _, fault := range faults {
			for _, forever := range []bool{false, true} {
				for _, cut := range []bool{false, true} {
					t.Run(fmt.Sprintf("%s/%s/forever=%v/cut=%v", rewrite.name, fault.name, forever, cut), func(t *testing.T) {
						n := 1
						for ; ; n++ {
							f := &crashfs.Fault{At: n, Forever: forever}
							fault.make(f)
							if !rewriteWithFault(t, f, rewrite.do, rewrite.name == "repair", cut) {
								break
							}
						}
						if n < 15 {
							t.Fatalf("only %d operations", n)
						}
					})
				}
			}
		}
	}
}

func rewriteWithFault(t *testing.T, fault *crashfs.Fault, do func(saves.Options) error, hurt, cut bool) bool {
	t.Helper()
	line := lines(written(t, 8))
	disk := diskWith(bytes.Join(line[:3], nil))
	disk.Put(segment("000002"), bytes.Join([][]byte{line[2], line[3]}, nil))
	disk.Put(segment("000003"), bytes.Join(line[gap:6], nil))
	before := idsOf(0, 1, 2, 3, 4, 5, 20)
	if hurt {
		disk.Put(segment("000003"), line[5])
		before = slices.Delete(before, gap, gap+1)
	}
	disk.Put(filepath.Join(filepath.Dir(root), "other", "journal-000001.jsonl"), bytes.Join(line[4:8], nil))
	o := clockAt(disk, morning)
	j := openWith(t, disk, o)
	if _, _, err := j.Backup(); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, 20)
	shut(t, j)
	fault.FS = disk
	err := do(saves.Options{FS: fault, Now: func() time.Time { return morning.Add(time.Hour) }, SegmentBytes: 900})
	if cut {
		disk.PowerCut()
	} else {
		disk.Kill()
	}
	j = openWith(t, disk, saves.Options{})
	got := ids(t, view(t, disk))
	restored := slices.Equal(got, before[:len(before)-1]) // what a restore gives, and only it
	for _, id := range before {
		if !slices.Contains(got, id) && !restored {
			t.Fatalf("operation %d (%v, %v): lost %s of %v", fault.At, fault.Hit(), err, id, got)
		}
	}
	state := folded(t, j)
	shut(t, j)
	plain := open(t, disk)
	if want := folded(t, plain); want != state {
		t.Fatalf("operation %d (%v): a snapshot matters", fault.At, fault.Hit())
	}
	mustAppend(t, plain, 30)
	shut(t, plain)
	disk.PowerCut()
	if h, err := saves.Verify(root, saves.Options{FS: disk}); err != nil || len(h.Report.Unreadable) > 1 {
		t.Fatalf("operation %d (%v): %+v, %v", fault.At, fault.Hit(), h, err)
	}
	return len(fault.Hit()) > 0
}
