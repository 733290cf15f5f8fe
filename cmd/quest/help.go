package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// helpTemplate is the help of a command below its description. « and » stand around
// headings.
const helpTemplate = `«Usage»
{{if .Runnable}}  {{.UseLine}}
{{end}}{{if .HasAvailableSubCommands}}  {{.CommandPath}} [command]
{{end}}{{if .HasExample}}
«Examples»
{{.Example | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableSubCommands}}
«Commands»
{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name .NamePadding }} {{.Short}}
{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}
«Flags»
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
«Flags of every command»
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}`

// printHelp prints the help of the command that was asked for. It asks the terminal
// nothing: help must appear at once, on every terminal.
func (c *call) printHelp() error {
	root := c.root()
	root.InitDefaultCompletionCmd(c.help...)
	cmd, _, err := root.Find(c.help)
	if err != nil {
		return fmt.Errorf("find the command: %w", err)
	}
	on, off := "", ""
	if isTerminal(c.out) && c.getenv("TERM") != "dumb" {
		on, off = "\x1b[1m", "\x1b[m"
	}
	root.SetUsageTemplate(strings.NewReplacer("«", on, "»", off).Replace(helpTemplate))
	cmd.InitDefaultHelpFlag()
	return c.say("%s\n\n%s", strings.TrimSpace(about(cmd)), strings.TrimRight(cmd.UsageString(), "\n"))
}

// about is what a command says of itself.
func about(cmd *cobra.Command) string {
	if cmd.Long != "" {
		return cmd.Long
	}
	return cmd.Short
}
