package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quest/cmd/console"
	"quest/game"
)

// flags are the values of all flags.
type flags struct {
	lang     console.Language
	saveDir  string
	database string
	class    string

	listen     string
	hostKeys   []string // the first is used, the others are told
	metrics    string
	addresses  bool // log them as they are
	zone       string
	packs      []string
	perAddress int
}

// addPlace adds the flags that say where the school is.
func (f *flags) addPlace(set *pflag.FlagSet) {
	set.SortFlags = false
	set.StringVar(&f.saveDir, "save-dir", "", "serverhelp.FlagSaveDir")
	f.addDatabase(set)
}

func (f *flags) addDatabase(set *pflag.FlagSet) {
	set.StringVar(&f.database, "database", "", "serverhelp.FlagDatabase")
}

// addServe adds the flags of serving.
func (f *flags) addServe(set *pflag.FlagSet) {
	set.SortFlags = false
	set.StringVar(&f.listen, "listen", defaultListen, "serverhelp.FlagListen")
	f.addPlace(set)
	set.StringArrayVar(&f.hostKeys, "host-key", nil, "serverhelp.FlagHostKey")
	set.StringVar(&f.zone, "zone", "", "serverhelp.FlagZone")
	set.StringArrayVar(&f.packs, "pack", nil, "serverhelp.FlagPack")
	set.StringVar(&f.metrics, "metrics", "", "serverhelp.FlagMetrics")
	set.IntVar(&f.perAddress, "per-address", 0, "serverhelp.FlagPerAddress")
	set.BoolVar(&f.addresses, "log-addresses", false, "serverhelp.FlagLogAddresses")
}

// root builds the tree of commands.
func (c *call) root() *cobra.Command {
	root := &cobra.Command{
		Use: "questd", Short: "serverhelp.Questd", Long: "serverhelp.QuestdLong", Example: "serverhelp.QuestdExamples",
		Args: noCommand, RunE: c.showHelp, SilenceErrors: true, SilenceUsage: true,
	}
	root.SetIn(c.in)
	root.SetOut(c.print)
	root.SetErr(c.person.Err)
	root.SetFlagErrorFunc(console.FlagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { c.help = pathOf(cmd) })
	root.SetHelpCommand(&cobra.Command{
		Use: "help [COMMAND]", Short: "help.Help",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return console.UnknownCommand(cmd.Root(), args[len(args)-max(1, len(rest))])
			}
			c.help = pathOf(found)
			return nil
		},
	})
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentFlags().Var(&c.flags.lang, "lang", "help.FlagLang")
	root.AddCommand(c.serveCommand(), c.migrateCommand(), c.classCommand(), c.versionCommand())
	return root
}

// showHelp shows the help of a command that does nothing by itself.
func (c *call) showHelp(cmd *cobra.Command, _ []string) error {
	c.help = pathOf(cmd)
	return nil
}

// noCommand refuses what stands where a command may stand and is none.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return console.UnknownCommand(cmd, args[0])
}

// oneArgument demands one argument; missing says what it is.
func oneArgument(missing game.Notice) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return console.Wrong(missing)
	}
}
