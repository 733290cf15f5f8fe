package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

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
	words := saying.In(c.book().Lang)
	for i, code := range wanted {
		if i > 0 {
			if err := c.say(""); err != nil {
				return err
			}
		}
		if err := c.say("%s", explained(words, code)); err != nil {
			return err
		}
	}
	if len(wanted) > 0 {
		return nil
	}
	for _, code := range known {
		if err := c.say("%s  %s", code.Code, words.What(code.Says[0].Key)); err != nil {
			return err
		}
	}
	return nil
}

// explained tells everything about a code.
func explained(words *saying.Table, code saying.Code) string {
	lines := []string{code.Code + " (" + words.Level(code.Level) + ")"}
	for _, says := range code.Says {
		lines = append(lines, "  "+words.What(says.Key)+"; "+words.Todo(says.Key))
	}
	return strings.Join(lines, "\n")
}
