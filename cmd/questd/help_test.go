package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quest/cmd/console"
	"quest/content"
	"quest/game/phrase"
)

// run runs a command and gives its exit code, what it printed and what it said.
func run(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = NewMain().Run(context.Background(), args, nil, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// eachCommand calls yield for every command, the root included.
func eachCommand(yield func(*cobra.Command)) {
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		yield(cmd)
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk((&call{Main: NewMain(), print: &console.Output{}}).root())
}

// Help is whole in every language: no key of a sentence is left, no line is too wide, and every
// sentence of the help is said somewhere.
func TestHelpOfTheServerSaysEverything(t *testing.T) {
	seen := map[string]bool{}
	eachCommand(func(cmd *cobra.Command) {
		see := func(key string) { seen[strings.TrimPrefix(key, "serverhelp.")] = true }
		see(cmd.Short)
		see(cmd.Long)
		see(cmd.Example)
		flag := func(f *pflag.Flag) { see(f.Usage) }
		cmd.Flags().VisitAll(flag)
		cmd.PersistentFlags().VisitAll(flag)
		for _, lang := range []string{"en", "ko", "ja"} {
			code, out, errs := run(t, append(pathOf(cmd), "--help", "--lang", lang)...)
			if code != console.Done || errs != "" || strings.Contains(out, "help.") {
				t.Fatalf("%s in %s: %d, %s%s", cmd.CommandPath(), lang, code, out, errs)
			}
			for line := range strings.SplitSeq(out, "\n") {
				if content.Columns(line) > 110 {
					t.Errorf("%s in %s: too wide: %s", cmd.CommandPath(), lang, line)
				}
			}
		}
	})
	for key := range sentences(t, "en/serverhelp.json") {
		if !seen[key] {
			t.Errorf("nothing says serverhelp.%s", key)
		}
	}
}

// sentences reads a section of a language.
func sentences(t *testing.T, file string) map[string]any {
	t.Helper()
	data, err := fs.ReadFile(phrase.Files(), file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]any{}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// What messages name of the server exists: its commands and its flags.
func TestCommandsOfTheServerThatTextsNameAreThere(t *testing.T) {
	var names []string
	flags := map[string]bool{}
	eachCommand(func(cmd *cobra.Command) {
		names = append(names, strings.TrimPrefix(cmd.CommandPath(), "questd "))
		cmd.Flags().VisitAll(func(f *pflag.Flag) { flags[f.Name] = true })
		cmd.PersistentFlags().VisitAll(func(f *pflag.Flag) { flags[f.Name] = true })
	})
	named := regexp.MustCompile(`questd ((?:class )?[a-z][a-z-]*)`)
	flag := regexp.MustCompile(`--([a-z][a-z-]*)`)
	found := 0
	for _, lang := range []string{"en", "ko", "ja"} {
		for _, section := range []string{"/server.json", "/serverhelp.json"} {
			for key, said := range sentences(t, lang+section) {
				text, err := json.Marshal(said)
				if err != nil {
					t.Fatal(err)
				}
				for _, m := range named.FindAllStringSubmatch(string(text), -1) {
					found++
					if !slices.Contains(names, m[1]) && !strings.Contains(m[0], "questd needs") {
						t.Errorf("%s %s names %q, which is not there", lang, key, m[0])
					}
				}
				for _, m := range flag.FindAllStringSubmatch(string(text), -1) {
					if !flags[m[1]] {
						t.Errorf("%s %s names the flag --%s, which is not there", lang, key, m[1])
					}
				}
			}
		}
	}
	if found < 20 {
		t.Fatalf("only %d commands were seen", found)
	}
}

// What is typed wrong is told in one line, in the language of the person, with exit code 2.
func TestMistakesAreToldInOneLine(t *testing.T) {
	for _, c := range []struct {
		args []string
		said string
	}{
		{[]string{"srve"}, "questd: no command \"srve\"; did you mean \"serve\"?\n"},
		{[]string{"serve", "--lisen", "x"}, "questd: no flag \"--lisen\"; did you mean \"--listen\"?\n"},
		{[]string{"serve"}, "questd: say where the school is: --save-dir DIR for a folder, or --database URL for PostgreSQL\n"},
		{[]string{"serve", "--save-dir", "a", "--database", "b"}, "questd: the school is in a folder or in a database, not in both; leave --save-dir or --database out\n"},
		{[]string{"class", "invite", "--save-dir", t.TempDir(), "--role", "king"}, "questd: \"king\" cannot be used for --role: use one of owner, teacher, student\n"},
		{[]string{"class", "roster", "--save-dir", "nowhere", "--lang", "ko"}, "questd: nowhere에 학교가 없습니다. questd class invite가 코드와 함께 만듭니다\n"},
		{[]string{"migrate", "--database", "nonsense://secret"}, "questd: that is no address of a database; write it as postgres://user@host/name\n"},
		{[]string{"serve", "--database", "5432"}, "questd: that is no address of a database; write it as postgres://user@host/name\n"},
		{[]string{"migrate"}, "questd: say which database: --database URL, or QUESTD_DATABASE in the environment\n"},
	} {
		if code, out, errs := run(t, c.args...); code != console.Mistake || out != "" || errs != c.said {
			t.Errorf("%v: %d, %q, %q", c.args, code, out, errs)
		}
	}
}

// One folder has one server, and the commands work beside it.
func TestAFolderHasOneServer(t *testing.T) {
	dir := t.TempDir()
	release, err := alone(dir)
	if err != nil {
		t.Fatal(err)
	}
	if code, _, errs := run(t, "class", "invite", "--save-dir", dir); code != console.Done || errs != "" {
		t.Errorf("invite: %d, %s", code, errs)
	}
	want := "questd: another server has the school in " + dir + " open already; end that one first\n"
	if code, out, errs := run(t, "serve", "--listen", "127.0.0.1:0", "--save-dir", dir); code != console.Fault || out != "" || errs != want {
		t.Errorf("serve: %d, %q, %q", code, out, errs)
	}
	release()
	if _, err := alone(dir); err != nil {
		t.Error(err)
	}
}
