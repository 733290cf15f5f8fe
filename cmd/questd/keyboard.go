package main

import (
	"context"
	"errors"
	"io"
	"sync"

	"quest/game/tui/tty"
)

// keyboard lets several screens be shown on one terminal one after the other. A screen that is
// over may still wait for a key: it must not get the first key of the next one.
type keyboard struct {
	tty.Device
	typed chan []byte
	lost  error // why nothing more comes, once typed is closed

	mu   sync.Mutex
	rest []byte // what was typed and no screen has taken yet
}

// newKeyboard reads a terminal until it is gone or the context ends.
func newKeyboard(ctx context.Context, d tty.Device) *keyboard {
	k := &keyboard{Device: d, typed: make(chan []byte)}
	go func() {
		defer close(k.typed)
		for {
			b := make([]byte, keysAtOnce)
			n, err := d.Read(b)
			if n > 0 {
				select {
				case k.typed <- b[:n]:
				case <-ctx.Done():
					k.lost = context.Cause(ctx)
					return
				}
			}
			if err != nil {
				k.lost = err
				return
			}
		}
	}()
	return k
}

// keysAtOnce is how many bytes are read from a terminal at once.
const keysAtOnce = 1024

// errScreenOver is why a screen that was left reads nothing more.
var errScreenOver = errors.New("the screen is over")

// screen gives the terminal to one screen until over is called.
func (k *keyboard) screen() (d tty.Device, over func()) {
	s := &screenDevice{keyboard: k, ended: make(chan struct{})}
	return s, func() { close(s.ended) }
}

// screenDevice is a terminal as one screen has it.
type screenDevice struct {
	*keyboard
	ended chan struct{}
}

func (s *screenDevice) Read(p []byte) (int, error) {
	if n, over := s.take(p, nil); n > 0 || over {
		return n, s.over(over)
	}
	select {
	case <-s.ended:
		return 0, errScreenOver
	case b, ok := <-s.typed:
		if !ok {
			return 0, errors.Join(s.lost, io.EOF)
		}
		n, over := s.take(p, b)
		return n, s.over(over)
	}
}

// take keeps what was typed, and gives as much of it as there is room for to the screen, unless
// that is over.
func (s *screenDevice) take(p, typed []byte) (n int, over bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rest = append(s.rest, typed...)
	select {
	case <-s.ended:
		return 0, true
	default:
	}
	n = copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, false
}

func (s *screenDevice) over(over bool) error {
	if over {
		return errScreenOver
	}
	return nil
}
