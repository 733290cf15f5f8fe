// Package bots plays the class server as people do: over SSH, with a key of their own, a
// terminal of a size, and single key presses. The load harness, the torture and the stories
// of the server use it; it reaches this computer only.
package bots

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// Guest is how a bot comes to a server.
type Guest struct {
	Address string     // host and port; the host is a loopback address
	From    string     // own loopback address, "" for any: servers count connections by address
	Key     ssh.Signer // who the bot is
	HostKey string     // SHA-256 fingerprint that the server must have, "" for any
	Columns int
	Rows    int
	Env     map[string]string
	Watch   bool // keep what the terminal shows, which costs memory and time
}

// Bot is one connection with a terminal. One goroutine at a time uses it.
type Bot struct {
	line line
	keys io.Writer

	news chan struct{} // something came, or the connection ended
	done chan struct{} // closed at the end
	end  error         // of the session, once done is closed

	held    sync.Mutex
	screen  *screen // nil for a bot that does not watch
	bytes   int64
	last    time.Time // when something came last
	pressed time.Time // when the newest key was pressed whose echo is waited for
	first   time.Time // when something came first after that
}

// line is the connection of a bot.
type line interface {
	resize(columns, rows int) error
	wait() error // for the end, and gives its exit status as an error
	cut()        // ends it without a word
	close()      // hangs up in order
}

// call is a connection that this process makes itself.
type call struct {
	raw     net.Conn
	client  *ssh.Client
	session *ssh.Session
}

func (c *call) resize(columns, rows int) error { return c.session.WindowChange(rows, columns) }

func (c *call) wait() error { return c.session.Wait() }

func (c *call) cut() {
	if tcp, ok := c.raw.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = c.raw.Close()
}

func (c *call) close() {
	if c.session != nil {
		_ = c.session.Close()
	}
	_ = c.client.Close()
}

// ErrElsewhere says that an address is not on this computer.
var ErrElsewhere = errors.New("bots go to loopback addresses only")

// errHostKey says that the server has another key than it should.
var errHostKey = errors.New("the server has another host key")

// Here refuses every address that is not a loopback address, given as host and port.
func Here(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("%q: %w", address, err)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return fmt.Errorf("%q: %w", address, ErrElsewhere)
	}
	return nil
}

// Connect comes to a server and opens a terminal. The context bounds the connecting alone.
func Connect(ctx context.Context, g Guest) (*Bot, error) {
	c, err := dial(ctx, g)
	if err != nil {
		return nil, err
	}
	b := newBot(c)
	if err := b.open(c, g); err != nil {
		b.Cut()
		return nil, err
	}
	return b, nil
}

func newBot(l line) *Bot {
	return &Bot{line: l, news: make(chan struct{}, 1), done: make(chan struct{})}
}

// Dial comes to a server as a guest, and opens nothing there yet.
func Dial(ctx context.Context, g Guest) (*ssh.Client, error) {
	c, err := dial(ctx, g)
	if err != nil {
		return nil, err
	}
	return c.client, nil
}

func dial(ctx context.Context, g Guest) (*call, error) {
	if err := Here(g.Address); err != nil {
		return nil, err
	}
	var dialer net.Dialer
	if g.From != "" {
		if err := Here(net.JoinHostPort(g.From, "0")); err != nil {
			return nil, err
		}
		dialer.LocalAddr = &net.TCPAddr{IP: net.ParseIP(g.From)}
	}
	raw, err := dialer.DialContext(ctx, "tcp", g.Address)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	lost := context.AfterFunc(ctx, func() { _ = raw.Close() })
	conn, channels, requests, err := ssh.NewClientConn(raw, g.Address, &ssh.ClientConfig{
		User: "bot", Auth: []ssh.AuthMethod{ssh.PublicKeys(g.Key)},
		HostKeyCallback: func(_ string, _ net.Addr, key ssh.PublicKey) error {
			if got := ssh.FingerprintSHA256(key); g.HostKey != "" && got != g.HostKey {
				return fmt.Errorf("%w: %s", errHostKey, got)
			}
			return nil
		},
	})
	if !lost() && err == nil {
		err = ctx.Err()
	}
	if err != nil {
		_ = raw.Close()
		return nil, fmt.Errorf("shake hands: %w", err)
	}
	return &call{raw: raw, client: ssh.NewClient(conn, channels, requests)}, nil
}

