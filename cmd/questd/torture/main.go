// Command torture kills the class server and its database again and again while players
// answer, and holds what the server remembers against what it called saved: nothing of that may
// be lost, nothing may be there twice, and players must be back soon.
//
//	go run ./cmd/questd/torture            the short form: as many kills as fit into 20 seconds a form
//	go run ./cmd/questd/torture -long      1,000 kills of nodes and database, 1,000 of the server on a folder
//	go run ./cmd/questd/torture -only database -kills 100 -seed 7
//
// It reaches loopback addresses only, and starts a PostgreSQL of its own; without one that form is left
// out with a word. It exits with 1 if a promise was broken.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"quest/cmd/questd/nodes"
	"quest/saves/postgres/postgrestest"
)

func main() { os.Exit(torture(os.Args[1:], os.Stdout, os.Stderr)) }

const (
	exitKept   = 0
	exitBroken = 1
	exitUsage  = 2
)

// plan is how much is done.
type plan struct {
	kills   int
	time    time.Duration // after which no more kills begin, however few there were
	players int
	seed    uint64
}

func torture(arguments []string, out, errs io.Writer) int {
	set := flag.NewFlagSet("torture", flag.ContinueOnError)
	set.SetOutput(errs)
	brief := set.Bool("short", false, "the form for every change (the default)")
	whole := set.Bool("long", false, "the form for people: 1,000 kills")
	only := set.String("only", "", "embedded, or database")
	kills := set.Int("kills", 0, "how many kills; 0 is what the form says")
	players := set.Int("players", 12, "how many players answer")
	seed := set.Uint64("seed", 1, "where chance begins")
	program := set.String("server", "", "the program of the server; it is built if none is given")
	if err := set.Parse(arguments); err != nil {
		return exitUsage
	}
	p := plan{kills: 100, time: 20 * time.Second, players: *players, seed: *seed}
	if *whole {
		p.kills, p.time = 1000, 2*time.Hour
	}
	if *kills > 0 {
		p.kills, p.time = *kills, 2*time.Hour
	}
	const most = 200
	if *brief && *whole || set.NArg() > 0 || *players < 1 || *players > most || *only != "" && !slices.Contains([]string{"embedded", "database"}, *only) {
		_, _ = fmt.Fprintln(errs, "torture: -short or -long, -only embedded or database, 1 to 200 players, and no other arguments")
		return exitUsage
	}
	broken, err := all(p, *only, *program, out)
	if err != nil {
		_, _ = fmt.Fprintln(errs, "torture:", err)
	}
	if broken > 0 || err != nil {
		return exitBroken
	}
	return exitKept
}

// all tortures the server on a folder and on a database.
func all(p plan, only, program string, out io.Writer) (broken int, err error) {
	top, err := os.MkdirTemp("", "quest-torture-")
	if err != nil {
		return 0, fmt.Errorf("a folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(top) }()
	if program == "" {
		program = filepath.Join(top, "questd")
		if err := nodes.Build(program); err != nil {
			return 0, err
		}
	}
	_, _ = fmt.Fprintf(out, "seed %d, %d players, %d processors, %s/%s\n", p.seed, p.players, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	for _, form := range []string{"embedded", "database"} {
		if only != "" && only != form {
			continue
		}
		dir := filepath.Join(top, form)
		if err := os.Mkdir(dir, 0o700); err != nil {
			return broken, fmt.Errorf("a folder: %w", err)
		}
		t := &trial{plan: p, form: form, dir: dir, program: program, r: rand.New(rand.NewPCG(p.seed, uint64(len(form)))), out: out}
		err := t.run(context.Background())
		if errors.Is(err, postgrestest.ErrMissing) {
			_, _ = fmt.Fprintf(out, "%s: skipped: %v\n", form, err)
			continue
		}
		broken += len(t.broken)
		if err != nil {
			return broken, fmt.Errorf("%s: %w", form, err)
		}
	}
	return broken, nil
}
