package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/source"
	"quest/game"
	"quest/game/manuscript"
	"quest/game/tui"
)

// previewed is what "quest pack preview" was asked for.
type previewed struct {
	item, lesson, lab string
	width             int
}

// The widths that a preview can have, in columns; 0 is that of the terminal.
const leastPreview, mostPreview = 60, 500

func (c *call) packPreviewCommand() *cobra.Command {
	var o previewed
	cmd := &cobra.Command{
		Use:               "preview [DIR|FILE]",
		Short:             "help.PackPreview",
		Long:              "help.PackPreviewLong",
		Example:           "help.PackPreviewExamples",
		Args:              cobra.ArbitraryArgs,
		PersistentPreRunE: c.settlePaths, // the languages are those of the pack that is shown
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) > 1:
				return wrong(game.Say("proof.PreviewOne").Count("n", len(args)))
			case o.width != 0 && (o.width < leastPreview || o.width > mostPreview):
				return wrong(game.Say("proof.BadWidth").Count("least", leastPreview).Count("most", mostPreview))
			case len(o.names()) > 1:
				return wrong(game.Say("proof.OneStart"))
			case len(args) == 0:
				args = []string{"."}
			}
			return c.packPreview(args[0], o)
		},
	}
	c.flags.addPreview(cmd.Flags())
	cmd.Flags().StringVar(&o.item, "item", "", "help.FlagPreviewItem")
	cmd.Flags().StringVar(&o.lesson, "lesson", "", "help.FlagPreviewLesson")
	cmd.Flags().StringVar(&o.lab, "lab", "", "help.FlagPreviewLab")
	cmd.Flags().IntVar(&o.width, "width", 0, "help.FlagWidth")
	return cmd
}

// names gives what is to be shown, as "quest pack show" is told it; none for all.
func (o previewed) names() []string {
	var names []string
	for kind, id := range map[source.Kind]string{source.ItemPart: o.item, source.LessonPart: o.lesson, source.LabPart: o.lab} {
		if id != "" {
			names = append(names, string(kind)+"/"+strings.TrimPrefix(id, string(kind)+"/"))
		}
	}
	return names
}

func (c *call) packPreview(dir string, o previewed) error {
	dir, err := c.path(dir)
	if err != nil {
		return err
	}
	lines, _, err := c.frontEnd()
	if err != nil {
		return err
	}
	if lines {
		return c.previewLines(dir, o.names())
	}
	watch := watchPack(dir)
	defer watch.stop()
	outline, err := c.outlineIn(dir)
	if err != nil {
		return err
	}
	if err := c.checkLangOf(outline.Pack); err != nil {
		return err
	}
	parts, err := choose(outline, o.names())
	if err != nil {
		return err
	}
	p := tui.Preview{First: c.manuscriptOf(outline), Speech: c.proofSpeech(outline.Pack), Now: c.clock().moment, Width: o.width}
	if o.names() != nil {
		p.At = manuscript.Name{Kind: manuscript.Kind(parts[0].Kind), ID: parts[0].ID}
	}
	p.Next = (&rereading{hints: watch.hints, quiet: quietFor, last: p.First, read: func() manuscript.Manuscript { return c.reread(dir) }}).next
	return crashed(c.previewScreen(p))
}

// previewLines prints what a preview shows, as "quest pack show" does. What is wrong with the pack
// stands in its place and is no failure of the preview.
func (c *call) previewLines(dir string, names []string) error {
	if err := isPack(dir); err != nil {
		return err
	}
	var f *failure
	err := c.packShow(dirPath(dir), names, packShown{})
	if errors.As(err, &f) && f.Code == exitFindings {
		return nil
	}
	return err
}

// dirPath makes a folder look like a path, so that it is not taken for the name of a pack.
func dirPath(dir string) string {
	if strings.ContainsAny(dir, `/\`) || dir == "." {
		return dir
	}
	return "./" + dir
}

// reread reads the pack once more. A folder that is no pack any longer is a finding.
func (c *call) reread(dir string) manuscript.Manuscript {
	o, err := c.outlineIn(dir)
	if err == nil {
		return c.manuscriptOf(o)
	}
	said := why(err)
	if f := (*failure)(nil); errors.As(err, &f) {
		said = f.Said
	}
	return manuscript.Manuscript{Findings: []manuscript.Finding{{Error: true, Said: said}}}
}

// manuscriptOf gives an outline as what a preview shows. Errors come first.
func (c *call) manuscriptOf(o source.Outline) manuscript.Manuscript {
	m := manuscript.Manuscript{Pack: o.Pack, Files: o.Files, Whole: o.Pack != nil && len(o.Rest) == 0}
	for _, p := range o.Parts {
		m.Parts = append(m.Parts, manuscript.Part{
			Name: manuscript.Name{Kind: manuscript.Kind(p.Kind), ID: p.ID}, File: p.File, From: p.From, To: p.To, Points: p.Points,
			Draft: p.Draft, Held: p.Held,
		})
	}
	for _, f := range o.Findings {
		words := map[content.Lang]string{}
		for _, lang := range c.books().Langs() {
			words[lang] = f.String(lang)
		}
		m.Findings = append(m.Findings, manuscript.Finding{File: f.File, Line: f.Line, Col: f.Col, Error: f.Level == source.Error, Said: game.Worded(words)})
	}
	slices.SortStableFunc(m.Findings, func(a, b manuscript.Finding) int {
		switch {
		case a.Error == b.Error:
			return 0
		case a.Error:
			return -1
		}
		return 1
	})
	return m
}
