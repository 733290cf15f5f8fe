package main

import (
	"slices"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/exam"
)

// examRecord is what "quest exams --json" prints of one exam. Scripts read it: names stay.
type examRecord struct {
	ID            string         `json:"id"`
	Name          string         `json:"name"` // the short one, such as "SAA-C03"
	Title         string         `json:"title"`
	Pack          string         `json:"pack"` // that brings it, "" for the game
	Questions     int            `json:"questions"`
	Scored        int            `json:"scored"`
	Minutes       int            `json:"minutes"`
	MinutesStated bool           `json:"minutes_stated"` // in the exam guide
	Pass          int            `json:"pass"`
	Low           int            `json:"low"` // of the scale
	High          int            `json:"high"`
	Ends          string         `json:"ends"` // YYYY-MM-DD, "" for none
	Ended         bool           `json:"ended"`
	Next          string         `json:"next"` // ID of the successor, "" for none
	Source        string         `json:"source"`
	Verified      string         `json:"verified"` // YYYY-MM-DD
	Domains       []domainRecord `json:"domains"`

	title string // in the languages of the command
}

type domainRecord struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Weight int    `json:"weight"` // percent
	Scored int    `json:"scored"` // questions that count
	Items  int    `json:"items"`  // in the packs of this computer

	title string // in the languages of the command
}

func (c *call) examsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "exams",
		Short: "help.Exams",
		Args:  console.NoArguments,
		RunE:  func(*cobra.Command, []string) error { return c.exams(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

func (c *call) exams(asJSON bool) error {
	shelf, err := c.toldShelf()
	if err != nil {
		return err
	}
	var all []examRecord
	for _, b := range exam.All() {
		all = append(all, c.examRecord(b, "", shelf.packs))
	}
	for _, p := range shelf.packs {
		own := p.Blueprints()
		for i := range own {
			all = append(all, c.examRecord(&own[i], p.ID(), shelf.packs))
		}
	}
	if asJSON {
		return c.sayJSON(struct {
			Exams []examRecord `json:"exams"`
		}{all})
	}
	for i := range all {
		if i > 0 {
			if err := c.say(""); err != nil {
				return err
			}
		}
		if err := c.tell(all[i].lines()...); err != nil {
			return err
		}
	}
	return nil
}

func (c *call) examRecord(b *content.Blueprint, from content.PackID, packs []*content.Pack) examRecord {
	e := b.Exam
	r := examRecord{
		ID: string(b.ID), Name: b.ID.Short(), Title: c.examLine(b.Title, false), title: c.examLine(b.Title, true), Pack: string(from),
		Questions: e.Questions, Scored: e.Scored, Minutes: e.Minutes, MinutesStated: b.Confirmed("minutes"),
		Pass: e.Pass, Low: e.Low, High: e.High, Ends: b.Ends, Ended: b.Ends != "" && b.Ends < c.today(), Next: string(b.Next),
		Source: b.Source.String(), Verified: b.Verified, Domains: []domainRecord{},
	}
	counts, items := b.Counts(e.Scored), exam.Items(b, packs)
	for i := range b.Domains {
		d := &b.Domains[i]
		r.Domains = append(r.Domains, domainRecord{
			ID: string(d.ID), Title: c.examLine(d.Text, false), title: c.examLine(d.Text, true),
			Weight: d.Weight, Scored: counts[i], Items: len(items[d.ID]),
		})
	}
	return r
}

// examLine gives a name of an exam in the language of the command. Where it is printed
// for a person the English name stands beside it, by which the guides call it.
func (c *call) examLine(t content.Text, beside bool) string {
	langs := []content.Lang{c.book().Lang}
	if beside {
		langs = c.shown(nil)
		if !slices.Contains(langs, content.English) {
			langs = append(slices.Clone(langs), content.English)
		}
	}
	return titled(game.LineIn(langs, t))
}

// lines are what a person is told of the exam.
func (r *examRecord) lines() []game.Notice {
	minutes := game.Say("exams.Minutes").Count("minutes", r.Minutes)
	if !r.MinutesStated {
		minutes = game.Say("exams.MinutesUnstated").Count("minutes", r.Minutes)
	}
	lines := []game.Notice{
		game.Say("exams.Exam").With("name", r.Name, "title", r.title),
		game.Say("exams.Questions").Count("questions", r.Questions).Count("scored", r.Scored),
		game.Say("exams.Pass").Count("pass", r.Pass).Count("low", r.Low).Count("high", r.High),
		minutes,
	}
	for _, d := range r.Domains {
		lines = append(lines, game.Say("exams.Domain").With("id", d.ID, "title", d.title).Count("weight", d.Weight).
			Count("scored", d.Scored).Count("items", d.Items))
	}
	next := content.BlueprintID(r.Next).Short()
	switch {
	case r.Ended && next != "":
		lines = append(lines, game.Say("exams.EndedNext").With("day", r.Ends, "next", next))
	case r.Ended:
		lines = append(lines, game.Say("exams.Ended").With("day", r.Ends))
	case r.Ends != "" && next != "":
		lines = append(lines, game.Say("exams.EndsNext").With("day", r.Ends, "next", next))
	case r.Ends != "":
		lines = append(lines, game.Say("exams.Ends").With("day", r.Ends))
	}
	if r.Pack != "" {
		lines = append(lines, game.Say("exams.FromPack").With("pack", r.Pack))
	}
	return append(lines, game.Say("exams.Source").With("source", r.Source, "day", r.Verified))
}
