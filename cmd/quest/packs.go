package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/check"
	"quest/content/source"
	"quest/game"
)

func (c *call) packCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "pack",
		Short: "help.Pack",
		Args:  c.noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.help = strings.Fields(cmd.CommandPath())[1:]
			return nil
		},
	}
	cmd.AddCommand(
		c.packListCommand(),
		c.packCheckCommand(),
	)
	return cmd
}

func (c *call) packListCommand() *cobra.Command {
	var verbose bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "help.PackList",
		Long:  "help.PackListLong",
		Args:  c.noArguments,
		RunE:  func(*cobra.Command, []string) error { return c.packList(verbose) },
	}
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "help.FlagVerbose")
	return cmd
}

func (c *call) packList(verbose bool) error {
	saveDir, err := c.saveDir()
	if err != nil {
		return err
	}
	shelf, err := c.shelf(saveDir)
	if err != nil {
		return err
	}
	for _, p := range shelf.packs {
		m := p.Meta()
		langs := make([]string, len(m.Languages))
		for i, l := range m.Languages {
			langs[i] = string(l)
		}
		items := c.text(game.Say("packs.ItemCount").Count("n", p.Items()))
		if err := c.say("%s %s  %s  %s  %s", m.ID, m.Version, strings.Join(langs, " "), items, c.text(shelf.origin(p))); err != nil {
			return err
		}
		if verbose {
			if err := c.sayLessons(p); err != nil {
				return err
			}
		}
	}
	for _, n := range shelf.notices {
		c.warn(n)
	}
	return nil
}

// sayLessons lists the lessons of a pack by their names for play.
func (c *call) sayLessons(p *content.Pack) error {
	for _, l := range p.Lessons() {
		if err := c.say("  %s  %s", l.ID, c.titled(p, l.Title)); err != nil {
			return err
		}
	}
	return nil
}

// titled joins the wordings of a title in several languages: the first, and the others
// in brackets.
func titled(wordings []string) string {
	if len(wordings) < 2 {
		return strings.Join(wordings, "")
	}
	return wordings[0] + " (" + strings.Join(wordings[1:], ", ") + ")"
}

func (c *call) packCheckCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "check [DIR]",
		Aliases: []string{"lint"},
		Short:   "help.PackCheck",
		Long:    "help.PackCheckLong",
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return c.packCheck(".", asJSON)
			case 1:
				return c.packCheck(args[0], asJSON)
			}
			return wrong(game.Say("packs.CheckOne").Count("n", len(args)))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSONLines")
	return cmd
}

func (c *call) packCheck(dir string, asJSON bool) error {
	dir, err := c.path(dir)
	if err != nil {
		return err
	}
	report, err := c.readPack(dir)
	if err != nil {
		return err
	}
	lang := c.book().Lang
	for _, f := range report.Findings {
		line := f.String(lang)
		if asJSON {
			b, err := f.JSON(lang)
			if err != nil {
				return fmt.Errorf("write a finding: %w", err)
			}
			line = string(b)
		}
		if err := c.say("%s", line); err != nil {
			return err
		}
	}
	if !asJSON {
		if err := c.say("%s", c.text(summary(report))); err != nil {
			return err
		}
	}
	if errors, _, _ := source.Count(report.Findings); errors > 0 {
		return &failure{code: exitFindings}
	}
	return nil
}

// summary is the last line of a check: how many findings, and what the pack holds or
// how much of it has to wait.
func summary(r check.Report) game.Notice {
	p := r.Pack
	errors, warnings, notes := source.Count(r.Findings)
	said := game.Say("packs.Summary").
		Put("errors", game.Say("packs.Errors").Count("n", errors)).
		Put("warnings", game.Say("packs.Warnings").Count("n", warnings)).
		Put("notes", game.Say("packs.Notes").Count("n", notes))
	if n := len(r.Unread); n > 0 {
		return game.Say("packs.SummaryUnread").Put("found", said).
			Put("fix", game.Say("packs.FixFirst").Count("n", errors)).
			Put("files", game.Say("packs.FilesUnread").Count("n", n))
	}
	if p == nil {
		return said
	}
	return game.Say("packs.SummaryHeld").Put("found", said).
		Put("items", game.Say("packs.Items").Count("n", p.Items())).
		Put("lessons", game.Say("packs.Lessons").Count("n", len(p.Lessons())))
}

// readPack checks the pack in a folder. It fails if the folder is none, or no pack;
// what is wrong inside a pack is in the report.
func (c *call) readPack(dir string) (check.Report, error) {
	if err := isPack(dir); err != nil {
		return check.Report{}, err
	}
	report, err := check.Dir(dir, source.Options{Today: c.today(), Version: c.build.version})
	if err != nil {
		return check.Report{}, noPack(dir, err)
	}
	return report, nil
}

// isPack fails, in words for people, for what is no folder with a pack in it.
func isPack(dir string) error {
	if _, err := os.ReadDir(dir); err != nil {
		return noPack(dir, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "pack.yaml")); errors.Is(err, fs.ErrNotExist) {
		return noPack(dir, errNoManifest)
	} else if err != nil {
		return noPack(dir, err)
	}
	return nil
}

func noPack(dir string, err error) error {
	return failed(game.Say("packs.NoPack").With("dir", content.OneLine(dir)).Put("why", why(err)), err)
}

// errNoManifest is the cause of the failure of a folder that is no pack.
var errNoManifest = errors.New("no pack.yaml")

// today is the day against which the dates in packs are held.
func (c *call) today() string { return c.clock().moment().Wall.Format(time.DateOnly) }
