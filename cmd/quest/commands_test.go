package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quest/cmd/console"
	"quest/content/racetest"
	"quest/game/phrase"
)

// naming finds what may be a command: quest with words, flags and names of values behind
// it. The first group is what stands right before it.
var naming = regexp.MustCompile("(^|.?.)\\bquest((?: (?:--?[a-z][a-z-]*(?:=\\S+)?|[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*|[A-Z{\\[<][^ `\"]*))+)")

// commandsIn gives the commands that a text names. A command stands behind a colon, a quote
// or a backtick; elsewhere "quest" may be the subject of a sentence, so only words that
// begin with a command are taken for one.
func commandsIn(root *cobra.Command, text string) (all [][]string) {
	for line := range strings.SplitSeq(text, "\n") {
		for _, m := range naming.FindAllStringSubmatch(line, -1) {
			words := strings.Fields(m[2])
			quoted := strings.ContainsAny(m[1], "`\"“:$")
			if quoted || slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == words[0] }) || strings.HasPrefix(words[0], "-") {
				all = append(all, words)
			}
		}
	}
	return all
}

// unparsed gives the word of a command that the program does not know, "" if it knows all.
func unparsed(root *cobra.Command, words []string) string {
	cmd, value := root, false // value: the flag before takes one
	for _, w := range words {
		switch {
		case value:
			value = false
		case strings.HasPrefix(w, "--"):
			name, _, given := strings.Cut(w[2:], "=")
			flag := flagOf(cmd, name)
			if flag == nil {
				return w
			}
			value = !given && flag.NoOptDefVal == ""
		case strings.HasPrefix(w, "-"):
			if len(w) == 2 && cmd.Flags().ShorthandLookup(w[1:]) == nil {
				return w
			}
		case w[0] >= 'a' && w[0] <= 'z' && cmd.HasSubCommands():
			next := slices.IndexFunc(cmd.Commands(), func(c *cobra.Command) bool { return c.Name() == w || c.HasAlias(w) })
			if next < 0 && strings.Contains(cmd.Use, " [") { // an argument
				return ""
			}
			if next < 0 {
				return w
			}
			cmd = cmd.Commands()[next]
		default:
			if !strings.ContainsAny(w[:1], "{[<") && w[0] >= 'a' && w[0] <= 'z' {
				return "" // a value, or the rest of a sentence
			}
		}
	}
	return ""
}

// flagOf gives a flag of a command, its own or one of all commands, nil for none.
func flagOf(cmd *cobra.Command, name string) *pflag.Flag {
	cmd.InitDefaultHelpFlag()
	if own := cmd.Flags().Lookup(name); own != nil {
		return own
	}
	return cmd.InheritedFlags().Lookup(name)
}

// commandTree is the tree of commands with those that cobra adds.
func commandTree() *cobra.Command {
	root := (&call{Main: NewMain(), print: &console.Output{}}).root()
	root.InitDefaultCompletionCmd("completion")
	return root
}

// TestCommandsThatTextsNameParse reads every message of the game and of the check in every
// language, the help of every command, the README and the guides: a command or a flag that
// they name exists.
func TestCommandsThatTextsNameParse(t *testing.T) {
	racetest.OneGoroutine(t)
	root := commandTree()
	seen := 0
	check := func(where, text string) {
		for _, words := range commandsIn(root, text) {
			seen++
			if w := unparsed(root, words); w != "" {
				t.Errorf("%s: %q does not parse: quest %s", where, w, strings.Join(words, " "))
			}
		}
	}
	for name, text := range messages(t) {
		if strings.Contains(name, "/server") {
			continue // of questd, which has a test of its own
		}
		check(name, text)
		for _, flag := range regexp.MustCompile(`(\bbrew |^|[^\w-])--([a-z][a-z-]*)`).FindAllStringSubmatch(text, -1) {
			if flag[1] != "brew " && flag[2] != "name" && !anyHasFlag(root, flag[2]) { // --name is any flag
				t.Errorf("%s: no command has the flag --%s", name, flag[2])
			}
		}
	}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		check("quest help "+cmd.CommandPath(), strings.Join([]string{cmd.Short, cmd.Long, cmd.Example}, "\n"))
		for _, sub := range cmd.Commands() {
			if sub.Name() != "completion" {
				walk(sub)
			}
		}
	}
	walk(root)
	pages, err := filepath.Glob(filepath.Join(project, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	readmes, err := filepath.Glob(filepath.Join(project, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, readmes...) {
		if filepath.Base(page) == "pack-format.md" {
			continue // it has chapters that are planned
		}
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		check(filepath.Base(page), string(data))
	}
	if seen < 60 {
		t.Fatalf("only %d commands were seen", seen)
	}
}

func anyHasFlag(cmd *cobra.Command, name string) bool {
	return flagOf(cmd, name) != nil || slices.ContainsFunc(cmd.Commands(), func(c *cobra.Command) bool { return anyHasFlag(c, name) })
}

// messages gives what the game and the check of packs say, by file and key.
func messages(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, files := range []fs.FS{phrase.Files(), os.DirFS(filepath.Join(project, "content", "source", "saying"))} {
		err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".json") {
				return err
			}
			data, err := fs.ReadFile(files, path)
			if err != nil {
				return err
			}
			var section map[string]any
			if err := json.Unmarshal(data, &section); err != nil {
				return err
			}
			for key, said := range section {
				all[path+" "+key] = strings.Join(strings.Split(flat(said), "\n"), "\n")
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// flat gives the texts of a value, one a line.
func flat(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var lines []string
		for _, e := range v {
			lines = append(lines, flat(e))
		}
		return strings.Join(lines, "\n")
	case map[string]any:
		var lines []string
		for _, e := range v {
			lines = append(lines, flat(e))
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

func TestCommandsThatDoNotExistAreFoundInTexts(t *testing.T) {
	root := commandTree()
	for text, want := range map[string]string{
		"run: quest pack explian Q013":                 "explian",
		"save it, or run `quest pack check --fixx`":    "--fixx",
		"see: quest save backups --player {name}":      "",
		"quest uses only ordinary files":               "",
		"to come back later: quest save inport FILE":   "inport",
		"`quest stats --jsn` prints JSON":              "--jsn",
		"\"quest disputes\" prints it for the author":  "",
		"quest stats prints the record":                "",
		"quest pack list -v has the names of lessons;": "",
	} {
		got := ""
		for _, words := range commandsIn(root, text) {
			got += unparsed(root, words)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
