package main

import (
	"bytes"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/exam"
	"quest/game/insight"
	"quest/game/insight/papers"
	"quest/game/webpage"
)

// paperRecord is what "quest exam report --json" prints. Scripts read it: names stay.
type paperRecord struct {
	Player    string              `json:"player"`
	Paper     int                 `json:"paper"`
	Exam      string              `json:"exam"`
	Date      string              `json:"date"` // YYYY-MM-DD on which it was handed in
	Short     bool                `json:"short"`
	ExtraTime bool                `json:"extra_time"`
	Expired   bool                `json:"expired"`
	Breaks    int                 `json:"breaks"`
	UsedMs    int                 `json:"used_ms"`
	Minutes   int                 `json:"minutes"`
	Scored    tallyRecord         `json:"scored"`
	Unscored  tallyRecord         `json:"unscored"`
	Open      int                 `json:"open"`
	Estimate  *scoreRecord        `json:"estimate"` // null where nothing can be said of the whole exam
	Domains   []paperDomainRecord `json:"domains"`
	Changed   map[string]int      `json:"changed"`
	Questions []paperSheetRecord  `json:"questions"`
	Readiness *readinessRecord    `json:"readiness"` // today; null where the exam is not known any longer
}

// readinessRecord is how likely the exam would be passed, between bounds. Where it is too early to tell,
// early says so and the figures are 0.
type readinessRecord struct {
	Early   bool    `json:"early"`
	Passing float64 `json:"passing"` // probability, 0 to 1
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
}

func readinessOf(r exam.Readiness) *readinessRecord {
	return &readinessRecord{len(r.Early) > 0, thousandths(r.Passing.Mid), thousandths(r.Passing.Low), thousandths(r.Passing.High)}
}

// thousandths gives a probability as far as an estimate can tell it.
func thousandths(p float64) float64 {
	const places = 1000
	return math.Round(p*places) / places
}

type tallyRecord struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// scoreRecord are the bounds of the scaled score in nine cases of ten. There is no single number.
type scoreRecord struct {
	Low     int     `json:"low"`
	High    int     `json:"high"`
	Pass    int     `json:"pass"`
	Passing float64 `json:"passing"` // probability, 0 to 1
}

type paperDomainRecord struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Weight int    `json:"weight"`
	tallyRecord
	UsedMs int `json:"used_ms"`
}

type paperSheetRecord struct {
	N        int    `json:"n"`
	Item     string `json:"item"`
	Domain   string `json:"domain"`
	Unscored bool   `json:"unscored"`
	Answered bool   `json:"answered"`
	Right    bool   `json:"right"`
	Counts   bool   `json:"counts"` // neither left out nor gone from its pack
	Change   string `json:"change"`
	Sure     string `json:"certainty"`
	Ms       int    `json:"ms"`
}

func (c *call) examReportCommand() *cobra.Command {
	var asJSON bool
	var file string
	cmd := &cobra.Command{
		Use:   "report [EXAM]",
		Short: "help.ExamReport",
		Long:  "help.ExamReportLong",
		Args:  c.oneExam,
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		return c.examReport(strings.Join(args, ""), asJSON, cmd.Flags().Changed("html"), file)
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	cmd.Flags().Var((*console.FileName)(&file), "html", "help.FlagReportHTML")
	return cmd
}

// examReport says the newest report, of one exam or of any.
func (c *call) examReport(name string, asJSON, asPage bool, file string) error {
	if asJSON && asPage {
		return wrong(game.Say("stats.PageOrJSON"))
	}
	player, shelf, err := c.seenForReport()
	if err != nil {
		return err
	}
	var of content.BlueprintID
	if name != "" {
		b, err := c.examCalled(name, player, shelf.packs)
		if err != nil {
			return err
		}
		of = b.ID
	}
	id, ok := player.NewestReport(of)
	if !ok {
		if of != "" {
			return wrong(game.Say("paper.NoneOf").With("exam", of.Short()))
		}
		return wrong(game.Say("paper.None"))
	}
	r, _ := player.PaperReport(id, shelf.packs)
	switch {
	case asJSON:
		record := c.paperRecord(&r)
		if r.Exam != nil {
			record.Readiness = readinessOf(player.Readiness(r.Exam, shelf.packs, c.clock().moment()))
		}
		return c.sayJSON(record)
	case asPage:
		return c.examPage(&r, papers.WithReadiness(&r, player, shelf.packs, c.clock().moment()), file)
	}
	if err := c.tell(game.Say("paper.Heading").With("exam", r.Paper.Exam.Short(), "date", r.Paper.Day.String())); err != nil {
		return err
	}
	label := func(l insight.Label) string { return l.In(c.shown(l.Pack), c.book().Say) }
	for _, s := range papers.WithReadiness(&r, player, shelf.packs, c.clock().moment()) {
		if err := c.say(""); err != nil {
			return err
		}
		for _, line := range s.Lines(c.book().Say, label) {
			if err := c.say("%s", line); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *call) seenForReport() (*game.Player, *shelf, error) {
	_, player, s, err := c.seen()
	return player, s, err
}

func (c *call) paperRecord(r *game.PaperReport) paperRecord {
	p := r.Paper
	out := paperRecord{
		Player: c.flags.player, Paper: p.ID, Exam: string(p.Exam), Date: p.Day.String(), Short: p.Short, ExtraTime: p.Extra,
		Expired: p.Expired, Breaks: p.Breaks, UsedMs: p.Used(), Minutes: p.Minutes,
		Scored: tallyRecord(r.Scored), Unscored: tallyRecord(r.Rest), Open: r.Open, Changed: map[string]int{},
	}
	if r.Score != nil && r.Exam != nil {
		out.Estimate = &scoreRecord{r.Score.Low, r.Score.High, r.Exam.Exam.Pass, thousandths(r.Score.Passing)}
	}
	for _, d := range r.Domains {
		out.Domains = append(out.Domains, paperDomainRecord{
			ID: string(d.Domain), Title: c.examLine(d.Text, false), Weight: d.Weight, tallyRecord: tallyRecord(d.Tally), UsedMs: int(d.Used.Milliseconds()),
		})
	}
	for change, n := range r.Changed {
		out.Changed[string(change)] = n
	}
	for _, s := range r.Sheets {
		out.Questions = append(out.Questions, paperSheetRecord{
			N: s.N, Item: s.Item, Domain: string(s.Domain), Unscored: s.Unscored, Answered: s.Answered, Right: s.Right,
			Counts: s.Counts(), Change: string(s.Change), Sure: certaintyName(s.Sure), Ms: s.Ms,
		})
	}
	return out
}

// certaintyName gives the name of a level of certainty that scripts read, "" for none.
func certaintyName(level game.Certainty) string {
	for _, c := range certainties {
		if c.level == level {
			return c.name
		}
	}
	return ""
}

// examPage writes a report as a page of HTML.
func (c *call) examPage(r *game.PaperReport, sections []insight.Section, file string) error {
	file, err := c.path(file)
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := webpage.WritePaper(&page, webpage.Paper{Report: r, Sections: sections, Speech: c.speech(), Books: c.books()}); err != nil {
		return err
	}
	return c.writePage(file, page.Bytes(), game.Say("paper.PageWritten").With("file", content.OneLine(file)))
}
