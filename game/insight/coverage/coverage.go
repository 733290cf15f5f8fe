// Package coverage works out what a pack covers, and where its questions give themselves away: what
// concepts, domains and misconceptions are asked, in which languages, whether right options are longer,
// stand elsewhere or are worded otherwise than wrong ones, and what the pack pays. It needs no answers.
package coverage

import (
	"cmp"
	"slices"
	"strings"

	"quest/content"
	"quest/game/exam"
)

// Words is what a language knows of the words in options.
type Words interface {
	// Absolute reports whether a text has a word such as "always" or "never".
	Absolute(lang content.Lang, text string) bool
}

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
	Languages      []Language

	Oldest   []Dated // the items that were verified the longest ago, at most five
	Undated  int     // items without a day on which they were verified
	Yearling int     // items that were verified more than a year ago

	Lengths   []Bias // by language: how often the right option is the longest
	Truths    Bias   // how often a true/false statement is true
	Places    []Place
	Fixed     int // items with options that are asked in the order of the file
	Absolutes []Worded
	Lures     []Lure // wrong options of three items or more, the most used first

	Economy Economy
	Minutes []Reading
}

// Exam is how the items of a pack spread over the domains of an exam.
type Exam struct {
	*content.Blueprint
	Items   int // that name one of its domains
	Domains []Domain
}

// Domain is a domain of an exam with the items of a pack.
type Domain struct {
	*content.Domain
	Items int
	Want  int // of the items of the exam in the pack, by the weights of the blueprint
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
func Of(pack *content.Pack, words Words, today string) *Figures {
	f := &Figures{Pack: pack, Lessons: len(pack.Lessons()), Quizzes: len(pack.Quizzes()), Labs: len(pack.Labs())}
	items := itemsOf(pack)
	f.Items = len(items)
	f.kinds(items)
	f.uses(pack, items)
	f.exams(pack, items)
	f.dates(items, today)
	f.Languages = languagesOf(pack, items)
	f.bias(pack, items, words)
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

// exams counts the items by the domains that they name, each once in a domain: a task counts for its domain.
func (f *Figures) exams(pack *content.Pack, items []*content.Item) {
	blueprints := slices.Clone(exam.All())
	own := pack.Blueprints()
	for i := range own {
		blueprints = append(blueprints, &own[i])
	}
	for _, b := range blueprints {
		e := Exam{Blueprint: b}
		in := make([]int, len(b.Domains))
		for _, it := range items {
			counted := map[content.DomainID]bool{}
			for _, named := range it.Domains {
				of, id, _ := strings.Cut(named, ":")
				d, ok := b.Domain(content.DomainID(id))
				if of != string(b.ID) || !ok || counted[d.ID] {
					continue
				}
				counted[d.ID] = true
				in[slices.IndexFunc(b.Domains, func(o content.Domain) bool { return o.ID == d.ID })]++
			}
			if len(counted) > 0 {
				e.Items++
			}
		}
		if e.Items == 0 {
			continue
		}
		want := b.Counts(e.Items)
		for i := range b.Domains {
			e.Domains = append(e.Domains, Domain{&b.Domains[i], in[i], want[i]})
		}
		f.Exams = append(f.Exams, e)
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
