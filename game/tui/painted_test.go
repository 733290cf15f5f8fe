package tui

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"

	"quest/content"
	"quest/game"
	"quest/game/tui/tty"
)

// line is a terminal of a test: what is written goes to an emulator, what is typed
// comes from the test, and no time passes but what the test lets pass.
type line struct {
	mu      sync.Mutex
	changed *sync.Cond
	screen  *vt.Emulator
	written strings.Builder
	raw     bool
	stops   int
	elapsed time.Duration
	blocked bool          // nothing is taken that is written
	takes   int           // but for one write in each of so many waits
	through int           // writes that are let through
	taken   int           // writes that were taken
	patient bool          // waits of a second and more never end
	waits   int           // of them
	slow    chan struct{} // nothing is answered before it is closed
	hurried bool          // long waits pass at once
	typed   chan []byte
	signals chan tty.Signal
}

func newLine(width, height int) *line {
	l := newSlowLine(width, height)
	close(l.slow)
	return l
}

// newSlowLine is a terminal that answers nothing before its slow is closed.
func newSlowLine(width, height int) *line {
	l := &line{screen: vt.NewEmulator(width, height), typed: make(chan []byte, 64), signals: make(chan tty.Signal, 8), slow: make(chan struct{})}
	l.changed = sync.NewCond(&l.mu)
	go l.answer()
	return l
}

// answer sends what the emulator answers, once a slow one may.
func (l *line) answer() {
	answers := make(chan []byte, 64)
	go func() {
		for a := range answers {
			<-l.slow
			l.typed <- a
		}
	}()
	defer close(answers)
	for {
		b := make([]byte, 256)
		n, err := l.screen.Read(b)
		if err != nil {
			return
		}
		answers <- b[:n]
	}
}

func (l *line) Read(b []byte) (int, error) {
	typed := <-l.typed
	if typed == nil {
		return 0, io.EOF
	}
	return copy(b, typed), nil
}

func (l *line) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.blocked && l.through == 0 {
		l.changed.Wait()
	}
	l.through = max(0, l.through-1)
	l.taken++
	l.written.Write(b)
	_, _ = l.screen.Write(b)
	l.changed.Broadcast()
	return len(b), nil
}

func (l *line) Size() (width, height int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.screen.Width(), l.screen.Height()
}

func (l *line) set(raw bool) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.raw = raw
	return nil
}

func (l *line) Raw() error    { return l.set(true) }
func (l *line) Cooked() error { return l.set(false) }

func (l *line) Stop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stops++
	if l.raw {
		panic("stopped with the terminal raw")
	}
	l.screen.Resize(100, 30) // while the process cannot be told
}

func (l *line) Signals() <-chan tty.Signal { return l.signals }

func (l *line) Elapsed() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.elapsed
}

// After lets waits pass at once, but those for a terminal that is about to answer.
func (l *line) After(wait time.Duration) <-chan time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := make(chan time.Time, 1)
	if l.patient && wait >= time.Second {
		l.waits++
		l.changed.Broadcast()
		return c
	}
	if l.blocked && l.takes > 0 {
		l.takes--
		l.through++
		l.changed.Broadcast()
		go l.await(l.taken+1, c)
		return c
	}
	if l.blocked || l.hurried || wait < 100*time.Millisecond {
		l.elapsed += wait
		c <- time.Time{}
	}
	return c
}

// await ends a wait when so many writes were taken.
func (l *line) await(writes int, c chan<- time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.taken < writes {
		l.changed.Wait()
	}
	c <- time.Time{}
}

// until waits until the screen shows a text.
func (l *line) until(t *testing.T, text string) {
	t.Helper()
	guard := time.AfterFunc(20*time.Second, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		text = ""
		l.changed.Broadcast()
	})
	defer guard.Stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	for !strings.Contains(l.screen.String(), text) {
		l.changed.Wait()
	}
	if text == "" {
		t.Fatalf("the screen shows:\n%s", l.screen.String())
	}
}

// asked waits until the last question about the terminal was written.
func (l *line) asked() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !strings.Contains(l.written.String(), "\x1b[c") {
		l.changed.Wait()
	}
}

// playOn plays on a terminal and gives what ends the game.
func playOn(l *line, with ...func(*game.Seat)) <-chan error {
	done := make(chan error, 1)
	seat := &game.Seat{
		Packs: []*content.Pack{harbour()}, Player: &game.Player{}, Journal: &shelf{}, Seed: 7, Name: "Mina",
		Now: func() game.Moment { return game.Moment{Wall: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)} },
	}
	for _, w := range with {
		w(seat)
	}
	go func() {
		done <- Run(func() (*game.Seat, error) { return seat, nil }, Options{ReducedMotion: true}, l)
	}()
	return done
}

// givenBack fails unless everything that was switched on is off again.
func (l *line) givenBack(t *testing.T) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.raw {
		t.Error("the terminal is left raw")
	}
	all := l.written.String()
	for _, mode := range []string{"?1049", "?2004", "?1002", "?1006", "?2027"} {
		if on, off := strings.LastIndex(all, mode+"h"), strings.LastIndex(all, mode+"l"); on > off {
			t.Errorf("mode %s is left on", mode)
		}
	}
	for _, mode := range []string{"?25", "?7"} {
		if on, off := strings.LastIndex(all, mode+"h"), strings.LastIndex(all, mode+"l"); off > on {
			t.Errorf("mode %s is left off", mode)
		}
	}
	if strings.Count(all, "\x1b[>5u") != strings.Count(all, "\x1b[<u") {
		t.Error("the keyboard protocol is left on")
	}
}

