package console

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"testing"
)

func TestVersionComesFromTheReleaseTheTagOrTheSource(t *testing.T) {
	for _, c := range []struct{ release, module, want string }{
		{"", "", Base},
		{"", "(devel)", Base},
		{"1.2.3", "(devel)", "1.2.3"},
		{"v1.2.3", "", "1.2.3"},
		{"1.2.4-SNAPSHOT-04fba1b", "", "1.2.4-SNAPSHOT-04fba1b"},
		{"", "v1.2.3", "1.2.3"},
		{"", "v1.3.0-rc.1", "1.3.0-rc.1"},
		{"1.2.3", "v1.2.2", "1.2.3"},
		{"", "v1.2.3+dirty", Base},
		{"", "v0.0.0-20261129163600-04fba1b5d3c2", Base},
		{"", "v1.2.4-0.20261129163600-04fba1b5d3c2", Base},
		{"", "v1.2.4-0.20261129163600-04fba1b5d3c2+dirty", Base},
		{"latest", "", Base},
		{"1.2", "", Base},
		{"1.02.3", "", Base},
		{"1.2.3-", "", Base},
	} {
		got := readBuild(c.release, &debug.BuildInfo{Main: debug.Module{Version: c.module}})
		if got.Version != c.want {
			t.Errorf("release %q of module %q: version %q, want %q", c.release, c.module, got.Version, c.want)
		}
	}
}

func TestVersionNamesTheCommit(t *testing.T) {
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "04fba1b5d3c2f00dfeed04fba1b5d3c2f00dfeed"}
	made := debug.BuildSetting{Key: "vcs.time", Value: "2026-11-29T23:30:00-05:00"}
	changed := debug.BuildSetting{Key: "vcs.modified", Value: "true"}
	same := debug.BuildSetting{Key: "vcs.modified", Value: "false"}
	for _, c := range []struct {
		settings []debug.BuildSetting
		want     string
	}{
		{nil, ""},
		{[]debug.BuildSetting{changed}, ""},
		{[]debug.BuildSetting{revision}, " (04fba1b5d3c2)"},
		{[]debug.BuildSetting{revision, made, same}, " (04fba1b5d3c2, 2026-11-30)"},
		{[]debug.BuildSetting{revision, made, changed}, " (04fba1b5d3c2, 2026-11-30, changed)"},
		{[]debug.BuildSetting{{Key: "vcs.revision", Value: "04fb"}, {Key: "vcs.time", Value: "yesterday"}}, " (04fb)"},
	} {
		if got := readBuild("", &debug.BuildInfo{Settings: c.settings}).Source(); got != c.want {
			t.Errorf("%v: %q, want %q", c.settings, got, c.want)
		}
	}
}

func TestTheListOfChangesBeginsWithThisVersion(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("..", "..", "CHANGELOG.md"))
	if err != nil {
		t.Fatal(err)
	}
	newest := regexp.MustCompile(`(?m)^## (\S+)`).FindSubmatch(list)
	if newest == nil || string(newest[1]) != Base {
		t.Errorf("CHANGELOG.md begins with %q, the source is on the way to %q", newest, Base)
	}
}
