package host

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// Why Serve does not start, or was not in order when it ended.
var (
	ErrNoHostKey = errors.New("host: there is no host key")
	ErrHung      = errors.New("host: sessions had not ended when the server did")
)

// Serve lets visitors in until ctx ends or the listener fails. Then it takes no more, asks
// every session to leave, and returns when all have, after the time of Limits.Leave, or when
// Options.Force is closed. It closes the listener. ErrHung says that a session did not even end
// when its connection was closed.
func Serve(ctx context.Context, l net.Listener, f Front, o Options) error {
	defer l.Close() //nolint:errcheck // it was closed already, or failed
	if len(o.HostKeys) == 0 {
		return ErrNoHostKey
	}
	for _, k := range o.HostKeys {
		if k.PublicKey().Type() != ssh.KeyAlgoED25519 {
			return ErrKeyKind
		}
	}
	o.Limits = o.Limits.orDefaults()
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	h := &house{Options: o, front: f, gate: newGate(o.Limits), keys: map[string][]*visit{}, newcomers: map[*visit]*time.Timer{}, lines: map[*line]bool{}}
	if _, err := rand.Read(h.salt[:]); err != nil {
		return err
	}
	var end context.CancelCauseFunc
	h.ctx, end = context.WithCancelCause(context.WithoutCancel(ctx))
	failed := make(chan error, 1)
	h.all.Go(func() { failed <- h.accept(l) })
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	_ = l.Close()
	return errors.Join(err, h.drain(end))
}

// house is one call of Serve.
type house struct {
	Options
	front Front
	gate  *gate
	seats Seats
	salt  [16]byte
	ctx   context.Context // of all visits
	all   sync.WaitGroup  // everything that runs for a connection

	mu        sync.Mutex
	closed    bool                   // no more lines
	lines     map[*line]bool         // that are open; true once the key is proven
	keys      map[string][]*visit    // by key, oldest first
	newcomers map[*visit]*time.Timer // whose key was nobody's when they were last looked at, and what ends them
	number    uint64                 // of the newest connection, for the log
}

// acceptPauses are how long it waits after an accept failed, longer each time: descriptors may
// have run out, which passes.
const acceptPauseFirst, acceptPauseMost = 5 * time.Millisecond, time.Second

// accept takes connections until the listener is closed.
func (h *house) accept(l net.Listener) error {
	wait := acceptPauseFirst
	for {
		c, err := l.Accept()
		switch {
		case err == nil:
			wait = acceptPauseFirst
			h.enter(c)
		case errors.Is(err, net.ErrClosed):
			return nil
		default:
			h.Log.Warn("a connection was not accepted", "error", err.Error())
			h.Metrics.refuse("accept")
			time.Sleep(wait)
			wait = min(2*wait, acceptPauseMost)
		}
	}
}

// enter takes a connection or refuses it, and never waits.
func (h *house) enter(c net.Conn) {
	from := sourceOf(c.RemoteAddr())
	if why := h.gate.enter(from, time.Now()); why != "" {
		h.Metrics.refuse(why)
		h.Log.Info("a connection was refused", "address", h.address(from), "reason", string(why))
		_ = c.Close()
		return
	}
	h.Metrics.present(1, 1)
	h.all.Go(func() {
		stranger := true
		known := func() {
			if stranger {
				stranger = false
				h.gate.known(from)
				h.Metrics.present(0, -1)
			}
		}
		defer func() {
			h.fault(recover(), "connection")
			_ = c.Close()
			known()
			h.gate.leave()
			h.Metrics.present(-1, 0)
		}()
		h.meet(c, from, known)
	})
}

// meet finds out who is there and lets them in. known is called when the key is proven.
func (h *house) meet(c net.Conn, from string, known func()) {
	l, err := newLine(c, h.Limits, h.Metrics)
	if err != nil || !h.open(l) {
		return
	}
	defer h.shut(l)
	log := h.Log.With("connection", h.next(), "address", h.address(from))
	conn, channels, requests, err := ssh.NewServerConn(l, config(l, h.Options))
	if err == nil {
		err = l.prove()
	}
	if err != nil {
		h.Metrics.fail()
		log.Debug("a connection ended without a key", "error", err.Error())
		return
	}
	known()
	v := &visit{house: h, line: l, conn: conn, log: log, visitor: Visitor{Key: conn.Permissions.Extensions[provenKey], Address: h.address(from)}}
	v.ctx, v.cancel = context.WithCancelCause(h.ctx)
	defer v.cancel(ErrLost)
	if why := h.admit(v); why != "" {
		h.Metrics.refuse(why)
		log.Info("a connection was refused", "reason", string(why))
		return
	}
	defer h.gone(v)
	v.receive(channels, requests)
}

// open notes a line, unless the house is closed.
func (h *house) open(l *line) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.lines[l] = false
	}
	return !h.closed
}

func (h *house) shut(l *line) {
	_ = l.Close()
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.lines, l)
}

func (h *house) next() uint64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.number++
	return h.number
}

// drain asks everybody to leave and waits for them.
func (h *house) drain(end context.CancelCauseFunc) error {
	h.mu.Lock()
	h.closed = true
	for l, proven := range h.lines {
		if !proven {
			_ = l.Close()
		}
	}
	h.mu.Unlock()
	end(ErrDraining)
	left := make(chan struct{})
	go func() {
		h.all.Wait()
		close(left)
	}()
	t := time.NewTimer(h.Limits.Leave)
	defer t.Stop()
	select {
	case <-left:
		return nil
	case <-h.Force:
	case <-t.C:
	}
	h.mu.Lock()
	n := len(h.lines)
	for l := range h.lines {
		_ = l.Close()
	}
	h.mu.Unlock()
	h.Log.Warn("connections were closed before they had left", "connections", n)
	last := time.NewTimer(h.Limits.Replace)
	defer last.Stop()
	select {
	case <-left:
		return nil
	case <-last.C:
		return fmt.Errorf("%d: %w", n, ErrHung)
	}
}

// fault takes note of a panic. It reports whether there was one.
func (h *house) fault(panicked any, where string) bool {
	if panicked == nil {
		return false
	}
	h.Metrics.panicked()
	h.Log.Error("a fault", "in", where, "panic", fmt.Sprint(panicked), "stack", string(debug.Stack()))
	return true
}

// address gives what is told of an address.
func (h *house) address(from string) string {
	if h.LogAddresses {
		return from
	}
	sum := sha256.Sum256(append(h.salt[:], from...))
	return hex.EncodeToString(sum[:8])
}
