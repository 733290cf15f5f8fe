package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/lazy"
	"quest/game"
	"quest/game/desk"
	"quest/game/insight"
)

// record is what "quest stats --json" prints. Scripts read it: names stay.
type record struct {
	Player string   `json:"player"` // the name for --player
	Name   string   `json:"name"`   // what the player is called in the game
	Level  int      `json:"level"`
	XP     int      `json:"xp"`
	Gold   int      `json:"gold"`
	Title  string   `json:"title"` // that is worn, "" for none
	Titles []string `json:"titles"`

	Achievements []deedRecord `json:"achievements"`
	SkillTitles  []deedRecord `json:"skill_titles"`

	Streak  int            `json:"streak"`
	Answers int            `json:"answers"`
	Correct int            `json:"correct"`
	Lessons []lessonRecord `json:"lessons"`

	Certainty   bool                `json:"certainty"` // the player plays with certainty
	Calibration []calibrationRecord `json:"calibration"`
	Confusions  []confusionRecord   `json:"confusions"`
	Disputes    int                 `json:"disputes"` // notes kept; see quest disputes

	Labs        []labRecord `json:"labs"`
	Predictions int         `json:"predictions"` // of what happens in labs
	Foreseen    int         `json:"foreseen"`    // of these, right

	insightRecord

	titles []string // in the languages of the command
	newest *game.Achievement
}

type lessonRecord struct {
	Pack   string           `json:"pack"`
	Lesson string           `json:"lesson"`         // "" of a quiz that belongs to no lesson
	Quiz   string           `json:"quiz,omitempty"` // of such a quiz alone
	Title  string           `json:"title"`
	State  game.LessonState `json:"state"`
	Points int              `json:"points"` // read so far
	Of     int              `json:"of"`     // points of the lesson
	Best   float64          `json:"best"`   // best share of right answers in one sitting, 0 to 1

	title   string // in the languages of the command
	percent int    // Best as it is shown
}

func (c *call) statsCommand() *cobra.Command {
	var asJSON bool
	var file string
	cmd := &cobra.Command{
		Use:     "stats",
		Short:   "help.Stats",
		Long:    "help.StatsLong",
		Example: "help.StatsExamples",
		Args:    console.NoArguments,
	}
	cmd.RunE = func(*cobra.Command, []string) error {
		if cmd.Flags().Changed("html") {
			return c.statsPage(file, asJSON)
		}
		return c.stats(asJSON)
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	cmd.Flags().Var((*console.FileName)(&file), "html", "help.FlagHTML")
	return cmd
}

func (c *call) stats(asJSON bool) error {
	name, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	r := c.record(name, player, shelf.packs)
	figures := insight.New(player, shelf.packs, c.clock().moment())
	if asJSON {
		r.addInsight(c, figures)
		return c.sayJSON(r)
	}
	return c.sayRecord(r, figures)
}

// seen opens the save of a player who must exist, and the packs, without taking any
// lock. What is to be said about them is said.
func (c *call) seen() (name string, player *game.Player, s *shelf, err error) {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return "", nil, nil, err
	}
	player, notices, err := c.view(dir)
	if err != nil {
		return "", nil, nil, err
	}
	if c.flags.lang.Speech == "" {
		c.flags.lang.Speech = player.Speech
	}
	for _, n := range append(c.oddities(), notices...) {
		c.warn(n)
	}
	if s, err = c.toldShelf(); err != nil {
		return "", nil, nil, err
	}
	return name, player, s, nil
}

// toldShelf gives the packs, and says what is to be said about them.
func (c *call) toldShelf() (*shelf, error) {
	saveDir, err := c.saveDir()
	if err != nil {
		return nil, err
	}
	s, err := c.shelf(saveDir)
	if err != nil {
		return nil, err
	}
	for _, n := range s.notices {
		c.warn(n)
	}
	return s, nil
}

// sayJSON prints a result for scripts.
func (c *call) sayJSON(v any) error {
	enc := json.NewEncoder(c.print)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return nil
}

// view folds a save without taking its lock, so that it works beside a game, and
// gives what there is to tell about it.
func (c *call) view(dir string) (*game.Player, []game.Notice, error) {
	p, told, err := desk.View(c.deskOptions(dir, ""))
	if err != nil {
		return nil, nil, unreadable(err)
	}
	return p, told, nil
}

