// Package giveaway measures how often the right option of a question can be found by somebody who does not
// know the subject: by its length, by words that it shares with the stem, by words such as "always", and
// by what options of other questions were right. It is pure and needs no answers of players.
//
// Under each rule an option gets a figure, and the one with the highest is chosen. Where several have the
// highest, the rule scores what it would on average if it drew one of them.
package giveaway

import (
	"cmp"
	"slices"
	"strings"

	"quest/content"
)

// Rule names a way to choose without knowing the subject. Scripts read the names.
type Rule string

// The rules that a pack must not follow (docs/pack-format.md 17.2, Q024).
const (
	Longest         Rule = "longest"          // the longest option, in columns
	Shortest        Rule = "shortest"         // the shortest
	StemWords       Rule = "stem_words"       // the one that shares most words with the stem
	FewestAbsolutes Rule = "fewest_absolutes" // the one with the fewest words such as always or never
	WordModel       Rule = "word_model"       // what the words of options of the other questions say; see model
)

// Further rules, which are only reported.
const (
	OddOneOut     Rule = "odd_one_out"    // the option least like the others, by shared words
	MostAlike     Rule = "most_alike"     // the one most like the others
	MostQualified Rule = "most_qualified" // the one with most words such as may, usually or if
)

// Enough is how many single choice items a pack has to have before a rule is said to find its right options.
const Enough = 40

// Limit is the probability below which a score counts as more than chance: 0.05 shared by the five rules,
// two packs and two languages.
const Limit = 0.0025

// Score is how well a rule does.
type Score struct {
	Rule    Rule
	Of      int              // items; of multi items, options that are to be chosen
	Right   float64          // of them
	Chance  float64          // of them, for somebody who draws
	Decides int              // items in which the rule prefers some options
	P       float64          // probability that a rule does as well or better where every option is equally likely to be right; 0 if it was not worked out
	Worst   []content.ItemID // items that it gives away most clearly, at most mostWorst, the clearest first
}

// GivesAway reports whether the rule finds right options more often than chance explains.
func (s Score) GivesAway() bool { return s.Of >= Enough && s.P > 0 && s.P < Limit }

// mostWorst is how many items of a rule are named.
const mostWorst = 5

// Meter is what rules find in the items of a pack in one language.
type Meter struct {
	Lang    content.Lang
	Single  []Score   // Longest to WordModel, without FewestAbsolutes where no such words are known
	Further []Score   // of single choice items
	Multi   []Score   // of multiple choice items, without P
	Telling []Telling // words that stand in right options more or less often than others, the clearest first
	Found   []Found   // single choice items that the word model answers right, the clearest first

	Absolute Worded // options with a word such as always
}

// Worded is how many options have a certain kind of word, of how many.
type Worded struct{ Right, OfRight, Wrong, OfWrong int }

// Telling is a word, or two that follow each other, with how many options have it.
type Telling struct {
	Words        string
	Right, Wrong int
}

// Found is an item that the word model answers right, with the words that tell most.
type Found struct {
	Item  content.ItemID
	Words []Told
}

// Told is a word, or two, that speaks for the right option of an item.
type Told struct {
	Words string
	Right bool    // it stands in the right option; otherwise it stands in wrong ones and speaks against them
	Says  float64 // by how much it sets the right option above the mean of the others, as a logarithm of odds
}

// Singles counts the single choice items among items whose options can be told apart by rules.
func Singles(items []*content.Item) int {
	n := 0
	for _, it := range items {
		if it.Type == content.Single && chosen(it) {
			n++
		}
	}
	return n
}

// chosen reports whether options of an item are chosen, some of them right and some wrong, and no more than fit in a mask.
func chosen(it *content.Item) bool {
	return (it.Type == content.Single || it.Type == content.Multi) && len(it.Options) >= 2 && len(it.Options) <= maxOptions &&
		it.Choose >= 1 && it.Choose < len(it.Options)
}

// Five gives the scores of the five rules for the single choice items in a language, in the order of the rules.
func Five(items []*content.Item, lang content.Lang) []Score {
	return read(items, lang).five()
}

// Measure gives all that can be told of items in a language.
func Measure(items []*content.Item, lang content.Lang) Meter {
	s := read(items, lang)
	return Meter{Lang: lang, Single: s.five(), Further: s.further(), Multi: s.multi(), Telling: s.model().telling(), Found: s.model().foundItems(), Absolute: s.worded()}
}

// sheet is the items of a pack as rules read them in one language.
type sheet struct {
	lang      content.Lang
	knows     *words
	questions []question
	book      book
	trained   *model // made when it is first asked for
}

// question is an item of which options are chosen.
type question struct {
	id      content.ItemID
	single  bool
	choose  int
	right   mask
	stem    map[token]bool // without small words
	options []option
}

// option is an option as rules read it.
type option struct {
	columns    int
	absolutes  int
	qualifiers int
	words      []token // in their order, with repetitions
}

func read(items []*content.Item, lang content.Lang) *sheet {
	knows := wordsOf(lang)
	s := &sheet{lang: lang, knows: knows, book: newBook(knows)}
	for _, it := range items {
		if chosen(it) {
			s.questions = append(s.questions, s.question(it))
		}
	}
	return s
}

