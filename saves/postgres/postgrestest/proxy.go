package postgrestest

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Proxy stands between a client and a server, and loses what a test wants to be lost.
type Proxy struct {
	url      string
	server   string
	listener net.Listener
	group    sync.WaitGroup

	mu    sync.Mutex
	conns map[net.Conn]bool
	text  []byte        // what is waited for, nil for nothing
	after bool          // the server does what it was asked, and the answer is lost
	lost  chan struct{} // closed when that has happened
	gate  chan struct{} // nil for open
}

// NewProxy makes a proxy before the server of a URL.
func NewProxy(t testing.TB, to string) *Proxy {
	t.Helper()
	u, err := url.Parse(to)
	if err != nil {
		t.Fatal(err)
	}
	host := u.Query().Get("host")
	if host == "" {
		t.Skip("the server is not on a socket of this machine")
	}
	dir, err := os.MkdirTemp("/tmp", "questproxy")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{server: filepath.Join(host, socket), conns: map[net.Conn]bool{}}
	if p.listener, err = net.Listen("unix", filepath.Join(dir, socket)); err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("host", dir)
	u.RawQuery = q.Encode()
	p.url = u.String()
	p.group.Go(p.accept)
	t.Cleanup(func() {
		p.Resume()
		p.Cut()
		err := errors.Join(p.listener.Close(), os.RemoveAll(dir))
		p.group.Wait()
		if err != nil {
			t.Error(err)
		}
	})
	return p
}

const socket = ".s.PGSQL.5432"

// URL is the address of the server, through the proxy.
func (p *Proxy) URL() string { return p.url }

// Lose waits for a request with some bytes in it, once, and cuts the connection: before the
// server sees it, or, if answered is set, after the server has answered. The channel is
// closed then.
func (p *Proxy) Lose(text string, answered bool) <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text, p.after, p.lost = []byte(text), answered, make(chan struct{})
	return p.lost
}

// Stall lets nothing through until Resume.
func (p *Proxy) Stall() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.gate == nil {
		p.gate = make(chan struct{})
	}
}

// Resume ends Stall.
func (p *Proxy) Resume() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.gate != nil {
		close(p.gate)
		p.gate = nil
	}
}

// Cut ends all connections.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.conns {
		_ = c.Close()
	}
}

func (p *Proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("unix", p.server)
		if err != nil {
			_ = client.Close()
			continue
		}
		p.mu.Lock()
		p.conns[client], p.conns[server] = true, true
		p.mu.Unlock()
		w := &wire{proxy: p, client: client, server: server}
		p.group.Go(w.ask)
		p.group.Go(w.answer)
	}
}

// wire is one connection.
type wire struct {
	proxy          *Proxy
	client, server net.Conn

	mu   sync.Mutex
	lose bool // the next answer is lost
}

func (w *wire) end() {
	_ = w.client.Close()
	_ = w.server.Close()
	w.proxy.mu.Lock()
	defer w.proxy.mu.Unlock()
	delete(w.proxy.conns, w.client)
	delete(w.proxy.conns, w.server)
}

// ask carries what the client says.
func (w *wire) ask() {
	defer w.end()
	_ = carry(w.client, w.server, func(data []byte) bool {
		p := w.proxy
		p.mu.Lock()
		gate, meant := p.gate, p.text != nil && bytes.Contains(data, p.text)
		after, lost := p.after, p.lost
		if meant {
			p.text = nil
		}
		p.mu.Unlock()
		if gate != nil {
			<-gate
		}
		if !meant {
			return true
		}
		if !after {
			close(lost)
			return false
		}
		w.mu.Lock()
		w.lose = true
		w.mu.Unlock()
		return true
	})
}

// answer carries what the server says.
func (w *wire) answer() {
	defer w.end()
	_ = carry(w.server, w.client, func([]byte) bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.lose {
			w.proxy.mu.Lock()
			close(w.proxy.lost)
			w.proxy.mu.Unlock()
		}
		return !w.lose
	})
}

func carry(from io.Reader, to io.Writer, look func([]byte) bool) error {
	buffer := make([]byte, 1<<20)
	for {
		n, err := from.Read(buffer)
		if n > 0 {
			if !look(buffer[:n]) {
				return nil
			}
			if _, err := to.Write(buffer[:n]); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
	}
}
