package plain

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// sayVerdict says the verdict with every reason, what was chosen first.
func (t *terminal) sayVerdict(step game.VerdictStep) {
	b, v, item := t.book(), step.Verdict, step.Question.Item
	if v.Right {
		t.say(b.Right)
	} else {
		t.say(b.Wrong)
		t.sayShare(item, v)
	}
	t.sayParts(step)
	for _, id := range v.Misconceptions {
		if m, ok := t.pack.Misconception(id); ok {
			t.textAs(m.Says, func(p *phrase.Plain) string { return p.Belief }, "says")
			t.textAs(m.Fix, func(p *phrase.Plain) string { return p.Truth }, "fix")
		}
	}
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

// sayShare says how much of a wrong answer is right. Of several options that were
// chosen it counts the right and the wrong ones: the score, in which one takes off the
// other, would call an answer that is half right nothing.
func (t *terminal) sayShare(item *content.Item, v grade.Verdict) {
	b, got, form := t.book(), v.Got, ""
	of, wrong := v.Of, 0
	switch {
	case item.Type == content.Multi:
		form, got = b.Picked, 0
		for _, p := range v.Parts {
			switch {
			case p.Chosen && p.Correct:
				got++
			case p.Chosen:
				wrong++
			}
		}
	case v.Of < 2 || got == 0:
		return
	case item.Type == content.Order:
		form, got, of = b.StepsGot, 0, len(v.Parts)
		for _, p := range v.Parts {
			if p.Correct {
				got++
			}
		}
	default:
		form = b.Partly
	}
	t.fill(form, "got", strconv.Itoa(got), "of", strconv.Itoa(of), "wrong", strconv.Itoa(wrong))
}

// sayParts says part by part what was right, each with its reason.
func (t *terminal) sayParts(step game.VerdictStep) {
	q, parts := step.Question, step.Verdict.Parts
	switch q.Item.Type {
	case content.Order:
		t.saySteps(parts)
	case content.Match:
		t.sayPairs(q, parts)
	case content.Cloze:
		t.sayGaps(step)
	case content.Classify:
		for _, p := range inOrder(parts, q.Parts) {
			t.sayCard(q, p)
		}
	case content.Single, content.Multi, content.TrueFalse:
		for _, p := range inOrder(parts, q.Parts) {
			t.sayOption(q, p)
		}
	case content.Case:
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

func (t *terminal) sayOption(q game.Question, p grade.Part) {
	b := t.book()
	switch {
	case p.Chosen && p.Correct:
		t.fill(b.YoursRight, "text", t.partLabel(p))
	case p.Chosen:
		t.fill(b.YoursWrong, "text", t.partLabel(p))
	case p.Correct && q.Item.Choose > 1:
		t.fill(b.OthersToo, "text", t.partLabel(p))
	case p.Correct:
		t.fill(b.OthersRight, "text", t.partLabel(p))
	case p.Why.Empty():
		return // the other half of true or false, of which there is nothing to say
	default:
		t.fill(b.OthersWrong, "text", t.partLabel(p))
	}
	t.sayReason(p.Why)
}

func (t *terminal) sayReason(why content.Text) { t.textAs(why, plainForm("  {text}"), "text") }

func (t *terminal) sayCard(q game.Question, p grade.Part) {
	form := t.book().CardWrong
	if p.Correct {
		form = t.book().CardRight
	}
	t.fill(form, "text", t.inline(p.Text), "bin", t.binText(q, p.Placed), "belongs", t.binText(q, p.Belongs))
	t.sayReason(p.Why)
}

// saySteps says the right order and where the player put each step. A step scores if
// it directly follows the one before it, so such a step is said apart from one that is
// only in its own place.
func (t *terminal) saySteps(parts []grade.Part) {
	b := t.book()
	t.say(b.StepsTitle)
	for i, p := range parts {
		form := b.StepWrong
		switch {
		case p.Correct:
			form = b.StepRight
		case i > 0 && p.At > 1 && p.At == parts[i-1].At+1:
			form = b.StepFollows
		}
		t.fill(form, "n", strconv.Itoa(p.Want), "text", t.inline(p.Text), "at", strconv.Itoa(p.At))
		t.sayReason(p.Why)
	}
}

// sayPairs says each pair, and then the right sides that fit nothing.
func (t *terminal) sayPairs(q game.Question, parts []grade.Part) {
	b := t.book()
	for _, p := range parts {
		form := b.PairWrong
		if p.Correct {
			form = b.PairRight
		}
		t.fill(form, "left", t.inline(p.Text), "right", t.inline(q.Item.RightSide(p.Placed)), "belongs", t.inline(q.Item.RightSide(p.Belongs)))
		t.sayReason(p.Why)
	}
	for _, e := range q.Item.Extra {
		t.fill(b.PairExtra, "text", t.inline(e.Text))
		t.sayReason(e.Why)
	}
}

// sayGaps says how each gap was read, with an answer that is right.
func (t *terminal) sayGaps(step game.VerdictStep) {
	b, item := t.book(), step.Question.Item
	for i, p := range step.Verdict.Parts {
		if p.Gap == nil {
			continue
		}
		form, model := b.GapWrong, t.modelAnswers(&item.Gaps[i])
		switch p.Gap.Reading {
		case grade.Accepted:
			form = b.GapRight
		case grade.Typo:
			form, model = b.GapTypo, p.Gap.Model.String()
		case grade.Wrong, grade.Known, grade.Uncomposed:
		}
		name := b.GapTheOne
		if len(item.Gaps) > 1 {
			name = phrase.Fill(b.GapName, "n", strconv.Itoa(i+1))
		}
		t.fill(form, "gap", name, "typed", shown(step.Gave.Typed[p.ID]), "model", model)
		t.sayReason(p.Why)
	}
}

// modelAnswers gives an answer that a gap takes, in the languages on screen.
func (t *terminal) modelAnswers(gap *content.Gap) string {
	var models []string
	for _, lang := range t.speech.Langs() {
		if m := grade.Model(gap, lang).String(); !slices.Contains(models, m) {
			models = append(models, m)
		}
	}
	return strings.Join(models, " / ")
}

// partLabel is the text of a part; true and false have none of their own.
func (t *terminal) partLabel(p grade.Part) string {
	if p.ID == grade.True {
		return t.word(trueWord)
	}
	if p.ID == grade.False {
		return t.word(falseWord)
	}
	return t.inline(p.Text)
}

func (t *terminal) binText(q game.Question, id content.PartID) string {
	if b := q.Bin(id); b != nil {
		return t.inline(b.Text)
	}
	return ""
}
