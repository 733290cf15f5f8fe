package plain

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/tui/phrase"
)

// pose shows a question with its numbered choices.
func (t *table) pose(step game.QuestionStep, held grade.Answer) {
	q, item := step.Question, step.Question.Item
	form := t.book().CheckAt
	switch step.Kind {
	case game.Sitting:
		form = t.book().SittingAt
	case game.Practice:
		form = t.book().PracticeAt
	case game.Correction:
		form = t.book().OnceMoreAt
	case game.Check:
	}
	t.fill(form, "n", strconv.Itoa(step.N), "of", strconv.Itoa(step.Of))
	if step.Carried > 0 && step.N == step.Carried+1 {
		t.fill(t.book().SoFar, "n", strconv.Itoa(step.Carried), "of", strconv.Itoa(step.Of))
	}
	t.text(item.Stem)
	t.code(item.Code)
	if item.Art != nil {
		t.picture(*item.Art)
	}
	switch item.Type {
	case content.Single, content.Multi:
		t.options(q)
	case content.TrueFalse:
		t.numbered([]string{t.word(yes), t.word(no)})
		t.say(t.book().TrueFalse)
	case content.Classify:
		t.cards(q, held)
	case content.Order, content.Match, content.Cloze, content.Case:
	}
}

func yes(p *phrase.Plain) string { return p.True }
func no(p *phrase.Plain) string  { return p.False }

func (t *table) numbered(texts []string) {
	for i, text := range texts {
		t.say(strconv.Itoa(i+1) + ". " + text)
	}
}

func (t *table) options(q game.Question) {
	var texts []string
	for _, id := range q.Parts {
		if o := q.Option(id); o != nil {
			texts = append(texts, t.inline(o.Text))
		}
	}
	t.numbered(texts)
	if n := q.Item.Choose; n > 1 {
		t.fill(t.book().ChooseMany, "n", strconv.Itoa(n), "example", counting(n, ","))
		return
	}
	t.say(t.book().ChooseOne)
}

// counting writes 1,2,3 as an example that gives nothing away.
func counting(n int, between string) string {
	var parts []string
	for i := range n {
		parts = append(parts, strconv.Itoa(i+1))
	}
	return strings.Join(parts, between)
}

func (t *table) cards(q game.Question, held grade.Answer) {
	t.say(t.book().Bins)
	var texts []string
	for _, b := range q.Item.Bins {
		texts = append(texts, t.inline(b.Text))
	}
	t.numbered(texts)
	t.say(t.book().Cards)
	example := make([]string, len(q.Parts))
	for i, id := range q.Parts {
		example[i] = strconv.Itoa(i%max(1, len(texts)) + 1)
		if c := q.Card(id); c != nil {
			t.say("- " + t.inline(c.Text))
		}
	}
	t.fill(t.book().SortHow, "example", strings.Join(example, " "))
	if len(held.Placed) > 0 {
		t.nextCard(q, held)
	}
}

// refuse says why a line is no answer.
func (t *table) refuse(u *Unread) {
	b := t.book()
	forms := map[Why]string{
		Empty: b.Empty, Jamo: b.Jamo, Unreadable: b.Unreadable, TooLong: b.TooLong, NoSuch: b.NoSuch,
		Ambiguous: b.Ambiguous, WantOne: b.WantOne, WantMany: b.WantMany, WantPlaces: b.WantPlaces,
	}
	form, ok := forms[u.Why]
	if !ok {
		form = phrase.Fill(b.Unplayed, "why", u.Error())
	}
	n := strconv.Itoa(u.N)
	t.fill(form, "what", u.What, "most", n, "n", n, "got", strconv.Itoa(u.Got), "fits", strings.Join(u.Fits, "; "))
}

// verdict tells the verdict with every reason, what was chosen first.
func (t *table) verdict(step game.VerdictStep) {
	b, v := t.book(), step.Verdict
	if v.Right {
		t.say(b.Right)
	} else {
		t.say(b.Wrong)
		if v.Of > 1 && v.Got > 0 {
			t.fill(b.Partly, "got", strconv.Itoa(v.Got), "of", strconv.Itoa(v.Of))
		}
	}
	for _, p := range inOrder(v.Parts, step.Question.Parts) {
		t.part(step.Question, p)
	}
	for _, id := range v.Misconceptions {
		if m, ok := t.pack.Misconception(id); ok {
			t.textAs(m.Says, func(p *phrase.Plain) string { return p.Belief }, "says")
			t.textAs(m.Fix, func(p *phrase.Plain) string { return p.Truth }, "fix")
		}
	}
	item := step.Question.Item
	if !item.Explain.Empty() {
		t.say(b.Explain)
		t.text(item.Explain)
	}
	for _, s := range item.Sources {
		t.fill(b.Source, "source", s.String())
	}
	if item.Verified != "" {
		t.fill(b.Verified, "date", item.Verified)
	}
}

// inOrder puts the parts that were chosen first, each group as it stood on screen.
func inOrder(parts []grade.Part, screen []content.PartID) []grade.Part {
	sorted := slices.Clone(parts)
	rank := func(p grade.Part) int {
		if p.Chosen {
			return slices.Index(screen, p.ID)
		}
		return len(screen) + slices.Index(screen, p.ID)
	}
	slices.SortStableFunc(sorted, func(a, b grade.Part) int { return rank(a) - rank(b) })
	return sorted
}

func (t *table) part(q game.Question, p grade.Part) {
	b := t.book()
	switch {
	case q.Item.Type == content.Classify:
		form := b.CardWrong
		if p.Correct {
			form = b.CardRight
		}
		t.fill(form, "text", t.inline(p.Text), "bin", t.bin(q, p.Placed), "belongs", t.bin(q, p.Belongs))
	case p.Chosen && p.Correct:
		t.fill(b.YoursRight, "text", t.label(p))
	case p.Chosen:
		t.fill(b.YoursWrong, "text", t.label(p))
	case p.Correct && q.Item.Choose > 1:
		t.fill(b.OthersToo, "text", t.label(p))
	case p.Correct:
		t.fill(b.OthersRight, "text", t.label(p))
	case p.Why.Empty():
		return // the other half of true or false, of which there is nothing to say
	default:
		t.fill(b.OthersWrong, "text", t.label(p))
	}
	t.textAs(p.Why, as("  {text}"), "text")
}

// label is the text of a part; true and false have none of their own.
func (t *table) label(p grade.Part) string {
	if p.ID == grade.True {
		return t.word(yes)
	}
	if p.ID == grade.False {
		return t.word(no)
	}
	return t.inline(p.Text)
}

func (t *table) bin(q game.Question, id content.PartID) string {
	if b := q.Bin(id); b != nil {
		return t.inline(b.Text)
	}
	return ""
}