func TestTheTerminalIsGivenBackWhateverEndsTheGame(t *testing.T) {
	for _, tt := range []struct {
		name string
		end  func(*line)
	}{
		{"ctrl+c", func(l *line) { l.typed <- []byte("\x03") }},
		{"ctrl+c in Hangul mode", func(l *line) { l.typed <- []byte("\x1b[12618;5u") }},
		{"ctrl+c with a Greek layout", func(l *line) { l.typed <- []byte("\x1b[968::99;5u") }},
		{"ctrl+c inside a paste whose end was lost", func(l *line) { l.typed <- []byte("\x1b[200~text\x03") }},
		{"a signal", func(l *line) { l.signals <- tty.Ended }},
		{"the end of input", func(l *line) { l.typed <- nil }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := newLine(80, 24)
			done := playOn(l)
			l.until(t, "A learning game")
			tt.end(l)
			if err := <-done; err != nil {
				t.Fatal(err)
			}
			l.givenBack(t)
		})
	}
}

func TestAFaultEndsTheGameWithTheTerminalGivenBack(t *testing.T) {
	l := newLine(80, 24)
	err := <-playOn(l, func(s *game.Seat) { s.Now = func() game.Moment { panic("broken clock") } })
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
		func() { l.typed <- []byte("\x1a") },
		func() { l.typed <- []byte("\x1b[122;5u") },
	} {
		l.mu.Lock()
		before := l.written.Len()
		l.mu.Unlock()
		stop()
		l.mu.Lock()
		for l.stops <= n || !l.raw || !strings.Contains(l.written.String()[before:], "A learning game") {
			l.changed.Wait()
		}
		l.mu.Unlock()
	}
	l.until(t, strings.Repeat("─", 90)) // the new size
	l.mu.Lock()
	for !l.screen.CursorHidden() { // where nothing is typed
		l.changed.Wait()
	}
	l.mu.Unlock()
	l.typed <- []byte("\x03")
	if err := <-done; err != nil {
		t.Fatal(err)
	}
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
		l.typed <- []byte("1")
		l.typed <- []byte("2")
	}
	l.typed <- []byte("\x03")
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	l.mu.Lock()
	l.blocked = false
	l.changed.Broadcast()
	l.mu.Unlock()
}

func TestASlowTerminalIsGivenBack(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.asked()
	l.mu.Lock()
	l.blocked, l.takes, l.elapsed = true, 9, time.Minute // no answer is owed any more
	l.mu.Unlock()
	for range 50 {
		l.typed <- []byte("1")
		l.typed <- []byte("2")
	}
	l.typed <- []byte("\x03")
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	l.givenBack(t)
}

func TestASecondCtrlCLeavesATerminalThatTakesNothing(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.asked()
	l.mu.Lock()
	l.blocked, l.patient, l.elapsed = true, true, time.Minute // no answer is owed any more
	l.mu.Unlock()
	l.typed <- []byte("1")
	l.typed <- []byte("\x03")
	l.mu.Lock()
	for l.waits == 0 {
		l.changed.Wait()
	}
	l.mu.Unlock()
	l.typed <- []byte("\x1b[1089::99;5u")
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	l.mu.Lock()
	l.blocked = false
	l.changed.Broadcast()
	l.mu.Unlock()
}

func TestNoAnswerIsLeftForTheShell(t *testing.T) {
	l := newSlowLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.typed <- []byte("\x03") // before anything was answered
	close(l.slow)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if n := len(l.typed); n > 0 {
		t.Errorf("%d answers were not read", n)
	}
	l.givenBack(t)
}

func TestAPasteWhoseEndIsLostEnds(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.typed <- []byte("1")
	l.typed <- []byte("\r")
	l.until(t, "call you")
	l.mu.Lock()
	l.hurried = true
	l.mu.Unlock()
	l.typed <- []byte("\x1b[200~Jo")
	l.until(t, "Jo")
	l.typed <- []byte("y")
	l.until(t, "Joy")
	l.typed <- []byte("\x03")
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestNothingIsWrittenWhileNothingHappens(t *testing.T) {
	l := newLine(80, 24)
	done := playOn(l)
	l.until(t, "A learning game")
	l.typed <- []byte("\x1b[?2026;2$y") // one message that changes nothing
	l.signals <- tty.Resized
	l.signals <- tty.Resized
	l.typed <- []byte("2")
	l.until(t, "❯ ● 2")
	l.mu.Lock()
	n := strings.Count(l.written.String(), "\x1b[2J")
	l.mu.Unlock()
	if n != 1 {
		t.Errorf("the screen was cleared %d times", n)
	}
	l.typed <- []byte("\x03")
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// shown is what the terminal shows.
func (l *line) shown() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.screen.String()
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
		l.signals <- tty.Resized
	}
	l.mu.Lock()
	for l.screen.String() != want {
		l.changed.Wait()
	}
	l.mu.Unlock()
	l.typed <- []byte("\x03")
	if err := <-done; err != nil {
		t.Fatal(err)
	}
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
