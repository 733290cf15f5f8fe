package host

import (
	"io"
	"sync"
	"time"

	"quest/game/tui/tty"
)

// device is the terminal at the other end of a session. Its line editor is the client's,
// and the process is not the player's to stop.
type device struct {
	*stream
	begun   time.Time
	between time.Duration // two notices of a new size
	signals chan tty.Signal

	reading sync.Mutex // is held by the one Read that waits for the client
	left    []byte     // came for a program that had ended

	mu    sync.Mutex
	size  size
	games int         // programs that have ended: see Read
	told  time.Time   // when a new size was last told
	later *time.Timer // tells the newest one
	ended bool
}

var _ tty.Device = (*device)(nil)

func newDevice(s *stream, at size, resizes int) *device {
	now := time.Now()
	return &device{stream: s, begun: now, between: time.Second / time.Duration(resizes), signals: make(chan tty.Signal, 1), size: at}
}

func (d *device) Size() (width, height int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.size.columns, d.size.rows
}

// Raw does nothing: the client has made its terminal raw, and puts it back.
func (d *device) Raw() error { return nil }

// Cooked ends the program on the terminal, for whatever comes next on it: see Read.
func (d *device) Cooked() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.games++
	return nil
}

// Read gives what the client sends to the program on the terminal. Where that ends while its Read
// waits, what comes is kept for the program after it, so that no key is lost between two.
func (d *device) Read(p []byte) (int, error) {
	game := d.game()
	d.reading.Lock()
	defer d.reading.Unlock()
	if d.game() != game {
		return 0, io.EOF
	}
	if len(d.left) > 0 {
		n := copy(p, d.left)
		d.left = d.left[n:]
		return n, nil
	}
	n, err := d.stream.Read(p)
	if d.game() != game {
		d.left = append(d.left, p[:n]...)
		return 0, io.EOF
	}
	return n, err
}

func (d *device) game() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.games
}

// CanStop tells the game that there is no shell to go back to; it does not try Stop then.
func (d *device) CanStop() bool { return false }
func (d *device) Stop()         {}

func (d *device) Signals() <-chan tty.Signal { return d.signals }

func (d *device) Elapsed() time.Duration                    { return time.Since(d.begun) }
func (d *device) After(wait time.Duration) <-chan time.Time { return time.After(wait) }

// resize takes another size. It never waits: of many in a short time the newest is told.
func (d *device) resize(to size) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.size == to || d.ended {
		return
	}
	d.size = to
	if d.later != nil {
		return // the one that waits tells the newest
	}
	if rest := d.between - time.Since(d.told); rest > 0 && !d.told.IsZero() {
		d.later = time.AfterFunc(rest, d.tellLater)
		return
	}
	d.tell()
}

func (d *device) tellLater() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.later = nil
	d.tell()
}

// tell tells that the size is another one. Where one such notice waits already, that is enough.
func (d *device) tell() {
	d.told = time.Now()
	if d.ended {
		return
	}
	select {
	case d.signals <- tty.Resized:
	default:
	}
}

// end asks the game to leave, before any new size.
func (d *device) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.ended {
		return
	}
	d.ended = true
	select {
	case <-d.signals:
	default:
	}
	d.signals <- tty.Ended // there is room: only the holder of mu sends
}

// forget stops what may still tell a new size.
func (d *device) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.ended = true
	if d.later != nil {
		d.later.Stop()
	}
}
