package main

import (
	"quest/content"
	"quest/content/giveaway"
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
	ExamItems      int              `json:"exam_items"`
	ExamStale      int              `json:"exam_items_stale"` // of them; no paper asks these
	Rows           map[string]int   `json:"rows"`             // to items
	Rowless        int              `json:"exam_items_without_row"`
	Constraints    map[string]int   `json:"constraints"` // "" for exam items without one
	Tags           map[string]int   `json:"tags"`
	Languages      []langCoverage   `json:"languages"`
	Giveaways      []giveawayRecord `json:"giveaways"`
	Places         []placeRecord    `json:"places_of_right"`
	Fixed          int              `json:"not_shuffled"`
	Truths         biasRecord       `json:"true_statements"`
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
	Papers  int              `json:"in_papers"` // of them, those that may stand in papers today
	Domains []domainCoverage `json:"domains"`
}

type domainCoverage struct {
	Domain string `json:"domain"`
	Name   string `json:"name"`
	Items  int    `json:"items"`
	Weight int    `json:"weight"` // percent
	Want   int    `json:"want"`   // items, by the weight

	Share  float64        `json:"share"` // of the items of the exam, 0 to 1
	Papers int            `json:"in_papers"`
	Tasks  []taskCoverage `json:"tasks,omitempty"`
	Whole  int            `json:"without_task"`
}

type taskCoverage struct {
	Task   string `json:"task"`
	Name   string `json:"name,omitempty"`
	Items  int    `json:"items"`
	Papers int    `json:"in_papers"`
}

// giveawayRecord is what finds right options in one language without knowing the subject.
type giveawayRecord struct {
	Lang     string          `json:"lang"`
	Single   []ruleRecord    `json:"single"`
	Further  []ruleRecord    `json:"single_further"`
	Multi    []ruleRecord    `json:"multi"` // counted in options that are to be chosen
	Telling  []tellingRecord `json:"words"`
	Found    []givenRecord   `json:"found_by_words"` // by the rule word_model
	Absolute absoluteRecord  `json:"absolute_words"`
}

type ruleRecord struct {
	Rule    string   `json:"rule"`
	Right   float64  `json:"right"` // items, or options that are to be chosen
	Of      int      `json:"of"`
	Chance  float64  `json:"chance"`      // right by chance
	Decides int      `json:"decides"`     // items in which it prefers some options
	P       *float64 `json:"p,omitempty"` // probability of so many or more by chance; of single choice only
	Tells   bool     `json:"gives_away"`  // more than chance explains
	Worst   []string `json:"first_look_at,omitempty"`
}

type givenRecord struct {
	Item  string       `json:"item"`
	Words []toldRecord `json:"words"`
}

type toldRecord struct {
	Words string  `json:"words"`
	Right bool    `json:"in_right"` // else in wrong options, and against them
	Says  float64 `json:"says"`     // logarithm of odds
}

type tellingRecord struct {
	Words string `json:"words"`
	Right int    `json:"right"` // options that have them
	Wrong int    `json:"wrong"`
}

type langCoverage struct {
	Lang    string `json:"lang"`
	Written int    `json:"written"` // texts
	Of      int    `json:"of"`
}

type biasRecord struct {
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
	Wrong   int `json:"wrong"`
	OfWrong int `json:"of_wrong"`
	Right   int `json:"right"`
	OfRight int `json:"of_right"`
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
	return biasRecord{rounded(b.Times), b.Of, rounded(b.Chance), b.Leans(), b.Of >= coverage.EnoughItems}
}

func newExamCoverage(e *coverage.Exam, lang content.Lang) examCoverage {
	one := examCoverage{Exam: string(e.ID), Items: e.Items, Papers: e.Papers}
	for _, d := range e.Domains {
		of := domainCoverage{
			Domain: string(d.ID), Name: content.PlainText(d.Text.Line(lang)), Items: d.Items, Weight: d.Weight, Want: d.Want,
			Share: rounded(float64(d.Items) / float64(e.Items)), Papers: d.Papers, Whole: d.Whole,
		}
		for _, t := range d.Tasks {
			of.Tasks = append(of.Tasks, taskCoverage{string(t.ID), content.PlainText(t.Text.Line(lang)), t.Items, t.Papers})
		}
		one.Domains = append(one.Domains, of)
	}
	return one
}

func newGiveawayRecord(m *giveaway.Meter) giveawayRecord {
	r := giveawayRecord{
		Lang: string(m.Lang), Single: ruleRecords(m.Single), Further: ruleRecords(m.Further), Multi: ruleRecords(m.Multi), Telling: []tellingRecord{}, Found: []givenRecord{},
		Absolute: absoluteRecord{m.Absolute.Wrong, m.Absolute.OfWrong, m.Absolute.Right, m.Absolute.OfRight},
	}
	for _, f := range m.Found {
		one := givenRecord{string(f.Item), []toldRecord{}}
		for _, w := range f.Words {
			one.Words = append(one.Words, toldRecord{w.Words, w.Right, rounded(w.Says)})
		}
		r.Found = append(r.Found, one)
	}
	for _, t := range m.Telling {
		r.Telling = append(r.Telling, tellingRecord{t.Words, t.Right, t.Wrong})
	}
	return r
}

func ruleRecords(scores []giveaway.Score) []ruleRecord {
	all := []ruleRecord{}
	for _, s := range scores {
		one := ruleRecord{Rule: string(s.Rule), Right: rounded(s.Right), Of: s.Of, Chance: rounded(s.Chance), Decides: s.Decides, Tells: s.GivesAway()}
		if s.P > 0 {
			p := rounded(s.P)
			one.P = &p
		}
		for _, id := range s.Worst {
			one.Worst = append(one.Worst, string(id))
		}
		all = append(all, one)
	}
	return all
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
		ExamItems: f.Plan.Exam, ExamStale: f.Plan.Stale, Rows: countRecord(f.Plan.Rows), Rowless: f.Plan.Rowless,
		Constraints: countRecord(f.Plan.Constraints), Tags: countRecord(f.Plan.Tags),
		Concepts: countRecord(f.Concepts), Misconceptions: countRecord(f.Misconceptions),
		Exams: []examCoverage{}, Languages: []langCoverage{}, Giveaways: []giveawayRecord{}, Places: []placeRecord{}, Fixed: f.Fixed,
		Truths: newBiasRecord(f.Truths), Lures: []lureRecord{}, Oldest: []datedRecord{}, Undated: f.Undated, Yearling: f.Yearling,
		XP: e.XP, XPCap: e.XPCap, MissionXP: e.MissionXP, Gold: rounded(e.Gold), GoldCap: e.GoldCap, Rewards: []paidRecord{}, Reading: []readingRecord{},
	}
	for i := range f.Exams {
		r.Exams = append(r.Exams, newExamCoverage(&f.Exams[i], c.book().Lang))
	}
	for _, l := range f.Languages {
		r.Languages = append(r.Languages, langCoverage{string(l.Lang), l.Written, l.Of})
	}
	for i := range f.Giveaways {
		r.Giveaways = append(r.Giveaways, newGiveawayRecord(&f.Giveaways[i]))
	}
	for _, p := range f.Places {
		r.Places = append(r.Places, placeRecord{p.N, newBiasRecord(p.Bias)})
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
