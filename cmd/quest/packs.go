package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
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
		Short: "List and check packs",
		Args:  c.noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.help = strings.Fields(cmd.CommandPath())[1:]
			return nil
		},
	}
	cmd.AddCommand(c.packListCommand(), c.packCheckCommand())
	return cmd
}

func (c *call) packListCommand() *cobra.Command {
	var verbose bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the packs that can be played",
		Long:  "List the packs that can be played; with -v also their lessons, by the name that quest play PACK/LESSON takes.",
		Args:  c.noArguments,
		RunE:  func(*cobra.Command, []string) error { return c.packList(verbose) },
	}
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "list the lessons too")
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
		items := notice("{n} items", "문항 {n}개", "n", strconv.Itoa(p.Items())).In(c.flags.lang.phrases())
		if err := c.say("%s %s  %s  %s  %s", m.ID, m.Version, strings.Join(langs, " "), items, shelf.origin(p).In(c.flags.lang.phrases())); err != nil {
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
		if err := c.say("  %s  %s", l.ID, titled(game.Speech(c.flags.lang), l.Title.Line)); err != nil {
			return err
		}
	}
	return nil
}

// titled gives a title in the language of the command, and in Korean behind it where
// both are wanted.
func titled(speech game.Speech, in func(content.Lang) content.Safe) string {
	langs := speech.Langs()
	if speech == "" {
		langs = langs[:1]
	}
	words := content.PlainText(in(langs[0]))
	if len(langs) > 1 {
		if second := content.PlainText(in(langs[1])); second != "" && second != words {
			words += " (" + second + ")"
		}
	}
	return words
}

func (c *call) packCheckCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "check [DIR]",
		Aliases: []string{"lint"},
		Short:   "Check a pack and say what to do about each finding",
		Long: "Check the pack in DIR (default: the current folder) and print every finding as\n" +
			"file:line:col: CODE what; what to do. Exit code 1 when there are errors, 3 when DIR is no pack.",
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return c.packCheck(".", asJSON)
			case 1:
				return c.packCheck(args[0], asJSON)
			}
			return wrong(notice("check one pack at a time, not {n}", "한 번에 팩 하나만 확인합니다({n}개를 받았습니다)", "n", strconv.Itoa(len(args))))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	return cmd
}

func (c *call) packCheck(dir string, asJSON bool) error {
	report, err := c.readPack(dir)
	if err != nil {
		return err
	}
	lang := c.flags.lang.phrases()
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
		if err := c.say("%s", summary(report).In(lang)); err != nil {
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
	said := notice("{e}, {w}, {n}", "오류 {errors}개, 경고 {warnings}개, 참고 {notes}개",
		"e", several(errors, "error"), "w", several(warnings, "warning"), "n", several(notes, "note"),
		"errors", strconv.Itoa(errors), "warnings", strconv.Itoa(warnings), "notes", strconv.Itoa(notes))
	if n := len(r.Unread); n > 0 {
		these, were := "these", "were"
		if errors == 1 {
			these = "this"
		}
		if n == 1 {
			were = "was"
		}
		waits := notice("; fix {these} first, then check again: {files} {were} not checked further",
			". 먼저 고치고 다시 확인하세요. 파일 {n}개는 끝까지 확인하지 못했습니다",
			"these", these, "files", several(n, "file"), "were", were, "n", strconv.Itoa(n))
		return game.Notice{En: said.En + waits.En, Ko: said.Ko + waits.Ko}
	}
	if p == nil {
		return said
	}
	held := notice(" - {i}, {l}", " - 문항 {items}개, 레슨 {lessons}개",
		"i", several(p.Items(), "item"), "l", several(len(p.Lessons()), "lesson"),
		"items", strconv.Itoa(p.Items()), "lessons", strconv.Itoa(len(p.Lessons())))
	return game.Notice{En: said.En + held.En, Ko: said.Ko + held.Ko}
}

func several(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
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
	why := both(cause(err))
	if errors.Is(err, errNoManifest) {
		why = notice("there is no pack.yaml in it", "pack.yaml이 없습니다")
	}
	said := notice("{dir} is no pack: ", "{dir}: 팩이 아닙니다. ", "dir", content.OneLine(dir))
	return failed(game.Notice{En: said.En + why.En, Ko: said.Ko + why.Ko}, err)
}

// errNoManifest is the cause of the failure of a folder that is no pack.
var errNoManifest = errors.New("no pack.yaml")

// today is the day against which the dates in packs are held.
func (c *call) today() string { return c.clock().moment().Wall.Format(time.DateOnly) }