// begin opens a session with the environment of a guest.
func (c *call) begin(g Guest) (session *ssh.Session, err error) {
	if session, err = c.client.NewSession(); err != nil {
		return nil, fmt.Errorf("open a session: %w", err)
	}
	c.session = session
	for name, value := range g.Env {
		if err := session.Setenv(name, value); err != nil {
			return nil, fmt.Errorf("set %s: %w", name, err)
		}
	}
	return session, nil
}

// open asks for a terminal, and for the game on it.
func (b *Bot) open(c *call, g Guest) error {
	session, err := c.begin(g)
	if err != nil {
		return err
	}
	if b.keys, err = session.StdinPipe(); err != nil {
		return fmt.Errorf("keys: %w", err)
	}
	out, err := session.StdoutPipe()
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	if err := session.RequestPty("xterm-256color", g.Rows, g.Columns, ssh.TerminalModes{}); err != nil {
		return fmt.Errorf("ask for a terminal: %w", err)
	}
	if g.Watch {
		b.screen = newScreen(g.Columns, g.Rows, b.keys)
	}
	if err := session.Shell(); err != nil {
		return fmt.Errorf("ask for the game: %w", err)
	}
	go b.listen(out)
	return nil
}

// listen takes what the server writes, until it ends.
func (b *Bot) listen(out io.Reader) {
	part := make([]byte, 4<<10)
	for {
		n, err := out.Read(part)
		if n > 0 {
			b.came(part[:n])
		}
		if err != nil {
			break
		}
	}
	b.end = b.line.wait()
	b.held.Lock()
	if b.screen != nil {
		b.screen.close()
	}
	b.held.Unlock()
	close(b.done)
}

func (b *Bot) came(part []byte) {
	now := time.Now()
	b.held.Lock()
	b.bytes += int64(len(part))
	b.last = now
	if b.first.IsZero() {
		b.first = now
	}
	if b.screen != nil {
		b.screen.write(part)
	}
	b.held.Unlock()
	select {
	case b.news <- struct{}{}:
	default:
	}
}

// Resize gives the terminal another size.
func (b *Bot) Resize(columns, rows int) error {
	if b.screen != nil {
		b.held.Lock()
		b.screen.shows.Resize(columns, rows)
		b.held.Unlock()
	}
	if err := b.line.resize(columns, rows); err != nil {
		return fmt.Errorf("resize: %w", err)
	}
	return nil
}

// Done is closed when the session is over.
func (b *Bot) Done() <-chan struct{} { return b.done }

// Status waits for the end of the session and gives its exit status; an error if the
// connection was lost before the server said one.
func (b *Bot) Status(ctx context.Context) (int, error) {
	select {
	case <-b.done:
	case <-ctx.Done():
		return 0, fmt.Errorf("wait for the end: %w", ctx.Err())
	}
	var (
		told *ssh.ExitError
		left *exec.ExitError
	)
	switch {
	case b.end == nil:
		return 0, nil
	case errors.As(b.end, &told):
		return told.ExitStatus(), nil
	case errors.As(b.end, &left) && left.Exited():
		return left.ExitCode(), nil
	}
	return 0, b.end
}

// Bytes is how much has come so far.
func (b *Bot) Bytes() int64 {
	b.held.Lock()
	defer b.held.Unlock()
	return b.bytes
}

// Cut ends the connection without a word, as a lost line does.
func (b *Bot) Cut() { b.line.cut() }

// Close hangs up in order.
func (b *Bot) Close() { b.line.close() }
