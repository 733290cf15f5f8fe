package main

import (
	"strconv"

	"quest/cmd/console"
	"quest/game"
	"quest/game/answers"
	"quest/game/insight"
	"quest/game/insight/items"
)

// itemsLines are what a teacher is told of the questions; verbose tells what was chosen in each.
func (c *call) itemsLines(f *items.Figures, class answers.Class, verbose bool, width int) []string {
	s := &sheet{c: c, width: width}
	for _, n := range append(f.Sum(), twiceWords(class)...) {
		s.lines = append(s.lines, console.Broken(c.text(n), width)...)
	}
	sections := f.Sections()
	doubts, questions, beliefs := sections[0], sections[1], sections[2]
	s.section(doubts)
	s.heading(questions.Title)
	s.table(c.itemsTable(f))
	for _, n := range questions.Blocks[0].Says {
		s.says(n)
	}
	s.section(beliefs)
	chosen := insight.Section{Title: sections[3].Title, Blocks: sections[3].Blocks[:1]}
	for i := range f.Items {
		if verbose || f.Items[i].Key.Grade != items.NotSuspect {
			chosen.Blocks = append(chosen.Blocks, f.Items[i].PickBlocks()...)
		}
	}
	if len(chosen.Blocks) > 1 {
		s.section(chosen)
	}
	if !verbose {
		s.lines = append(s.lines, "")
		s.lines = append(s.lines, console.Broken(c.text(game.Say("items.More")), width)...)
	}
	return s.lines
}

// twiceWords tell of answers that stood in more than one file.
func twiceWords(class answers.Class) []game.Notice {
	var all []game.Notice
	if class.Twice > 0 {
		all = append(all, game.Say("items.Twice").Count("n", class.Twice))
	}
	if class.Differing > 0 {
		all = append(all, game.Say("items.Differing").Count("n", class.Differing))
	}
	for i := range class.Students {
		if s := &class.Students[i]; len(s.Also) > 0 {
			all = append(all, game.Say("items.SameStudent").With("who", s.Who, "also", s.Also[0]))
		}
	}
	return all
}

// section writes a section of sentences and bars as lines.
func (s *sheet) section(part insight.Section) {
	name := func(l insight.Label) string { return l.In(s.c.shown(l.Pack), s.c.text) }
	s.lines = append(s.lines, console.Section(part, s.words, name, s.width)...)
}

// itemsTable is a row for each question.
func (c *call) itemsTable(f *items.Figures) console.Table {
	say := func(n game.Notice) string { return c.text(n) }
	t := console.Table{Head: []string{
		say(game.Say("items.ColumnItem")), say(game.Say("items.ColumnN")), say(game.Say("items.ColumnRight")), say(game.Say("items.ColumnFit")), say(game.Say("items.ColumnKey")),
	}}
	for i := range f.Items {
		it := &f.Items[i]
		row := []string{string(it.Item.ID), strconv.Itoa(it.Right.Of), "", "", ""}
		if it.Need() > 0 {
			row[2] = say(game.Say("items.NeedCell").Count("n", it.Need()))
		} else {
			low, high := it.Bounds()
			row[2] = say(game.Say("items.RightCell").Count("percent", it.Right.Percent()).Count("low", game.Percentage(low)).Count("high", game.Percentage(high)))
		}
		switch d := it.Discrimination; {
		case d.Known():
			row[3] = say(game.Say("items.FitCell").With("value", items.Decimal(d.Value), "low", items.Decimal(d.Low), "high", items.Decimal(d.High)))
		case d.Lack == items.FewStudents:
			row[3] = say(game.Say("items.NeedCell").Count("n", d.Need))
		default:
			row[3] = say(game.Say("items.AlikeCell"))
		}
		switch it.Key.Grade {
		case items.Likely:
			row[4] = say(game.Say("items.LikelyCell"))
		case items.Look:
			row[4] = say(game.Say("items.LookCell"))
		case items.NotSuspect:
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
