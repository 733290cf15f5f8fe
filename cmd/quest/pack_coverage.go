package main

import (
	"strconv"
	"strings"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/insight/coverage"
)

// sheet is lines of a result that are put together for a number of columns.
type sheet struct {
	c     *call
	width int
	lines []string

	verbose bool // lists all items that words give away
}

func (s *sheet) heading(n game.Notice) { s.lines = append(s.lines, "", s.c.text(n)) }

// says adds a sentence below a heading.
func (s *sheet) says(n game.Notice) { s.text(s.c.text(n)) }

func (s *sheet) text(words string) {
	s.lines = append(s.lines, console.Indented(words, console.Inset, s.width)...)
}

func (s *sheet) table(t console.Table) { s.lines = append(s.lines, t.Lines(s.width)...) }

func (s *sheet) words(n game.Notice) string { return s.c.text(n) }

// coverageLines are what a person is told of a pack.
func (c *call) coverageLines(f *coverage.Figures, width int, verbose bool) []string {
	s := &sheet{c: c, width: width, verbose: verbose}
	meta := f.Pack.Meta()
	title := game.Say("packstats.Title").With("pack", string(meta.ID), "version", meta.Version).
		Put("items", game.Say("packs.Items").Count("n", f.Items)).
		Put("lessons", game.Say("packs.Lessons").Count("n", f.Lessons)).
		Put("labs", game.Say("check.Labs").Count("n", f.Labs))
	s.lines = console.Broken(c.text(title), width)
	if f.Items == 0 {
		s.says(game.Say("packstats.NoItems"))
	} else {
		s.asked(f)
		s.uses(f)
		s.exams(f)
		s.plan(f)
	}
	s.languages(f)
	if f.Items > 0 {
		s.bias(f)
		s.verified(f)
	}
	s.economy(f)
	s.reading(f)
	return s.lines
}

// counted lists names with how many items have them.
func counted(all []coverage.Count, name func(string) string) string {
	var said []string
	for _, n := range all {
		said = append(said, name(n.Name)+console.Glue+strconv.Itoa(n.Items))
	}
	return strings.Join(said, ", ")
}

func itself(name string) string { return name }

func (s *sheet) asked(f *coverage.Figures) {
	s.heading(game.Say("packstats.Asked"))
	s.says(game.Say("packstats.Types").With("list", counted(f.Types, func(name string) string {
		return s.words(game.TypeWords(content.ItemType(name)))
	})))
	s.says(game.Say("packstats.Levels").With("list", counted(f.Levels, func(name string) string {
		if name == "" {
			return s.words(game.Say("packstats.NoLevel"))
		}
		return s.words(game.LevelWords(name))
	})))
	var difficulties []string
	for i, n := range f.Difficulties {
		difficulties = append(difficulties, strconv.Itoa(i+1)+":"+console.Glue+strconv.Itoa(n))
	}
	s.says(game.Say("packstats.Difficulties").With("list", strings.Join(difficulties, ", ")))
	if f.Cases > 0 {
		s.says(game.Say("packstats.Cases").Count("n", f.Cases))
	}
}

// uses lists concepts and misconceptions by the items that have them, and those that none has.
func (s *sheet) uses(f *coverage.Figures) {
	s.heading(game.Say("packstats.Concepts"))
	switch unused := s.used(f.Concepts); {
	case len(f.Concepts) == 0:
		s.says(game.Say("packstats.NoConcepts"))
	case len(unused) > 0:
		s.says(game.Say("packstats.ConceptsUnused").Count("n", len(unused)).With("list", strings.Join(unused, ", ")))
	}
	s.heading(game.Say("packstats.Misconceptions"))
	switch unused := s.used(f.Misconceptions); {
	case len(f.Misconceptions) == 0:
		s.says(game.Say("packstats.NoMisconceptions"))
	case len(unused) > 0:
		s.says(game.Say("packstats.MisconceptionsUnused").Count("n", len(unused)).With("list", strings.Join(unused, ", ")))
	}
}

// used lists what items have, and gives what none has.
func (s *sheet) used(all []coverage.Count) (unused []string) {
	var used []coverage.Count
	for _, n := range all {
		if n.Items > 0 {
			used = append(used, n)
		} else {
			unused = append(unused, n.Name)
		}
	}
	if len(used) > 0 {
		s.text(counted(used, itself))
	}
	return unused
}

func (s *sheet) languages(f *coverage.Figures) {
	s.heading(game.Say("packstats.Languages"))
	for _, l := range f.Languages {
		s.says(game.Say("packstats.Language").With("lang", string(l.Lang)).Count("percent", game.Percent(l.Written, l.Of)).Count("n", l.Written).Count("of", l.Of))
	}
}

// decimal writes a number with one place, or none where it is whole.
func decimal(v float64) string { return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0") }

func (s *sheet) verified(f *coverage.Figures) {
	s.heading(game.Say("packstats.Verified"))
	if len(f.Oldest) > 0 {
		var said []string
		for _, d := range f.Oldest {
			said = append(said, d.Day+console.Glue+string(d.Item))
		}
		s.says(game.Say("packstats.Oldest").With("list", strings.Join(said, ", ")))
		s.says(game.Say("packstats.Yearling").Count("n", f.Yearling))
	}
	if f.Undated > 0 {
		s.says(game.Say("packstats.Undated").Count("n", f.Undated))
	}
}

func (s *sheet) economy(f *coverage.Figures) {
	e := f.Economy
	s.heading(game.Say("packstats.Economy"))
	s.says(game.Say("packstats.XP").Count("xp", e.XP).Count("cap", e.XPCap).Count("missions", e.MissionXP))
	s.says(game.Say("packstats.Gold").With("gold", decimal(e.Gold), "cap", decimal(e.GoldCap)))
	if len(e.Rewards) == 0 {
		return
	}
	t := console.Table{
		Head: []string{
			s.words(game.Say("packstats.Reward")), s.words(game.Say("packstats.ColumnXP")), s.words(game.Say("packstats.ColumnGold")),
			s.words(game.Say("packstats.Rolls")), s.words(game.Say("packstats.Luck")), s.words(game.Say("packstats.Mean")),
		},
	}
	for _, r := range e.Rewards {
		row := []string{string(r.ID), strconv.Itoa(r.XP), strconv.Itoa(r.Gold), "", "", ""}
		if r.Rolls > 0 {
			row[3], row[4], row[5] = strconv.Itoa(r.Rolls), percentage(r.Luck)+"%", decimal(r.Mean)
		}
		t.Rows = append(t.Rows, row)
	}
	s.table(t)
}

func (s *sheet) reading(f *coverage.Figures) {
	if len(f.Minutes) == 0 {
		return
	}
	sum := 0
	t := console.Table{Head: []string{s.words(game.Say("packstats.Lesson")), s.words(game.Say("packstats.ColumnMinutes")), s.words(game.Say("packstats.ColumnItems"))}}
	for _, m := range f.Minutes {
		sum += m.Minutes
		t.Rows = append(t.Rows, []string{string(m.Lesson), strconv.Itoa(m.Minutes), strconv.Itoa(m.Items)})
	}
	s.heading(game.Say("packstats.Reading").Count("n", sum))
	s.table(t)
}
