package main

import (
	"strings"

	"github.com/spf13/cobra"

	"quest/game"
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
	cmd := &cobra.Command{
		Use:     "exam-date [DATE|none]",
		Short:   "help.ExamDate",
		Long:    "help.ExamDateLong",
		Example: "help.ExamDateExamples",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.showExamDate(asJSON)
			}
			return c.setExamDate(strings.Join(args, " "), asJSON)
		},
	}
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

// setExamDate sets the day of the exam, or takes it away.
func (c *call) setExamDate(typed string, asJSON bool) error {
	var said []game.Notice
	var outlook game.Outlook
	var name string
	changed := false
	err := c.change(func(ch *changing) (game.Batch, error) {
		exam, before := game.Exam{}, ch.before.Exam
		none := c.books().SaysNothing(typed)
		if !none {
			day, wrongly := ch.player.ReadExamDay(typed, ch.now)
			if !wrongly.Empty() {
				return game.Batch{}, wrong(wrongly)
			}
			exam = game.Exam{Day: day, Blueprint: before.Blueprint}
		}
		batch := ch.player.SetPlan(game.Planned{Exam: &exam}, ch.now)
		changed = len(batch.Events) > 0
		name, outlook = ch.name, ch.player.Outlook(ch.shelf.packs, ch.now)
		switch {
		case !changed && none:
			said = append(said, game.Say("plan.NoneToUnset"))
		case !changed:
			said = append(said, game.Say("plan.SameExam"))
		case none:
			said = append(said, game.Say("plan.UnsetExam").With("todo", "quest exam-date "+before.Day.String()))
		default:
			said = append(said, game.Say("plan.SetExam"))
		}
		return batch, nil
	})
	if err != nil {
		return err
	}
	return c.sayExamDate(name, outlook, said, changed, asJSON)
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
