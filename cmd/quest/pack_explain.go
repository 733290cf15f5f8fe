package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/lazy"
	"quest/content/source/saying"
	"quest/game"
)

func (c *call) packExplainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE...]",
		Short: "help.PackExplain",
		Long:  "help.PackExplainLong",
		Args:  cobra.ArbitraryArgs,
		RunE:  func(_ *cobra.Command, args []string) error { return c.packExplain(args) },
	}
}

// packExplain explains codes of findings, or lists all of them.
func (c *call) packExplain(codes []string) error {
	known := saying.Codes()
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = k.Code
	}
	var wanted []saying.Code
	for _, code := range codes {
		at := slices.Index(names, strings.ToUpper(code))
		if at < 0 {
			return noSuch(game.Say("check.NoCode").With("name", code), strings.ToUpper(code), names, game.Say("check.TheCodes"))
		}
		wanted = append(wanted, known[at])
	}
	for i, code := range wanted {
		if i > 0 {
			if err := c.say(""); err != nil {
				return err
			}
		}
		if err := c.say("%s", c.explained(code)); err != nil {
			return err
		}
	}
	if len(wanted) > 0 {
		return nil
	}
	for _, code := range known {
		level := filled(saying.In(c.book().Lang).Level(code.Level), levelWidth)
		if err := c.say("%s  %s  %s", code.Code, level, c.titleOf(code.Code)); err != nil {
			return err
		}
	}
	return nil
}

// levelWidth is the width of the column with the levels, in both languages.
const levelWidth = len("warning")

// filled fills a word up with spaces to a number of columns.
func filled(word string, columns int) string {
	return word + strings.Repeat(" ", max(0, columns-content.Columns(word)))
}

// titleOf says in a few words what a code means.
func (c *call) titleOf(code string) string {
	e, _ := saying.Explain(c.book().Lang, code)
	return e.Title
}

// explained tells everything about a code: what it means and why, everything that findings with
// it say, and an example with its cure.
func (c *call) explained(code saying.Code) string {
	words := saying.In(c.book().Lang)
	e, _ := saying.Explain(c.book().Lang, code.Code)
	lines := []string{code.Code + " (" + words.Level(code.Level) + ") " + e.Title, ""}
	lines = append(lines, console.Broken(e.Why, explainWidth)...)
	lines = append(lines, "", c.text(game.Say("check.ItSays")))
	for _, says := range code.Says {
		said := argument.Get().ReplaceAllString(words.What(says.Key)+"; "+words.Todo(says.Key), "…")
		lines = append(lines, "  - "+said)
	}
	if e.Example.Wrong == "" {
		return strings.Join(lines, "\n")
	}
	file := game.Verbatim(e.Example.File)
	if e.Example.File == "" {
		file = game.Say("check.NamesOfFiles")
	}
	lines = append(lines, "", c.text(game.Say("check.Wrong").Put("file", file)))
	lines = append(lines, exampleLines(e.Example.Wrong)...)
	lines = append(lines, "", c.text(game.Say("check.Cured")))
	return strings.Join(append(lines, exampleLines(e.Example.Cured)...), "\n")
}

// explainWidth is how many columns an explanation takes.
const explainWidth = 78

// argument is where a finding says something of the pack. A marker of particles is none.
var argument = lazy.Regexp(`\{[a-z]+\}(\{[^}]*/[^}]*\})?`)

// exampleLines moves the lines of an example to the right.
func exampleLines(lines string) []string {
	all := strings.Split(lines, "\n")
	for i, line := range all {
		all[i] = strings.TrimRight("    "+line, " ")
	}
	return all
}
