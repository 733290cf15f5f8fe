package host

import (
	"cmp"
	"context"
	"maps"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"
)

// session is the one channel of a connection. Its fields belong to the goroutine that
// listens to requests, until it starts.
type session struct {
	*visit
	channel ssh.Channel
	out     *writer
	errs    *writer

	terminal  bool
	size      size
	term      string
	variables map[string]string
	device    *device // once it plays on a terminal
	started   bool
}

func newSession(v *visit, c ssh.Channel) *session {
	s := &session{visit: v, channel: c, variables: map[string]string{}}
	late := func() { v.hangUp("write") }
	s.out = &writer{to: c, within: v.Limits.Write, hangUp: late}
	s.errs = &writer{to: c.Stderr(), within: v.Limits.Write, hangUp: late}
	return s
}

// listen answers requests until the channel is closed. It never waits for the session.
func (s *session) listen(requests <-chan *ssh.Request) {
	ctx, cancel := context.WithCancelCause(s.ctx)
	defer cancel(ErrLost)
	for r := range requests {
		ok := s.request(ctx, r)
		if !ok {
			s.Metrics.deny(cmp.Or(requestKinds[r.Type], "other"))
		}
	}
}

// requestKinds are the labels of what is refused; a client chooses no label.
var requestKinds = map[string]string{
	"env": "env", "pty-req": "terminal", "window-change": "window", "shell": "shell", "exec": "exec", "subsystem": "subsystem",
	"x11-req": "x11", "auth-agent-req@openssh.com": "agent", "signal": "signal",
}

// request answers one request, before what it asks for begins.
func (s *session) request(ctx context.Context, r *ssh.Request) (ok bool) {
	var begin kind
	command := ""
	switch r.Type {
	case "pty-req":
		ok = s.wantTerminal(r.Payload)
	case "window-change":
		ok = s.resize(r.Payload)
	case "env":
		ok = s.variable(r.Payload)
	case "shell":
		ok = !s.started
		begin = lines
		if s.terminal {
			begin = play
		}
	case "exec":
		command, ok = commandOf(r.Payload, s.Limits.Command)
		ok = ok && !s.started
		begin = run
	}
	if err := r.Reply(ok, nil); err != nil {
		return ok // the connection is gone, and requests end
	}
	if ok && begin != "" {
		s.start(ctx, begin, command)
	}
	return ok
}

func (s *session) wantTerminal(payload []byte) bool {
	term, at, ok := terminalOf(payload, s.Limits.Value)
	if !ok || s.terminal || s.started {
		return false
	}
	s.terminal, s.term, s.size = true, term, at
	return true
}

func (s *session) resize(payload []byte) bool {
	to, ok := windowOf(payload)
	if !ok || !s.terminal {
		return false
	}
	s.size = to
	if s.device != nil {
		s.device.resize(to)
	}
	return true
}

func (s *session) variable(payload []byte) bool {
	name, value, ok := variableOf(payload, s.Limits.Value)
	if !ok || s.started {
		return false
	}
	if _, again := s.variables[name]; !again && len(s.variables) >= s.Limits.Variables {
		return false
	}
	s.variables[name] = value
	return true
}

// start runs what the client asked for in a goroutine of its own.
func (s *session) start(ctx context.Context, kind kind, command string) {
	s.started = true
	s.begun.Store(true)
	s.visitor.Term, s.visitor.Env = s.term, maps.Clone(s.variables)
	ctx, cancel := context.WithCancelCause(ctx)
	typed, once := s.Limits.Typed, s.Limits.TypedOnce
	if kind == run { // nobody types, and a whole save may come
		typed, once = s.Limits.Bulk, s.Limits.Bulk
		s.line.reads.SetLimit(rate.Limit(s.Limits.Bulk))
	}
	quiet := time.AfterFunc(s.Limits.Idle, func() { cancel(ErrIdle) })
	p := &performance{
		session: s, kind: kind, command: command, cancel: cancel, quiet: quiet,
		longest: time.AfterFunc(s.Limits.Longest, func() { cancel(ErrTooLong) }),
		in: &stream{
			in: s.channel, out: s.out, done: s.line.closed, pressed: func() { quiet.Reset(s.Limits.Idle) },
			input: rate.NewLimiter(rate.Limit(typed), once), atOnce: once,
		},
	}
	if kind == play {
		s.device = newDevice(p.in, s.size, s.Limits.Resizes)
		p.device = s.device
	}
	s.all.Go(func() {
		defer func() {
			if s.fault(recover(), "session") {
				_ = s.line.Close()
			}
		}()
		p.perform(ctx)
	})
}