func (c *call) record(name string, p *game.Player, packs []*content.Pack) record {
	s := p.Record(packs, c.clock().moment())
	r := record{
		Player: name, Name: s.Name, Level: s.Level.Number, XP: s.XP, Gold: s.Gold, Titles: []string{},
		Streak: s.Streak, Answers: s.Answers, Correct: s.Correct, Lessons: []lessonRecord{},
		Certainty: p.Wager(), Calibration: calibration(p), Confusions: c.confusions(p, packs), Disputes: len(p.Disputes),
		Predictions: s.Predictions, Foreseen: s.Foreseen, Labs: []labRecord{},
	}
	for _, t := range s.Titles {
		r.Titles = append(r.Titles, titled(game.TitleIn([]content.Lang{c.book().Lang}, t.Words)))
		r.titles = append(r.titles, titled(game.TitleIn(c.shown(nil), t.Words)))
	}
	if s.Title != nil {
		r.Title = titled(game.TitleIn([]content.Lang{c.book().Lang}, s.Title.Words))
	}
	r.Achievements, r.SkillTitles = c.deedRecords(p.Achievements()), c.deedRecords(p.SkillTitles())
	r.newest = newestOf(p.Achievements())
	for _, l := range s.Lessons {
		r.Lessons = append(r.Lessons, lessonRecord{
			Pack: string(l.Pack.ID()), Title: content.PlainText(l.Head.Title.Line(c.lang(l.Pack))),
			title: c.titled(l.Pack, l.Head.Title),
			State: l.State, Points: l.Read, Of: l.Points, Best: math.Round(1000*l.Best()) / 1000,
			percent: game.Percent(l.BestGot, l.BestOf),
		})
		one := &r.Lessons[len(r.Lessons)-1]
		one.Lesson, one.Quiz = lessonOrQuiz(l.Head)
	}
	for _, l := range s.Labs {
		r.Labs = append(r.Labs, c.newLabRecord(l))
	}
	return r
}

// lessonOrQuiz gives the ID of a lesson, or else of the quiz that belongs to none.
func lessonOrQuiz(l content.LessonHead) (lesson, quiz string) {
	if l.Pool() {
		return "", l.Name()
	}
	return l.Name(), ""
}

// states names what a lesson's state is called on the printed record.
var states = lazy.Value[map[game.LessonState]game.Notice]{Make: func() map[game.LessonState]game.Notice {
	return map[game.LessonState]game.Notice{
		game.Untouched: game.Say("stats.New"),
		game.Begun:     game.Say("stats.Reading"),
		game.ReadOnly:  game.Say("stats.Read"),
		game.InQuiz:    game.Say("stats.InQuiz"),
		game.Failed:    game.Say("stats.Retry"),
		game.Done:      game.Say("stats.Done"),
	}
}}

func (c *call) sayRecord(r record, figures *insight.Insight) error {
	lines := []game.Notice{
		game.Say("stats.Standing").With("name", cmp.Or(content.OneLine(r.Name), r.Player)).
			Count("level", r.Level).Count("xp", r.XP).Count("gold", r.Gold),
		game.Say("stats.Answers").Count("right", r.Correct).Count("answers", r.Answers).Count("streak", r.Streak),
	}
	if len(r.titles) > 0 {
		lines = append(lines, game.Say("stats.Titles").With("titles", c.book().List(r.titles)))
	}
	lines = append(lines, c.deedLine(r))
	pack := ""
	for _, l := range r.Lessons {
		if l.Pack != pack {
			pack = l.Pack
			lines = append(lines, game.Verbatim(pack))
		}
		lines = append(lines, l.line())
	}
	lines = append(lines, r.labLines()...)
	if r.Predictions > 0 {
		lines = append(lines, game.Say("stats.Predictions").Count("right", r.Foreseen).Count("n", r.Predictions))
	}
	return c.tell(append(lines, c.insight(r, figures)...)...)
}

// line says how a lesson, or a quiz that belongs to none, stands.
func (l lessonRecord) line() game.Notice {
	state := states.Get()[l.State]
	if l.Quiz == "" {
		return game.Say("stats.Lesson").With("lesson", l.Lesson, "title", l.title).Put("state", state).
			Count("points", l.Points).Count("of", l.Of).Count("best", l.percent)
	}
	if l.State == game.Untouched {
		state = game.Say("stats.NewQuiz")
	}
	return game.Say("stats.Quiz").With("quiz", l.Quiz, "title", l.title).Put("state", state).Count("best", l.percent)
}
