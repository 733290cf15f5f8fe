package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/game"
	"quest/game/class"
)

// release is the version of a released program. The linker sets it, as that of quest.
var release string

// Main is the whole program as a value, so that tests start the same program as people do.
type Main struct {
	Now     func() time.Time        // the clock, with a monotonic reading
	Rand    io.Reader               // where identifiers, codes and seeds come from; of several goroutines
	Signals func() <-chan os.Signal // what asks the server to end
	build   console.Build           // what the program was built from
}

// NewMain gives the program with the clock, the randomness and the signals of this computer.
func NewMain() *Main {
	asked := func() <-chan os.Signal {
		c := make(chan os.Signal, 2)
		signal.Notify(c, os.Interrupt, syscall.SIGTERM)
		return c
	}
	return &Main{Now: time.Now, Rand: rand.Reader, Signals: asked, build: console.ThisBuild(release)}
}

// call is one run of the program.
type call struct {
	*Main
	person console.Person
	in     io.Reader
	out    io.Writer       // as it was given, to ask whether it is a terminal
	print  *console.Output // where results are written
	flags  flags
	help   []string // the command whose help is wanted, nil for none
	begins bool     // the command makes a school where there is none
}

// Run runs one command and gives its exit code. Results go to stdout; what went wrong goes to
// stderr as one line that says what happened and what to do.
func (m *Main) Run(ctx context.Context, args, env []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := &call{Main: m, in: stdin, out: stdout, print: &console.Output{To: stdout}}
	c.flags.lang = console.LangIn(args)
	c.person = console.Person{Program: "questd", Env: env, Err: stderr, Asked: c.flags.lang.Speech}
	root := c.root()
	root.SetArgs(args)
	if slices.Contains(args, "completion") {
		console.AddCompletion(root)
	}
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		console.Describe(root, c.person.Book())
	}
	err := root.ExecuteContext(ctx)
	if err == nil && c.help != nil {
		err = c.printHelp()
	}
	if err == nil {
		err = c.print.Err
	}
	if err == nil {
		return console.Done
	}
	return c.person.Report(err, why)
}

// printHelp prints the help of the command that was asked for.
func (c *call) printHelp() error {
	f, ok := c.out.(*os.File)
	bold := ok && term.IsTerminal(f.Fd()) && c.person.Getenv("TERM") != "dumb"
	help, err := console.Help(c.root(), c.help, c.person.Book(), bold)
	if err != nil {
		return fmt.Errorf("help: %w", err)
	}
	return c.say("%s", help)
}

// say prints a line of the result.
func (c *call) say(format string, args ...any) error {
	_, err := fmt.Fprintf(c.print, format+"\n", args...)
	return err
}

// tell says lines of a result in the language of the command.
func (c *call) tell(lines ...game.Notice) error {
	for _, line := range lines {
		if err := c.say("%s", c.person.Text(line)); err != nil {
			return err
		}
	}
	return nil
}

// sayJSON prints a result for scripts.
func (c *call) sayJSON(v any) error {
	enc := json.NewEncoder(c.print)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return nil
}

// refusedBy gives the failure of a command that the rules of the class refuse, and any other
// error as it is.
func (c *call) refusedBy(err error) error {
	var refused *class.RefusedError
	if !errors.As(err, &refused) {
		return err
	}
	return console.Failed(game.Verbatim(c.person.Book().Refusals.Say(refused.Why)), err)
}
