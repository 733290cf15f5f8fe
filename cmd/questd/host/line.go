package host

import (
	"net"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

// line is a connection as it comes in: what is read from it is slowed down to a rate, and
// once its key is proven every write has a deadline of its own.
type line struct {
	net.Conn
	limits  Limits
	metrics *Metrics
	reads   *rate.Limiter

	proven atomic.Bool  // the deadline of the handshake is over
	heard  atomic.Int64 // bytes that were read

	once   sync.Once
	closed chan struct{}
}

// newLine takes a connection; its deadline for the handshake runs from now.
func newLine(c net.Conn, limits Limits, m *Metrics) (*line, error) {
	l := &line{Conn: c, limits: limits, metrics: m, closed: make(chan struct{})}
	l.reads = rate.NewLimiter(rate.Limit(limits.Wire), limits.WireAtOnce)
	return l, c.SetDeadline(time.Now().Add(limits.Handshake))
}

// prove lifts the deadline of the handshake.
func (l *line) prove() error {
	if err := l.SetDeadline(time.Time{}); err != nil {
		return err
	}
	l.proven.Store(true)
	return nil
}

func (l *line) Read(p []byte) (int, error) {
	if len(p) > l.limits.WireAtOnce {
		p = p[:l.limits.WireAtOnce]
	}
	n, err := l.Conn.Read(p)
	l.heard.Add(int64(n))
	l.metrics.read(n)
	if n > 0 && !pause(l.reads, n, l.closed) {
		return 0, net.ErrClosed
	}
	return n, err
}

func (l *line) Write(p []byte) (int, error) {
	if l.proven.Load() {
		if err := l.SetWriteDeadline(time.Now().Add(l.limits.Write)); err != nil {
			return 0, err
		}
	}
	n, err := l.Conn.Write(p)
	l.metrics.wrote(n)
	return n, err
}

// Close frees whatever waits on the line. It may be called often.
func (l *line) Close() error {
	err := net.ErrClosed
	l.once.Do(func() {
		close(l.closed)
		err = l.Conn.Close()
	})
	return err
}

// pause waits until a rate allows n more, or until done is closed: false then. n is at
// most what the rate allows at once.
func pause(r *rate.Limiter, n int, done <-chan struct{}) bool {
	wait := r.ReserveN(time.Now(), n).Delay()
	if wait <= 0 {
		return true
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-done:
		return false
	}
}