func (s *sheet) question(it *content.Item) question {
	q := question{id: it.ID, single: it.Type == content.Single, choose: it.Choose, stem: map[token]bool{}, options: make([]option, len(it.Options))}
	hear := func(text content.Text) {
		for _, line := range text.Lines(s.lang) {
			s.book.words(content.PlainText(line), func(w met) {
				if w.token != none && !w.small {
					q.stem[w.token] = true
				}
			})
		}
	}
	hear(it.Stem)
	if it.Case != nil {
		hear(it.Case.Scenario)
	}
	for i := range it.Options {
		if it.Options[i].Correct {
			q.right |= 1 << i
		}
		q.options[i] = s.option(content.PlainText(it.Options[i].Text.Line(s.lang)))
	}
	return q
}

func (s *sheet) option(text string) option {
	o := option{columns: content.Columns(text)}
	s.book.words(text, func(w met) {
		if w.token != none {
			o.words = append(o.words, w.token)
		}
		if w.absolute {
			o.absolutes++
		}
		if w.qualifies {
			o.qualifiers++
		}
	})
	if s.knows.inside {
		for _, w := range s.knows.absolutes {
			o.absolutes += strings.Count(text, w)
		}
	}
	return o
}

// worded counts the options with a word such as always.
func (s *sheet) worded() Worded {
	var w Worded
	for i := range s.questions {
		q := &s.questions[i]
		for o := range q.options {
			of, with := &w.OfWrong, &w.Wrong
			if q.right&(1<<o) != 0 {
				of, with = &w.OfRight, &w.Right
			}
			*of++
			if q.options[o].absolutes > 0 {
				*with++
			}
		}
	}
	return w
}

// figures gives each option of a question a figure; the highest is chosen.
type figures func(q *question, into []float64)

func (s *sheet) five() []Score {
	all := []Score{
		s.score(Longest, longest),
		s.score(Shortest, shortest),
		s.score(StemWords, stemWords),
	}
	if len(s.knows.absolutes) > 0 {
		all = append(all, s.score(FewestAbsolutes, fewestAbsolutes))
	}
	return append(all, s.model().score())
}

func (s *sheet) further() []Score {
	all := []Score{
		s.score(OddOneOut, func(q *question, into []float64) { q.alike(into, -1) }),
		s.score(MostAlike, func(q *question, into []float64) { q.alike(into, 1) }),
	}
	if len(s.knows.qualifiers) > 0 {
		all = append(all, s.score(MostQualified, func(q *question, into []float64) {
			for i := range q.options {
				into[i] = float64(q.options[i].qualifiers)
			}
		}))
	}
	return all
}

func (s *sheet) multi() []Score {
	rules := []struct {
		rule Rule
		by   figures
	}{
		{Longest, longest},
		{Shortest, shortest},
		{StemWords, stemWords},
		{FewestAbsolutes, fewestAbsolutes},
		{WordModel, s.model().figures},
	}
	var all []Score
	for _, r := range rules {
		if r.rule == FewestAbsolutes && len(s.knows.absolutes) == 0 {
			continue
		}
		one := Score{Rule: r.rule}
		var into [maxOptions]float64
		for i := range s.questions {
			q := &s.questions[i]
			if q.single {
				continue
			}
			by := into[:len(q.options)]
			clear(by)
			r.by(q, by)
			one.Of += q.choose
			one.Right += picks(by, q.right, q.choose)
			one.Chance += float64(q.choose*q.choose) / float64(len(q.options))
			if slices.Max(by)-slices.Min(by) > alike {
				one.Decides++
			}
		}
		if one.Of > 0 {
			all = append(all, one)
		}
	}
	return all
}

// score holds a rule against the single choice items.
func (s *sheet) score(rule Rule, by figures) Score {
	t := tally{rule: rule}
	var into [maxOptions]float64
	for i := range s.questions {
		q := &s.questions[i]
		if !q.single {
			continue
		}
		f := into[:len(q.options)]
		clear(f)
		by(q, f)
		t.add(q.id, pick(f, q.right))
	}
	score := t.score()
	score.P = atLeast(t.tied, score.Right)
	return score
}

// tally collects how a rule does in item after item.
type tally struct {
	rule  Rule
	right float64
	of    int
	by    float64 // right by chance
	tied  []tie
	given []given
}

// given is an item that a rule gives away, and how far its choice stands before the next.
type given struct {
	id     content.ItemID
	hit    float64
	margin float64
}

func (t *tally) add(id content.ItemID, p choice) {
	t.of++
	t.right += p.hit
	t.by += 1 / float64(p.options)
	t.tied = append(t.tied, tie{p.tied, p.options})
	if p.hit*float64(p.options) > 1 { // more than chance gives
		t.given = append(t.given, given{id, p.hit, p.margin})
	}
}

func (t *tally) score() Score {
	s := Score{Rule: t.rule, Of: t.of, Right: t.right, Chance: t.by}
	for _, one := range t.tied {
		if one.tied < one.options {
			s.Decides++
		}
	}
	slices.SortStableFunc(t.given, func(a, b given) int {
		if c := cmp.Compare(b.hit, a.hit); c != 0 || a.margin-b.margin < alike && b.margin-a.margin < alike {
			return c
		}
		return cmp.Compare(b.margin, a.margin)
	})
	for _, one := range t.given[:min(len(t.given), mostWorst)] {
		s.Worst = append(s.Worst, one.id)
	}
	return s
}
