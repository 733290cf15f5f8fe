package main

import (
	"strings"

	"quest/content"
	"quest/game"
)

// calibrationRecord is how often a player was right at a level of certainty, in
// the first answers of a study day.
type calibrationRecord struct {
	Level string `json:"level"` // guess, fairly or certain
	Given int    `json:"given"`
	Right int    `json:"right"`
}

// confusionRecord is a misconception that the player's answers show and that is not
// cured yet.
type confusionRecord struct {
	Pack  string    `json:"pack"`
	ID    string    `json:"id"`
	Says  string    `json:"says"`
	Fix   string    `json:"fix"`
	Shown int       `json:"shown"` // wrong answers that showed it
	Met   int       `json:"met"`   // right answers since the newest of them
	Day   game.Date `json:"day"`   // of the newest of them, by the calendar
}

// certainties are the levels of certainty by the name that scripts read.
var certainties = []struct {
	level game.Certainty
	name  string
}{
	{game.Guess, "guess"},
	{game.Fairly, "fairly"},
	{game.Certain, "certain"},
}

func calibration(p *game.Player) []calibrationRecord {
	var all []calibrationRecord
	for _, c := range certainties {
		k := p.Calibration(c.level)
		all = append(all, calibrationRecord{Level: c.name, Given: k.Given, Right: k.Right})
	}
	return all
}

func (c *call) confusions(p *game.Player, packs []*content.Pack) []confusionRecord {
	all := []confusionRecord{}
	for _, pack := range packs {
		lang := c.lang(pack)
		for _, m := range p.Confusions(pack) {
			all = append(all, confusionRecord{
				Pack: string(pack.ID()), ID: string(m.Misconception.ID),
				Says: content.PlainText(m.Misconception.Says.Line(lang)), Fix: content.PlainText(m.Misconception.Fix.Line(lang)),
				Shown: m.Shown, Met: m.Met, Day: m.Day,
			})
		}
	}
	return all
}

// insight gives the lines about certainty, mix-ups and disputes, none where there is
// nothing to tell.
func (c *call) insight(r record) []game.Notice {
	var lines []game.Notice
	var levels []string
	for i, k := range r.Calibration {
		if k.Given > 0 {
			level := c.book().Certainty.Level(certainties[i].level)
			levels = append(levels, c.text(game.Say("stats.LevelRight").With("level", level).Count("right", k.Right).Count("given", k.Given)))
		}
	}
	if len(levels) > 0 {
		lines = append(lines, game.Say("stats.Calibration").With("levels", strings.Join(levels, ", ")))
	}
	for _, m := range r.Confusions {
		lines = append(lines, game.Say("stats.MixUp").Count("shown", m.Shown).With("day", m.Day.String(), "says", m.Says, "fix", m.Fix))
	}
	if r.Disputes > 0 {
		lines = append(lines, game.Say("stats.Disputes").Count("n", r.Disputes))
	}
	return lines
}
