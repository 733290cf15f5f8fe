package bots

import (
	"context"
	"fmt"
	"io"
)

// Lines is a connection without a terminal, on which the server plays line by line.
type Lines struct {
	io.Reader // what the server says
	io.Writer // what is typed
	call      *call
}

// Talk comes to a server and asks for the game line by line. The context bounds the connecting alone.
func Talk(ctx context.Context, g Guest) (*Lines, error) {
	c, err := dial(ctx, g)
	if err != nil {
		return nil, err
	}
	l := &Lines{call: c}
	if err := l.open(g); err != nil {
		c.cut()
		return nil, err
	}
	return l, nil
}

func (l *Lines) open(g Guest) error {
	session, err := l.call.begin(g)
	if err != nil {
		return err
	}
	if l.Writer, err = session.StdinPipe(); err != nil {
		return fmt.Errorf("input: %w", err)
	}
	if l.Reader, err = session.StdoutPipe(); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	if err := session.Shell(); err != nil {
		return fmt.Errorf("ask for the game: %w", err)
	}
	return nil
}

// Cut ends the connection without a word, as a lost line does.
func (l *Lines) Cut() { l.call.cut() }

// Close hangs up in order.
func (l *Lines) Close() { l.call.close() }
