package console

import (
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// Base is the version that this source is on the way to. CHANGELOG.md names it first.
const Base = "0.1.0"

// Build says what a program was built from.
type Build struct {
	Version string    // semantic, without v; packs name it in "requires"
	Commit  string    // of the source, in hex; "" if it is unknown
	Made    time.Time // when that commit was made; zero if it is unknown
	Changed bool      // the source differed from that commit
}

// ThisBuild is the build of the running program. release is the version that the linker set,
// "" for none.
func ThisBuild(release string) Build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return readBuild(release, info)
}

// readBuild takes the version from the linker's release, or from the tag that the
// source was fetched or checked out by, or else from the source itself: every build
// has a version that "requires" of a pack can be held against.
func readBuild(release string, info *debug.BuildInfo) Build {
	b := Build{Version: Base}
	for _, candidate := range []string{info.Main.Version, release} {
		if v := strings.TrimPrefix(candidate, "v"); semantic(v) && !pseudo(v) {
			b.Version = v
		}
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.time":
			b.Made, _ = time.Parse(time.RFC3339, s.Value) // zero is "unknown"
		case "vcs.modified":
			b.Changed = s.Value == "true"
		}
	}
	return b
}

// Source names the commit in brackets: " (0123456789ab, 2026-11-29, changed)". It is
// "" if the commit is unknown.
func (b Build) Source() string {
	if b.Commit == "" {
		return ""
	}
	const short = 12
	said := b.Commit[:min(short, len(b.Commit))]
	if !b.Made.IsZero() {
		said += ", " + b.Made.UTC().Format(time.DateOnly)
	}
	if b.Changed {
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
