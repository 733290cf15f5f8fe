package host_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
	"quest/cmd/questd/host/hosttest"
)

// system is the ssh program of this computer with a folder of its own, and a server on loopback.
type system struct {
	t     *testing.T
	dir   string
	front *hosttest.Front
	port  string
	stop  func()
}

// withSSH starts a server for the ssh program, or skips where there is none.
func withSSH(t *testing.T, o host.Options) *system {
	t.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("there is no ssh program here")
	}
	s := &system{t: t, dir: t.TempDir(), front: &hosttest.Front{}}
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.file("key"), pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	s.serve(o)
	s.know(o.HostKeys[0])
	return s
}

func (s *system) file(name string) string { return filepath.Join(s.dir, name) }

// serve starts a server on a free port, or again on the same after stop was called.
func (s *system) serve(o host.Options) {
	s.t.Helper()
	port := s.port
	if port == "" {
		port = "0"
	}
	l, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		s.t.Fatal(err)
	}
	_, s.port, _ = net.SplitHostPort(l.Addr().String())
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- host.Serve(ctx, l, s.front, o) }()
	stopped := false
	s.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-served; err != nil {
			s.t.Errorf("serve: %v", err)
		}
	}
	s.t.Cleanup(s.stop)
}

// know puts one host key into the file of the known ones.
func (s *system) know(k ssh.Signer) {
	s.t.Helper()
	line := fmt.Sprintf("[127.0.0.1]:%s %s", s.port, ssh.MarshalAuthorizedKey(k.PublicKey()))
	if err := os.WriteFile(s.file("known"), []byte(line), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// command is a run of the program; what is typed and written is for its caller to set.
func (s *system) command(args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second) // against a hang
	s.t.Cleanup(cancel)
	all := append([]string{
		"-F", "none", "-p", s.port, "-l", "anybody", "-i", s.file("key"), "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "BatchMode=yes",
		"-o", "UserKnownHostsFile=" + s.file("known"), "-o", "GlobalKnownHostsFile=none", "-o", "StrictHostKeyChecking=yes",
	}, args...)
	c := exec.CommandContext(ctx, "ssh", all...)
	c.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=ko_KR.UTF-8", "LC_MESSAGES=ja_JP.UTF-8", "COLORTERM=truecolor", "SECRET=x")
	return c
}

// ssh runs the program with what is typed, and gives what it wrote and its exit status.
func (s *system) ssh(typed string, args ...string) (out, errs string, status int) {
	s.t.Helper()
	c := s.command(append([]string{"-o", "LogLevel=ERROR"}, args...)...)
	c.Stdin = strings.NewReader(typed)
	var o, e bytes.Buffer
	c.Stdout, c.Stderr = &o, &e
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	return o.String(), e.String(), c.ProcessState.ExitCode()
}

func TestTheSSHProgramPlays(t *testing.T) {
	s := withSSH(t, host.Options{HostKeys: []ssh.Signer{testKey(-1)}, Say: said})
	defer s.stop()
	t.Run("on a terminal", func(t *testing.T) {
		out, errs, status := s.ssh("abq", "-tt", "-o", "SendEnv=LANG LC_* COLORTERM SECRET", "127.0.0.1")
		if status != 0 || !strings.Contains(out, "hello SHA256:") || !strings.HasSuffix(out, "[a][b]") {
			t.Errorf("status %d, %q, %q", status, out, errs)
		}
		v := s.front.Seen()[0]
		if v.Term != "xterm-256color" || v.Env["LANG"] != "ko_KR.UTF-8" || v.Env["LC_MESSAGES"] != "ja_JP.UTF-8" || v.Env["COLORTERM"] != "truecolor" || v.Env["SECRET"] != "" {
			t.Errorf("the visitor is %+v", v)
		}
	})
	t.Run("line by line", func(t *testing.T) {
		out, errs, status := s.ssh("one\ntwo\nq\n", "-T", "127.0.0.1")
		if status != 0 || out != "> one\n> two\n" {
			t.Errorf("status %d, %q, %q", status, out, errs)
		}
	})
	t.Run("after a fault", func(t *testing.T) {
		out, errs, status := s.ssh("p", "-tt", "127.0.0.1")
		if status != 1 || !strings.HasSuffix(out, fmt.Sprintf("ending %d\r\n", host.Crashed)) {
			t.Errorf("status %d, %q, %q", status, out, errs)
		}
	})
}

func TestTheSSHProgramRunsCommandsOfTheListOnly(t *testing.T) {
	s := withSSH(t, host.Options{HostKeys: []ssh.Signer{testKey(-1)}, Say: said})
	defer s.stop()
	save := strings.Repeat("0123456789abcde\n", 1<<16)
	if out, errs, status := s.ssh(save, "127.0.0.1", "echo"); status != 0 || out != save {
		t.Errorf("a MiB: status %d, %d bytes, %q", status, len(out), errs)
	}
	if _, _, status := s.ssh("", "127.0.0.1", "status 5"); status != 5 {
		t.Errorf("status %d, want 5", status)
	}
	for _, command := range []string{"sh", "cat /etc/passwd", "scp -f /etc/passwd", "echo; sh"} {
		if out, errs, status := s.ssh("", "127.0.0.1", command); status != 127 || out != "" || errs != fmt.Sprintf("ending %d\n", host.Unknown) {
			t.Errorf("%s: status %d, %q, %q", command, status, out, errs)
		}
	}
	for name, args := range map[string][]string{
		"sftp":             {"-s", "127.0.0.1", "sftp"},
		"a connection out": {"-W", "127.0.0.1:1", "127.0.0.1"},
		"a port":           {"-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1", "127.0.0.1", "status 0"},
	} {
		if out, errs, status := s.ssh("", args...); status != 255 || out != "" {
			t.Errorf("%s: status %d, %q, %q", name, status, out, errs)
		}
	}
	if _, _, status := s.ssh("", "-A", "-X", "127.0.0.1", "status 4"); status != 4 {
		t.Errorf("status %d of a command without the agent and the display, want 4", status)
	}
}

// TestAHostKeyIsReplacedWithoutAWarning moves from one key to the next: while both are there
// the program learns the new one, and forgets the old one when that is gone.
func TestAHostKeyIsReplacedWithoutAWarning(t *testing.T) {
	old, next := testKey(-1), testKey(-2)
	s := withSSH(t, host.Options{HostKeys: []ssh.Signer{old, next}})
	defer func() { s.stop() }()
	s.playUntil("Learned new hostkey: ED25519 " + host.Fingerprint(next))
	s.stop()
	s.serve(host.Options{HostKeys: []ssh.Signer{next, old}})
	s.playUntil("")
	s.stop()
	s.serve(host.Options{HostKeys: []ssh.Signer{next}})
	s.playUntil("Deprecating obsolete hostkey: ED25519 " + host.Fingerprint(old))
	s.stop()
	s.serve(host.Options{HostKeys: []ssh.Signer{old}})
	if _, errs, status := s.ssh("q", "-tt", "127.0.0.1"); status != 255 {
		t.Errorf("a key that was forgotten: status %d: %s", status, errs)
	}
}

// playUntil plays until the program tells something about host keys, and leaves then.
func (s *system) playUntil(told string) {
	s.t.Helper()
	c := s.command("-o", "LogLevel=VERBOSE", "-tt", "-o", "UpdateHostKeys=yes", "127.0.0.1")
	keys, err := c.StdinPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	errs, err := c.StderrPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		s.t.Fatal(err)
	}
	var all strings.Builder
	for lines := bufio.NewScanner(errs); told != "" && lines.Scan() && !strings.Contains(lines.Text(), told); {
		all.WriteString(lines.Text() + "\n")
	}
	_, _ = keys.Write([]byte("q"))
	if err := c.Wait(); err != nil {
		s.t.Errorf("waiting for %q: %v\n%s", told, err, all.String())
	}
}
