package tty_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"quest/game/tui/paint"
	"quest/game/tui/tty"
)

// far is a terminal at the other end of a network, on which nothing is typed.
type far struct {
	io.Reader
	bytes.Buffer
	t *testing.T
}

func (f *far) Read(p []byte) (int, error)         { return f.Reader.Read(p) }
func (*far) Size() (width, height int)            { return 80, 24 }
func (*far) Raw() error                           { return nil }
func (*far) Cooked() error                        { return nil }
func (f *far) Stop()                              { f.t.Error("the process of everybody was stopped") }
func (*far) CanStop() bool                        { return false }
func (*far) Signals() <-chan tty.Signal           { return nil }
func (*far) Elapsed() time.Duration               { return 0 }
func (*far) After(time.Duration) <-chan time.Time { return nil }

func TestAGameThatCannotBeStoppedGoesOn(t *testing.T) {
	typed, _ := io.Pipe()
	f := &far{Reader: typed, t: t}
	p := paint.New(f, paint.Options{})
	s, _, err := tty.Start(f, p, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Suspend(); err != nil {
		t.Error(err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if got := f.String(); strings.Contains(got, "\x1b[?1049l") {
		t.Errorf("the terminal was given back: %q", got)
	}
	_ = typed.Close()
}
