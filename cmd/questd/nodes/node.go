// Package nodes starts real processes of the server for those who measure and torture it:
// on loopback addresses, with their output read, their memory looked at, and killed at will.
package nodes

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Build builds the server into a file.
func Build(file string) error {
	if out, err := exec.Command("go", "build", "-trimpath", "-o", file, "quest/cmd/questd").CombinedOutput(); err != nil {
		return fmt.Errorf("build the server: %w\n%s", err, out)
	}
	return nil
}

// Node is one process that serves.
type Node struct {
	Address     string // host and port where it listens
	Fingerprint string // of its host key
	cmd         *exec.Cmd
	in          io.Closer
	ended       chan struct{}

	held sync.Mutex
	said strings.Builder
}

// patience is how long a node may take until it listens.
const patience = 30 * time.Second

var errSilent = errors.New("the process does not say where it listens")

var (
	address     = regexp.MustCompile(`127\.\d+\.\d+\.\d+:\d+`)
	fingerprint = regexp.MustCompile(`SHA256:[A-Za-z0-9+/]{43}`)
)

// Start starts a program that says where it listens, and returns once it does.
func Start(program string, arguments ...string) (*Node, error) {
	n := &Node{cmd: exec.Command(program, arguments...), ended: make(chan struct{})} // #nosec G204 -- of the harness
	out, err := n.cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("output: %w", err)
	}
	if n.in, err = n.cmd.StdinPipe(); err != nil {
		return nil, fmt.Errorf("input: %w", err)
	}
	n.cmd.Stderr = (*complaints)(n)
	if err := n.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	listens := make(chan struct{})
	go n.hear(out, sync.OnceFunc(func() { close(listens) }))
	select {
	case <-listens:
		return n, nil
	case <-n.ended:
	case <-time.After(patience):
		n.Kill()
	}
	return nil, fmt.Errorf("%w:\n%s", errSilent, n.Said())
}

// hear reads what a node says until it ends. ready is called once address and fingerprint
// are known.
func (n *Node) hear(out io.Reader, ready func()) {
	known := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		n.say(lines.Text() + "\n")
		if known {
			continue
		}
		if found := fingerprint.FindString(lines.Text()); found != "" {
			n.Fingerprint = found
		}
		if found := address.FindString(lines.Text()); found != "" {
			n.Address = found
		}
		if known = n.Address != "" && n.Fingerprint != ""; known {
			ready()
		}
	}
	_ = n.cmd.Wait()
	close(n.ended)
}

func (n *Node) say(text string) {
	n.held.Lock()
	defer n.held.Unlock()
	n.said.WriteString(text)
}

// complaints keeps what a node writes to its error output.
type complaints Node

func (e *complaints) Write(p []byte) (int, error) {
	(*Node)(e).say(string(p))
	return len(p), nil
}

// Said is the end of what the node wrote, for messages.
func (n *Node) Said() string {
	n.held.Lock()
	defer n.held.Unlock()
	text := n.said.String()
	return text[max(0, len(text)-4000):]
}

// Kill ends the process with -9 and returns once it is gone.
func (n *Node) Kill() {
	_ = n.cmd.Process.Kill()
	<-n.ended
}

// Drain asks the process to end, as an operator does, and gives how long that took.
func (n *Node) Drain() time.Duration {
	began := time.Now()
	_ = n.cmd.Process.Signal(syscall.SIGTERM)
	<-n.ended
	return time.Since(began)
}

// Ended is closed once the process is gone.
func (n *Node) Ended() <-chan struct{} { return n.ended }

// PID is the number of the process.
func (n *Node) PID() int { return n.cmd.Process.Pid }

// FreeAddress gives a loopback address at which nothing listens at the moment.
func FreeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("a free address: %w", err)
	}
	return listener.Addr().String(), listener.Close()
}
