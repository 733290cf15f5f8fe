package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/quest/links"
	"quest/game"
)

// The exit codes, the same for every command.
const (
	exitDone     = console.Done
	exitFindings = console.Findings
	exitUsage    = console.Mistake
	exitFailed   = console.Fault
)

// Main is the whole program as a value, so that tests start the same program as
// people do.
type Main struct {
	Now   func() time.Time // the clock, with a monotonic reading
	Rand  io.Reader        // where seeds and identifiers come from
	build console.Build    // what the program was built from
	links links.Options    // how the addresses of packs are asked; zero for politely
}

// NewMain gives the program with the clock and the randomness of this computer.
func NewMain() *Main {
	return &Main{Now: time.Now, Rand: rand.Reader, build: console.ThisBuild(release)}
}

// call is one run of the program.
type call struct {
	*Main
	began time.Time
	env   []string
	in    io.Reader
	out   io.Writer // as it was given, to ask whether it is a terminal
	err   io.Writer
	print *console.Output // where results are written
	flags flags
	help  []string // the command whose help is wanted, nil for none
	labs  bool     // play begins at the labs

	next   string            // player whose game begins when this one is left, "" for none
	review *game.Destination // play begins with the review, nil for anything else
	exam   *game.Destination // play begins with a paper of an exam, nil for anything else

	unreadZone game.Notice // TZ names no time zone
}

// Run runs one command and gives its exit code. Results go to stdout; what went
// wrong goes to stderr as one line that says what happened and what to do.
func (m *Main) Run(ctx context.Context, args, env []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := &call{env: env, in: stdin, out: stdout, err: stderr, print: &console.Output{To: stdout}}
	c.Main, c.unreadZone = m.inZone(c.lookUp)
	c.began = c.Now()
	c.flags.lang = console.LangIn(args)
	root := c.rootFor(args)
	root.SetArgs(args)
	if slices.Contains(args, "completion") {
		console.AddCompletion(root)
	}
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		console.Describe(root, c.book()) // a shell shows what commands and flags are for
	}
	err := root.ExecuteContext(ctx)
	if err == nil && c.help != nil {
		err = c.printHelp()
	}
	if err == nil {
		err = c.print.Err
	}
	if err == nil {
		return exitDone
	}
	return c.report(err)
}

// report tells a failure to the person and gives its exit code.
func (c *call) report(err error) int { return c.person().Report(err, why) }

// warn tells something to the person on stderr.
func (c *call) warn(n game.Notice) { c.person().Warn(n) }

// say prints a line of the result.
func (c *call) say(format string, args ...any) error {
	_, err := fmt.Fprintf(c.print, format+"\n", args...)
	return err
}

// getenv gives a variable of the environment that the program was started with.
func (c *call) getenv(name string) string { return c.person().Getenv(name) }
