package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"quest/cmd/stores"
	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/desk"
	"quest/game/phrase"
	"quest/saves"
)

// at is a call of the program with a clock that stands still.
func callAt(t *testing.T, saveDir string) *call {
	t.Helper()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	c := &call{Main: &Main{Now: func() time.Time { return now }, Rand: NewMain().Rand}, began: now, in: strings.NewReader(""), out: io.Discard, err: io.Discard}
	c.flags.saveDir, c.flags.player = saveDir, defaultPlayer
	return c
}

func mustOpen(t *testing.T, c *call, dir string) *desk.Desk {
	t.Helper()
	d, err := c.openDesk(dir, c.flags.saveDir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func mustClose(t *testing.T, d *desk.Desk) {
	t.Helper()
	if lost, err := d.Close(); lost != 0 || err != nil {
		t.Fatalf("close: %d lost, %v", lost, err)
	}
}

func playAnswers(t *testing.T, d *desk.Desk, n int) {
	t.Helper()
	for i := range n {
		if _, err := d.Append(answered(fmt.Sprintf("story/harbour/q%d", i%50))); err != nil {
			t.Fatal(err)
		}
	}
}

func countFiles(t *testing.T, pattern ...string) int {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(pattern...))
	if err != nil {
		t.Fatal(err)
	}
	return len(names)
}

func TestASnapshotOfPlayIsUsedAndNeverMatters(t *testing.T) {
	dir := t.TempDir()
	c := callAt(t, dir)
	o := mustOpen(t, c, dir)
	playAnswers(t, o, 600 /* more than one snapshot during play */)
	if told := o.Settle(); len(told) > 0 {
		t.Fatalf("told %v", told)
	}
	mustClose(t, o)
	if n := countFiles(t, dir, "snap-*.json"); n == 0 {
		t.Fatal("no snapshot was made")
	}
	for _, damage := range []func(){
		func() {},
		func() {
			names, _ := filepath.Glob(filepath.Join(dir, "snap-*.json"))
			for _, name := range names {
				if err := os.WriteFile(name, []byte("{}"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		},
	} {
		damage()
		whole := c.deskOptions(dir, dir)
		whole.Place = stores.Files{Dir: dir} // no version of a fold: no snapshot is read
		want, _, err := desk.View(whole)
		if err != nil {
			t.Fatal(err)
		}
		o := mustOpen(t, c, dir)
		if got := frozen(t, o.Player()); !bytes.Equal(got, frozen(t, want)) {
			t.Fatalf("another player:\n%s", got)
		}
		if saved, err := o.Append(answered("one more")); err != nil || saved != want.Answers+1 {
			t.Fatalf("saved %d after %d, %v", saved, want.Answers, err)
		}
		mustClose(t, o)
	}
}

func TestASnapshotThatIsNoPlayerIsPassedOver(t *testing.T) {
	dir := t.TempDir()
	c := callAt(t, dir)
	o := mustOpen(t, c, dir)
	playAnswers(t, o, 3)
	mustClose(t, o)
	j, err := saves.Open[game.Event](dir, c.saveOptions())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(j.Snapshot([]byte(`{"player":7}`)), j.Close()); err != nil {
		t.Fatal(err)
	}
	o = mustOpen(t, c, dir)
	if o.Player().Answers != 3 {
		t.Fatalf("%d answers", o.Player().Answers)
	}
	playAnswers(t, o, 1)
	mustClose(t, o)
}

// A snapshot of an older fold is passed over without a word; the next one is of this
// fold, so that the whole journal is folded once and not at every start.
func TestASnapshotOfAnOlderFoldIsMadeAgainOnce(t *testing.T) {
	dir := t.TempDir()
	c := callAt(t, dir)
	o := mustOpen(t, c, dir)
	const enough = 32 // answers for a snapshot on leaving
	playAnswers(t, o, enough)
	mustClose(t, o)
	player, _, err := desk.View(c.deskOptions(dir, dir))
	if err != nil {
		t.Fatal(err)
	}
	want := frozen(t, player)
	names, err := filepath.Glob(filepath.Join(dir, "snap-*.json"))
	if err != nil || len(names) != 1 {
		t.Fatalf("snapshots %v, %v", names, err)
	}
	if err := os.Remove(names[0]); err != nil {
		t.Fatal(err)
	}
	old, err := saves.Open[game.Event](dir, saves.Options{Fold: "quest 0.1.0 fold 2"})
	if err != nil {
		t.Fatal(err)
	}
	if err := old.Snapshot([]byte(`{"answers":7,"strange":0,"player":{"joined":true,"answers":7,"streak":3}}`)); err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	for start, unfolded := range []int{enough, 0} {
		if got := unfoldedAt(t, c, dir); got != unfolded {
			t.Errorf("start %d folds %d batches, want %d", start, got, unfolded)
		}
		o := mustOpen(t, c, dir)
		if told := o.Settle(); len(o.Notices()) > 0 || len(told) > 0 {
			t.Errorf("start %d tells %v %v", start, o.Notices(), told)
		}
		if got := frozen(t, o.Player()); !bytes.Equal(got, want) {
			t.Errorf("start %d gives another player:\n%s\n%s", start, got, want)
		}
		mustClose(t, o)
	}
}

func TestSettlingMakesOneBackupForEachState(t *testing.T) {
	dir := t.TempDir()
	c := callAt(t, dir)
	for start, want := range []int{0, 1, 1, 2} { // the second start changes nothing
		o := mustOpen(t, c, dir)
		if told := o.Settle(); len(told) > 0 {
			t.Fatalf("told %v", told)
		}
		if n := countFiles(t, dir, "backups", "*.jsonl"); n != want {
			t.Fatalf("start %d: %d backups, want %d", start, n, want)
		}
		if start != 1 {
			playAnswers(t, o, 1)
		}
		mustClose(t, o)
	}
}

func TestAFileInPlaceOfTheBackupsIsNamed(t *testing.T) {
	dir := t.TempDir()
	c := callAt(t, dir)
	o := mustOpen(t, c, dir)
	playAnswers(t, o, 1)
	mustClose(t, o)
	inPlace := filepath.Join(dir, "backups")
	if err := os.RemoveAll(inPlace); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(inPlace, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := c.openDesk(dir, c.flags.saveDir)
	var unreadable *desk.UnreadableError
	if !errors.As(err, &unreadable) || !strings.Contains(phrase.In(content.English).Say(unreadable.Why), inPlace+" is a file") {
		t.Errorf("got %v", err)
	}
	if kept, err := os.ReadFile(inPlace); string(kept) != "mine" {
		t.Errorf("the file holds %q, %v", kept, err)
	}
}

func TestTheSecondTerminalFollowsAndTakesOver(t *testing.T) {
	saveDir := t.TempDir()
	dir := filepath.Join(saveDir, playersDir, defaultPlayer)
	c := callAt(t, saveDir)
	first := mustOpen(t, c, dir)
	join := first.Player().Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakEnglish, Seed: 7}, c.clock().moment())
	if _, err := first.Append(join); err != nil {
		t.Fatal(err)
	}
	second := mustOpen(t, c, dir)
	seat := new(game.Seat)
	second.Attach(seat)
	if seat.Watch == nil || !second.Player().Joined() {
		t.Fatal("the second terminal does not watch")
	}
	if _, changed := seat.Watch(); changed {
		t.Fatal("changed without a change")
	}
	playAnswers(t, first, 2)
	seen, changed := seat.Watch()
	if !changed || seen.Answers != 2 || seen == second.Player() {
		t.Fatalf("seen %+v", seen)
	}
	if _, err := seat.TakeOver(); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("taken over: %v", err)
	}
	playAnswers(t, first, 1)
	if seen.Answers != 2 {
		t.Fatal("what was handed out changed")
	}
	mustClose(t, first)
	taken, err := seat.TakeOver()
	if err != nil || taken.Player.Answers != 3 || taken.Watch != nil || taken.Unsaved != nil {
		t.Fatalf("%+v, %v", taken, err)
	}
	if saved, err := taken.Journal.Append(answered("mine")); err != nil || saved != 4 {
		t.Fatalf("saved %d, %v", saved, err)
	}
	if told := taken.Settle(); len(told) > 0 {
		t.Fatalf("told %v", told)
	}
	mustClose(t, second)
}

func TestTheSecondTerminalFollowsARepair(t *testing.T) {
	saveDir := t.TempDir()
	dir := filepath.Join(saveDir, playersDir, defaultPlayer)
	c := callAt(t, saveDir)
	first := mustOpen(t, c, dir)
	playAnswers(t, first, 3)
	second := mustOpen(t, c, dir)
	seat := new(game.Seat)
	second.Attach(seat)
	mustClose(t, first)
	if _, err := saves.Migrate(dir, c.saveOptions(), func(_, _ *saves.Journal[game.Event]) error { return nil }); err != nil {
		t.Fatal(err)
	}
	first = mustOpen(t, c, dir)
	playAnswers(t, first, 1)
	if seen, changed := seat.Watch(); !changed || seen.Answers != 4 {
		t.Fatalf("seen %+v", seen)
	}
	mustClose(t, first)
	mustClose(t, second)
}

func TestARescueHoldsWhatTheDiskRefusedAndComesBack(t *testing.T) {
	saveDir := t.TempDir()
	c := callAt(t, saveDir)
	disk := &failingDisk{FS: saves.OS()}
	k := openDeskOn(t, filepath.Join(saveDir, playersDir, defaultPlayer), disk)
	if _, err := k.Rescue(); err == nil {
		t.Fatal("rescued nothing")
	}
	playAnswers(t, k, 2)
	disk.broken = syscall.ENOSPC
	if _, err := k.Append(answered("unsaved")); err == nil {
		t.Fatal("saved on a full disk")
	}
	path, err := k.Rescue()
	if err != nil || path != filepath.Join(saveDir, "rescue-2026-11-23-090000.jsonl") {
		t.Fatalf("%s, %v", path, err)
	}
	if again, err := k.Rescue(); err != nil || filepath.Base(again) != "rescue-2026-11-23-090000-2.jsonl" {
		t.Fatalf("%s, %v", again, err)
	}
	home := t.TempDir()
	c.env = []string{"HOME=" + home, "USERPROFILE=" + home}
	if elsewhere, err := c.rescue([]byte("all of it"), filepath.Join(saveDir, "nowhere")); err != nil || filepath.Dir(elsewhere) != home {
		t.Fatalf("%s, %v", elsewhere, err)
	}
	var out, complaints bytes.Buffer
	code := NewMain().Run(context.Background(), []string{"save", "import", path, "--save-dir", t.TempDir(), "--json"}, nil, nil, &out, &complaints)
	if code != exitDone || !strings.Contains(out.String(), `"records": 3`) {
		t.Fatalf("import: %d %s%s", code, out.String(), complaints.String())
	}
}

func TestAGameWithoutAHomeForSavesCanBeRescued(t *testing.T) {
	c := callAt(t, "")
	o, err := c.openPlayer("", defaultPlayer, failed(game.Verbatim("no home"), stores.ErrNoHome))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Append(answered("a")); err == nil {
		t.Fatal("saved nowhere")
	}
	home := t.TempDir()
	c.env = []string{"HOME=" + home}
	if path, err := o.Rescue(); err != nil || filepath.Dir(path) != home {
		t.Fatalf("%s, %v", path, err)
	}
	if lost, _ := o.Close(); lost != 1 {
		t.Fatalf("%d lost", lost)
	}
}

// unfoldedAt counts the batches that no snapshot of this version stands for.
func unfoldedAt(t *testing.T, c *call, dir string) int {
	t.Helper()
	o := c.saveOptions()
	o.ReadOnly = true
	j, err := saves.Open[game.Event](dir, o)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = errors.Join(j.Replay(func(saves.Batch[game.Event]) error { n++; return nil }), j.Close())
	if err != nil {
		t.Fatal(err)
	}
	return n
}
