package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/check"
	"quest/content/source"
	"quest/content/source/saying"
	"quest/game"
	"quest/game/lab"
)

// checking is what quest pack check was asked for.
type checking struct {
	format  string
	json    bool // the same as the format json
	strict  bool // warnings fail the check, too
	errors  bool // only errors are printed
	fix     bool // what is safe to repair is repaired before
	online  bool // the addresses of sources are asked whether they answer
	verbose bool
}

func (c *call) packCheckCommand() *cobra.Command {
	var asked checking
	cmd := &cobra.Command{
		Use:     "check [DIR|FILE]",
		Aliases: []string{"lint"},
		Short:   "help.PackCheck",
		Long:    "help.PackCheckLong",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong(game.Say("packs.CheckOne").Count("n", len(args)))
			}
			if asked.json {
				if cmd.Flags().Changed("format") && asked.format != formatJSON {
					return wrong(game.Say("check.TwoFormats").With("format", asked.format))
				}
				asked.format = formatJSON
			}
			return c.packCheck(cmp.Or(strings.Join(args, ""), "."), asked)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&asked.format, "format", formatText, "help.FlagCheckFormat")
	flags.BoolVar(&asked.json, "json", false, "help.FlagJSONLines")
	flags.BoolVar(&asked.strict, "strict", false, "help.FlagCheckStrict")
	flags.BoolVar(&asked.errors, "errors", false, "help.FlagCheckErrors")
	flags.BoolVar(&asked.fix, "fix", false, "help.FlagCheckFix")
	flags.BoolVar(&asked.online, "online", false, "help.FlagCheckOnline")
	flags.BoolVarP(&asked.verbose, "verbose", "v", false, "help.FlagCheckVerbose")
	return cmd
}

func (c *call) packCheck(dir string, asked checking) error {
	print, ok := findingFormats.Get()[asked.format]
	if !ok {
		return noSuch(game.Say("check.NoFormat").With("name", asked.format), asked.format, formatNames(),
			game.Say("check.TheFormats").With("names", strings.Join(formatNames(), ", ")))
	}
	dir, err := c.path(dir)
	if err != nil {
		return err
	}
	if err := c.fixIfAsked(dir, asked); err != nil {
		return err
	}
	report, err := c.readPack(dir)
	if report.Findings = append(report.Findings, refusedBy(err)...); err != nil && len(report.Findings) == 0 {
		return err
	}
	var cut error
	if asked.online && err == nil {
		cut = c.checkLinks(&report)
	}
	shown := source.WorstFirst(report.Findings)
	faults, warnings, _ := source.Count(shown)
	if asked.errors {
		shown = shown[:faults]
	}
	if err := print(c, checkedPack{report, shown, dir, asked}); err != nil {
		return err
	}
	if err != nil {
		return &failure{Code: exitFailed, Said: game.Say("archive.Refused").With("file", content.OneLine(dir)), Cause: err}
	}
	if cut != nil {
		return cut
	}
	if faults > 0 || asked.strict && warnings > 0 {
		return &failure{Code: exitFindings}
	}
	return nil
}

// fixIfAsked mends what is safe to mend before a check, and tells it.
func (c *call) fixIfAsked(dir string, asked checking) error {
	if !asked.fix {
		return nil
	}
	if isArchive(dir) {
		return wrong(game.Say("check.FixInFolder").With("file", content.OneLine(dir)))
	}
	tell := func(n game.Notice) error { return c.say("%s", c.text(n)) }
	if asked.format != formatText {
		tell = func(n game.Notice) error { c.warn(n); return nil } // findings alone go to stdout
	}
	return c.fix(dir, tell)
}

// readPack checks the pack in a folder or an archive. It fails if there is none, or the
// archive is refused; what is wrong inside a pack is in the report.
func (c *call) readPack(dir string) (check.Report, error) {
	if isArchive(dir) {
		return c.readArchive(dir)
	}
	if err := isPack(dir); err != nil {
		return check.Report{}, err
	}
	report, err := waitFor(c, game.Say("check.Checking"), func(step func(done, of int)) (check.Report, error) {
		return check.Dir(dir, source.Options{Today: c.today(), Version: c.build.Version, Progress: step})
	})
	if f := (*failure)(nil); err != nil && !errors.As(err, &f) {
		return check.Report{}, noPack(dir, err)
	}
	return report, err
}

// checkedPack is a checked pack as it is printed.
type checkedPack struct {
	check.Report
	shown []source.Finding // the worst first
	dir   string           // as it was given
	asked checking
}

// shownNotes is how many notes are printed without -v: they ask for nothing, and a large pack
// has hundreds.
const shownNotes = 20

