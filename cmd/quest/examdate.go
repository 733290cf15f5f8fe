package main

import (
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/game/exam"
)

// examDay is what "quest exam-date --json" prints. Scripts read it: names stay.
type examDay struct {
	Player   string    `json:"player"`
	Exam     string    `json:"exam"` // ID, "" if none was named
	Date     string    `json:"date"` // YYYY-MM-DD, "" for none
	Days     int       `json:"days"` // until then, 0 for none or one that is over
	Changed  bool      `json:"changed"`
	Forecast *forecast `json:"forecast"` // null if there is nothing to forecast
}

func (c *call) examDateCommand() *cobra.Command {
	var asJSON bool
	var name string
	cmd := &cobra.Command{
		Use:     "exam-date [DATE|none]",
		Short:   "help.ExamDate",
		Long:    "help.ExamDateLong",
		Example: "help.ExamDateExamples",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && name == "" {
				return c.showExamDate(asJSON)
			}
			return c.setExamDate(strings.Join(args, " "), name, asJSON)
		},
	}
	cmd.Flags().StringVar(&name, "exam", "", "help.FlagExam")
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// showExamDate says when the exam is, and the forecast.
func (c *call) showExamDate(asJSON bool) error {
	name, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	return c.sayExamDate(name, player.Outlook(shelf.packs, c.clock().moment()), nil, false, asJSON)
}

// setExamDate sets the day of the exam and which one it is, or takes it away. Of the two, what
// is "" stays as it is.
func (c *call) setExamDate(typed, name string, asJSON bool) error {
	var said []game.Notice
	var opened *changing
	changed := false
	err := c.change(func(ch *changing) (game.Batch, error) {
		planned, err := c.examOf(ch, typed, name)
		if err != nil {
			return game.Batch{}, err
		}
		batch := ch.player.SetPlan(game.Planned{Exam: &planned}, ch.now)
		opened, changed = ch, len(batch.Events) > 0
		said = saidExam(ch.before.Exam, planned, changed)
		return batch, nil
	})
	if err != nil {
		return err
	}
	return c.sayExamDate(opened.name, opened.player.Outlook(opened.shelf.packs, opened.now), said, changed, asJSON)
}

// examOf gives the exam that a command line means.
func (c *call) examOf(ch *changing, typed, name string) (game.Exam, error) {
	planned := ch.before.Exam
	switch {
	case c.books().SaysNothing(typed) && name != "":
		return planned, wrong(game.Say("plan.ExamWithNone"))
	case c.books().SaysNothing(typed):
		return game.Exam{}, nil
	case typed == "" && planned.Day == 0:
		return planned, wrong(game.Say("plan.ExamNeedsDate").With("todo", "quest exam-date "+(ch.player.Today(ch.now)+60).String()+" --exam "+content.OneLine(name)))
	case typed != "":
		day, wrongly := ch.player.ReadExamDay(typed, ch.now)
		if !wrongly.Empty() {
			return planned, wrong(wrongly)
		}
		planned.Day = day
	}
	if name == "" {
		return planned, nil
	}
	b, ok := blueprint(name, ch.shelf.packs)
	if !ok {
		return planned, noSuch(game.Say("plan.NoSuchExam").With("name", content.OneLine(name)), name, examNames(ch.shelf.packs),
			game.Say("plan.ExamsKnown").With("names", strings.Join(examNames(ch.shelf.packs), ", ")))
	}
	planned.Blueprint = string(b.ID)
	return planned, nil
}

// saidExam says what became of the exam that was planned before.
func saidExam(before, planned game.Exam, changed bool) []game.Notice {
	switch {
	case !changed && planned.Day == 0:
		return []game.Notice{game.Say("plan.NoneToUnset")}
	case !changed:
		return []game.Notice{game.Say("plan.SameExam")}
	case planned.Day == 0:
		return []game.Notice{game.Say("plan.UnsetExam").With("todo", "quest exam-date "+before.Day.String())}
	}
	return []game.Notice{game.Say("plan.SetExam")}
}

// blueprint finds the exam with an ID or a short name, among those that the game knows and
// those of packs.
func blueprint(name string, packs []*content.Pack) (*content.Blueprint, bool) {
	if b, ok := exam.Named(name); ok {
		return b, true
	}
	for _, p := range packs {
		own := p.Blueprints()
		for i := range own {
			if strings.EqualFold(string(own[i].ID), name) || strings.EqualFold(own[i].ID.Short(), name) {
				return &own[i], true
			}
		}
	}
	return nil, false
}

// examNames gives the short names of the exams that are known.
func examNames(packs []*content.Pack) []string {
	var names []string
	for _, b := range exam.All() {
		names = append(names, b.ID.Short())
	}
	for _, p := range packs {
		for _, b := range p.Blueprints() {
			names = append(names, b.ID.Short())
		}
	}
	return names
}

// sayExamDate prints when the exam is and the forecast, behind what else is said.
func (c *call) sayExamDate(name string, o game.Outlook, said []game.Notice, changed, asJSON bool) error {
	if asJSON {
		out := examDay{Player: name, Exam: o.Exam.Blueprint, Days: o.Left, Changed: changed, Forecast: forecastOf(o)}
		if o.Exam.Day != 0 {
			out.Date = o.Exam.Day.String()
		}
		return c.sayJSON(out)
	}
	if o.Exam.Day == 0 && len(said) > 0 {
		return c.tell(said...)
	}
	said = append(said, o.Say()...)
	if o.Exam.Day == 0 {
		said = append(said, game.Say("plan.HowToSet").With("todo", "quest exam-date "+(o.Today+60).String()))
	} else if !changed {
		said = append(said, game.Say("plan.HowToUnset").With("todo", "quest exam-date none"))
	}
	return c.tell(said...)
}
