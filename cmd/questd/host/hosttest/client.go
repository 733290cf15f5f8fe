package hosttest

import (
	"bytes"
	"crypto/ed25519"
	"io"
	"net"
	"strings"
	"sync"

	"golang.org/x/crypto/ssh"
)

// Key gives the key of a number, the same each time.
func Key(n int) ssh.Signer {
	seed := make([]byte, ed25519.SeedSize)
	for i := range 8 {
		seed[i] = byte(n >> (8 * i))
	}
	k, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(seed))
	if err != nil {
		panic(err)
	}
	return k
}

// Config is that of a client with keys, who takes any host key.
func Config(user string, keys ...ssh.Signer) *ssh.ClientConfig {
	return &ssh.ClientConfig{User: user, Auth: []ssh.AuthMethod{ssh.PublicKeys(keys...)}, HostKeyCallback: ssh.InsecureIgnoreHostKey()} //nolint:gosec // a test
}

// Connect greets a server at the other end of a connection.
func Connect(c net.Conn, config *ssh.ClientConfig) (*ssh.Client, error) {
	conn, channels, requests, err := ssh.NewClientConn(c, "door", config)
	if err != nil {
		return nil, err
	}
	return ssh.NewClient(conn, channels, requests), nil
}

// Terminal is a client's session that keeps what it was sent.
type Terminal struct {
	*ssh.Session
	Keys io.WriteCloser

	mu      sync.Mutex
	changed *sync.Cond
	shown   bytes.Buffer
}

// Write is called by the session.
func (t *Terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.changed.Broadcast()
	return t.shown.Write(p)
}

// Shown gives everything that was sent.
func (t *Terminal) Shown() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.shown.String()
}

// Forget forgets what was sent, so that Await waits for what comes from now on.
func (t *Terminal) Forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.shown.Reset()
}

// Await waits until a text was sent. Whoever calls it guards against a text that never comes.
func (t *Terminal) Await(text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for !strings.Contains(t.shown.String(), text) {
		t.changed.Wait()
	}
}

// Open asks for a terminal of a size and a shell on it.
func Open(c *ssh.Client, columns, rows int) (*Terminal, error) {
	s, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	t := &Terminal{Session: s}
	t.changed = sync.NewCond(&t.mu)
	s.Stdout, s.Stderr = t, t
	if t.Keys, err = s.StdinPipe(); err != nil {
		return nil, err
	}
	if err := s.RequestPty("xterm-256color", rows, columns, ssh.TerminalModes{}); err != nil {
		return nil, err
	}
	return t, s.Shell()
}
