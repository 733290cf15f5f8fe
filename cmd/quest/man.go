package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quest/cmd/console"
	"quest/content"
)

// manSection is a section of the man page behind commands and flags.
type manSection struct {
	title string
	pairs []string // a term, its meaning, the next term ...
}

func manSections() []manSection {
	return []manSection{
		{"FILES", []string{
			"~/.local/share/quest/players", "saves, one folder a player; quest save path prints it",
			"~/.local/share/quest/packs", "packs that are there at every start",
			"~/Library/Application Support/quest", "the data folder on macOS",
			`%APPDATA%\quest`, "the data folder on Windows",
		}},
		{"ENVIRONMENT", []string{
			"QUEST_SAVE_DIR", "folder of the saves, as --save-dir",
			"QUEST_ASCII=1", "plain characters only, as --ascii",
			"QUEST_STILL=1", "nothing moves, as --still",
			"QUEST_THEME", "colours for a background, as --theme",
			"TZ", "the time zone: Asia/Seoul, or KST-9",
			"NO_COLOR=1", "no colours",
		}},
		{"EXIT STATUS", []string{
			"0", "done",
			"1", "a pack has errors, or a save is damaged",
			"2", "unknown command, flag or value",
			"3", "something could not be read, written or accepted",
		}},
	}
}

// manCommand prints the man page. Releases pack it, so no list of commands has it.
func (c *call) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "help.Man",
		Hidden: true,
		Args:   console.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.say("%s", strings.TrimSuffix(c.manPage(cmd.Root()), "\n"))
		},
	}
}

// manPage writes the man page of a tree of commands. Its date is that of the commit, and
// empty if that is unknown: the page of the same source is always the same.
// It is English whatever the locale, as its fixed sections are.
func (c *call) manPage(root *cobra.Command) string {
	console.Describe(root, c.books().In(content.English))
	made := ""
	if !c.build.Made.IsZero() {
		made = c.build.Made.UTC().Format(time.DateOnly)
	}
	var m manual
	m.line(".TH QUEST 1 %q %q %q", made, "quest "+c.build.Version, root.Short)
	m.line(".SH NAME\n%s \\- %s", root.Name(), roff(root.Short))
	m.line(".SH SYNOPSIS\n.B %s\n[command] [flags]", root.Name())
	m.line(".SH DESCRIPTION")
	m.text(root.Long)
	m.line(".SH OPTIONS")
	m.flags(root.LocalFlags())
	m.line(".SH COMMANDS")
	m.commands(root)
	for _, t := range manSections() {
		m.line(".SH %s", t.title)
		for i := 0; i < len(t.pairs); i += 2 {
			m.line(".TP\n.B %s\n%s", roff(t.pairs[i]), roff(t.pairs[i+1]))
		}
	}
	return m.String()
}

// manual is a man page that is being written.
type manual struct{ strings.Builder }

func (m *manual) line(format string, args ...any) {
	_, _ = fmt.Fprintf(m, format+"\n", args...) // writing to a Builder cannot fail
}

// text writes paragraphs; the reader of the page breaks their lines.
func (m *manual) text(s string) {
	for i, paragraph := range strings.Split(s, "\n\n") {
		if i > 0 {
			m.line(".PP")
		}
		m.line("%s", roff(paragraph))
	}
}

// commands writes all commands below one that people see.
func (m *manual) commands(parent *cobra.Command) {
	for _, cmd := range parent.Commands() {
		if cmd.Hidden || cmd.Name() == "completion" {
			continue
		}
		m.line(".SS %s", roff(strings.TrimSuffix(cmd.UseLine(), " [flags]")))
		said := cmd.Long
		if said == "" {
			said = cmd.Short + "."
		}
		m.text(said)
		m.flags(cmd.LocalNonPersistentFlags())
		m.commands(cmd)
	}
}

// flags writes the flags that people see; "help" is in every command alike.
func (m *manual) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		value, usage := pflag.UnquoteUsage(f)
		if value != "" {
			name += " " + value
		}
		m.line(".TP\n.B %s\n%s", roff(name), roff(usage))
	})
}

// roff writes text so that nothing in it is taken for a request or an escape.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
