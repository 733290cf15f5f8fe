package main

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
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

func confusions(p *game.Player, packs []*content.Pack, lang content.Lang) []confusionRecord {
	all := []confusionRecord{}
	for _, pack := range packs {
		for _, c := range p.Confusions(pack) {
			all = append(all, confusionRecord{
				Pack: string(pack.ID()), ID: string(c.Misconception.ID),
				Says: content.PlainText(c.Misconception.Says.Line(lang)), Fix: content.PlainText(c.Misconception.Fix.Line(lang)),
				Shown: c.Shown, Met: c.Met, Day: c.Day,
			})
		}
	}
	return all
}

// insight gives the lines about certainty, mix-ups and disputes, none where there is
// nothing to tell.
func (r record) insight(lang content.Lang) []game.Notice {
	var lines []game.Notice
	var levels []string
	for i, k := range r.Calibration {
		if k.Given > 0 {
			levels = append(levels, notice("{level} {right} of {given}", "{level} {given}개 중 {right}개",
				"level", phrase.In(lang).Sure.Level(certainties[i].level), "right", strconv.Itoa(k.Right), "given", strconv.Itoa(k.Given)).In(lang))
		}
	}
	if len(levels) > 0 {
		lines = append(lines, notice("right when called: {levels}", "말한 확신도와 정답: {levels}", "levels", strings.Join(levels, ", ")))
	}
	for _, c := range r.Confusions {
		lines = append(lines, notice(
			"mixed up {shown}x, last on {day}: {says} - in fact: {fix}", "헷갈림 {shown}번, 마지막 {day}: {says} - 사실은: {fix}",
			"shown", strconv.Itoa(c.Shown), "day", c.Day.String(), "says", c.Says, "fix", c.Fix))
	}
	if r.Disputes > 0 {
		lines = append(lines, notice("{n}, see: quest disputes", "이의 {count}개, 보기: quest disputes",
			"n", several(r.Disputes, "dispute"), "count", strconv.Itoa(r.Disputes)))
	}
	return lines
}
