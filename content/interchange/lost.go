package interchange

import (
	"strings"

	"quest/content"
)

// What a format does not hold of the questions of a pack, counted in the argument n.
const (
	LostHints          Key = "LostHints"
	LostExplain        Key = "LostExplain"
	LostWhy            Key = "LostWhy"
	LostMisconceptions Key = "LostMisconceptions"
	LostSources        Key = "LostSources"
	LostDomains        Key = "LostDomains"
	LostLevels         Key = "LostLevels"
	LostTags           Key = "LostTags"
	LostCites          Key = "LostCites"
	LostCode           Key = "LostCode"
	LostArt            Key = "LostArt"
	LostExtra          Key = "LostExtra"
	LostReject         Key = "LostReject"
	LostUnits          Key = "LostUnits"
	LostMarkup         Key = "LostMarkup"
	LostTypos          Key = "LostTypos"
	LostTitles         Key = "LostTitles"
	LostLanguages      Key = "LostLanguages"
	LostRev            Key = "LostRev"
	ChangedOrder       Key = "ChangedOrder"
	ChangedClassify    Key = "ChangedClassify"
	ChangedCase        Key = "ChangedCase"
	ChangedGaps        Key = "ChangedGaps"
	ChangedNumber      Key = "ChangedNumber"
	ChangedTrueFalse   Key = "ChangedTrueFalse"
	NotHeld            Key = "NotHeld" // a type of question that the format has not
)

// Holds says which parts of questions a format holds. What it does not hold is told.
type Holds struct {
	Hint, Explain, Why, Misconception, Sources, Domains, Level, Tags, Cites, Code, Art, Extra, Reject, Units, Markup, Typos, Rev bool
}

// Lost lists what a format that holds so much loses of a question, each kind once, with how
// many there are. The questions of a case are counted with it.
func (h Holds) Lost(q *Question) []Loss {
	var all []Loss
	lose := func(held bool, key Key, n int) {
		if !held && n > 0 {
			all = append(all, Loss{ID: q.ID, Kind: Simplified, Key: key, Args: []string{"n", itoa(n)}})
		}
	}
	one := func(is bool) int {
		if is {
			return 1
		}
		return 0
	}
	lose(h.Hint, LostHints, one(q.Hint != nil))
	lose(h.Explain, LostExplain, one(q.Explain != nil))
	lose(h.Why, LostWhy, countWhy(q))
	misconceptions := 0
	eachMisconception(q, func(id *string) { misconceptions += one(*id != "") })
	lose(h.Misconception, LostMisconceptions, misconceptions)
	lose(h.Sources, LostSources, one(len(q.Sources) > 0))
	lose(h.Domains, LostDomains, one(len(q.Domains)+len(q.Concepts) > 0))
	lose(h.Level, LostLevels, one(q.Level != "" && q.Level != "recall" || q.Difficulty > 0 && q.Difficulty != 2))
	lose(h.Tags, LostTags, one(len(q.Tags) > 0))
	lose(h.Cites, LostCites, one(len(q.Cites) > 0))
	lose(h.Rev, LostRev, one(q.Rev > 1))
	lose(h.Code, LostCode, one(q.Code != nil))
	lose(h.Art, LostArt, one(q.Art != nil))
	lose(h.Extra, LostExtra, len(q.Extra))
	h.lostGaps(q, lose, one)
	if !h.Markup {
		n := 0
		eachText(q, func(t *Text, _ bool) {
			for _, s := range *t {
				n |= one(Marked(s))
			}
		})
		lose(false, LostMarkup, n)
	}
	for i := range q.Questions {
		for _, l := range h.Lost(&q.Questions[i]) {
			l.ID = q.Questions[i].ID
			all = append(all, l)
		}
	}
	return all
}

func (h Holds) lostGaps(q *Question, lose func(bool, Key, int), one func(bool) int) {
	rejects, units, typos := 0, 0, 0
	for _, g := range q.Gaps {
		rejects += len(g.Reject)
		typos += one(g.Typos != "" || g.Code)
		if g.Number != nil {
			units += one(len(g.Number.Units) > 0)
		}
	}
	lose(h.Reject, LostReject, rejects)
	lose(h.Units, LostUnits, units)
	lose(h.Typos, LostTypos, typos)
}

// countWhy counts the reasons of parts.
func countWhy(q *Question) int {
	n := 0
	count := func(t Text) {
		if !blank(t) {
			n++
		}
	}
	for _, o := range q.Options {
		count(o.Why)
	}
	for _, c := range q.Cards {
		count(c.Why)
	}
	for _, s := range q.Steps {
		count(s.Why)
	}
	for _, p := range q.Pairs {
		count(p.Why)
	}
	for _, e := range q.Extra {
		count(e.Why)
	}
	count(q.IfRight)
	count(q.IfWrong)
	return n
}

// Singly gives the questions of a case one by one, each with the scenario above what it asks;
// any other question by itself. It is for formats without cases.
func Singly(q Question) []Question {
	if q.Type != content.Case {
		return []Question{q}
	}
	var out []Question
	for _, sub := range q.Questions {
		if sub.Type == content.Cloze {
			sub.Text = Above(q.Scenario, Above(sub.Stem, sub.Text))
			sub.Stem = nil
		} else {
			sub.Stem = Above(q.Scenario, sub.Stem)
		}
		if sub.Code == nil {
			sub.Code = q.Code
		}
		out = append(out, sub)
	}
	return out
}

// Above puts one text above another, in every language that both have.
func Above(first, second Text) Text {
	switch {
	case first == nil:
		return second
	case second == nil:
		return first
	}
	langs := Text{}
	for l := range first {
		langs[l] = ""
	}
	for l := range second {
		langs[l] = ""
	}
	if len(langs) > 1 {
		delete(langs, "")
	}
	out := Text{}
	for l := range langs {
		out[l] = strings.TrimSpace(first.In(l) + "\n" + second.In(l))
	}
	return out
}

// OneGapEach gives a cloze with several gaps as one question for each gap, with the answers in
// the others. It is for formats with one gap at most.
func OneGapEach(q Question, lang content.Lang) []Question {
	if q.Type != content.Cloze || len(q.Gaps) < 2 {
		return []Question{q}
	}
	var out []Question
	for i, g := range q.Gaps {
		one := q
		one.Gaps = []Gap{g}
		one.Text = Text{}
		for l, s := range q.Text {
			for j := range q.Gaps {
				if j != i {
					in := l
					if in == "" {
						in = lang
					}
					s = strings.ReplaceAll(s, "{{"+q.Gaps[j].ID+"}}", Plain(q.Gaps[j].model(in)))
				}
			}
			one.Text[l] = s
		}
		if one.ID != "" {
			one.ID = firstID(q.ID + "-" + g.ID)
		}
		out = append(out, one)
	}
	return out
}

func firstID(id string) string { return strings.TrimRight(id[:min(len(id), 48)], "-") }

// Answers gives every answer that a gap takes, once: those of a language first, then those of all,
// then those of others. Of a number it is the number with each unit.
func (g *Gap) Answers(lang content.Lang) []string {
	if g.Number != nil {
		all := []string{g.Number.Value}
		for _, u := range g.Number.Units {
			all = append(all, g.Number.Value+" "+u)
		}
		return all
	}
	var all []string
	seen := map[string]bool{}
	for _, l := range append([]content.Lang{lang, content.AnyLang}, sortedLangs(g.Accept)...) {
		for _, a := range g.Accept[l] {
			if !seen[a] {
				seen[a] = true
				all = append(all, a)
			}
		}
	}
	return all
}
