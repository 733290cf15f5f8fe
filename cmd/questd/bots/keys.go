package bots

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// named are the keys that have a name, with what a terminal sends for them.
var named = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "backspace": "\x7f",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"pgup": "\x1b[5~", "pgdn": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F", "ctrl+c": "\x03",
}

// Press sends a key: one with a name such as "enter" or "down", or what is typed.
func (b *Bot) Press(key string) error {
	sent, ok := named[key]
	if !ok {
		sent = key
	}
	b.Mark()
	if _, err := io.WriteString(b.keys, sent); err != nil {
		return fmt.Errorf("press %s: %w", key, err)
	}
	return nil
}

// Echo is how long the server took for a key.
type Echo struct {
	First   time.Duration // until the first byte came
	Settled time.Duration // until the last byte came before the screen was calm
}

// calm is how long nothing comes when a screen is taken as drawn.
const calm = 25 * time.Millisecond

// ErrOver says that the connection has ended.
var ErrOver = errors.New("the connection has ended")

// Echo presses a key and waits for what it does on the screen.
func (b *Bot) Echo(ctx context.Context, key string) (Echo, error) {
	if err := b.Press(key); err != nil {
		return Echo{}, err
	}
	echo, err := b.Burst(ctx)
	if err != nil {
		return Echo{}, fmt.Errorf("echo of %s: %w", key, err)
	}
	return echo, nil
}

// First presses a key and gives the time until the first byte that came after it.
func (b *Bot) First(ctx context.Context, key string) (time.Duration, error) {
	if err := b.Press(key); err != nil {
		return 0, err
	}
	return b.begins(ctx)
}

// Mark makes Burst count from now on, as a key does.
func (b *Bot) Mark() {
	b.held.Lock()
	defer b.held.Unlock()
	b.pressed, b.first = time.Now(), time.Time{}
}

// Burst waits for what comes after the newest key or Mark, until the screen is calm.
func (b *Bot) Burst(ctx context.Context) (Echo, error) {
	first, err := b.begins(ctx)
	if err != nil {
		return Echo{}, err
	}
	quiet := time.NewTimer(calm)
	defer quiet.Stop()
	for {
		select {
		case <-b.news:
			quiet.Reset(calm)
			continue
		case <-b.done:
		case <-quiet.C:
		case <-ctx.Done():
			return Echo{}, fmt.Errorf("wait for a calm screen: %w", ctx.Err())
		}
		b.held.Lock()
		defer b.held.Unlock()
		return Echo{First: first, Settled: b.last.Sub(b.pressed)}, nil
	}
}

// begins waits for the first byte after the newest key or Mark, and gives the time until then.
func (b *Bot) begins(ctx context.Context) (time.Duration, error) {
	for {
		b.held.Lock()
		pressed, first := b.pressed, b.first
		b.held.Unlock()
		if !first.IsZero() {
			return first.Sub(pressed), nil
		}
		if err := b.wait(ctx); err != nil {
			return 0, err
		}
	}
}

// wait waits until something comes.
func (b *Bot) wait(ctx context.Context) error {
	select {
	case <-b.news:
		return nil
	case <-b.done:
		return ErrOver
	case <-ctx.Done():
		return ctx.Err()
	}
}
