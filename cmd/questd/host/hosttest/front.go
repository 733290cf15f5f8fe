// Package hosttest has a front without a game, clients without an ssh binary, and a network
// in memory, for tests of whatever stands at the door of the class server.
package hosttest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"

	"quest/cmd/questd/host"
	"quest/game/tui/tty"
)

// Front echoes. On a terminal it writes "hello FINGERPRINT", then every key in brackets and
// every new size as <COLUMNSxROWS>; q leaves with status 0, p panics, f writes without an end, s stays
// whatever happens, and "bye" is written when the session is asked to leave. Line by line it writes each
// line with "> " before it. It knows the commands "echo", which copies its input, and "status 3".
type Front struct {
	Free chan struct{} // ends what the key s began when it is closed

	mu   sync.Mutex
	seen []host.Visitor
}

// Seen gives who has come, in order.
func (f *Front) Seen() []host.Visitor {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]host.Visitor(nil), f.seen...)
}

func (f *Front) see(v host.Visitor) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen = append(f.seen, v)
}

// Left is the exit status of a session that was asked to leave.
const Left = 7

// Play echoes keys and sizes.
func (f *Front) Play(ctx context.Context, v host.Visitor, d tty.Device) int {
	f.see(v)
	width, height := d.Size()
	_, _ = fmt.Fprintf(d, "hello %s %dx%d\r\n", v.Key, width, height)
	keys, over := make(chan byte), make(chan struct{})
	defer close(over)
	go read(d, keys, over)
	for {
		select {
		case s := <-d.Signals():
			if s == tty.Ended {
				_, _ = io.WriteString(d, "bye")
				return Left
			}
			width, height := d.Size()
			_, _ = fmt.Fprintf(d, "<%dx%d>", width, height)
		case k, ok := <-keys:
			if !ok {
				return Left
			}
			if status, left := f.key(ctx, k, d); left {
				return status
			}
		}
	}
}

// key answers one key.
func (f *Front) key(ctx context.Context, k byte, d tty.Device) (status int, left bool) {
	switch k {
	case 'q':
		return 0, true
	case 'p':
		panic("hosttest: the key p")
	case 's':
		<-f.Free
		return Left, true
	case 'f':
		for ctx.Err() == nil {
			if _, err := io.WriteString(d, strings.Repeat("flood ", 1000)); err != nil {
				return Left, true
			}
		}
		return Left, true
	}
	_, _ = fmt.Fprintf(d, "[%c]", k)
	return 0, false
}

// read passes on what is typed, byte by byte, until nobody takes it.
func read(d io.Reader, keys chan<- byte, over <-chan struct{}) {
	defer close(keys)
	b := make([]byte, 4096)
	for {
		n, err := d.Read(b)
		for _, k := range b[:n] {
			select {
			case keys <- k:
			case <-over:
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// Lines echoes lines.
func (f *Front) Lines(_ context.Context, v host.Visitor, in io.Reader, out io.Writer) int {
	f.see(v)
	for s := bufio.NewScanner(in); s.Scan(); {
		if s.Text() == "q" {
			return 0
		}
		_, _ = fmt.Fprintf(out, "> %s\n", s.Text())
	}
	return Left
}

// Run knows two commands.
func (f *Front) Run(_ context.Context, v host.Visitor, command string, in io.Reader, out, _ io.Writer) (status int, known bool) {
	f.see(v)
	if command == "echo" {
		_, _ = io.Copy(out, in)
		return 0, true
	}
	if n, err := fmt.Sscanf(command, "status %d", &status); n == 1 && err == nil {
		return status, true
	}
	return 0, false
}
