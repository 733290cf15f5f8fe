package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/review"
)

// planRecord is what "quest plan --json" prints. Scripts read it: names stay.
type planRecord struct {
	Player    string        `json:"player"`
	New       int           `json:"new"`     // items a day
	Items     int           `json:"items"`   // of a sitting, 0 for no limit
	Minutes   int           `json:"minutes"` // of a sitting, 0 for no limit
	Rest      game.Weekdays `json:"rest"`    // "sat sun"
	Week      int           `json:"week"`    // days of study a week that are aimed at
	Balance   bool          `json:"balance"`
	Exam      string        `json:"exam"` // ID, "" if none was named
	ExamDate  string        `json:"exam_date"`
	Weights   bool          `json:"own_weights"`
	Changed   bool          `json:"changed"`
	Forecast  *forecast     `json:"forecast,omitempty"`  // with --forecast
	Retention []weekRecord  `json:"retention,omitempty"` // with --forecast
}

// weekRecord is what was still known when it was repeated on a later day.
type weekRecord struct {
	Monday      string `json:"monday"`
	Reviews     int    `json:"reviews"`
	Right       int    `json:"right"`
	Firsts      int    `json:"firsts"` // of these, the first repetition of an item
	FirstsRight int    `json:"firsts_right"`
}

func newWeekRecord(w review.Week) weekRecord {
	return weekRecord{game.StudyDay(w.Monday).String(), w.Reviews, w.Right, w.Firsts, w.FirstsRight}
}

// planFlags are the settings that a command line changes, nil for the others.
type planFlags struct {
	change   game.Planned
	week     *int
	forecast bool
	asJSON   bool
}

func (c *call) planCommand() *cobra.Command {
	f := &planFlags{}
	cmd := &cobra.Command{
		Use:     "plan",
		Short:   "help.Plan",
		Long:    "help.PlanLong",
		Example: "help.PlanExamples",
		Args:    console.NoArguments,
		RunE:    func(*cobra.Command, []string) error { return c.plan(f) },
	}
	set := cmd.Flags()
	set.SortFlags = false
	set.Var(&bounded{to: &f.change.New, most: game.MostNew}, "new", "help.FlagNew")
	set.Var(&bounded{to: &f.change.Items, most: game.MostItems}, "items", "help.FlagItems")
	set.Var(&bounded{to: &f.change.Minutes, most: game.MostMinutes}, "minutes", "help.FlagMinutes")
	set.Var(&bounded{to: &f.week, least: game.LeastWeekly, most: game.MostWeekly}, "week", "help.FlagWeek")
	set.Var(&weekdays{c, &f.change.Rest}, "rest", "help.FlagRest")
	set.Var(&toggle{c, &f.change.Balance}, "balance", "help.FlagBalance")
	set.BoolVar(&f.forecast, "forecast", false, "help.FlagForecast")
	set.BoolVar(&f.asJSON, "json", false, "help.FlagJSON")
	return cmd
}

func (c *call) plan(f *planFlags) error {
	if !f.changes() {
		name, player, shelf, err := c.seen()
		if err != nil {
			return err
		}
		return c.sayPlan(f, &changing{name: name, player: player, shelf: shelf, now: c.clock().moment()}, false)
	}
	var opened *changing
	changed := false
	err := c.change(func(ch *changing) (game.Batch, error) {
		batch, err := f.make(ch)
		opened, changed = ch, len(batch.Events) > 0
		return batch, err
	})
	if err != nil {
		return err
	}
	return c.sayPlan(f, opened, changed)
}

// changes reports whether a flag changes a setting.
func (f *planFlags) changes() bool { return f.change != (game.Planned{}) || f.week != nil }

// make gives the one batch of all changes.
func (f *planFlags) make(ch *changing) (game.Batch, error) {
	batch := ch.player.SetPlan(f.change, ch.now)
	if f.week == nil {
		return batch, nil
	}
	week, err := ch.player.SetWeekly(*f.week, ch.now)
	if batch.Empty() {
		return week, err
	}
	batch.Events = append(batch.Events, week.Events...)
	return batch, err
}

// sayPlan prints the settings, and the forecast where that is wanted.
func (c *call) sayPlan(f *planFlags, of *changing, changed bool) error {
	if f.asJSON {
		return c.sayJSON(planRecordOf(f, of, changed))
	}
	var lines []game.Notice
	switch {
	case changed:
		lines = append(lines, game.Say("plan.Changed"))
	case f.changes():
		lines = append(lines, game.Say("plan.Unchanged"))
	}
	lines = append(lines, c.settingLines(of)...)
	if ends := of.player.Plan().Exam.EndsBefore(of.shelf.packs); !ends.Empty() && !f.forecast { // a forecast says it
		lines = append(lines, ends)
	}
	if f.forecast {
		o := of.player.Outlook(of.shelf.packs, of.now)
		lines = append(lines, game.Verbatim(""))
		lines = append(lines, o.Say()...)
		if forecastOf(o) != nil {
			lines = append(lines, game.Verbatim(""))
			lines = append(lines, forecastLines(o, of.player.Plan().Rest)...)
		}
		lines = append(lines, game.Verbatim(""))
		lines = append(lines, retentionLines(of.player.Retention())...)
	} else if !f.changes() {
		lines = append(lines, game.Say("plan.HowToChange"))
	}
	return c.tell(lines...)
}

// settingLines says each setting on a line.
func (c *call) settingLines(of *changing) []game.Notice {
	plan := of.player.Plan()
	limit := func(n int) game.Notice {
		if n == 0 {
			return game.Say("plan.NoLimit")
		}
		return game.Verbatim(strconv.Itoa(n))
	}
	exam := game.Say("plan.None")
	if plan.Exam.Day != 0 {
		exam = game.Verbatim(strings.TrimSpace(plan.Exam.Day.String() + " " + content.OneLine(plan.Exam.Blueprint)))
	}
	_, own := of.player.Weights()
	return []game.Notice{
		game.Say("plan.Settings").With("name", content.OneLine(of.player.Name.String())),
		game.Say("plan.SetNew").Count("n", plan.New),
		game.Say("plan.SetItems").Put("n", limit(plan.Items)),
		game.Say("plan.SetMinutes").Put("n", limit(plan.Minutes)),
		game.Say("plan.SetWeek").Count("n", of.player.Weekly()),
		game.Say("plan.SetRest").Put("days", plan.Rest.Named()),
		game.Say("plan.SetBalance").Put("state", switchedTo(plan.Balance)),
		game.Say("plan.SetExamDay").Put("date", exam),
		game.Say("plan.SetWeights").Put("state", switchedTo(own)),
	}
}

func switchedTo(on bool) game.Notice {
	if on {
		return game.Say("plan.On")
	}
	return game.Say("plan.Off")
}

func planRecordOf(f *planFlags, of *changing, changed bool) planRecord {
	plan := of.player.Plan()
	r := planRecord{
		Player: of.name, New: plan.New, Items: plan.Items, Minutes: plan.Minutes, Rest: plan.Rest, Week: of.player.Weekly(), Balance: plan.Balance,
		Exam: plan.Exam.Blueprint, Changed: changed,
	}
	if plan.Exam.Day != 0 {
		r.ExamDate = plan.Exam.Day.String()
	}
	_, r.Weights = of.player.Weights()
	if !f.forecast {
		return r
	}
	r.Forecast = forecastOf(of.player.Outlook(of.shelf.packs, of.now))
	for _, w := range of.player.Retention() {
		r.Retention = append(r.Retention, newWeekRecord(w))
	}
	return r
}
