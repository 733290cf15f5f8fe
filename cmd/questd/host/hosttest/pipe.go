package hosttest

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// Address is where a connection of Network comes from, such as "192.0.2.7:1024".
type Address string

func (Address) Network() string  { return "memory" }
func (a Address) String() string { return string(a) }

// Network is a network in memory: a listener and who dials it. Unlike that of the system it
// lets a test in a bubble of testing/synctest wait for it.
type Network struct {
	Buffer int // bytes that a connection holds in each direction: 65536

	dialled chan net.Conn
	once    sync.Once
	closed  chan struct{}
}

// NewNetwork gives a network that nobody has dialled.
func NewNetwork() *Network {
	return &Network{dialled: make(chan net.Conn), closed: make(chan struct{})}
}

// Dial gives the client's end of a connection from an address, or net.ErrClosed.
func (n *Network) Dial(from string) (net.Conn, error) {
	most := n.Buffer
	if most == 0 {
		most = 64 << 10
	}
	there, here := newFlow(most), newFlow(most)
	client := &end{in: here, out: there, local: Address(from), remote: "door:22"}
	server := &end{in: there, out: here, local: "door:22", remote: Address(from)}
	select {
	case n.dialled <- server:
		return client, nil
	case <-n.closed:
		return nil, net.ErrClosed
	}
}

// Accept, Close and Addr are those of a net.Listener.
func (n *Network) Accept() (net.Conn, error) {
	select {
	case c := <-n.dialled:
		return c, nil
	case <-n.closed:
		return nil, net.ErrClosed
	}
}

func (n *Network) Close() error {
	n.once.Do(func() { close(n.closed) })
	return nil
}

func (n *Network) Addr() net.Addr { return Address("door:22") }

// flow is one direction of a connection: bytes on their way, at most so many.
type flow struct {
	most int

	mu      sync.Mutex
	changed *sync.Cond
	bytes   []byte
	closed  bool // nothing more is written
	broken  bool // nobody reads any more
}

func newFlow(most int) *flow {
	f := &flow{most: most}
	f.changed = sync.NewCond(&f.mu)
	return f
}

// deadline is a point in time that wakes a flow up.
type deadline struct {
	timer *time.Timer
	past  bool
}

// set is called while mu of the flow is held.
func (d *deadline) set(f *flow, at time.Time) {
	if d.timer != nil {
		d.timer.Stop()
	}
	d.timer, d.past = nil, false
	if at.IsZero() {
		return
	}
	wait := time.Until(at)
	if wait <= 0 {
		d.past = true
		f.changed.Broadcast()
		return
	}
	var t *time.Timer
	t = time.AfterFunc(wait, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		if d.timer == t {
			d.past = true
			f.changed.Broadcast()
		}
	})
	d.timer = t
}

// end is one end of a connection.
type end struct {
	in, out       *flow
	reads, writes deadline // of in, of out
	local, remote Address
	mu            sync.Mutex
	gone          bool
}

func (e *end) Read(p []byte) (int, error) {
	f := e.in
	f.mu.Lock()
	defer f.mu.Unlock()
	for {
		switch {
		case f.broken:
			return 0, net.ErrClosed
		case e.reads.past:
			return 0, os.ErrDeadlineExceeded
		case len(f.bytes) > 0:
			n := copy(p, f.bytes)
			f.bytes = f.bytes[n:]
			f.changed.Broadcast()
			return n, nil
		case f.closed:
			return 0, io.EOF
		}
		f.changed.Wait()
	}
}

func (e *end) Write(p []byte) (n int, err error) {
	f := e.out
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(p) > 0 {
		room := f.most - len(f.bytes)
		switch {
		case f.closed:
			return n, net.ErrClosed
		case f.broken:
			return n, errors.New("memory: nobody reads")
		case e.writes.past:
			return n, os.ErrDeadlineExceeded
		case room > 0:
			some := min(room, len(p))
			f.bytes = append(f.bytes, p[:some]...)
			n, p = n+some, p[some:]
			f.changed.Broadcast()
		default:
			f.changed.Wait()
		}
	}
	return n, nil
}

func (e *end) Close() error {
	e.mu.Lock()
	gone := e.gone
	e.gone = true
	e.mu.Unlock()
	if gone {
		return net.ErrClosed
	}
	for f, mark := range map[*flow]func(){e.out: func() { e.out.closed = true }, e.in: func() { e.in.broken, e.in.bytes = true, nil }} {
		f.mu.Lock()
		mark()
		f.changed.Broadcast()
		f.mu.Unlock()
	}
	return e.SetDeadline(time.Time{})
}

func (e *end) LocalAddr() net.Addr  { return e.local }
func (e *end) RemoteAddr() net.Addr { return e.remote }

func (e *end) SetDeadline(t time.Time) error {
	return errors.Join(e.SetReadDeadline(t), e.SetWriteDeadline(t))
}

func (e *end) SetReadDeadline(t time.Time) error {
	e.in.mu.Lock()
	defer e.in.mu.Unlock()
	e.reads.set(e.in, t)
	return nil
}

func (e *end) SetWriteDeadline(t time.Time) error {
	e.out.mu.Lock()
	defer e.out.mu.Unlock()
	e.writes.set(e.out, t)
	return nil
}
