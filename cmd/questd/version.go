package main

import (
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
)

func (c *call) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "help.Version", Args: console.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			return c.say("questd %s%s %s %s/%s", c.build.Version, c.build.Source(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}

// pathOf gives the names of a command below the program.
func pathOf(cmd *cobra.Command) []string { return strings.Fields(cmd.CommandPath())[1:] }
