package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"quest/cmd/questd/bots"
	"quest/cmd/questd/nodes"
	"quest/saves/postgres/postgrestest"
)

// school is a server with a class, and whoever is to come in.
type school struct {
	program  string
	keep     []string // arguments that say where journals are
	database *postgrestest.Server
	nodes    []place

	held  sync.Mutex
	codes []string // for so many players each, the next one last
	left  int      // players that the last one is good for
}

// perCode is how many players come in by one code, and are one class.
const perCode = 100

// open starts a server on a folder, or some nodes on a database of their own.
func (r *run) open(name string, count int, database bool) (*school, error) {
	dir := filepath.Join(r.top, name)
	s := &school{program: r.server, keep: []string{"--save-dir", dir}}
	var more []string
	if database {
		var err error
		if s.database, err = postgrestest.Launch(postgrestest.Options{Durable: true}); err != nil {
			return nil, err
		}
		s.keep = []string{"--database", s.database.URL("postgres")}
		key := filepath.Join(r.top, name+"_host_key")
		more = []string{"--host-key", key}
		if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil { // #nosec G204 -- of the harness
			return nil, errors.Join(fmt.Errorf("host key: %w\n%s", err, out), s.close())
		}
		if _, err := s.command("migrate"); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	for range count {
		if err := s.start(more); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, nil
}

// start starts one more node. All players of the harness come from a few addresses.
func (s *school) start(more []string) error {
	figures, err := nodes.FreeAddress()
	if err != nil {
		return err
	}
	arguments := slices.Concat([]string{"serve", "--listen", "127.0.0.1:0", "--per-address", "10000", "--metrics", figures}, s.keep, more)
	node, err := nodes.Start(s.program, arguments...)
	if err != nil {
		return err
	}
	at := place{Node: node, figures: figures, keys: []string{"down", "up"}}
	at.arrive = func(n int) (*bots.Bot, error) { return s.onMap(n, node) }
	s.nodes = append(s.nodes, at)
	return nil
}

// command runs a command of the server where its journals are, and gives what it says.
func (s *school) command(words ...string) (string, error) {
	out, err := exec.Command(s.program, slices.Concat(words, []string{"--lang", "en"}, s.keep)...).CombinedOutput() // #nosec G204 -- of the harness
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", strings.Join(words, " "), err, out)
	}
	return string(out), nil
}

// invitation is what the command prints of a code.
var invitation = regexp.MustCompile(`\b[0-9A-Z]{5}-[0-9A-Z]{5}\b`)

var errNoCode = errors.New("the command gives no code")

// classes makes classes for some players, and codes to come in by.
func (s *school) classes(players int) error {
	for n := 0; n < players; n += perCode {
		name := fmt.Sprintf("Room %d", n/perCode+1)
		if _, err := s.command("class", "new", name); err != nil {
			return err
		}
		said, err := s.command("class", "invite", "--uses", fmt.Sprint(perCode), "--class", name)
		if err != nil {
			return err
		}
		code := invitation.FindString(said)
		if code == "" {
			return fmt.Errorf("%w:\n%s", errNoCode, said)
		}
		s.codes = append(s.codes, code)
	}
	s.left = perCode
	return nil
}

// code gives a code for one more player.
func (s *school) code() string {
	s.held.Lock()
	defer s.held.Unlock()
	if s.left == 0 && len(s.codes) > 1 {
		s.codes, s.left = s.codes[:len(s.codes)-1], perCode
	}
	s.left--
	return s.codes[len(s.codes)-1]
}

func (s *school) close() error {
	for _, at := range s.nodes {
		at.Kill()
	}
	if s.database != nil {
		return s.database.Close()
	}
	return nil
}

// onMap has the n-th player come to a node and stand on the map, in a class, with nothing else to see.
func (s *school) onMap(n int, node *nodes.Node) (*bots.Bot, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	bot, err := bots.Connect(ctx, guest(n, node))
	if err != nil {
		return nil, err
	}
	if err := bot.Enter(ctx, s.code, ""); err != nil {
		bot.Cut()
		return nil, err
	}
	bot.LookAway()
	return bot, nil
}

// guest is the n-th player, who watches the screen of a node.
func guest(n int, node *nodes.Node) bots.Guest {
	return bots.Guest{
		Address: node.Address, From: from(n), Key: key(n), HostKey: node.Fingerprint, Columns: 80, Rows: 24,
		Env: map[string]string{"LANG": "en_US.UTF-8"}, Watch: true,
	}
}
