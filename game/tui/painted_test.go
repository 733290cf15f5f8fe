package tui

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/tui/tty"
)

func TestTheTerminalIsGivenBackWhateverEndsTheGame(t *testing.T) {
	for _, tt := range []struct {
		name string
		end  func(*testing.T, *line)
	}{
		{"ctrl+c", func(t *testing.T, l *line) { l.hears(t, []byte("\x03")) }},
		{"ctrl+c in Hangul mode", func(t *testing.T, l *line) { l.hears(t, []byte("\x1b[12618;5u")) }},
		{"ctrl+c with a Greek layout", func(t *testing.T, l *line) { l.hears(t, []byte("\x1b[968::99;5u")) }},
		{"ctrl+c inside a paste whose end was lost", func(t *testing.T, l *line) { l.hears(t, []byte("\x1b[200~text\x03")) }},
		{"a signal", func(t *testing.T, l *line) { l.told(t, tty.Ended) }},
		{"the end of input", func(t *testing.T, l *line) { l.hears(t, nil) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := newLine(80, 24)
			done := playOn(l)
			l.until(t, "A learning game")
			tt.end(t, l)
			l.ends(t, done)
			l.givenBack(t)
		})
	}
}

func TestAFaultEndsTheGameWithTheTerminalGivenBack(t *testing.T) {
	l := newLine(80, 24)
	err := l.end(t, playOn(l, func(s *game.Seat) { s.Now = func() game.Moment { panic("broken clock") } }))
	var c *Crash
	if !errors.As(err, &c) || !strings.Contains(c.Error(), "broken clock") || len(c.Stack) == 0 {
		t.Fatalf("got %v", err)
	}
	l.givenBack(t)
}

func TestTheGameStopsForAWhileAndGoesOn(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	for n, stop := range []func(){
		func() { l.hears(t, []byte("\x1a")) },
		func() { l.hears(t, []byte("\x1b[122;5u")) },
	} {
		l.mu.Lock()
		before := l.written.Len()
		l.mu.Unlock()
		stop()
		l.when(t, "the game goes on", func() bool {
			return l.stops > n && l.raw && strings.Contains(l.written.String()[before:], "A learning game")
		})
	}
	l.until(t, strings.Repeat("─", 90)) // the new size
	l.when(t, "the cursor is hidden where nothing is typed", l.screen.CursorHidden)
	l.hears(t, []byte("\x03"))
	l.ends(t, done)
	l.givenBack(t)
}

func TestATerminalThatTakesNothingIsLeft(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.mu.Lock()
	l.blocked = true
	l.mu.Unlock()
	for range 50 {
		l.hears(t, []byte("1"))
		l.hears(t, []byte("2"))
	}
	l.hears(t, []byte("\x03"))
	l.ends(t, done)
	l.mu.Lock()
	l.blocked = false
	l.changed.Broadcast()
	l.mu.Unlock()
}

func TestASlowTerminalIsGivenBack(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.asked(t)
	l.mu.Lock()
	l.blocked, l.takes, l.elapsed = true, 9, time.Minute // no answer is owed any more
	l.mu.Unlock()
	for range 50 {
		l.hears(t, []byte("1"))
		l.hears(t, []byte("2"))
	}
	l.hears(t, []byte("\x03"))
	l.ends(t, done)
	l.givenBack(t)
}

func TestASecondCtrlCLeavesATerminalThatTakesNothing(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.asked(t)
	l.mu.Lock()
	l.blocked, l.patient, l.elapsed = true, true, time.Minute // no answer is owed any more
	l.mu.Unlock()
	l.hears(t, []byte("1"))
	l.hears(t, []byte("\x03"))
	l.when(t, "the game waits for the terminal", func() bool { return l.waits > 0 })
	l.hears(t, []byte("\x1b[1089::99;5u"))
	l.ends(t, done)
	l.mu.Lock()
	l.blocked = false
	l.changed.Broadcast()
	l.mu.Unlock()
}

