package main

import (
	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/game"
	"quest/game/plain"
)

// todayRecord is what "quest today --json" prints. Scripts read it: names stay.
type todayRecord struct {
	Player string `json:"player"`
	Day    string `json:"day"`
	Streak int    `json:"streak"` // study days in a row
	Best   int    `json:"best"`   // longest streak
	Rest   bool   `json:"rest"`   // today is a rest day
	Due    int    `json:"due"`    // questions that are due now

	Week   weekGoalRecord `json:"week"`
	MakeUp *makeUpRecord  `json:"make_up,omitempty"` // a missed day that can be made up for today
	Tasks  []taskRecord   `json:"tasks"`
}

type weekGoalRecord struct {
	Monday  string   `json:"monday"`
	Target  int      `json:"target"` // days of study
	Studied int      `json:"studied"`
	Reached bool     `json:"reached"`
	Row     int      `json:"row"`  // weeks in a row in which the target was reached
	Best    int      `json:"best"` // most weeks in a row
	Days    []string `json:"days"` // from Monday on: studied, made_up, rest, or ""
}

type makeUpRecord struct {
	Missed string `json:"missed"`
	Done   int    `json:"done"`
	Needs  int    `json:"needs"`
	Days   int    `json:"days"` // length of the streak then
}

type taskRecord struct {
	Kind game.TaskKind `json:"kind"`
	N    int           `json:"n"`
	Done int           `json:"done"`
}

func (c *call) todayCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "today",
		Short: "help.Today",
		Long:  "help.TodayLong",
		Args:  console.NoArguments,
		RunE:  func(*cobra.Command, []string) error { return c.sayToday(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

func (c *call) sayToday(asJSON bool) error {
	name, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	a := player.Agenda(shelf.packs, c.clock().moment())
	if asJSON {
		return c.sayJSON(newTodayRecord(name, a))
	}
	var lines []game.Notice
	for _, said := range plain.AgendaLines(c.book(), a) {
		lines = append(lines, game.Verbatim(said))
	}
	return c.tell(lines...)
}

func newTodayRecord(name string, a game.Agenda) todayRecord {
	g := a.Week
	r := todayRecord{
		Player: name, Day: a.Day.String(), Streak: a.Streak, Best: a.Best, Rest: a.Rest, Due: a.Waiting, Tasks: []taskRecord{},
		Week: weekGoalRecord{Monday: g.Monday.String(), Target: g.Target, Studied: g.Studied, Reached: g.Reached, Row: g.Row, Best: g.Best},
	}
	for _, mark := range g.Marks {
		r.Week.Days = append(r.Week.Days, map[game.DayMark]string{
			game.DayStudied: "studied", game.DayMadeUp: "made_up", game.DayRested: "rest",
		}[mark])
	}
	if m := a.MakeUp; m != nil {
		r.MakeUp = &makeUpRecord{Missed: m.Missed.String(), Done: m.Done, Needs: m.Needs, Days: m.Days}
	}
	for _, t := range a.Tasks {
		r.Tasks = append(r.Tasks, taskRecord{t.Kind, t.N, t.Done})
	}
	return r
}
