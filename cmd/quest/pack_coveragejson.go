package main

import (
	"quest/content"
	"quest/game/insight/coverage"
)

// coverageRecord is what "quest pack stats --json" prints. Scripts read it: names stay. Shares and chances are 0 to 1;
// a lean is 1 where something is more often than chance gives in 19 cases of 20, -1 where it is less often, else 0.
type coverageRecord struct {
	Pack           string           `json:"pack"`
	Version        string           `json:"version"`
	Items          int              `json:"items"`
	Lessons        int              `json:"lessons"`
	Quizzes        int              `json:"quizzes"`
	Labs           int              `json:"labs"`
	Cases          int              `json:"cases"`
	Types          map[string]int   `json:"types"`
	Levels         map[string]int   `json:"levels"`
	Difficulties   [5]int           `json:"difficulties"` // from 1
	Concepts       map[string]int   `json:"concepts"`     // to items
	Misconceptions map[string]int   `json:"misconceptions"`
	Exams          []examCoverage   `json:"exams"`
	Languages      []langCoverage   `json:"languages"`
	Lengths        []biasRecord     `json:"longest_is_right"`
	Places         []placeRecord    `json:"places_of_right"`
	Fixed          int              `json:"not_shuffled"`
	Truths         biasRecord       `json:"true_statements"`
	Absolutes      []absoluteRecord `json:"absolute_words"`
	Lures          []lureRecord     `json:"lures"`
	Oldest         []datedRecord    `json:"oldest"`
	Undated        int              `json:"undated"`
	Yearling       int              `json:"older_than_a_year"`
	XP             int              `json:"xp"`
	XPCap          int              `json:"xp_cap"`
	MissionXP      int              `json:"mission_xp"`
	Gold           float64          `json:"expected_gold"`
	GoldCap        float64          `json:"gold_cap"`
	Rewards        []paidRecord     `json:"rewards"`
	Reading        []readingRecord  `json:"reading"`
}

type examCoverage struct {
	Exam    string           `json:"exam"`
	Items   int              `json:"items"`
	Domains []domainCoverage `json:"domains"`
}

type domainCoverage struct {
	Domain string `json:"domain"`
	Name   string `json:"name"`
	Items  int    `json:"items"`
	Weight int    `json:"weight"` // percent
	Want   int    `json:"want"`   // items, by the weight
}

type langCoverage struct {
	Lang    string `json:"lang"`
	Written int    `json:"written"` // texts
	Of      int    `json:"of"`
}

type biasRecord struct {
	Lang   string  `json:"lang,omitempty"`
	Times  float64 `json:"times"`
	Of     int     `json:"of"`
	Chance float64 `json:"chance"` // times by chance
	Lean   int     `json:"lean"`
	Enough bool    `json:"enough"` // items to tell
}

type placeRecord struct {
	Place int `json:"place"`
	biasRecord
}

type absoluteRecord struct {
	Lang    string `json:"lang"`
	Wrong   int    `json:"wrong"`
	OfWrong int    `json:"of_wrong"`
	Right   int    `json:"right"`
	OfRight int    `json:"of_right"`
}

type lureRecord struct {
	Text  string   `json:"text"`
	Items []string `json:"items"`
	Right int      `json:"right_in"` // items in which it is right
}

type datedRecord struct {
	Item string `json:"item"`
	Day  string `json:"day"`
}

type paidRecord struct {
	Reward string  `json:"reward"`
	XP     int     `json:"xp"`
	Gold   int     `json:"gold"`
	Rolls  int     `json:"rolls"`
	Luck   float64 `json:"chance"`    // that a roll brings something
	Mean   float64 `json:"mean_gold"` // of the rolls
}

type readingRecord struct {
	Lesson  string `json:"lesson"`
	Minutes int    `json:"minutes"`
	Items   int    `json:"items"`
}

func newBiasRecord(b coverage.Bias) biasRecord {
	return biasRecord{string(b.Lang), rounded(b.Times), b.Of, rounded(b.Chance), b.Leans(), b.Of >= coverage.EnoughItems}
}

func countRecord(all []coverage.Count) map[string]int {
	m := map[string]int{}
	for _, n := range all {
		m[n.Name] = n.Items
	}
	return m
}

func (c *call) coverageRecord(f *coverage.Figures) coverageRecord {
	meta, lang, e := f.Pack.Meta(), c.lang(f.Pack), f.Economy
	r := coverageRecord{
		Pack: string(meta.ID), Version: meta.Version, Items: f.Items, Lessons: f.Lessons, Quizzes: f.Quizzes, Labs: f.Labs, Cases: f.Cases,
		Types: countRecord(f.Types), Levels: countRecord(f.Levels), Difficulties: f.Difficulties,
		Concepts: countRecord(f.Concepts), Misconceptions: countRecord(f.Misconceptions),
		Exams: []examCoverage{}, Languages: []langCoverage{}, Lengths: []biasRecord{}, Places: []placeRecord{}, Fixed: f.Fixed,
		Truths: newBiasRecord(f.Truths), Absolutes: []absoluteRecord{}, Lures: []lureRecord{}, Oldest: []datedRecord{}, Undated: f.Undated, Yearling: f.Yearling,
		XP: e.XP, XPCap: e.XPCap, MissionXP: e.MissionXP, Gold: rounded(e.Gold), GoldCap: e.GoldCap, Rewards: []paidRecord{}, Reading: []readingRecord{},
	}
	for _, x := range f.Exams {
		one := examCoverage{Exam: string(x.ID), Items: x.Items}
		for _, d := range x.Domains {
			one.Domains = append(one.Domains, domainCoverage{string(d.ID), content.PlainText(d.Text.Line(c.book().Lang)), d.Items, d.Weight, d.Want})
		}
		r.Exams = append(r.Exams, one)
	}
	for _, l := range f.Languages {
		r.Languages = append(r.Languages, langCoverage{string(l.Lang), l.Written, l.Of})
	}
	for _, b := range f.Lengths {
		r.Lengths = append(r.Lengths, newBiasRecord(b))
	}
	for _, p := range f.Places {
		r.Places = append(r.Places, placeRecord{p.N, newBiasRecord(p.Bias)})
	}
	for _, w := range f.Absolutes {
		r.Absolutes = append(r.Absolutes, absoluteRecord{string(w.Lang), w.Wrong, w.OfWrong, w.Right, w.OfRight})
	}
	for _, l := range f.Lures {
		one := lureRecord{Text: content.PlainText(l.Text.Line(lang)), Right: l.Right}
		for _, id := range l.Items {
			one.Items = append(one.Items, string(id))
		}
		r.Lures = append(r.Lures, one)
	}
	for _, d := range f.Oldest {
		r.Oldest = append(r.Oldest, datedRecord{string(d.Item), d.Day})
	}
	for _, p := range e.Rewards {
		r.Rewards = append(r.Rewards, paidRecord{string(p.ID), p.XP, p.Gold, p.Rolls, rounded(p.Luck), rounded(p.Mean)})
	}
	for _, m := range f.Minutes {
		r.Reading = append(r.Reading, readingRecord{string(m.Lesson), m.Minutes, m.Items})
	}
	return r
}
