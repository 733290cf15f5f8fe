package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"quest/content"
	"quest/game"
)

// sshServer is where a class server is reached.
type sshServer struct{ user, host, port string } // user and port may be empty

// errNoServer says that a text is no address of a server.
var errNoServer = errors.New("it is not ssh://[USER@]HOST[:PORT]")

// parseServer reads ssh://[USER@]HOST[:PORT]. The parts are those that ssh can mistake for
// nothing else: no option, and no sign that a shell in the configuration of ssh would obey.
func parseServer(address string) (sshServer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "ssh" || u.Opaque != "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return sshServer{}, errNoServer
	}
	s := sshServer{host: u.Hostname(), port: u.Port()}
	if u.User != nil {
		_, secret := u.User.Password()
		if s.user = u.User.Username(); secret || !isWord(s.user, "._-+@") {
			return sshServer{}, errNoServer
		}
	}
	if !isWord(s.host, "._-:%") {
		return sshServer{}, errNoServer
	}
	if n, err := strconv.ParseUint(s.port, 10, 16); s.port != "" && (err != nil || n == 0) {
		return sshServer{}, errNoServer
	}
	return s, nil
}

// isWord reports whether a text has only letters, digits and some signs, and does not begin
// as an option does.
func isWord(s, signs string) bool {
	return s != "" && s[0] != '-' && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && !strings.ContainsRune(signs, r)
	})
}

// String names the server for people.
func (s sshServer) String() string {
	switch {
	case s.port == "":
		return s.host
	case strings.Contains(s.host, ":"):
		return "[" + s.host + "]:" + s.port
	}
	return s.host + ":" + s.port
}

// address is the address as it is typed.
func (s sshServer) address() string {
	u := url.URL{Scheme: "ssh", Host: s.String()}
	if s.port == "" && strings.Contains(s.host, ":") {
		u.Host = "[" + s.host + "]"
	}
	if s.user != "" {
		u.User = url.User(s.user)
	}
	return u.String()
}

// place are the arguments that lead ssh to the server.
func (s sshServer) place() []string {
	var args []string
	if s.port != "" {
		args = append(args, "-p", s.port)
	}
	if s.user != "" {
		args = append(args, "-l", s.user)
	}
	return append(args, s.host)
}

// commandLine is how the server is reached by hand.
func (s sshServer) commandLine() string { return "ssh " + strings.Join(s.place(), " ") }

const (
	// syncCommand is what the server is asked to run.
	syncCommand = "quest-sync"
	// longestSync is how long a whole exchange may take, passphrases included.
	longestSync = 30 * time.Minute
	// longestSilence is how long nothing may come or go once the server has said something.
	longestSilence = 2 * time.Minute
	// hangUpWithin is how long ssh may take to end when all is said.
	hangUpWithin = 3 * time.Second
)

// errSilent says that the server has not said or taken anything for too long.
var errSilent = errors.New("the server is silent")

// sshLine is a connection through the system's own ssh. What ssh itself has to say, such as
// a warning, is shown at once.
type sshLine struct {
	ctx     context.Context
	cmd     *exec.Cmd
	in      io.Reader
	out     io.WriteCloser
	words   *sshWords
	silence *time.Timer
	heard   atomic.Bool // the server has said something
	end     context.CancelCauseFunc
	release context.CancelFunc
}

// callServer begins ssh. It asks for passphrases and unknown hosts on the terminal itself.
func (c *call) callServer(to sshServer) (*sshLine, error) {
	program, err := exec.LookPath("ssh")
	if err != nil {
		return nil, failed(game.Say("sync.NoSSH"), err)
	}
	limited, release := context.WithTimeout(context.Background(), longestSync)
	ctx, end := context.WithCancelCause(limited)
	l := &sshLine{ctx: ctx, words: &sshWords{to: c.err}, end: end, release: release}
	args := []string{
		"-T", "-a", "-x", "-o", "ClearAllForwardings=yes", "-o", "RemoteCommand=none",
		"-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4",
	}
	l.cmd = exec.CommandContext(ctx, program, append(append(args, to.place()...), syncCommand)...)
	l.cmd.Env = c.env
	l.cmd.Stderr = l.words
	l.cmd.WaitDelay = hangUpWithin // a connection that ssh keeps for later may hold stderr
	l.out, err = l.cmd.StdinPipe()
	if err == nil {
		l.in, err = l.cmd.StdoutPipe()
	}
	if err == nil {
		err = l.cmd.Start()
	}
	if err != nil {
		end(nil)
		release()
		return nil, failed(game.Say("sync.NotStarted").Put("why", why(err)), err)
	}
	l.silence = time.AfterFunc(longestSync, func() { end(errSilent) })
	return l, nil
}

func (l *sshLine) Read(p []byte) (int, error) {
	n, err := l.in.Read(p)
	l.heard.Store(true)
	l.silence.Reset(longestSilence)
	return n, err
}

// Write gives ssh what is to be sent. A long message comes in pieces, so that silence is not
// mistaken for one; until the server has said something, nothing is silence.
func (l *sshLine) Write(p []byte) (int, error) {
	n, err := l.out.Write(p)
	if l.heard.Load() {
		l.silence.Reset(longestSilence)
	}
	return n, err
}

// hangUp ends ssh, at once if it does not end by itself, and gives its exit status,
// -1 where it was ended.
func (l *sshLine) hangUp() int {
	l.silence.Stop()
	_ = l.out.Close() // ssh may have ended already
	late := time.AfterFunc(hangUpWithin, func() { l.end(nil) })
	_ = l.cmd.Wait()                   // the status says more
	_, _ = l.words.Write([]byte("\n")) // what it said last; it never fails
	late.Stop()
	l.end(nil)
	l.release()
	return l.cmd.ProcessState.ExitCode()
}

// sshWords shows people what ssh says, line by line and as text: some of it comes from the
// server.
type sshWords struct {
	to   io.Writer
	rest []byte
	told int
}

// mostSSHWords is how many bytes of ssh are shown.
const mostSSHWords = 16 << 10

func (w *sshWords) Write(p []byte) (int, error) {
	w.rest = append(w.rest, p[:min(len(p), mostSSHWords)]...)
	for {
		line, rest, whole := bytes.Cut(w.rest, []byte("\n"))
		if !whole {
			break
		}
		w.rest = rest
		if text := content.OneLine(string(line)); strings.TrimSpace(text) != "" && w.told < mostSSHWords {
			w.told += len(line)
			_, _ = fmt.Fprintln(w.to, text) // there is no other place to complain to
		}
	}
	if len(w.rest) > mostSSHWords {
		w.rest = nil
	}
	return len(p), nil
}
