package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/bots"
	"quest/cmd/questd/nodes"
	"quest/saves/postgres/postgrestest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"questd": main})
}

// TestStories runs the stories of testdata/script against real servers, with the real client.
// Players are called by the name with which they come, and have keys of their own.
//
//	node NAME ARGS...      starts a server at $NAME, a port of this computer
//	everybody COMMAND ARGS  has every student do sit at $ONE, or see, reach or join with the same words
//	crash NAME, drain NAME ends it as a crash does, or as an operator does
//	database               starts PostgreSQL, at $DATABASE
//	laptop                 builds the player's program, quest
//	sit WHO NODE [SIZE]    WHO comes with ssh in a terminal
//	see WHO TEXT           waits until the text is on the screen of WHO
//	reach WHO TEXT KEYS... presses the keys in turn until the text is on the screen of WHO
//	type WHO TEXT          types, and waits for nothing
//	send WHO FILE          types the first line of a file, and enter
//	join WHO FILE [NICK]   goes past what is asked at first, with the code in the file, to the map
//	leave WHO              presses q until the game has ended
//	cut WHO                breaks the line of WHO without a word
//	over WHO STATUS        waits until the ssh of WHO has ended
//	screen WHO             prints the screen of WHO, to be looked at with stdout
func TestStories(t *testing.T) {
	if testing.Short() {
		t.Skip("servers and terminals take a while")
	}
	client, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("these stories come with ssh, and ssh is missing")
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(name string) (bool, error) {
			if name != "postgres" {
				return false, fmt.Errorf("%w: %s", errCondition, name)
			}
			return postgrestest.Installed(), nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"node": startNode, "crash": crashNode, "drain": drainNode, "database": startDatabase,
			"laptop": laptop, "sit": sit, "see": see, "reach": reach, "everybody": everybody, "type": typeText, "send": send, "note": note, "join": join, "leave": leave, "cut": cut, "over": over, "screen": screen,
		},
		Setup: func(env *testscript.Env) error { return furnish(env, client) },
	})
}

var errCondition = errors.New("no such condition of stories")

// furnish gives a story a client that knows no server yet and takes everybody's own key, and
// the pack of two harbours.
func furnish(env *testscript.Env, client string) error {
	bin, keys := filepath.Join(env.WorkDir, "bin"), filepath.Join(env.WorkDir, "keys")
	if err := errors.Join(os.Mkdir(bin, 0o700), os.Mkdir(keys, 0o700)); err != nil {
		return err
	}
	config := fmt.Sprintf("Host *\n UserKnownHostsFile %[1]s/known_hosts\n GlobalKnownHostsFile none\n IdentityFile %[2]s/%%r\n IdentitiesOnly yes\n IdentityAgent none\n"+
		" BatchMode yes\n StrictHostKeyChecking accept-new\n SendEnv LANG LC_ALL\n LogLevel ERROR\n", env.WorkDir, keys)
	wrapper := fmt.Sprintf("#!/bin/sh\nexec %s -F %s \"$@\"\n", client, filepath.Join(env.WorkDir, "ssh_config"))
	for _, name := range players {
		if err := os.WriteFile(filepath.Join(keys, name), privateKey(name), 0o600); err != nil {
			return err
		}
	}
	env.Setenv("PATH", bin+string(filepath.ListSeparator)+env.Getenv("PATH"))
	env.Setenv("LANG", "en_US.UTF-8")
	env.Values[companyKey{}] = &company{sitting: map[string]*bots.Bot{}, nodes: map[string]*nodes.Node{}}
	env.Defer(func() { env.Values[companyKey{}].(*company).leave() })
	return errors.Join(
		os.WriteFile(filepath.Join(env.WorkDir, "ssh_config"), []byte(config), 0o600),
		os.WriteFile(filepath.Join(bin, "ssh"), []byte(wrapper), 0o700), // #nosec G306 -- it is a program
	)
}

// players are those who have a key in every story: a teacher, and a dozen students.
var players = strings.Fields("teacher ann bo chul dana eun finn gina ha ivo jun kim lea")

// privateKey gives the key of somebody, the same in every story, as ssh reads it.
func privateKey(name string) []byte {
	seed := sha256.Sum256([]byte("the key of " + name))
	block, err := ssh.MarshalPrivateKey(ed25519.NewKeyFromSeed(seed[:]), name)
	if err != nil {
		panic(err) // a key of Ed25519 is one
	}
	return pem.EncodeToMemory(block)
}
