package main

import (
	"runtime"

	"github.com/spf13/cobra"

	"quest/cmd/console"
)

// release is the version of a released program. The linker sets it:
// go build -ldflags "-X main.release=1.2.3".
var release string

func (c *call) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "help.Version",
		Args:  console.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			return c.say("quest %s%s %s %s/%s", c.build.Version, c.build.Source(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}
