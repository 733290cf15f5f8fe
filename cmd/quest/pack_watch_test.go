package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"quest/game/manuscript"
)

// watching is a rereading whose hints, whose clock and whose files are told by a test.
type watching struct {
	rereading
	told  chan struct{}
	rings chan time.Time
	asked chan struct{} // quiet was waited for
	line  string
	reads int
}

func newWatching() *watching {
	w := &watching{told: make(chan struct{}), rings: make(chan time.Time), asked: make(chan struct{}, 16), line: "a"}
	w.rereading = rereading{hints: w.told, last: w.reading()}
	w.quiet = func() <-chan time.Time {
		w.asked <- struct{}{}
		return w.rings
	}
	w.read = func() manuscript.Manuscript {
		w.reads++
		return w.reading()
	}
	return w
}

func (w *watching) reading() manuscript.Manuscript {
	return manuscript.Manuscript{Files: map[string][]string{"pack.yaml": {w.line}}}
}

func TestAPackIsReadOnceThereIsQuiet(t *testing.T) {
	w := newWatching()
	got := make(chan manuscript.Manuscript)
	go func() {
		m, _ := w.next()
		got <- m
	}()
	w.told <- struct{}{}
	<-w.asked
	w.line = "b"
	w.told <- struct{}{} // a second step of the same save
	<-w.asked
	if w.reads != 0 {
		t.Errorf("the pack was read %d times while it was saved", w.reads)
	}
	w.rings <- time.Time{}
	if m := <-got; m.Files["pack.yaml"][0] != "b" || w.reads != 1 {
		t.Errorf("read %d times, %v", w.reads, m.Files)
	}
}

func TestAFileThatIsSavedUnchangedIsNoNews(t *testing.T) {
	w := newWatching()
	done := make(chan bool)
	go func() {
		_, ok := w.next()
		done <- ok
	}()
	w.told <- struct{}{}
	<-w.asked
	w.rings <- time.Time{}
	close(w.told) // it waits on, until nothing more is told
	if <-done {
		t.Error("a file without a change is told as news")
	}
	if w.reads != 1 {
		t.Errorf("read %d times", w.reads)
	}
}

// Where the system tells of nothing, changes are found by looking.
func TestAFolderIsLookedThroughForChanges(t *testing.T) {
	dir, ticks := t.TempDir(), make(chan time.Time)
	w := &packWatch{hints: make(chan struct{}, 1), done: make(chan struct{})}
	ended := make(chan struct{})
	go func() {
		w.look(dir, ticks)
		close(ended)
	}()
	ticks <- time.Time{}
	ticks <- time.Time{} // the first one was heard to its end
	select {
	case <-w.hints:
		t.Error("a folder without a change is told as changed")
	default:
	}
	if err := os.WriteFile(filepath.Join(dir, "pack.yaml"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	ticks <- time.Time{}
	<-w.hints
	w.stop()
	<-ended
}

func TestTheStampOfAFolderChangesWithItsFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(path, text string) {
		t.Helper()
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("pack.yaml", "a")
	before := stampOf(dir)
	if stampOf(dir) != before {
		t.Error("the stamp changes by itself")
	}
	for _, change := range []func(){
		func() { write("pack.yaml", "ab") },
		func() { write("quiz/01.yaml", "a") },
		func() { write("i18n/ja/quiz.yaml", "a") },
		func() { write("quiz/02.yaml", "a") },
		func() { _ = os.Remove(filepath.Join(dir, "quiz", "01.yaml")) },
		func() { _ = os.Rename(filepath.Join(dir, "quiz", "02.yaml"), filepath.Join(dir, "quiz", "03.yaml")) },
	} {
		change()
		now := stampOf(dir)
		if now == before {
			t.Error("the stamp does not show a change")
		}
		before = now
	}
}
