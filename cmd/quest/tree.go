package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
)

// command is a command of the program, known by its name before it is built.
type command struct {
	name  string
	build func(*call) *cobra.Command
}

// program gives the commands of the program.
func program() []command {
	return []command{
		{"play", (*call).playCommand},
		{"lab", (*call).labCommand},
		{"review", (*call).reviewCommand},
		{"plan", (*call).planCommand},
		{"settings", (*call).settingsCommand},
		{"exam-date", (*call).examDateCommand},
		{"exam", (*call).examCommand},
		{"exams", (*call).examsCommand},
		{"marks", (*call).marksCommand},
		{"shop", (*call).shopCommand},
		{"today", (*call).todayCommand},
		{"stats", (*call).statsCommand},
		{"achievements", (*call).achievementsCommand},
		{"story", (*call).storyCommand},
		{"find", (*call).findCommand},
		{"due", (*call).dueCommand},
		{"disputes", (*call).disputesCommand},
		{"odds", (*call).oddsCommand},
		{"save", (*call).saveCommand},
		{"pack", (*call).packCommand},
		{"version", (*call).versionCommand},
		{"man", (*call).manCommand},
	}
}

// root builds the whole tree of commands.
func (c *call) root() *cobra.Command { return c.rootOf(program()) }

// rootFor builds as much of the tree as arguments need. To play names no command, and does
// not pay for those that are there.
func (c *call) rootFor(args []string) *cobra.Command {
	walks := func(arg string) bool { // what goes through all commands
		return arg == "help" || arg == "completion" || arg == "man" || strings.HasPrefix(arg, cobra.ShellCompRequestCmd)
	}
	if slices.ContainsFunc(args, walks) {
		return c.root()
	}
	var needed []command
	for _, one := range program() {
		if slices.Contains(args, one.name) {
			needed = append(needed, one)
		}
	}
	return c.rootOf(needed)
}

func (c *call) rootOf(commands []command) *cobra.Command {
	root := &cobra.Command{
		Use:               "quest",
		Short:             "help.Quest",
		Long:              "help.QuestLong",
		Example:           "help.PlayExamples",
		Args:              c.noCommand,
		RunE:              func(*cobra.Command, []string) error { return c.playOrVersion() },
		PersistentPreRunE: c.checkFlags,
		SilenceErrors:     true,
		SilenceUsage:      true,
	}
	root.SetIn(c.in)
	root.SetOut(c.print)
	root.SetErr(c.err)
	root.SetFlagErrorFunc(console.FlagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { c.help = strings.Fields(cmd.CommandPath())[1:] })
	root.SetHelpCommand(c.helpCommand())
	root.CompletionOptions.HiddenDefaultCmd = true
	c.flags.addShared(root.PersistentFlags())
	c.flags.addPlay(root.Flags())
	root.Flags().BoolVarP(&c.flags.version, "version", "v", false, "help.FlagVersion")
	for _, one := range commands {
		root.AddCommand(one.build(c))
	}
	return root
}

// playOrVersion plays, or says the version where that is asked for. The flag is ours: that of
// Cobra is written by text/template, which keeps each exported method of each type in the program.
func (c *call) playOrVersion() error {
	if c.flags.version {
		return c.say("quest %s", c.build.Version)
	}
	return c.play("")
}

func (c *call) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "help.Help",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return c.unknownCommand(cmd.Root(), args[len(args)-max(1, len(rest))])
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
	return c.unknownCommand(cmd, args[0])
}

// unknownCommand refuses a name below a command, and tells the names that are there.
func (c *call) unknownCommand(parent *cobra.Command, name string) error {
	if !parent.HasParent() {
		parent = c.root() // with the commands that the arguments do not name
	}
	return console.UnknownCommand(parent, name)
}
