package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the version of the game.
const version = "0.1.0"

func (c *call) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  c.noArguments,
		RunE: func(*cobra.Command, []string) error {
			return c.say("quest %s%s %s %s/%s", version, revision(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}

// revision names the commit that the program was built from, if it is known.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	commit, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			commit = " (" + s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = ", changed"
		}
	}
	if commit == "" {
		return ""
	}
	return commit + changed + ")"
}

// noArguments refuses arguments where none make sense.
func (c *call) noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return wrong(notice(
		"{path} takes no argument, but \"{arg}\" was given", "{path} 명령은 인자를 받지 않습니다: \"{arg}\"",
		"path", cmd.CommandPath(), "arg", args[0],
	))
}
