package main

import (
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"quest/game"
)

// base is the version that this source is on the way to. CHANGELOG.md names it first.
const base = "0.1.0"

// release is the version of a released program. The linker sets it:
// go build -ldflags "-X main.release=1.2.3".
var release string

// build says what a program was built from.
type build struct {
	version string    // semantic, without v; packs name it in "requires"
	commit  string    // of the source, in hex; "" if it is unknown
	made    time.Time // when that commit was made; zero if it is unknown
	changed bool      // the source differed from that commit
}

// thisBuild is the build of the running program.
func thisBuild() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return readBuild(release, info)
}

// readBuild takes the version from the linker's release, or from the tag that the
// source was fetched or checked out by, or else from the source itself: every build
// has a version that "requires" of a pack can be held against.
func readBuild(release string, info *debug.BuildInfo) build {
	b := build{version: base}
	for _, candidate := range []string{info.Main.Version, release} {
		if v := strings.TrimPrefix(candidate, "v"); semantic(v) && !pseudo(v) {
			b.version = v
		}
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.commit = s.Value
		case "vcs.time":
			b.made, _ = time.Parse(time.RFC3339, s.Value) // zero is "unknown"
		case "vcs.modified":
			b.changed = s.Value == "true"
		}
	}
	return b
}

// source names the commit in brackets: " (0123456789ab, 2026-11-29, changed)". It is
// "" if the commit is unknown.
func (b build) source() string {
	if b.commit == "" {
		return ""
	}
	const short = 12
	said := b.commit[:min(short, len(b.commit))]
	if !b.made.IsZero() {
		said += ", " + b.made.UTC().Format(time.DateOnly)
	}
	if b.changed {
		said += ", changed"
	}
	return " (" + said + ")"
}

// semantic reports whether a text is a semantic version without v and without build
// metadata.
func semantic(v string) bool {
	core, pre, hasPre := strings.Cut(v, "-")
	numbers := strings.Split(core, ".")
	if len(numbers) != 3 || hasPre && strings.Trim(pre, ".") != pre || hasPre && pre == "" {
		return false
	}
	for _, n := range numbers {
		if x, err := strconv.ParseUint(n, 10, 31); err != nil || strconv.FormatUint(x, 10) != n {
			return false
		}
	}
	return !strings.Contains(v, "+")
}

// pseudo reports whether a version was made by the go command for a commit without a
// tag, such as 0.0.0-20261129163600-04fba1b5d3c2: it orders commits, and says nothing
// of what the source can do.
func pseudo(v string) bool {
	parts := strings.Split(v, "-")
	if len(parts) < 2 || len(parts[len(parts)-1]) != 12 {
		return false
	}
	stamp := parts[len(parts)-2]
	stamp = stamp[strings.LastIndexByte(stamp, '.')+1:]
	return len(stamp) == len("20261129163600") && strings.Trim(stamp, "0123456789") == ""
}

func (c *call) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "help.Version",
		Args:  c.noArguments,
		RunE: func(*cobra.Command, []string) error {
			return c.say("quest %s%s %s %s/%s", c.build.version, c.build.source(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}

// noArguments refuses arguments where none make sense.
func (c *call) noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return wrong(game.Say("command.NoArgument").With("path", cmd.CommandPath(), "arg", args[0]))
}
