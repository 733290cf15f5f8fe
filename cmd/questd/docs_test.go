package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every command line of the server in the papers of the project, in a block or between
// backquotes, finds its command, and the command has the flags that stand behind it.
func TestCommandsOfTheServerThatPapersNameAreThere(t *testing.T) {
	line := regexp.MustCompile("(?m)^ *(?:\\./)?questd( [^\n#]*)|`(?:\\./)?questd( [^`]*)`")
	flag := regexp.MustCompile(`--([a-z][a-z-]*)`)
	root := (&call{Main: NewMain()}).root()
	for _, name := range []string{"README.md", "README.ko.md", "docs/class.md", "docs/class.ko.md"} {
		data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		lines := line.FindAllStringSubmatch(string(data), -1)
		if len(lines) < 3 {
			t.Errorf("%s: only %d lines name the server", name, len(lines))
		}
		for _, m := range lines {
			words := strings.Fields(m[1] + m[2])
			cmd, rest, err := root.Find(words)
			if err != nil || cmd == root || cmd.HasSubCommands() && len(rest) > 0 && !strings.HasPrefix(rest[0], "-") {
				t.Errorf("%s: no command %q", name, strings.Join(words, " "))
				continue
			}
			for _, f := range flag.FindAllStringSubmatch(m[0], -1) {
				if f[1] != "help" && cmd.Flag(f[1]) == nil {
					t.Errorf("%s: %s has no --%s", name, cmd.CommandPath(), f[1])
				}
			}
		}
	}
}
