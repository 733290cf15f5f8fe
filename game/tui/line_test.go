package tui

import (
	"fmt"
	"io"
	"runtime/pprof"
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

func (l *line) CanStop() bool { return true }

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

// lateAfter is how long something that a test waits for may take on a busy machine, before
// the test fails.
const lateAfter = time.Minute

// when waits until something is so about the terminal, which it asks with mu held, and
// fails with what the screen shows if it never is.
func (l *line) when(t *testing.T, what string, so func() bool) {
	t.Helper()
	late := false
	guard := time.AfterFunc(lateAfter, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		late = true
		l.changed.Broadcast()
	})
	defer guard.Stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	for !so() {
		if late {
			t.Fatalf("waited in vain until %s; the screen shows:\n%s", what, l.screen.String())
		}
		l.changed.Wait()
	}
}

// until waits until the screen shows a text.
func (l *line) until(t *testing.T, text string) {
	t.Helper()
	l.when(t, fmt.Sprintf("%q is shown", text), func() bool { return strings.Contains(l.screen.String(), text) })
}

// asked waits until the last question about the terminal was written.
func (l *line) asked(t *testing.T) {
	t.Helper()
	l.when(t, "the terminal is asked what it is", func() bool { return strings.Contains(l.written.String(), "\x1b[c") })
}

// ends waits until the game has ended, well, and fails with what all goroutines do if it
// never does.
func (l *line) ends(t *testing.T, done <-chan error) {
	t.Helper()
	if err := l.end(t, done); err != nil {
		t.Fatal(err)
	}
}

// end waits until the game has ended and gives what ended it.
func (l *line) end(t *testing.T, done <-chan error) error {
	t.Helper()
	select {
	case err := <-done:
		return err
	case <-time.After(lateAfter):
	}
	var stacks strings.Builder
	_ = pprof.Lookup("goroutine").WriteTo(&stacks, 1)
	t.Fatalf("the game does not end; the screen shows:\n%s\n%s", l.shown(), stacks.String())
	return nil
}

// hears types something; nil is the end of input. It fails if the game reads nothing.
func (l *line) hears(t *testing.T, typed []byte) {
	t.Helper()
	give(t, l.typed, typed)
}

// told gives a signal to the game, and fails if the game takes none.
func (l *line) told(t *testing.T, s tty.Signal) {
	t.Helper()
	give(t, l.signals, s)
}

func give[T any](t *testing.T, to chan<- T, what T) {
	t.Helper()
	select {
	case to <- what:
	case <-time.After(lateAfter):
		t.Fatalf("the game does not take %v", what)
	}
}

// shown is what the terminal shows.
func (l *line) shown() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.screen.String()
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
