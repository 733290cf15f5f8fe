package host

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"time"

	"quest/game/tui/tty"
)

// kind is what a session runs; it is a label of a metric.
type kind string

const (
	play  kind = "play"    // the game on a terminal
	lines kind = "lines"   // the game line by line
	run   kind = "command" // a command of the list
)

// statusFault is the exit status of a session that was not left by its player.
const statusFault = 1

// statusUnknown is the exit status of a command that there is not, as of a shell.
const statusUnknown = 127

// performance is a session that runs.
type performance struct {
	*session
	kind           kind
	command        string
	cancel         context.CancelCauseFunc
	quiet, longest *time.Timer
	in             *stream
	device         *device // nil unless it is played on a terminal
}

// perform runs the session to its end, says why it ended, and hangs up.
func (p *performance) perform(ctx context.Context) {
	defer p.Metrics.session(string(p.kind))()
	defer p.cancel(nil)
	defer p.quiet.Stop()
	defer p.longest.Stop()
	p.log.Info("a session begins", "kind", string(p.kind))
	stop := context.AfterFunc(ctx, func() { p.ask(context.Cause(ctx)) })
	status, ending := p.seated(ctx)
	stop()
	cause := context.Cause(ctx)
	if p.device != nil {
		p.device.forget()
	}
	if !p.finish(status, ending) && cause == nil {
		cause = ErrLost // which the game noticed first
	}
	p.log.Info("a session ended", "kind", string(p.kind), "status", status, "why", why(ending, cause))
}

// ask tells the game to leave, and hangs up when it does not.
func (p *performance) ask(cause error) {
	if p.device != nil {
		p.device.end()
	}
	within := p.Limits.Leave
	if errors.Is(cause, ErrReplaced) {
		within = p.Limits.Replace
	}
	time.AfterFunc(within, func() { p.hangUp("late") })
}

// seated runs the session in the seat of its key: a second game of one key ends the first.
func (p *performance) seated(ctx context.Context) (status int, why Ending) {
	if p.kind != run {
		held, leave, err := p.seats.Take(ctx, p.visitor.Key, p.Limits.Replace)
		if err != nil {
			return statusFault, endingOf(err)
		}
		defer leave()
		defer context.AfterFunc(held, func() { p.cancel(context.Cause(held)) })()
	}
	if ctx.Err() == nil {
		if status, why = p.guarded(ctx); why != 0 {
			return status, why
		}
	} else {
		status = statusFault
	}
	return status, endingOf(context.Cause(ctx))
}

// guarded calls the front. A panic of it ends this session only.
func (p *performance) guarded(ctx context.Context) (status int, why Ending) {
	defer func() {
		if p.fault(recover(), string(p.kind)) {
			status, why = statusFault, Crashed
		}
	}()
	switch p.kind {
	case play:
		return p.front.Play(ctx, p.visitor, p.device), 0
	case lines:
		return p.front.Lines(ctx, p.visitor, p.in, p.out), 0
	case run:
		status, known := p.front.Run(ctx, p.visitor, p.command, p.in, p.out, p.errs)
		if !known {
			p.Metrics.deny("command")
			return statusUnknown, Unknown
		}
		return status, 0
	}
	panic("host: a session of no kind")
}

// finish says why a session ended, hands over its status, and gives the client a moment to
// hang up by itself: closing at once could take back what was just written. It reports whether
// the client was still there.
func (p *performance) finish(status int, why Ending) (there bool) {
	if why == Crashed && p.device != nil {
		_, _ = io.WriteString(p.out, tty.Restore) // the game had no chance to
	}
	if why != 0 && p.Say != nil {
		if words := p.Say(p.visitor, why); words != "" {
			p.say(words)
		}
	}
	_, err := p.channel.SendRequest("exit-status", false, binary.BigEndian.AppendUint32(nil, uint32(status)))
	_ = p.channel.CloseWrite()
	_ = p.channel.Close()
	time.AfterFunc(p.Limits.Linger, func() { _ = p.line.Close() })
	return err == nil
}

func (p *performance) say(words string) {
	if p.device != nil {
		_, _ = io.WriteString(p.out, words+"\r\n") // the terminal of the client is still raw
		return
	}
	_, _ = io.WriteString(p.errs, words+"\n")
}
