package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
)

// ErrMissing says that there is no PostgreSQL on this machine.
var ErrMissing = errors.New("PostgreSQL is not installed: initdb, postgres and pg_ctl are neither in PATH nor in /usr/lib/postgresql/*/bin")

// Options are how a server is started.
type Options struct {
	// Durable makes the server write to the disk what it commits, as a real one does.
	// Without it tests are quicker, and a power cut would cost data; a kill does not.
	Durable bool
	// Settings are more settings, such as "max_connections=20".
	Settings []string
}

// Server is a PostgreSQL server that belongs to this process.
type Server struct {
	bin, top string
	run      *account
	settings []string
	guard    io.Closer // its end tells the guard that this process is gone
}

// Launch makes a new, empty server and starts it. The user is "quest", who may do all.
func Launch(o Options) (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	run, err := unprivileged()
	if err != nil {
		return nil, err
	}
	s := &Server{bin: bin, run: run, settings: slices.Concat([]string{
		"listen_addresses=", "shared_buffers=32MB", "max_connections=120", "log_min_messages=fatal", "autovacuum_naptime=10s",
	}, o.Settings)}
	if !o.Durable {
		s.settings = append(s.settings, "fsync=off", "full_page_writes=off")
	}
	return s.begin("initdb", "-U", "quest", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions")
}

// Standby makes a copy of the running server that follows it, and starts it.
func (s *Server) Standby() (*Server, error) {
	c := &Server{bin: s.bin, run: s.run, settings: s.settings}
	return c.begin("pg_basebackup", "--write-recovery-conf", "--checkpoint=fast", "--no-sync", "--dbname="+s.URL("postgres"))
}

// Promote makes a standby a server that takes writes.
func (s *Server) Promote() error { return s.call("pg_ctl", "-D", s.data(), "-w", "promote") }

// begin has a program make the data of the server, and starts it.
func (s *Server) begin(program string, args ...string) (*Server, error) {
	base := os.TempDir()
	if len(base) > 40 { // the path of a socket is short
		base = "/tmp"
	}
	var err error
	if s.top, err = os.MkdirTemp(base, "questpg"); err != nil {
		return nil, err
	}
	err = s.run.own(s.top)
	if err == nil {
		err = s.watch()
	}
	if err == nil {
		err = s.call(program, append([]string{"-D", s.data()}, args...)...)
	}
	if err == nil {
		err = s.Start()
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Installed reports whether a server can be started here.
func Installed() bool {
	_, err := programs()
	return err == nil
}

// programs finds the folder of the server's programs.
func programs() (string, error) {
	folders, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return "", err
	}
	slices.Reverse(folders) // the newest one first
	folders = slices.Concat(filepath.SplitList(os.Getenv("PATH")), folders)
	for _, dir := range folders {
		complete := true
		for _, name := range []string{"initdb", "postgres", "pg_ctl"} {
			info, err := os.Stat(filepath.Join(dir, name))
			complete = complete && err == nil && info.Mode().IsRegular()
		}
		if complete { // a link may lead to the folder that has all programs
			real, err := filepath.EvalSymlinks(filepath.Join(dir, "pg_ctl"))
			return filepath.Dir(real), err
		}
	}
	return "", ErrMissing
}

func (s *Server) data() string { return filepath.Join(s.top, "data") }
func (s *Server) copy() string { return filepath.Join(s.top, "copy") }

// call runs one of the programs and waits for it. Its words go to a file: a server that it
// starts would keep a pipe open.
func (s *Server) call(name string, args ...string) error {
	words, err := os.Create(filepath.Join(s.top, name+".out"))
	if err != nil {
		return err
	}
	defer words.Close() //nolint:errcheck // it is read only after a failure
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = s.top, words, words
	s.run.apply(cmd)
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(words.Name())
		return fmt.Errorf("%s: %w\n%s", name, err, said)
	}
	return nil
}

// Start starts the server after Stop or Kill and returns when it takes connections.
func (s *Server) Start() error {
	var err error
	for range 20 { // what a kill left may still be going away
		if err = s.call("pg_ctl", "-D", s.data(), "-w", "-t", "60", "-l", filepath.Join(s.top, "log"), "-o", s.flags(), "start"); err == nil {
			return nil
		}
	}
	return err
}

func (s *Server) flags() string {
	var out []string
	for _, setting := range append(slices.Clone(s.settings), "unix_socket_directories="+s.top) {
		out = append(out, "-c '"+setting+"'")
	}
	return strings.Join(out, " ")
}

// Stop ends the server as an administrator does: clients are told, and cut off.
func (s *Server) Stop() error {
	return s.call("pg_ctl", "-D", s.data(), "-w", "-m", "fast", "stop")
}

// Immediate ends the server at once, without writing anything, as after a power cut.
func (s *Server) Immediate() error {
	return s.call("pg_ctl", "-D", s.data(), "-w", "-m", "immediate", "stop")
}

// Kill kills all processes of the server at once.
func (s *Server) Kill() error {
	pid, err := s.pid()
	if err != nil {
		return err
	}
	return killTree(pid)
}

func (s *Server) pid() (int, error) {
	text, err := os.ReadFile(filepath.Join(s.data(), "postmaster.pid"))
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(text), "\n")
	return strconv.Atoi(strings.TrimSpace(first))
}

