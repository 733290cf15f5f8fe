//go:build unix

package postgrestest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is the user that a server runs as, nil for the one that runs the tests.
type account struct{ uid, gid int }

// unprivileged gives an account that PostgreSQL accepts.
func unprivileged() (*account, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.Atoi(u.Uid)
		gid, errGID := strconv.Atoi(u.Gid)
		if err := errors.Join(errUID, errGID); err != nil {
			return nil, err
		}
		return &account{uid, gid}, nil
	}
	return nil, fmt.Errorf("PostgreSQL does not run as root, and there is neither a user postgres nor nobody: %w", ErrMissing)
}

func (a *account) apply(cmd *exec.Cmd) {
	if a != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}} //nolint:gosec // ids of the system
	}
}

// own gives a folder and everything in it to the account, and to it alone.
func (a *account) own(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o600)
		if d.IsDir() {
			mode = 0o700
		}
		if err := os.Chmod(path, mode); err != nil || a == nil {
			return err
		}
		return os.Chown(path, a.uid, a.gid)
	})
}

// watch starts a guard that waits for the end of this process and then ends the server,
// so that a test that dies leaves nothing behind.
func (s *Server) watch() error {
	reader, writer, err := os.Pipe()
	if err != nil {
		return err
	}
	// A server that was killed leaves its number, which may be that of another process by now.
	const script = `cat; p=$(head -n 1 "$0/data/postmaster.pid") && { [ ! -d /proc/self ] || [ "$(readlink "/proc/$p/cwd")" = "$0/data" ]; } &&
kill -QUIT "$p"; rm -rf "$0"`
	guard := exec.Command("sh", "-c", script, s.top)
	guard.Stdin = reader
	guard.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // an interrupt of the tests is not for it
	if err := guard.Start(); err != nil {
		return errors.Join(err, reader.Close(), writer.Close())
	}
	s.guard = guarded{writer, guard}
	return reader.Close()
}

type guarded struct {
	io.Closer
	cmd *exec.Cmd
}

// Close lets the guard do its work and waits for it.
func (g guarded) Close() error {
	if err := g.Closer.Close(); err != nil {
		return err
	}
	_ = g.cmd.Wait() // its status is that of removing what may be gone already
	return nil
}
