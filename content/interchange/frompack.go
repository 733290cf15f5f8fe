package interchange

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
)

// FromPack gives the questions of a pack with all that the pack says of them, in every
// language of its own. Overlays, drafts, lessons, labs and rewards are not in it. Particles are settled in its
// texts, and every question has what its file or its case had for it.
func FromPack(p *content.Pack) *Bank {
	m := p.Meta()
	b := &Bank{Title: fromText(m.Title), Pack: &Head{
		ID: string(m.ID), Version: m.Version, Languages: slices.Clone(m.Languages), Summary: fromText(m.Summary),
		Authors: fromLines(m.Authors), License: m.License.String(),
	}}
	for _, c := range p.Concepts() {
		b.Concepts = append(b.Concepts, Concept{string(c.ID), fromText(c.Term), fromText(c.Short)})
	}
	for _, m := range p.Misconceptions() {
		b.Misconceptions = append(b.Misconceptions, Misconception{string(m.ID), fromText(m.Says), fromText(m.Fix)})
	}
	for _, q := range p.Quizzes() {
		b.Quizzes = append(b.Quizzes, fromQuiz(p, q))
	}
	for _, lang := range m.Overlays {
		b.without(lang)
	}
	return b
}

// without takes every text in a language out of a bank that was made of a pack.
func (b *Bank) without(lang content.Lang) {
	drop := func(t Text) { delete(t, lang) }
	drop(b.Title)
	drop(b.Pack.Summary)
	for _, c := range b.Concepts {
		drop(c.Term)
		drop(c.Short)
	}
	for _, m := range b.Misconceptions {
		drop(m.Says)
		drop(m.Fix)
	}
	var questions func([]Question)
	questions = func(all []Question) {
		for i := range all {
			eachText(&all[i], func(t *Text, _ bool) { drop(*t) })
			for _, g := range all[i].Gaps {
				delete(g.Accept, lang)
			}
			questions(all[i].Questions)
		}
	}
	for _, q := range b.Quizzes {
		drop(q.Title)
		questions(q.Questions)
	}
}

func fromQuiz(p *content.Pack, q content.Quiz) Quiz {
	out := Quiz{ID: string(q.ID), Title: fromText(q.Title)}
	for _, l := range p.Lessons() {
		if l.Quiz == q.ID && len(p.Meta().Languages) > 0 {
			out.Path = []string{content.PlainText(l.Title.Line(p.Meta().Languages[0]))}
			break
		}
	}
	for _, id := range q.Items {
		it, ok := p.Item(id)
		if !ok {
			continue
		}
		question := fromItem(it)
		if it.Case == nil {
			out.Questions = append(out.Questions, question)
			continue
		}
		n := len(out.Questions)
		if n == 0 || out.Questions[n-1].Type != content.Case || out.Questions[n-1].ID != string(it.Case.ID) {
			out.Questions = append(out.Questions, Question{
				ID: string(it.Case.ID), Type: content.Case, Scenario: fromText(it.Case.Scenario),
				Code: fromCode(it.Case.Code), Art: fromArt(it.Case.Art),
			})
			n++
		}
		out.Questions[n-1].Questions = append(out.Questions[n-1].Questions, question)
	}
	return out
}

func fromItem(it *content.Item) Question {
	q := Question{
		ID: string(it.ID), Rev: it.Rev, Was: words(it.Was), Type: it.Type,
		Stem: fromText(it.Stem), Hint: fromText(it.Hint), Explain: fromText(it.Explain), Code: fromCode(it.Code), Art: fromArt(it.Art),
		Level: it.Level, Difficulty: it.Difficulty, Domains: slices.Clone(it.Domains), Concepts: words(it.Concepts),
		Sources: fromLines(it.Sources), Tags: slices.Clone(it.Tags), Verified: it.Verified, Keep: !it.Shuffle,
		Exam: it.Exam, Row: it.Row.String(), Constraint: it.Constraint, Confuses: fromLines(it.Confuses), StaleAfter: it.StaleAfter,
		Answer: it.Answer, IfRight: fromText(it.IfRight), IfWrong: fromText(it.IfWrong), Misconception: string(it.Misconception),
		Text: fromText(it.Text),
	}
	if it.Rev == 1 {
		q.Rev = 0
	}
	if it.StaleAfter == content.UsualStaleAfter {
		q.StaleAfter = 0
	}
	if it.Type == content.Multi {
		q.Choose = it.Choose
	}
	for _, c := range it.Cites {
		q.Cites = append(q.Cites, string(c.Lesson)+"#"+c.Anchor)
	}
	for _, o := range it.Options {
		q.Options = append(q.Options, Option{string(o.ID), fromText(o.Text), fromText(o.Why), o.Correct, string(o.Misconception)})
	}
	for _, b := range it.Bins {
		q.Bins = append(q.Bins, Bin{string(b.ID), fromText(b.Text)})
	}
	for _, c := range it.Cards {
		q.Cards = append(q.Cards, Card{string(c.ID), string(c.Bin), fromText(c.Text), fromText(c.Why), string(c.Misconception)})
	}
	for _, s := range it.Steps {
		q.Steps = append(q.Steps, Step{string(s.ID), fromText(s.Text), fromText(s.Why)})
	}
	for _, p := range it.Pairs {
		q.Pairs = append(q.Pairs, Pair{string(p.ID), fromText(p.Left), fromText(p.Right), fromText(p.Why), string(p.Misconception)})
	}
	for _, e := range it.Extra {
		q.Extra = append(q.Extra, Extra{string(e.ID), fromText(e.Text), fromText(e.Why), string(e.Misconception)})
	}
	for _, g := range it.Gaps {
		q.Gaps = append(q.Gaps, fromGap(g))
	}
	return q
}

func fromGap(g content.Gap) Gap {
	out := Gap{ID: string(g.ID), Code: g.Code}
	if g.Typos >= 0 && g.Number == nil {
		out.Typos = itoa(g.Typos)
	}
	if g.Number != nil {
		out.Number = &Number{g.Number.Value, g.Number.Tolerance, fromLines(g.Number.Units)}
	} else {
		out.Accept = fromAnswers(g.Accept)
	}
	for _, r := range g.Reject {
		out.Reject = append(out.Reject, Reject{string(r.ID), fromAnswers(r.Answers), fromText(r.Why), string(r.Misconception)})
	}
	return out
}

func fromAnswers(answers map[content.Lang][]content.Safe) map[content.Lang][]string {
	out := map[content.Lang][]string{}
	for lang, list := range answers {
		if len(list) > 0 {
			out[lang] = fromLines(list)
		}
	}
	return out
}

func fromText(t content.Text) Text {
	if t.Empty() {
		return nil
	}
	out := Text{}
	for _, lang := range t.Langs() {
		out[lang] = strings.Join(fromLines(t.Lines(lang)), "\n")
	}
	return out
}

func fromLines(lines []content.Safe) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.String())
	}
	return out
}

func fromCode(c *content.Code) *Code {
	if c == nil {
		return nil
	}
	return &Code{c.Lang, strings.Join(fromLines(c.Lines), "\n")}
}

func fromArt(b *content.Block) *Art {
	if b == nil || b.Code == nil {
		return nil
	}
	a := &Art{Text: fromCode(b.Code).Text}
	for _, lang := range slices.Sorted(maps.Keys(b.Local)) {
		if a.Local == nil {
			a.Local = map[content.Lang]string{}
		}
		a.Local[lang] = fromCode(b.Local[lang]).Text
	}
	return a
}

// words gives IDs of one kind as plain words.
func words[T ~string](ids []T) []string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}
