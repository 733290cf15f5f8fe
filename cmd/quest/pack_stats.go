package main

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/source"
	"quest/game"
	"quest/game/insight/coverage"
)

// packStats is what the flags of "quest pack stats" ask for.
type packStats struct {
	json bool
}

func (c *call) packStatsCommand() *cobra.Command {
	var asked packStats
	cmd := &cobra.Command{
		Use:     "stats [DIR|OWNER/NAME]",
		Short:   "help.PackStats",
		Long:    "help.PackStatsLong",
		Example: "help.PackStatsExamples",
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong(game.Say("packstats.One").Count("n", len(args)))
			}
			return c.packStats(strings.Join(args, ""), asked)
		},
	}
	cmd.Flags().BoolVar(&asked.json, "json", false, "help.FlagJSON")
	return cmd
}

func (c *call) packStats(ref string, asked packStats) error {
	pack, err := c.packNamed(ref)
	if err != nil {
		return err
	}
	f := coverage.Of(pack, absoluteWords{}, c.today())
	if asked.json {
		return c.sayJSON(c.coverageRecord(f))
	}
	return c.sayLines(c.coverageLines(f, c.tableWidth()))
}

// absoluteWords knows the words of options by the rules of the check.
type absoluteWords struct{}

func (absoluteWords) Absolute(lang content.Lang, text string) bool {
	return source.Absolute(lang, text)
}

// packNamed gives the pack in a folder, or one that is installed or built in, by its ID or its name alone. Without a
// name it is the pack in the current folder.
func (c *call) packNamed(ref string) (*content.Pack, error) {
	dir, err := c.path(cmp.Or(ref, "."))
	if err != nil {
		return nil, err
	}
	if ref == "" || isFolder(dir) {
		report, err := c.readPack(dir)
		if err == nil && report.Pack == nil {
			err = withErrors(dir, report)
		}
		return report.Pack, err
	}
	s, err := c.toldShelf()
	if err != nil {
		return nil, err
	}
	return s.pack(ref)
}

// The columns of tables where no terminal tells how wide it is, and the least that they are drawn for.
const usualWidth, leastWidth = 80, 40

// tableWidth is for how many columns tables are drawn: those of the terminal, or of COLUMNS.
func (c *call) tableWidth() int {
	if n := c.columns(); n > 0 {
		return max(n, leastWidth)
	}
	if n, err := strconv.Atoi(c.getenv("COLUMNS")); err == nil && n > 0 {
		return min(max(n, leastWidth), 1000)
	}
	return usualWidth
}

// sayLines prints lines of a result.
func (c *call) sayLines(lines []string) error { return c.say("%s", strings.Join(lines, "\n")) }
