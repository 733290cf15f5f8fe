package postgres

import (
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// A bell says that there may be news, and nothing else: whoever hears it reads the log. One
// connection of the process listens. While there is none, the caller's polls find the news,
// and each of them has the connection made anew.

const channel = "quest_log"

// pause is how long a log is silent after it has rung.
const pause = 50 * time.Millisecond

// bell is the connection that listens, and whom it wakes.
type bell struct {
	config *pgx.ConnConfig

	mu        sync.Mutex
	listening bool // a goroutine has the connection, or makes it
	closed    bool
	wake      map[string][]chan struct{} // by the name of the log
	group     sync.WaitGroup
}

// ring wakes those who wait for a log.
func (b *bell) ring(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.wake[name] {
		select {
		case c <- struct{}{}:
		default: // it will be read with the one that is there
		}
	}
}

func (b *bell) ringAll() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, all := range b.wake {
		for _, c := range all {
			select {
			case c <- struct{}{}:
			default:
			}
		}
	}
}

// add gives a channel that is rung for a log, remove takes it back.
func (b *bell) add(name string) chan struct{} {
	c := make(chan struct{}, 1)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.wake == nil {
		b.wake = map[string][]chan struct{}{}
	}
	b.wake[name] = append(b.wake[name], c)
	return c
}

func (b *bell) remove(name string, gone chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	rest := b.wake[name][:0:0]
	for _, c := range b.wake[name] {
		if c != gone {
			rest = append(rest, c)
		}
	}
	b.wake[name] = rest
}

// listen makes the connection that listens, unless there is one. It waits for nothing.
func (b *bell) listen(ctx context.Context) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.listening || b.closed {
		return
	}
	b.listening = true
	b.group.Go(func() {
		b.hear(ctx)
		b.mu.Lock()
		b.listening = false
		b.mu.Unlock()
	})
}

// hear listens until the connection is lost.
func (b *bell) hear(ctx context.Context) {
	on, err := pgx.ConnectConfig(ctx, b.config)
	if err != nil {
		return
	}
	defer on.Close(context.WithoutCancel(ctx)) //nolint:errcheck // nothing was written
	if _, err := on.Exec(ctx, "LISTEN "+channel); err != nil {
		return
	}
	b.ringAll() // what was rung while nobody listened
	for {
		n, err := on.WaitForNotification(ctx)
		if err != nil {
			return
		}
		if name, ok := belled(n.Payload); ok {
			b.ring(name)
		}
	}
}

func (b *bell) close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.group.Wait()
}

// payload is the name of a log and the number of its newest event; belled reads the name.
func payload(name string, seq int64) string { return strconv.FormatInt(seq, 10) + " " + name }

func belled(text string) (name string, ok bool) {
	for i := range len(text) {
		if text[i] == ' ' {
			return text[i+1:], true
		}
	}
	return "", false
}