// sayFindings prints findings for people, a sum by code, and a line about the whole pack.
func sayFindings(c *call, r checkedPack) error {
	var b strings.Builder
	lang, notes := c.book().Lang, 0
	for _, f := range r.shown {
		if f.Level == source.Note {
			if notes++; notes > shownNotes && !r.asked.verbose {
				continue
			}
		}
		b.WriteString(f.String(lang) + "\n")
	}
	if hidden := notes - shownNotes; hidden > 0 && !r.asked.verbose {
		b.WriteString(c.text(game.Say("check.MoreNotes").Count("n", hidden)) + "\n")
	}
	if r.asked.verbose {
		for _, l := range r.Labs {
			b.WriteString(c.tally(l))
		}
	}
	b.WriteString(c.byCode(r.shown))
	b.WriteString(c.text(summary(r.Report)))
	return c.say("%s", b.String())
}

// byCode sums the findings up by their codes, in the order of the findings: "" for fewer than
// two, where the sum says nothing new.
func (c *call) byCode(findings []source.Finding) string {
	type kind struct {
		code  string
		level source.Level
	}
	if len(findings) < 2 {
		return ""
	}
	counts := map[kind]int{}
	var kinds []kind
	for _, f := range findings {
		k := kind{f.Code, f.Level}
		if counts[k] == 0 {
			kinds = append(kinds, k)
		}
		counts[k]++
	}
	slices.SortStableFunc(kinds, func(a, b kind) int {
		return cmp.Or(cmp.Compare(b.level, a.level), saying.CompareCodes(a.code, b.code))
	})
	var b strings.Builder
	b.WriteString("\n" + c.text(game.Say("check.ByCode")) + "\n")
	width := 0
	for _, k := range kinds {
		width = max(width, content.Columns(c.text(levelCount(k.level, counts[k]))))
	}
	for _, k := range kinds {
		fmt.Fprintf(&b, "  %s  %s  %s\n", k.code, filled(c.text(levelCount(k.level, counts[k])), width), c.titleOf(k.code))
	}
	return b.String()
}

func levelCount(l source.Level, n int) game.Notice {
	switch l {
	case source.Error:
		return game.Say("packs.Errors").Count("n", n)
	case source.Warning:
		return game.Say("packs.Warnings").Count("n", n)
	case source.Note:
	}
	return game.Say("packs.Notes").Count("n", n)
}

// summary is the last line of a check: how many findings, and what the pack holds or
// how much of it has to wait.
func summary(r check.Report) game.Notice {
	faults, warnings, notes := source.Count(r.Findings)
	said := game.Say("packs.Summary").
		Put("errors", levelCount(source.Error, faults)).
		Put("warnings", levelCount(source.Warning, warnings)).
		Put("notes", levelCount(source.Note, notes))
	if n := len(r.Unread); n > 0 {
		return game.Say("packs.SummaryUnread").Put("found", said).
			Put("fix", game.Say("packs.FixFirst").Count("n", faults)).
			Put("files", game.Say("packs.FilesUnread").Count("n", n))
	}
	if len(r.Shares) == 0 {
		return said // pack.yaml was not read
	}
	held := game.Say("packs.SummaryHeld").Put("found", said).
		Put("items", game.Say("packs.Items").Count("n", r.Size.Items)).
		Put("lessons", game.Say("packs.Lessons").Count("n", r.Size.Lessons)).
		Put("labs", game.Say("check.Labs").Count("n", r.Size.Labs))
	for i, s := range r.Shares {
		share := game.Say("check.Share").With("lang", string(s.Lang)).Count("n", s.Percent())
		if i == 0 {
			held = game.Say("check.WithShares").Put("held", held).Put("share", share)
			continue
		}
		held = game.Say("check.AndShare").Put("held", held).Put("share", share)
	}
	return held
}

// tally tells how often each outcome of a lab occurs among all its states.
func (c *call) tally(l check.Lab) string {
	var b strings.Builder
	b.WriteString("\n" + c.text(game.Say("check.Lab").With("lab", string(l.ID)).Count("n", l.States)) + "\n")
	width := 0
	for _, a := range l.Actions {
		for _, r := range a.Routes {
			width = max(width, len(a.ID)+1+len(r.ID))
		}
	}
	for _, a := range l.Actions {
		for i := range a.Routes {
			r := &a.Routes[i]
			fmt.Fprintf(&b, "  %-*s  %s\n", width, string(a.ID)+"/"+string(r.ID), c.outcomes(l, a.ID, r))
		}
	}
	for i := range l.Missions {
		id := l.Missions[i].ID
		b.WriteString("  " + c.text(game.Say("check.Par").With("mission", string(id)).Count("n", l.Par[id])) + "\n")
	}
	return b.String()
}

// outcomes lists the outcomes of a route that occur, in the order in which they are tried.
func (c *call) outcomes(l check.Lab, action content.PartID, r *content.Route) string {
	tally := l.Tally[lab.RouteID{Action: action, Route: r.ID}]
	names := []content.PartID{content.Hidden}
	for i := range r.Gates {
		names = append(names, r.Gates[i].ID)
	}
	var all []string
	for _, name := range append(names, content.Fired) {
		if n := tally[name]; n > 0 {
			all = append(all, c.text(game.OutcomeWords(name))+" "+strconv.Itoa(n))
		}
	}
	return strings.Join(all, "  ")
}
