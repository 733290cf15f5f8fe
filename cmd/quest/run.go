package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
)

// The exit codes, the same for every command.
const (
	exitDone     = 0
	exitFindings = 1 // a pack has errors, a save has damage, or a draw is not what its seed gives
	exitUsage    = 2 // unknown command, flag or value
	exitFailed   = 3 // something could not be read, written or accepted
)

// Main is the whole program as a value, so that tests start the same program as
// people do.
type Main struct {
	Now   func() time.Time // the clock, with a monotonic reading
	Rand  io.Reader        // where seeds and identifiers come from
	build build            // what the program was built from
}

// NewMain gives the program with the clock and the randomness of this computer.
func NewMain() *Main { return &Main{Now: time.Now, Rand: rand.Reader, build: thisBuild()} }

// call is one run of the program.
type call struct {
	*Main
	began time.Time
	env   []string
	in    io.Reader
	out   io.Writer // as it was given, to ask whether it is a terminal
	err   io.Writer
	print *output // where results are written
	flags flags
	help  []string // the command whose help is wanted, nil for none
	labs  bool     // play begins at the labs

	next   string            // player whose game begins when this one is left, "" for none
	review *game.Destination // play begins with the review, nil for anything else

	unreadZone game.Notice // TZ names no time zone
}

// Run runs one command and gives its exit code. Results go to stdout; what went
// wrong goes to stderr as one line that says what happened and what to do.
func (m *Main) Run(ctx context.Context, args, env []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := &call{env: env, in: stdin, out: stdout, err: stderr, print: &output{to: stdout}}
	c.Main, c.unreadZone = m.inZone(c.lookUp)
	c.began = c.Now()
	c.flags.lang = langIn(args)
	root := c.root()
	root.SetArgs(args)
	if slices.Contains(args, "completion") {
		c.addCompletion(root)
	}
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		describe(root, c.book()) // a shell shows what commands and flags are for
	}
	err := root.ExecuteContext(ctx)
	if err == nil && c.help != nil {
		err = c.printHelp()
	}
	if err == nil {
		err = c.print.err
	}
	if err == nil {
		return exitDone
	}
	return c.report(err)
}

// report tells a failure to the person and gives its exit code.
func (c *call) report(err error) int {
	var f *failure
	var refused *outputError
	switch {
	case errors.As(err, &refused):
		f = &failure{code: exitFailed, said: refused.said()}
	case !errors.As(err, &f):
		f = &failure{code: exitFailed, said: why(err)}
	}
	if !f.said.Empty() {
		c.warn(f.said)
	}
	for _, line := range f.lines {
		_, _ = fmt.Fprintln(c.err, line) // as in warn
	}
	return f.code
}

// warn tells something to the person on stderr, in one line for each language of the
// person.
func (c *call) warn(n game.Notice) {
	for i, b := range c.told() {
		said := content.OneLine(b.Say(n))
		if i == 0 || said != content.OneLine(c.text(n)) { // what has no words of its own is told once
			_, _ = fmt.Fprintf(c.err, "quest: %s\n", said) // there is no other place to complain to
		}
	}
}

// say prints a line of the result.
func (c *call) say(format string, args ...any) error {
	_, err := fmt.Fprintf(c.print, format+"\n", args...)
	return err
}

// getenv gives a variable of the environment that the program was started with.
func (c *call) getenv(name string) string {
	value, _ := c.lookUp(name)
	return value
}

// root builds the tree of commands.
func (c *call) root() *cobra.Command {
	root := &cobra.Command{
		Use:               "quest",
		Short:             "help.Quest",
		Long:              "help.QuestLong",
		Example:           "help.PlayExamples",
		Version:           c.build.version,
		Args:              c.noCommand,
		RunE:              func(*cobra.Command, []string) error { return c.play("") },
		PersistentPreRunE: c.checkFlags,
		SilenceErrors:     true,
		SilenceUsage:      true,
	}
	root.SetIn(c.in)
	root.SetOut(c.print)
	root.SetErr(c.err)
	root.SetVersionTemplate("quest {{.Version}}\n")
	root.SetFlagErrorFunc(c.flagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { c.help = strings.Fields(cmd.CommandPath())[1:] })
	root.SetHelpCommand(c.helpCommand())
	root.CompletionOptions.HiddenDefaultCmd = true
	c.flags.addShared(root.PersistentFlags())
	c.flags.addPlay(root.Flags())
	root.AddCommand(
		c.playCommand(), c.labCommand(), c.reviewCommand(), c.planCommand(), c.settingsCommand(), c.examDateCommand(), c.examsCommand(),
		c.marksCommand(), c.shopCommand(), c.todayCommand(), c.statsCommand(), c.achievementsCommand(), c.storyCommand(), c.findCommand(), c.dueCommand(), c.disputesCommand(),
		c.oddsCommand(),
		c.saveCommand(), c.packCommand(), c.versionCommand(), c.manCommand(),
	)
	return root
}

func (c *call) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "help.Help",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), args[len(args)-max(1, len(rest))])
			}
			c.help = strings.Fields(found.CommandPath())[1:]
			return nil
		},
	}
}

// noCommand refuses what stands where a command may stand and is none.
func (c *call) noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return unknownCommand(cmd, args[0])
}

func unknownCommand(parent *cobra.Command, name string) error {
	var names []string
	for _, sub := range parent.Commands() {
		if !sub.Hidden {
			names = append(names, append([]string{sub.Name()}, sub.Aliases...)...)
		}
	}
	return noSuch(game.Say("command.NoCommand").With("name", name), name, names, game.Say("command.SeeHelp").With("path", parent.CommandPath()))
}
