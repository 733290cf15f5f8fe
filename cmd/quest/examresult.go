package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
)

// examResultCommand keeps the result of a real exam.
func (c *call) examResultCommand() *cobra.Command {
	var day string
	cmd := &cobra.Command{
		Use:     "result EXAM pass|fail [SCORE] [DOMAIN=meets|needs]...",
		Short:   "help.ExamResult",
		Long:    "help.ExamResultLong",
		Example: "help.ExamResultExamples",
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return wrong(game.Say("paper.ResultHow"))
			}
			return c.keepResult(args, day)
		},
	}
	cmd.Flags().StringVar(&day, "date", "", "help.FlagExamDay")
	return cmd
}

func (c *call) keepResult(args []string, day string) error {
	var kept game.Reported
	var b *content.Blueprint
	err := c.change(func(ch *changing) (game.Batch, error) {
		var err error
		if b, err = c.examCalled(args[0], ch.player, ch.shelf.packs); err != nil {
			return game.Batch{}, err
		}
		if kept, err = c.readResult(b, args[1:]); err != nil {
			return game.Batch{}, err
		}
		kept.Day = c.today()
		if day != "" {
			on, bad := game.ReadPastDay(day, ch.player.Today(ch.now))
			if !bad.Empty() {
				return game.Batch{}, wrong(bad)
			}
			kept.Day = on.String()
		}
		return ch.player.Report(kept, ch.now), nil
	})
	if err != nil {
		return err
	}
	return c.tell(game.Say("paper.ResultKept").With("exam", b.ID.Short(), "day", kept.Day))
}

// readResult reads what a command line says of a real exam: passed or not, the score, and the
// outcome of each domain.
func (c *call) readResult(b *content.Blueprint, words []string) (game.Reported, error) {
	r := game.Reported{Exam: b.ID, Domains: map[content.DomainID]game.DomainOutcome{}}
	said := false
	for _, w := range words {
		low := strings.ToLower(w)
		name, outcome, ofDomain := strings.Cut(low, "=")
		n, err := strconv.Atoi(low)
		switch {
		case low == "pass" || low == "passed":
			r.Passed, said = true, true
		case low == "fail" || low == "failed":
			r.Passed, said = false, true
		case err == nil && n >= b.Exam.Low && n <= b.Exam.High:
			r.Score = n
		case err == nil:
			return r, wrong(game.Say("paper.ResultScore").With("typed", content.OneLine(w)).Count("low", b.Exam.Low).Count("high", b.Exam.High))
		case ofDomain:
			d, ok := b.Domain(content.DomainID(name))
			if !ok || d.ID != content.DomainID(name) || (outcome != string(game.Meets) && outcome != string(game.Needs)) {
				return r, wrong(game.Say("paper.ResultDomain").With("typed", content.OneLine(w), "domains", c.domainIDs(b)))
			}
			r.Domains[d.ID] = game.DomainOutcome(outcome)
		default:
			return r, wrong(game.Say("paper.ResultWord").With("typed", content.OneLine(w)))
		}
	}
	if !said {
		return r, wrong(game.Say("paper.ResultHow"))
	}
	if r.Score != 0 && r.Passed != (r.Score >= b.Exam.Pass) {
		return r, wrong(game.Say("paper.ResultClash").Count("score", r.Score).Count("pass", b.Exam.Pass))
	}
	return r, nil
}

func (c *call) domainIDs(b *content.Blueprint) string {
	var ids []string
	for _, d := range b.Domains {
		ids = append(ids, string(d.ID))
	}
	return c.book().List(ids)
}
