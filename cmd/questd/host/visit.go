package host

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"
)

// visit is a connection whose key is proven.
type visit struct {
	*house
	line    *line
	conn    *ssh.ServerConn
	log     *slog.Logger
	visitor Visitor
	ctx     context.Context // ends with the connection, or with why it is asked to leave
	cancel  context.CancelCauseFunc
	begun   atomic.Bool // a session runs or ran
}

// receive serves the connection until it is closed.
func (v *visit) receive(channels <-chan ssh.NewChannel, requests <-chan *ssh.Request) {
	v.all.Go(func() {
		defer func() { v.fault(recover(), "requests") }()
		v.answer(requests)
	})
	lost := make(chan struct{})
	v.all.Go(func() {
		defer func() { v.fault(recover(), "keepalive") }()
		v.keepAlive(lost)
	})
	begin := time.AfterFunc(v.Limits.Begin, func() {
		if !v.begun.Load() {
			v.hangUp("begin")
		}
	})
	defer begin.Stop()
	// A connection that runs no session has nothing to leave in order.
	stop := context.AfterFunc(v.ctx, func() {
		if !v.begun.Load() {
			_ = v.line.Close()
		}
	})
	defer stop()
	taken := false
	for c := range channels {
		switch {
		case c.ChannelType() != "session":
			v.refuse(c, ssh.Prohibited, "channel")
		case taken:
			v.refuse(c, ssh.ResourceShortage, "second_session")
		default:
			taken = v.session(c)
		}
	}
	v.cancel(ErrLost)
	close(lost)
}

func (v *visit) refuse(c ssh.NewChannel, why ssh.RejectionReason, what string) {
	v.Metrics.deny(what)
	_ = c.Reject(why, "") // whoever is gone needs no answer
}

// session starts the one session of the connection.
func (v *visit) session(c ssh.NewChannel) bool {
	channel, requests, err := c.Accept()
	if err != nil {
		return false
	}
	s := newSession(v, channel)
	v.all.Go(func() {
		defer func() {
			if v.fault(recover(), "session requests") {
				_ = v.line.Close()
			}
		}()
		s.listen(requests)
	})
	return true
}

// hangUp closes the connection without a word.
func (v *visit) hangUp(why string) {
	if errors.Is(v.line.Close(), net.ErrClosed) {
		return
	}
	v.Metrics.end(why)
	v.log.Info("the server hung up", "reason", why)
}

// leave asks a session to leave, and hangs up when it has not within a time.
func (v *visit) leave(cause error, within time.Duration) {
	v.cancel(cause)
	time.AfterFunc(within, func() { v.hangUp("late") })
}

// keepAlive asks the client now and then whether it is there. Anything that comes from it counts
// as an answer.
func (v *visit) keepAlive(lost <-chan struct{}) {
	ticker := time.NewTicker(v.Limits.Keepalive)
	defer ticker.Stop()
	asking := make(chan struct{}, 1)
	heard, missed := v.line.heard.Load(), -1
	for {
		select {
		case <-lost:
			return
		case <-ticker.C:
		}
		if now := v.line.heard.Load(); now != heard {
			heard, missed = now, -1
		}
		if missed++; missed >= v.Limits.Misses {
			v.hangUp("keepalive")
			return
		}
		select {
		case asking <- struct{}{}:
			v.all.Go(func() {
				_, _, _ = v.conn.SendRequest("keepalive@openssh.com", true, nil) // the bytes of any answer count
				<-asking
			})
		default: // the last question waits still
		}
	}
}