// Keep stops the server, keeps a copy of its data and starts it again. The copy is what a
// standby that lags behind would have.
func (s *Server) Keep() error {
	if err := s.Stop(); err != nil {
		return err
	}
	if err := os.RemoveAll(s.copy()); err != nil {
		return err
	}
	if err := os.CopyFS(s.copy(), os.DirFS(s.data())); err != nil {
		return err
	}
	if err := s.run.own(s.copy()); err != nil {
		return err
	}
	return s.Start()
}

// FallBack kills the server and starts the copy that Keep made in its place: what was
// committed since is gone.
func (s *Server) FallBack() error {
	if err := s.Kill(); err != nil {
		return err
	}
	if err := os.RemoveAll(s.data()); err != nil {
		return err
	}
	if err := os.Rename(s.copy(), s.data()); err != nil {
		return err
	}
	return s.Start()
}

// Set changes a setting of the running server for everybody, new connections included.
// An empty value takes the change back.
func (s *Server) Set(name, value string) error {
	change := "ALTER SYSTEM RESET " + name
	if value != "" {
		change = "ALTER SYSTEM SET " + name + " = '" + value + "'"
	}
	if err := Exec(s.URL("postgres"), "SET default_transaction_read_only = off", change); err != nil {
		return err
	}
	return s.call("pg_ctl", "-D", s.data(), "reload")
}

// URL is the address of a database of the server.
func (s *Server) URL(database string) string {
	q := url.Values{"host": {s.top}, "sslmode": {"disable"}}
	return (&url.URL{Scheme: "postgres", User: url.User("quest"), Path: "/" + database, RawQuery: q.Encode()}).String()
}

// Dir is the folder of the server, for things that a test puts beside its data.
func (s *Server) Dir() string { return s.top }

// Log is what the server wrote about itself.
func (s *Server) Log() string {
	text, _ := os.ReadFile(filepath.Join(s.top, "log"))
	return string(text)
}

// Close kills the server and removes everything of it.
func (s *Server) Close() error {
	if s.guard == nil {
		return os.RemoveAll(s.top)
	}
	err := s.Kill()
	if errors.Is(err, os.ErrNotExist) {
		err = nil // it does not run
	}
	_ = os.Remove(filepath.Join(s.data(), "postmaster.pid")) // another process may have its number soon
	err = errors.Join(err, s.guard.Close())                  // which removes the folder
	s.guard = nil
	return err
}

// Exec runs statements on a connection of their own.
func Exec(url string, statements ...string) error {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	for _, text := range statements {
		if _, err := conn.Exec(ctx, text); err != nil {
			return errors.Join(fmt.Errorf("%s: %w", text, err), conn.Close(ctx))
		}
	}
	return conn.Close(ctx)
}
