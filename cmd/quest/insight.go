package main

import (
	"quest/content"
	"quest/game"
	"quest/game/insight"
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

// insight gives the lines about what the answers tell, and about disputes.
func (c *call) insight(r record, figures *insight.Insight) []game.Notice {
	var lines []game.Notice
	name := func(l insight.Label) string { return l.In(c.shown(l.Pack), c.text) }
	for _, kind := range insight.Kinds() {
		lines = append(lines, game.Verbatim(""))
		for _, line := range figures.Section(kind).Lines(c.text, name) {
			lines = append(lines, game.Verbatim(line))
		}
	}
	if r.Disputes > 0 {
		lines = append(lines, game.Verbatim(""))
		lines = append(lines, game.Say("stats.Disputes").Count("n", r.Disputes))
	}
	return lines
}

// insightRecord is what the answers tell, for scripts.
type insightRecord struct {
	Best      int              `json:"best_streak"`
	Days      []dayRecord      `json:"days"`      // study days with an answer
	Retention []weekRecord     `json:"retention"` // by week
	Hours     []hourRecord     `json:"hours"`     // of the day, 0 to 23, practice left out
	Gaps      []daysApart      `json:"gaps"`      // by days since the review before
	Mastery   []masteredLesson `json:"mastery"`   // of the lessons of packs that were begun
	Domains   []masteredDomain `json:"domains"`   // of exams
	Overcome  []mixUpRecord    `json:"overcome"`  // misconceptions that were shown and are over
	NotBegun  int              `json:"packs_not_begun"`
}

type dayRecord struct {
	Date    string `json:"date"`    // of the study day
	Answers int    `json:"answers"` // predictions in labs included
	Right   int    `json:"right"`
	Minutes int    `json:"minutes"` // about how long they took
}

type hourRecord struct {
	Answers int `json:"answers"`
	Right   int `json:"right"`
}

type daysApart struct {
	First   int `json:"first"` // days
	Last    int `json:"last"`  // days; 0 for no end
	Reviews int `json:"reviews"`
	Right   int `json:"right"`
}

// masteryRecord is how well items are known today; see docs/players.md.
type masteryRecord struct {
	Items int `json:"items"`
	Met   int `json:"met"`
	Known int `json:"known"`
	Firm  int `json:"firm"`
}

type masteredLesson struct {
	Pack   string `json:"pack"`
	Lesson string `json:"lesson"` // "" of a quiz that belongs to no lesson
	Quiz   string `json:"quiz,omitempty"`
	masteryRecord
}

type masteredDomain struct {
	Exam   string `json:"exam"`
	Domain string `json:"domain"`
	Name   string `json:"name"`
	Weight int    `json:"weight"` // percent of what is scored
	masteryRecord
}

type mixUpRecord struct {
	Pack  string    `json:"pack"`
	ID    string    `json:"id"`
	Says  string    `json:"says"`
	Shown int       `json:"shown"`
	Day   game.Date `json:"day"` // of the newest answer that showed it
}

func (r *record) addInsight(c *call, figures *insight.Insight) {
	r.insightRecord = insightRecord{
		Best: figures.BestStreak(), Days: []dayRecord{}, Retention: []weekRecord{}, Hours: []hourRecord{}, Gaps: []daysApart{}, Mastery: []masteredLesson{}, Domains: []masteredDomain{},
		Overcome: []mixUpRecord{}, NotBegun: figures.Untouched(),
	}
	for _, d := range figures.Days() {
		r.Days = append(r.Days, dayRecord{d.Day.String(), d.Of, d.Right, d.Minutes})
	}
	for _, w := range figures.Retention() {
		r.Retention = append(r.Retention, newWeekRecord(w))
	}
	for _, h := range figures.Hours() {
		r.Hours = append(r.Hours, hourRecord{h.Of, h.Right})
	}
	for _, g := range figures.Gaps() {
		r.Gaps = append(r.Gaps, daysApart{g.First, g.Last, g.Reviews, g.Right})
	}
	for _, d := range figures.Domains() {
		r.Domains = append(r.Domains, masteredDomain{
			Exam: string(d.Exam.ID), Domain: string(d.Domain.ID), Name: game.OneLine(c.book().Lang, d.Domain.Text),
			Weight: d.Domain.Weight, masteryRecord: masteryRecord(d.Mastery),
		})
	}
	for _, m := range figures.MixUps() {
		if m.Over {
			says := content.PlainText(m.Misconception.Says.Line(c.lang(m.Pack)))
			r.Overcome = append(r.Overcome, mixUpRecord{string(m.Pack.ID()), string(m.Misconception.ID), says, m.Shown, m.Day})
		}
	}
	for _, l := range figures.Lessons() {
		lesson, quiz := lessonOrQuiz(l.Head)
		r.Mastery = append(r.Mastery, masteredLesson{string(l.Pack.ID()), lesson, quiz, masteryRecord(l.Mastery)})
	}
}
