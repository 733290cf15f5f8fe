//go:build unix

package main

import (
	"os"
	"os/signal"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"

	"quest/game/tui/tty"
)

// device is the terminal that the program was started on.
type device struct {
	in, out  *os.File
	found    *term.State // as it was found, nil before Raw
	began    time.Time
	heard    chan os.Signal
	signals  chan tty.Signal
	stopping atomic.Bool   // Stop waits for the process to go on
	goesOn   chan struct{} // it does
}

// newDevice takes up the signals of the process. There is one device in a process.
func newDevice(in, out *os.File) *device {
	d := &device{
		in: in, out: out, began: time.Now(),
		heard: make(chan os.Signal, 8), signals: make(chan tty.Signal, 8), goesOn: make(chan struct{}, 1),
	}
	signal.Notify(d.heard, unix.SIGWINCH, unix.SIGTERM, unix.SIGINT, unix.SIGHUP, unix.SIGQUIT, unix.SIGCONT)
	go func() {
		for s := range d.heard {
			d.hear(s)
		}
	}()
	return d
}

func (d *device) hear(s os.Signal) {
	switch s {
	case unix.SIGWINCH:
		d.signals <- tty.Resized
	case unix.SIGCONT:
		if d.stopping.CompareAndSwap(true, false) {
			d.goesOn <- struct{}{}
			return
		}
		d.signals <- tty.Continued
	default:
		d.signals <- tty.Ended
	}
}

func (d *device) Read(b []byte) (int, error)  { return d.in.Read(b) }
func (d *device) Write(b []byte) (int, error) { return d.out.Write(b) }

func (d *device) Size() (width, height int) {
	width, height, err := term.GetSize(d.out.Fd())
	if err != nil {
		return 0, 0
	}
	return width, height
}

func (d *device) Raw() error {
	state, err := term.MakeRaw(d.in.Fd())
	if d.found == nil {
		d.found = state
	}
	return err
}

// Cooked drops what was typed and not read, so that no late answer of the terminal
// lands in the shell.
func (d *device) Cooked() error {
	if d.found == nil {
		return nil
	}
	_ = dropInput(int(d.in.Fd())) // nothing depends on it
	return term.Restore(d.in.Fd(), d.found)
}

// CanStop says that the process is the player's.
func (d *device) CanStop() bool { return true }

// Stop stops the whole job, as the terminal does for a program that does not take the
// key itself. Where nobody could let it go on, because no shell waits for the job, the
// system does not stop it, and Stop returns after a moment. The signal must never be
// taken up by signal.Notify: Go would not give it back to the system.
func (d *device) Stop() {
	d.stopping.Store(true)
	_ = unix.Kill(0, unix.SIGTSTP)
	select {
	case <-d.goesOn:
	case <-time.After(stopWait):
		if !d.stopping.CompareAndSwap(true, false) {
			<-d.goesOn // it went on just now
		}
	}
}

// stopWait is how long the system may take to stop a job; it goes by while the job is
// stopped, too.
const stopWait = 200 * time.Millisecond

func (d *device) Signals() <-chan tty.Signal                { return d.signals }
func (d *device) Elapsed() time.Duration                    { return time.Since(d.began) }
func (d *device) After(wait time.Duration) <-chan time.Time { return time.After(wait) }
