package main

import (
	"bytes"
	"context"
	"slices"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/questd/school"
	"quest/content"
	"quest/game"
	"quest/game/answers"
	"quest/game/class"
	"quest/game/desk"
	"quest/game/insight"
	"quest/game/insight/classes"
	"quest/game/phrase"
	"quest/game/webpage"
)

// reportForm is in what form a report is wanted.
type reportForm struct {
	json, csv bool
	page      console.FileName
	names     bool
}

func (c *call) classReportCommand() *cobra.Command {
	var form reportForm
	cmd := &cobra.Command{
		Use: "report", Short: "serverhelp.ClassReport", Long: "serverhelp.ClassReportLong", Example: "serverhelp.ClassReportExamples",
		Args: console.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if form.json && form.csv || form.page != "" && (form.json || form.csv) {
				return console.Wrong(game.Say("server.OneForm"))
			}
			if err := c.settleZone(); err != nil {
				return err
			}
			return c.inClass(cmd.Context(), func(at *place, s *school.School, id class.ID) error {
				report, err := c.reportOn(cmd.Context(), at, s, id, form.names)
				if err != nil {
					return err
				}
				return c.sayReport(report, form)
			})
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&form.json, "json", false, "help.FlagJSON")
	flags.BoolVar(&form.csv, "csv", false, "serverhelp.FlagCSV")
	flags.Var(&form.page, "html", "serverhelp.FlagHTML")
	flags.BoolVar(&form.names, "names", false, "serverhelp.FlagWithNames")
	flags.StringVar(&c.flags.zone, "zone", "", "serverhelp.FlagZone")
	flags.StringArrayVar(&c.flags.packs, "pack", nil, "serverhelp.FlagPack")
	return cmd
}

// reportOn reads the saves of the members of a class, one after the other, without locking them.
func (c *call) reportOn(ctx context.Context, at *place, s *school.School, id class.ID, names bool) (*classes.Report, error) {
	packs, err := c.loadPacks()
	if err != nil {
		return nil, err
	}
	var name content.Safe
	var members []class.Member
	var assigned []class.Assignment
	var votes []class.Row
	s.Read(func(fold *class.School) {
		name, members, assigned, votes = fold.Name(id), fold.Roster(id, nil), fold.Assignments(id), fold.Rows(id)
	})
	for i := range votes {
		votes[i].Opened = votes[i].Opened.In(c.Now().Location())
	}
	today := (&game.Player{}).Today(game.Moment{Wall: c.Now()})
	b := classes.NewBuilder(name.String(), today, packs, assigned, names)
	for _, m := range members {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if m.Role != class.Student {
			continue
		}
		p, all, err := read(at.homes.place(m.Player, nil), packs)
		if err != nil {
			c.person.Warn(game.Say("items.PlayerUnread").With("name", m.Nick.String()).Put("why", why(err)))
		}
		b.Take(m, p, all)
	}
	return b.Report(votes), nil
}

// read folds the records of a player and collects their answers. The player is nil for records that cannot be read.
func read(at desk.Place, packs []*content.Pack) (*game.Player, []answers.Answer, error) {
	p, collected := new(game.Player), &answers.Collector{Packs: packs}
	err := desk.WalkRecords(desk.Options{Place: at}, func(id string, b game.Batch) {
		p.Apply(b)
		collected.Take(id, b)
	})
	if err != nil {
		return nil, nil, err
	}
	return p, collected.Answers(), nil
}

// sayReport writes a report in the form that is wanted.
func (c *call) sayReport(r *classes.Report, form reportForm) error {
	switch {
	case form.json:
		return c.sayJSON(r.Record())
	case form.csv:
		return r.WriteCSV(c.print)
	case form.page == "":
		return c.sayLines(c.reportLines(r))
	}
	var page bytes.Buffer
	if err := webpage.WriteClass(&page, webpage.Class{Report: r, Speech: c.person.Speech(), Books: phrase.Shipped()}); err != nil {
		return err
	}
	if form.page == "-" {
		_, err := c.print.Write(page.Bytes())
		return err
	}
	if err := console.WriteResult(string(form.page), page.Bytes(), why); err != nil {
		return err
	}
	return c.tell(game.Say("items.PageWritten").With("file", content.OneLine(string(form.page))))
}

// reportLines are a report in words, without what was chosen in each question: that stands on the page.
func (c *call) reportLines(r *classes.Report) []string {
	lines := []string{c.person.Text(game.Say("report.PageTitle").With("class", r.Class))}
	for _, n := range r.Sum() {
		lines = append(lines, console.Broken(c.person.Text(n), tableWidth)...)
	}
	name := func(l insight.Label) string { return l.In(c.person.Speech().Within(l.Pack)[:1], c.person.Text) }
	sections := r.Sections()
	for _, s := range slices.Delete(sections, len(sections)-1, len(sections)) {
		lines = append(lines, console.Section(s, c.person.Text, name, tableWidth)...)
	}
	return lines
}
