package main

import (
	"cmp"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/archive"
	"quest/game"
	"quest/game/insight/coverage"
)

// packStats is what the flags of "quest pack stats" ask for.
type packStats struct {
	json    bool
	answers []string // files of answers
	players bool     // the answers of the players on this computer
	page    console.FileName
	verbose bool
}

func (c *call) packStatsCommand() *cobra.Command {
	var asked packStats
	cmd := &cobra.Command{
		Use:     "stats [DIR|FILE|OWNER/NAME]",
		Short:   "help.PackStats",
		Long:    "help.PackStatsLong",
		Example: "help.PackStatsExamples",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(_ *cobra.Command, args []string) error { return c.packStatsOf(args, asked) },
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&asked.answers, "answers", nil, "help.FlagAnswers")
	flags.BoolVar(&asked.players, "players", false, "help.FlagPlayers")
	flags.Var(&asked.page, "html", "help.FlagItemsHTML")
	flags.BoolVarP(&asked.verbose, "verbose", "v", false, "help.FlagItemsVerbose")
	flags.BoolVar(&asked.json, "json", false, "help.FlagJSON")
	return cmd
}

// packStatsOf tells packs from files of answers: a shell puts the second file of --answers *.jsonl among the arguments.
func (c *call) packStatsOf(args []string, asked packStats) error {
	var names []string
	for _, arg := range args {
		if len(asked.answers) > 0 && c.namesAnswers(arg) {
			asked.answers = append(asked.answers, arg)
		} else {
			names = append(names, arg)
		}
	}
	ref := strings.Join(names, "")
	switch {
	case len(names) > 1:
		return wrong(game.Say("packstats.One").Count("n", len(names)))
	case asked.players && len(asked.answers) > 0:
		return wrong(game.Say("items.PlayersOrAnswers"))
	case asked.page != "" && asked.json:
		return wrong(game.Say("stats.PageOrJSON"))
	case asked.players:
		return c.packPlayers(ref, asked)
	case len(asked.answers) > 0:
		return c.packAnswers(ref, asked.answers, asked)
	case asked.page != "":
		return wrong(game.Say("items.PageOfAnswers"))
	}
	return c.packStats(ref, asked)
}

// namesAnswers reports whether an argument names answers and no pack: a file, a pattern, or a folder that is no pack.
func (c *call) namesAnswers(arg string) bool {
	path, err := c.path(arg)
	if err != nil {
		return false
	}
	if isFolder(path) {
		return isPack(path) != nil
	}
	if strings.EqualFold(filepath.Ext(path), archive.Extension) {
		return false
	}
	_, err = os.Stat(path)
	return err == nil || strings.ContainsAny(arg, "*?[") || strings.HasSuffix(arg, ".jsonl")
}

func (c *call) packStats(ref string, asked packStats) error {
	pack, err := c.packNamed(ref)
	if err != nil {
		return err
	}
	f := coverage.Of(pack, c.today())
	if asked.json {
		return c.sayJSON(c.coverageRecord(f))
	}
	return c.sayLines(c.coverageLines(f, c.tableWidth(), asked.verbose))
}

// packNamed gives the pack in a folder or an archive, or one that is installed or built in, by its ID or its name alone. Without a
// name it is the pack in the current folder.
func (c *call) packNamed(ref string) (*content.Pack, error) {
	dir, err := c.path(cmp.Or(ref, "."))
	if err != nil {
		return nil, err
	}
	if ref == "" || isFolder(dir) || isArchive(dir) {
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
