package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
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
	"quest/game/grade"
	"quest/game/phrase"
	"quest/saves"
)

// failingDisk is the real disk until it is broken.
type failingDisk struct {
	saves.FS
	broken error
}

func (d *failingDisk) Create(name string) (saves.File, error) {
	if d.broken != nil {
		return nil, d.broken
	}
	f, err := d.FS.Create(name)
	return &failingFile{f, d}, err
}

type failingFile struct {
	saves.File
	disk *failingDisk
}

func (f *failingFile) Write(p []byte) (int, error) {
	if f.disk.broken != nil {
		return 0, f.disk.broken
	}
	return f.File.Write(p)
}

// openDeskOn opens a save on a disk of the test.
func openDeskOn(t *testing.T, dir string, disk saves.FS) *desk.Desk {
	t.Helper()
	c := callAt(t, filepath.Dir(filepath.Dir(dir)))
	o := c.deskOptions(dir, c.flags.saveDir)
	o.Place = stores.Files{Dir: dir, Options: saves.Options{FS: disk}}
	d, err := desk.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = d.Close() }) // a test that wants to know closes it itself
	return d
}

func answered(text string) game.Batch {
	truth := true
	return game.Batch{
		At: game.Moment{Wall: time.Date(2026, 11, 23, 19, 0, 0, 5e6, time.FixedZone("KST", 9*3600)), Mono: 3 * time.Second}, Day: 20780,
		Events: []game.Event{{Answered: &game.Answered{Item: text, Rev: 1, Gave: grade.Answer{Truth: &truth}}}},
	}
}

func TestFullDiskIsToldAndCaughtUp(t *testing.T) {
	disk := &failingDisk{FS: saves.OS()}
	d := openDeskOn(t, t.TempDir(), disk)
	if n, err := d.Append(answered("a")); n != 1 || err != nil {
		t.Fatalf("the first answer: %d, %v", n, err)
	}
	disk.broken = syscall.ENOSPC
	for _, item := range []string{"b", "c"} {
		n, err := d.Append(answered(item))
		var lost *game.NotSavedError
		if n != 1 || !errors.As(err, &lost) || !strings.Contains(phrase.In(content.English).Say(lost.Why), "disk is full") || !strings.Contains(phrase.In(content.Korean).Say(lost.Why), "디스크") {
			t.Fatalf("a full disk: %d, %v", n, err)
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("the cause is not kept: %v", err)
		}
	}
	disk.broken = nil
	if n, err := d.Append(answered("d")); n != 4 || err != nil {
		t.Fatalf("after the disk has room again: %d, %v", n, err)
	}
	if lost, err := d.Close(); lost != 0 || err != nil {
		t.Errorf("closing: %d lost, %v", lost, err)
	}
}

func TestAnswersLostAtTheEndAreCounted(t *testing.T) {
	disk := &failingDisk{FS: saves.OS()}
	d := openDeskOn(t, t.TempDir(), disk)
	disk.broken = syscall.EDQUOT
	for range 3 {
		if _, err := d.Append(answered("a")); err == nil {
			t.Fatal("a broken disk saved something")
		}
	}
	if lost, err := d.Close(); lost != 3 || err == nil {
		t.Errorf("closing: %d lost, %v; want 3 and the reason", lost, err)
	}
}

func TestAnswerThatCanNeverBeStoredDoesNotCount(t *testing.T) {
	d := openDeskOn(t, t.TempDir(), saves.OS())
	_, err := d.Append(answered(strings.Repeat("x", 70_000)))
	var lost *game.NotSavedError
	if !errors.As(err, &lost) || !strings.Contains(phrase.In(content.English).Say(lost.Why), "cannot be stored") {
		t.Fatalf("got %v", err)
	}
	if n, err := d.Append(answered("a")); n != 1 || err != nil {
		t.Errorf("the next answer: %d, %v", n, err)
	}
}

func TestReplayedPlayerIsThePlayerWhoPlayed(t *testing.T) {
	dir := t.TempDir()
	d := openDeskOn(t, dir, saves.OS())
	pack := contenttest.Pack()
	seat := seatFor(pack, d)
	now := seat.Now()
	now.Wall = now.Wall.In(time.FixedZone("", -3*3600))
	keep := func(b game.Batch) {
		if b.Empty() {
			return
		}
		if _, err := d.Append(b); err != nil {
			t.Fatal(err)
		}
	}
	keep(seat.Player.Join(game.Joined{Name: contenttest.Safe("민아"), Lang: game.SpeakBoth, Seed: 1 << 63}, now))
	s, b, err := game.Begin(seat.Player, game.ReadOn{Pack: pack, Lesson: contenttest.FirstLesson}, now)
	if err != nil {
		t.Fatal(err)
	}
	keep(b)
	right := func(*content.Item) bool { return true }
	for over := false; !over; {
		switch step := s.Step().(type) {
		case game.EndStep:
			over = true
		case game.QuestionStep:
			gave, _ := answerTo(step.Question, right(step.Question.Item))
			b, err := s.Answer(gave, game.SpeakBoth, now)
			if err != nil {
				t.Fatal(err)
			}
			keep(b)
		default:
			keep(s.Next(now))
		}
	}
	if _, err := d.Close(); err != nil {
		t.Fatal(err)
	}
	again := openDeskOn(t, dir, saves.OS())
	if told := again.Notices(); len(told) != 0 {
		t.Fatalf("told %v", told)
	}
	if got, want := frozen(t, again.Player()), frozen(t, seat.Player); !bytes.Equal(got, want) {
		t.Errorf("replayed\n%s\nplayed\n%s", got, want)
	}
}

func frozen(t *testing.T, p *game.Player) []byte {
	t.Helper()
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestClockStartsWhereItIsTold(t *testing.T) {
	began := time.Now()
	passed := 1500*time.Millisecond + 300*time.Microsecond
	c := &call{Main: &Main{Now: func() time.Time { return began.Add(passed) }}, began: began}
	if err := c.flags.now.Set("2026-11-23T19:00:00+09:00"); err != nil {
		t.Fatal(err)
	}
	m := c.clock().moment()
	if got := m.Wall.Format(time.RFC3339Nano); got != "2026-11-23T19:00:01.5+09:00" {
		t.Errorf("the wall says %s", got)
	}
	if m.Mono != passed {
		t.Errorf("%v have passed, the clock says %v", passed, m.Mono)
	}
	if wall := (&call{Main: c.Main, began: began}).clock().moment().Wall; !wall.Equal(began.Add(passed).Truncate(time.Millisecond)) {
		t.Errorf("without --now the wall says %v", wall)
	}
}

func TestSeedIsDrawnFromTheGivenChance(t *testing.T) {
	if n, err := drawSeed(bytes.NewReader([]byte{1, 0, 0, 0, 0, 0, 0, 0x80})); n != 1<<63+1 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
	if _, err := drawSeed(io.LimitReader(strings.NewReader("abc"), 3)); err == nil {
		t.Error("too little chance made a seed")
	}
}
