package main

import (
	"strconv"
	"strings"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/insight/coverage"
)

// exams shows how the items spread over the domains of exams, and over their tasks where items name tasks.
func (s *sheet) exams(f *coverage.Figures) {
	lang := s.c.book().Lang
	for _, e := range f.Exams {
		s.heading(game.Say("packstats.Exam").With("exam", e.ID.Short()).Put("items", game.Say("packs.Items").Count("n", e.Items)))
		t := console.Table{
			Head: []string{
				s.words(game.Say("packstats.Domain")), s.words(game.Say("packstats.ColumnCount")), s.words(game.Say("packstats.Share")),
				s.words(game.Say("packstats.Weight")), s.words(game.Say("packstats.Want")),
			},
		}
		papers := e.Papers > 0
		if papers {
			t.Head = append(t.Head, s.words(game.Say("packstats.Papers")))
		}
		row := func(name string, items, inPapers int, more ...string) {
			cells := append([]string{name, strconv.Itoa(items)}, more...)
			if papers {
				cells = append(append(cells, make([]string, len(t.Head)-1-len(cells))...), strconv.Itoa(inPapers))
			}
			t.Rows = append(t.Rows, cells)
		}
		for _, d := range e.Domains {
			row(string(d.ID)+" "+content.PlainText(d.Text.Line(lang)), d.Items, d.Papers,
				strconv.Itoa(game.Percent(d.Items, e.Items))+"%", strconv.Itoa(d.Weight)+"%", strconv.Itoa(d.Want))
			for _, k := range d.Tasks {
				row(string(k.ID)+" "+content.PlainText(k.Text.Line(lang)), k.Items, k.Papers)
			}
			if d.Whole > 0 && len(d.Tasks) > 0 {
				row(string(d.ID)+": "+s.words(game.Say("packstats.NoTask")), d.Whole, d.Papers-papersOf(d.Tasks))
			}
		}
		s.table(t)
	}
}

// papersOf counts the items of tasks that may stand in papers.
func papersOf(tasks []coverage.Task) int {
	n := 0
	for _, t := range tasks {
		n += t.Papers
	}
	return n
}

// constraintName is how what decides is called in a list.
func constraintName(constraint string) game.Notice {
	switch constraint {
	case "operations":
		return game.Say("packstats.ConstraintOperations")
	case "cost":
		return game.Say("packstats.ConstraintCost")
	case "availability":
		return game.Say("packstats.ConstraintAvailability")
	case "security":
		return game.Say("packstats.ConstraintSecurity")
	case "performance":
		return game.Say("packstats.ConstraintPerformance")
	case "migration":
		return game.Say("packstats.ConstraintMigration")
	default:
		return game.Say("packstats.NoConstraint")
	}
}

// mostTags is how many tags are listed.
const mostTags = 60

// plan shows what items say of themselves: whether they may stand in papers, which rows of a plan they cover, what decides, and
// what they are tagged with.
func (s *sheet) plan(f *coverage.Figures) {
	p := &f.Plan
	if p.Exam == 0 && len(p.Rows) == 0 && len(p.Constraints) == 0 && len(p.Tags) == 0 {
		return
	}
	s.heading(game.Say("packstats.Plan"))
	if p.Exam > 0 {
		s.says(game.Say("packstats.ExamItems").Count("n", p.Exam))
	}
	if p.Stale > 0 {
		s.says(game.Say("packstats.ExamStale").Count("n", p.Stale))
	}
	if len(p.Constraints) > 0 {
		s.says(game.Say("packstats.Constraints").With("list", counted(p.Constraints, func(name string) string {
			return s.words(constraintName(name))
		})))
	}
	if len(p.Rows) > 0 {
		s.says(game.Say("packstats.Rows").Count("n", len(p.Rows)))
		if again := p.Repeated(); len(again) > 0 {
			s.says(game.Say("packstats.RowsAgain").Count("n", len(again)).With("list", counted(again, itself)))
		}
	}
	if p.Rowless > 0 {
		s.says(game.Say("packstats.Rowless").Count("n", p.Rowless))
	}
	if len(p.Tags) > 0 {
		list := counted(p.Tags[:min(len(p.Tags), mostTags)], itself)
		if more := len(p.Tags) - mostTags; more > 0 {
			list = strings.Join([]string{list, s.words(game.Say("packstats.MoreTags").Count("n", more))}, ", ")
		}
		s.says(game.Say("packstats.Tags").With("list", list))
	}
}
