// Package coverage works out what a pack covers, and where its questions give themselves away: what
// concepts, domains, rows of a plan and misconceptions are asked, in which languages, whether right options can be
// told from wrong ones without knowing the subject, and what the pack pays. It needs no answers.
package coverage

import (
	"cmp"
	"slices"

	"quest/content"
	"quest/content/giveaway"
)

// Count is how many items have something.
type Count struct {
	Name  string
	Items int
}

// Figures is what a pack covers.
type Figures struct {
	Pack    *content.Pack
	Items   int
	Lessons int
	Quizzes int
	Labs    int
	Cases   int

	Types        []Count // the types that there are
	Levels       []Count // recall, understand, apply, analyze, and "" for none
	Difficulties [5]int  // from 1

	Concepts       []Count // in the order of the file
	Misconceptions []Count // by items that can show them, in the order of the file
	Exams          []Exam
	Plan           Plan
	Languages      []Language

	Oldest   []Dated // the items that were verified the longest ago, at most five
	Undated  int     // items without a day on which they were verified
	Yearling int     // items that were verified more than a year ago

	Giveaways []giveaway.Meter // by language
	Truths    Bias             // how often a true/false statement is true
	Places    []Place
	Fixed     int    // items with options that are asked in the order of the file
	Lures     []Lure // wrong options of three items or more, the most used first

	Economy Economy
	Minutes []Reading
}

// Language is how much of a pack is written in a language.
type Language struct {
	Lang        content.Lang
	Written, Of int // texts
}

// Dated is an item with the day on which it was verified.
type Dated struct {
	Item content.ItemID
	Day  string
}

// Reading is how many minutes it takes to read a lesson.
type Reading struct {
	Lesson  content.LessonID
	Title   content.Text
	Minutes int
	Items   int // of its quiz
}

// Of works the figures of a pack out. today is a day as YYYY-MM-DD, against which items are held to be old.
func Of(pack *content.Pack, today string) *Figures {
	f := &Figures{Pack: pack, Lessons: len(pack.Lessons()), Quizzes: len(pack.Quizzes()), Labs: len(pack.Labs())}
	items := itemsOf(pack)
	f.Items = len(items)
	f.kinds(items)
	f.uses(pack, items)
	f.exams(pack, items, today)
	f.Plan = planOf(items, today)
	f.dates(items, today)
	f.Languages = languagesOf(pack, items)
	f.bias(pack, items)
	f.Economy = economyOf(pack, f.Items)
	for _, head := range pack.Lessons() {
		f.Minutes = append(f.Minutes, Reading{head.ID, head.Title, head.Minutes, pack.QuizSize(head.Quiz)})
	}
	return f
}

// itemsOf gives the items of a pack in the order of its quizzes, each once.
func itemsOf(pack *content.Pack) []*content.Item {
	var all []*content.Item
	seen := map[content.ItemID]bool{}
	for _, q := range pack.Quizzes() {
		for _, id := range q.Items {
			if item, ok := pack.Item(id); ok && !seen[id] {
				seen[id] = true
				all = append(all, item)
			}
		}
	}
	return all
}

// levels are the levels of an item in their order.
var levels = []string{"recall", "understand", "apply", "analyze", ""}

func (f *Figures) kinds(items []*content.Item) {
	types, of, cases := map[content.ItemType]int{}, map[string]int{}, map[content.ItemID]bool{}
	for _, it := range items {
		types[it.Type]++
		of[it.Level]++
		if it.Difficulty >= 1 && it.Difficulty <= len(f.Difficulties) {
			f.Difficulties[it.Difficulty-1]++
		}
		if it.Case != nil {
			cases[it.Case.ID] = true
		}
	}
	f.Cases = len(cases)
	for _, t := range content.ItemTypes() {
		if types[t] > 0 {
			f.Types = append(f.Types, Count{string(t), types[t]})
		}
	}
	for _, l := range levels {
		if of[l] > 0 {
			f.Levels = append(f.Levels, Count{l, of[l]})
		}
	}
}

func (f *Figures) uses(pack *content.Pack, items []*content.Item) {
	concepts, beliefs := map[content.ConceptID]int{}, map[content.MisconceptionID]int{}
	for _, it := range items {
		named := slices.Clone(it.Concepts)
		slices.Sort(named)
		for _, c := range slices.Compact(named) {
			concepts[c]++
		}
		for _, m := range it.Misconceptions() {
			beliefs[m]++
		}
	}
	for _, c := range pack.Concepts() {
		f.Concepts = append(f.Concepts, Count{string(c.ID), concepts[c.ID]})
	}
	for _, m := range pack.Misconceptions() {
		f.Misconceptions = append(f.Misconceptions, Count{string(m.ID), beliefs[m.ID]})
	}
}

// mostDated is how many of the oldest items are named.
const mostDated = 5

func (f *Figures) dates(items []*content.Item, today string) {
	var dated []Dated
	for _, it := range items {
		switch {
		case it.Verified == "":
			f.Undated++
			continue
		case len(today) == len("2026-11-30") && it.Verified < yearBefore(today):
			f.Yearling++
		}
		dated = append(dated, Dated{it.ID, it.Verified})
	}
	slices.SortStableFunc(dated, func(a, b Dated) int { return cmp.Compare(a.Day, b.Day) })
	f.Oldest = dated[:min(len(dated), mostDated)]
}

// yearBefore gives the same day a year before.
func yearBefore(day string) string {
	year := 0
	for _, c := range []byte(day[:4]) {
		year = 10*year + int(c-'0')
	}
	year--
	digits := []byte{'0' + byte(year/1000%10), '0' + byte(year/100%10), '0' + byte(year/10%10), '0' + byte(year%10)}
	return string(digits) + day[4:]
}
