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
	bot       *Bot
}

// Talk comes to a server and asks for the game line by line. The context bounds the connecting alone.
func Talk(ctx context.Context, g Guest) (*Lines, error) {
	b := &Bot{}
	if err := b.dial(ctx, g); err != nil {
		return nil, err
	}
	l := &Lines{bot: b}
	if err := l.open(g); err != nil {
		b.Cut()
		return nil, err
	}
	return l, nil
}

func (l *Lines) open(g Guest) error {
	session, err := l.bot.client.NewSession()
	if err != nil {
		return fmt.Errorf("open a session: %w", err)
	}
	l.bot.session = session
	for name, value := range g.Env {
		if err := session.Setenv(name, value); err != nil {
			return fmt.Errorf("set %s: %w", name, err)
		}
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
func (l *Lines) Cut() { l.bot.Cut() }

// Close hangs up in order.
func (l *Lines) Close() { l.bot.Close() }
