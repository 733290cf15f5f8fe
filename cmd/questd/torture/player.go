package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/bots"
)

// player is one player who answers, loses the server, and comes back to whatever node there is.
type player struct {
	name    string
	key     ssh.Signer
	code    string   // of the class, for the first time
	nodes   []string // where the server is
	hostKey string
	r       *rand.Rand

	mu      sync.Mutex
	saved   int             // the highest number that the server called saved
	unsaid  int             // answers since then that may have been saved without a word
	answers int             // that were called saved
	lost    time.Time       // when the server was lost, zero while it is there
	back    []time.Duration // how long it took each time until the game went on
	wrong   []string        // broken promises
}

// play plays until the context ends.
func (p *player) play(ctx context.Context) {
	for ctx.Err() == nil {
		if err := p.visit(ctx); err != nil {
			p.gone()
			pause(ctx, time.Duration(10+p.r.IntN(40))*time.Millisecond)
		}
	}
}

// pause waits as a client does before it tries again.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

// handshake bounds how long a player waits for a node that does not answer.
const handshake = 5 * time.Second

// visit plays on one node until the connection ends.
func (p *player) visit(ctx context.Context) error {
	hello, cancel := context.WithTimeout(ctx, handshake)
	defer cancel()
	l, err := bots.Talk(hello, bots.Guest{
		Address: p.nodes[p.r.IntN(len(p.nodes))], Key: p.key, HostKey: p.hostKey,
		Env: map[string]string{"LANG": "en_US.UTF-8"},
	})
	if err != nil {
		return err
	}
	defer l.Cut()
	stop := context.AfterFunc(ctx, l.Cut)
	defer stop()
	return p.talk(l)
}

// talk answers whatever the server asks.
func (p *player) talk(l io.ReadWriter) error {
	var heard, line []byte
	part := make([]byte, 4096)
	for {
		n, err := l.Read(part)
		for _, b := range part[:n] {
			heard = append(heard, b)
			if b != '\n' {
				line = append(line, b)
				continue
			}
			said := strings.TrimSuffix(string(line), "\r")
			line = line[:0]
			p.hear(said)
		}
		if err != nil {
			return err
		}
		if string(line) != "> " {
			continue
		}
		text := p.reply(string(heard))
		heard, line = heard[:0], line[:0]
		if _, err := io.WriteString(l, text+"\n"); err != nil {
			return err
		}
	}
}

// reply gives what is typed at a prompt.
func (p *player) reply(heard string) string {
	switch {
	case strings.Contains(heard, askCode):
		return p.code
	case strings.Contains(heard, madeNick):
		return ""
	case strings.Contains(heard, askLanguage):
		return "1"
	}
	p.here()
	text := reply(heard)
	if text != "" {
		p.mu.Lock()
		p.unsaid++ // until it is called saved
		p.mu.Unlock()
	}
	return text
}

// hear takes a line of what the server says.
func (p *player) hear(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	digits, ok := strings.CutPrefix(line, "saved ")
	if !ok {
		return
	}
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil:
		p.wrong = append(p.wrong, fmt.Sprintf("%s: the server said %q", p.name, line))
	case n <= p.saved:
		p.wrong = append(p.wrong, fmt.Sprintf("%s: LOST: %d answers were called saved, now one more is number %d", p.name, p.saved, n))
	case n > p.saved+p.unsaid:
		p.wrong = append(p.wrong, fmt.Sprintf("%s: DOUBLED: %d answers were called saved, %d were given since, now there are %d", p.name, p.saved, p.unsaid, n))
	}
	p.saved, p.unsaid = max(p.saved, n), 0
	p.answers++
}

// gone notes that the server is lost, here that the game goes on.
func (p *player) gone() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lost.IsZero() {
		p.lost = time.Now()
	}
}

func (p *player) here() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.lost.IsZero() {
		p.back = append(p.back, time.Since(p.lost))
		p.lost = time.Time{}
	}
}