func TestNoAnswerIsLeftForTheShell(t *testing.T) {
	l := newSlowLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.hears(t, []byte("\x03")) // before anything was answered
	close(l.slow)
	l.ends(t, done)
	if n := len(l.typed); n > 0 {
		t.Errorf("%d answers were not read", n)
	}
	l.givenBack(t)
}

func TestAPasteWhoseEndIsLostEnds(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.hears(t, []byte("1"))
	l.hears(t, []byte("\r"))
	l.until(t, "call you")
	l.mu.Lock()
	l.hurried = true
	l.mu.Unlock()
	l.hears(t, []byte("\x1b[200~Jo"))
	l.until(t, "Jo")
	l.hears(t, []byte("y"))
	l.until(t, "Joy")
	l.hears(t, []byte("\x03"))
	l.ends(t, done)
}

func TestNothingIsWrittenWhileNothingHappens(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.hears(t, []byte("\x1b[?2026;2$y")) // one message that changes nothing
	l.hears(t, []byte("2"))
	l.until(t, "❯ ● 2")
	l.mu.Lock()
	n := strings.Count(l.written.String(), "\x1b[2J")
	l.mu.Unlock()
	if n != 1 {
		t.Errorf("the screen was cleared %d times", n)
	}
	l.hears(t, []byte("\x03"))
	l.ends(t, done)
}

func TestAStormOfSizesEndsInTheLastOne(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	want := l.shown()
	for _, size := range [][2]int{{1, 1}, {2, 500}, {500, 200}, {7, 3}, {60, 18}, {59, 18}, {200, 1}, {1, 200}, {120, 40}, {80, 24}} {
		l.mu.Lock()
		l.screen.Resize(size[0], size[1])
		l.mu.Unlock()
		l.told(t, tty.Resized)
	}
	l.when(t, "all is shown as before", func() bool { return l.screen.String() == want })
	l.hears(t, []byte("\x03"))
	l.ends(t, done)
}

// TestASizeThatCameBackIsPaintedAnew asks for the size when it is the old one again.
func TestASizeThatCameBackIsPaintedAnew(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	want := l.shown()
	l.mu.Lock()
	l.screen.Resize(1, 1)
	l.screen.Resize(80, 24)
	l.mu.Unlock()
	if l.shown() == want {
		t.Fatal("this terminal keeps what it cannot show")
	}
	l.told(t, tty.Resized)
	l.when(t, "all is shown as before", func() bool { return l.screen.String() == want })
	l.hears(t, []byte("\x03"))
	l.ends(t, done)
}

// silentLine is a terminal that takes everything and says nothing.
type silentLine struct {
	*line
	left chan struct{}
}

func (s silentLine) Read([]byte) (int, error)    { <-s.left; return 0, io.EOF }
func (s silentLine) Write(b []byte) (int, error) { return len(b), nil }
func (s silentLine) Size() (width, height int)   { return 80, 24 }

// BenchmarkSessionsAtRest tells how much memory a player takes who is at the map, of
// 200 in one process.
func BenchmarkSessionsAtRest(b *testing.B) {
	const players = 200
	heap := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc + m.StackInuse
	}
	pack := harbour()
	for b.Loop() {
		before, left := heap(), make(chan struct{})
		var ended, ready sync.WaitGroup
		for range players {
			ready.Add(1)
			ended.Go(func() {
				seat := &game.Seat{
					Packs: []*content.Pack{pack}, Player: &game.Player{}, Journal: &shelf{}, Seed: 7,
					Now: func() game.Moment { return game.Moment{Wall: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)} },
				}
				open := func() (*game.Seat, error) { defer ready.Done(); return seat, nil }
				_ = Run(open, Options{ReducedMotion: true}, silentLine{&line{signals: make(chan tty.Signal)}, left})
			})
		}
		ready.Wait()
		b.ReportMetric(float64(heap()-before)/players/1024, "KiB/player")
		close(left)
		ended.Wait()
	}
}
