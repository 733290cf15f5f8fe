package host

import (
	"errors"
	"io"
	"testing"
	"time"

	"golang.org/x/time/rate"
)

// What is typed after a program has ended goes to the program that follows on the same terminal,
// every byte of it, although the first one still waits in its Read.
func TestATerminalGoesFromOneProgramToTheNext(t *testing.T) {
	from, to := io.Pipe()
	s := &stream{in: from, input: rate.NewLimiter(rate.Inf, 1024), atOnce: 1024, pressed: func() {}, done: make(chan struct{})}
	d := newDevice(s, size{80, 24}, 20)
	waits := make(chan error)
	entered := make(chan struct{})
	s.in = readerFunc(func(p []byte) (int, error) {
		close(entered)
		s.in = from
		return from.Read(p)
	})
	go func() {
		_, err := d.Read(make([]byte, 16))
		waits <- err
	}()
	<-entered
	if err := d.Cooked(); err != nil {
		t.Fatal(err)
	}
	got := make(chan string)
	go func() {
		p := make([]byte, 2)
		for range 3 {
			n, err := d.Read(p)
			if err != nil {
				t.Error(err)
			}
			got <- string(p[:n])
		}
	}()
	go func() {
		for _, keys := range []string{"abc", "de"} {
			_, _ = to.Write([]byte(keys))
		}
	}()
	for _, want := range []string{"ab", "c", "de"} {
		select {
		case keys := <-got:
			if keys != want {
				t.Errorf("the next program read %q, want %q", keys, want)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("the next program never got what was typed")
		}
	}
	if err := <-waits; !errors.Is(err, io.EOF) {
		t.Errorf("the first program got %v, want the end", err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
