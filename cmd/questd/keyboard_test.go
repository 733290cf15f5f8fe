package main

import (
	"context"
	"io"
	"testing"
	"testing/synctest"

	"quest/game/tui/tty"
)

// pipeDevice is a terminal whose keys come through a pipe.
type pipeDevice struct {
	tty.Device
	keys *io.PipeReader
}

func (d pipeDevice) Read(p []byte) (int, error) { return d.keys.Read(p) }

// The screen at the door waits for a key when it is left. The next key is one of the game.
func TestTheNextScreenGetsTheNextKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		r, w := io.Pipe()
		k := newKeyboard(ctx, pipeDevice{keys: r})
		door, over := k.screen()
		stolen := make(chan int, 1)
		go func() {
			n, _ := door.Read(make([]byte, 10))
			stolen <- n
		}()
		synctest.Wait()
		over()
		synctest.Wait()
		if n := <-stolen; n != 0 {
			t.Fatalf("the screen at the door read %d bytes", n)
		}
		game, end := k.screen()
		go func() { _, _ = w.Write([]byte("xyz")) }()
		b := make([]byte, 2)
		if n, err := game.Read(b); n != 2 || err != nil || string(b) != "xy" {
			t.Errorf("%q, %v", b[:n], err)
		}
		if n, err := game.Read(b); n != 1 || err != nil || b[0] != 'z' {
			t.Errorf("%q, %v", b[:n], err)
		}
		_ = w.Close()
		if _, err := game.Read(b); err == nil {
			t.Error("a terminal that is gone has an end")
		}
		end()
	})
}
