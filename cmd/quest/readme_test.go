package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// Every command line and flag that a README names is one of the program, and the two lead to
// each other.
func TestDocsReadmesNameCommandsThatThereAre(t *testing.T) {
	root := (&call{Main: NewMain()}).root()
	root.InitDefaultCompletionCmd("completion")
	line := regexp.MustCompile("(?m)^quest( [^\n#]*)?$|`quest ([^`]*)`")
	flag := regexp.MustCompile(`--([a-z][a-z-]*)`)
	ofServer := regexp.MustCompile(`(?m)^\./questd .*$`) // which has a test of its own
	for name, other := range map[string]string{"README.md": "(README.ko.md)", "README.ko.md": "(README.md)"} {
		data, err := os.ReadFile(filepath.Join(project, name))
		if err != nil {
			t.Fatal(err)
		}
		text := ofServer.ReplaceAllString(string(data), "")
		if !strings.Contains(text, other) {
			t.Errorf("%s does not lead to %s", name, other)
		}
		lines := line.FindAllStringSubmatch(text, -1)
		if len(lines) < 5 {
			t.Errorf("%s: only %d command lines", name, len(lines))
		}
		for _, m := range lines {
			words := strings.Fields(m[1] + m[2])
			at := root
			for len(words) > 0 && !strings.HasPrefix(words[0], "-") && at.HasSubCommands() {
				sub, _, err := at.Find(words[:1])
				if (err != nil || sub == at) && strings.Contains(at.Use, " [") { // an argument
					break
				}
				if err != nil || sub == at {
					t.Errorf("%s: no command %q in %q", name, words[0], m[0])
					break
				}
				at, words = sub, words[1:]
			}
			flagsAreThere(t, name, at, flag.FindAllStringSubmatch(m[0], -1))
		}
		flagsAreThere(t, name, root, flag.FindAllStringSubmatch(text, -1))
		if !strings.Contains(text, "--ascii") {
			t.Errorf("%s does not name --ascii", name)
		}
	}
}

// flagsAreThere looks flags up in a command and, for the root, in every command below it.
func flagsAreThere(t *testing.T, doc string, cmd *cobra.Command, flags [][]string) {
	t.Helper()
	for _, f := range flags {
		if f[1] == "help" || hasFlag(cmd, f[1]) {
			continue
		}
		t.Errorf("%s: %s has no --%s", doc, cmd.CommandPath(), f[1])
	}
}

func hasFlag(cmd *cobra.Command, flag string) bool {
	if cmd.Flags().Lookup(flag) != nil || cmd.PersistentFlags().Lookup(flag) != nil || cmd.Root().PersistentFlags().Lookup(flag) != nil {
		return true
	}
	for _, sub := range cmd.Commands() {
		if cmd == cmd.Root() && hasFlag(sub, flag) {
			return true
		}
	}
	return false
}
