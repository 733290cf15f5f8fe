package tui

import (
	"bytes"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/teatest/v2"

	"quest/game"
)

// guarded is a journal that a program may use from its own goroutines.
type guarded struct {
	mu    sync.Mutex
	shelf shelf
}

func (g *guarded) Append(b game.Batch) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.shelf.Append(b)
}

func onTerminal(t *testing.T, v *visit) (*teatest.TestModel, *guarded) {
	t.Helper()
	journal := &guarded{}
	v.seat.Journal = journal
	tm := teatest.NewTestModel(t, New(v.seat, Options{ReducedMotion: true}), teatest.WithInitialTermSize(80, 24),
		teatest.WithProgramOptions(tea.WithFilter(drainFirst)))
	return tm, journal
}

func waitFor(t *testing.T, tm *teatest.TestModel, words string) {
	t.Helper()
	teatest.WaitFor(t, tm.Output(), func(b []byte) bool { return bytes.Contains(b, []byte(words)) },
		teatest.WithDuration(10*time.Second), teatest.WithCheckInterval(5*time.Millisecond))
}

func TestAFirstRunOnATerminal(t *testing.T) {
	tm, journal := onTerminal(t, newVisit(t))
	waitFor(t, tm, "Which language")
	tm.Send(keyPress("2"))
	tm.Send(keyPress("enter"))
	tm.Send(keyPress("enter"))
	waitFor(t, tm, "바다는")
	tm.Send(keyPress("ㅂ"))
	m := tm.FinalModel(t, teatest.WithFinalTimeout(10*time.Second)).(*Model)
	if m.speech != game.SpeakKorean || !m.seat.Player.Joined() || len(journal.shelf.batches) != 1 {
		t.Errorf("it ended in %q with %d batches on disk", m.speech, len(journal.shelf.batches))
	}
}

func TestWhatWasPlayedOnATerminalIsOnDiskWhenItEnds(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	tm, journal := onTerminal(t, v)
	waitFor(t, tm, "dragons")
	for range 4 {
		tm.Send(keyPress("enter"))
	}
	waitFor(t, tm, "short check")
	tm.Send(keyPress("1"))
	tm.Send(keyPress("enter"))
	tm.Send(keyPress("ctrl+c"))
	m := tm.FinalModel(t, teatest.WithFinalTimeout(10*time.Second)).(*Model)
	journal.mu.Lock()
	defer journal.mu.Unlock()
	read := 0
	for _, b := range journal.shelf.batches {
		for _, e := range b.Events {
			if e.Read != nil {
				read = e.Read.Points
			}
		}
	}
	if !m.keeper.idle() || read != 3 {
		t.Errorf("%d points are on disk, %d batches wait", read, len(m.keeper.queue))
	}
}
