package host

import (
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

// stream is what a session reads and writes: input at a bounded rate, output that the client
// has to take in time.
type stream struct {
	in      io.Reader
	input   *rate.Limiter
	atOnce  int
	done    <-chan struct{} // closed when the connection is
	pressed func()          // is called when a key was pressed
	out     *writer
}

func (s *stream) Read(p []byte) (int, error) {
	if len(p) > s.atOnce {
		p = p[:s.atOnce]
	}
	n, err := s.in.Read(p)
	if n > 0 {
		s.pressed()
		if !pause(s.input, n, s.done) {
			return 0, io.EOF
		}
	}
	return n, err
}

func (s *stream) Write(p []byte) (int, error) { return s.out.Write(p) }

// writer writes to a client that has to take each write within a time. Otherwise hangUp is
// called, which closes the connection; that frees the write.
type writer struct {
	to     io.Writer
	within time.Duration
	hangUp func()

	mu   sync.Mutex
	late atomic.Bool
}

func (w *writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.late.Load() {
		return 0, os.ErrDeadlineExceeded
	}
	t := time.AfterFunc(w.within, func() {
		w.late.Store(true)
		w.hangUp()
	})
	n, err := w.to.Write(p)
	if !t.Stop() && err != nil {
		err = errors.Join(os.ErrDeadlineExceeded, err)
	}
	return n, err
}
