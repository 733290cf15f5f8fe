package interchange

import (
	"strings"

	"quest/content"
)

// What is told of questions that a format takes in another form, counted in the argument n.
const (
	LostTitles       Key = "LostTitles"
	LostLanguages    Key = "LostLanguages"
	LostMarkup       Key = "LostMarkup"
	ChangedOrder     Key = "ChangedOrder"
	ChangedClassify  Key = "ChangedClassify"
	ChangedCase      Key = "ChangedCase"
	ChangedGaps      Key = "ChangedGaps"
	ChangedTrueFalse Key = "ChangedTrueFalse"
	TypeNotHeld      Key = "TypeNotHeld" // a type of question that the format has not
)

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
