package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"quest/cmd/questd/nodes"
	"quest/saves/postgres/postgrestest"
)

// server is what is killed: one node on a folder, or two nodes on one database.
type server struct {
	program  string
	keep     []string // arguments that say where the journals are
	hostKey  string   // file
	database *postgrestest.Server
	nodes    []*nodes.Node
	places   []string // where the nodes listen
}

// startServer starts a server in a folder, with a database of its own if one is wanted.
func startServer(program, dir string, database bool) (*server, error) {
	s := &server{program: program, hostKey: filepath.Join(dir, "host_key"), keep: []string{"--save-dir", filepath.Join(dir, "saves")}}
	count := 1
	if database {
		count = 2
		var err error
		if s.database, err = postgrestest.Launch(postgrestest.Options{Durable: true}); err != nil {
			return nil, err
		}
		s.keep = []string{"--database", s.database.URL("postgres")}
		if out, err := exec.Command(program, "migrate", "--database", s.database.URL("postgres")).CombinedOutput(); err != nil { // #nosec G204 -- of the torture
			return nil, errors.Join(fmt.Errorf("migrate: %w\n%s", err, out), s.close())
		}
		if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", s.hostKey).CombinedOutput(); err != nil { // #nosec G204 -- of the torture
			return nil, errors.Join(fmt.Errorf("host key: %w\n%s", err, out), s.close())
		}
	}
	for i := range count {
		place, err := nodes.FreeAddress()
		if err == nil {
			s.places = append(s.places, place)
			s.nodes = append(s.nodes, nil)
			err = s.start(i)
		}
		if err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, nil
}

// start starts a node at its place.
func (s *server) start(i int) error {
	// Players come back more often than a front door lets people in.
	arguments := append([]string{"serve", "--listen", s.places[i], "--per-address", "100000"}, s.keep...)
	if s.database != nil {
		arguments = append(arguments, "--host-key", s.hostKey)
	}
	var err error
	s.nodes[i], err = nodes.Start(s.program, arguments...)
	return err
}

// invitation is what the command prints of a code.
var invitation = regexp.MustCompile(`\b[0-9A-Z]{5}-[0-9A-Z]{5}\b`)

var errNoCode = errors.New("the command gives no code")

// invite gives a code with which many players come into a class.
func (s *server) invite(players int) (string, error) {
	if _, err := s.class("new", "Torture"); err != nil {
		return "", err
	}
	said, err := s.class("invite", "--uses", fmt.Sprint(players))
	if err != nil {
		return "", err
	}
	if code := invitation.FindString(said); code != "" {
		return code, nil
	}
	return "", fmt.Errorf("%w:\n%s", errNoCode, said)
}

// class runs a command of the class, and gives what it says.
func (s *server) class(words ...string) (string, error) {
	arguments := slices.Concat([]string{"class"}, words, []string{"--lang", "en"}, s.keep)
	out, err := exec.Command(s.program, arguments...).CombinedOutput() // #nosec G204 -- of the torture
	if err != nil {
		return "", fmt.Errorf("class %s: %w\n%s", words[0], err, out)
	}
	return string(out), nil
}

// kill kills a node, or the database now and then, and starts it again. It says which it was.
func (s *server) kill(r *rand.Rand) (what string, err error) {
	const one = 5 // kill in so many is the database's
	if s.database != nil && r.IntN(one) == 0 {
		if r.IntN(2) == 0 {
			err = s.database.Immediate()
		} else {
			err = s.database.Kill()
		}
		return "database", errors.Join(err, s.database.Start())
	}
	i := r.IntN(len(s.nodes))
	s.nodes[i].Kill()
	return "node", s.start(i)
}

// drain stops the nodes in order, so that everything that waits is written.
func (s *server) drain() time.Duration {
	var longest time.Duration
	for _, n := range s.nodes {
		longest = max(longest, n.Drain())
	}
	return longest
}

func (s *server) close() error {
	for _, n := range s.nodes {
		if n != nil {
			n.Kill()
		}
	}
	if s.database != nil {
		return s.database.Close()
	}
	return nil
}

// until waits until something holds, and gives the time that took; an error if it takes too long.
func until(ctx context.Context, longest time.Duration, holds func() bool) (time.Duration, error) {
	began := time.Now()
	for !holds() {
		switch took := time.Since(began); {
		case took > longest:
			return took, fmt.Errorf("not within %s", longest)
		case ctx.Err() != nil:
			return took, ctx.Err()
		}
		pause(ctx, 5*time.Millisecond)
	}
	return time.Since(began), nil
}
