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

// askItem shows a question with its numbered choices. The scenario of a case is shown
// above its first part, and again only when it is asked for.
func (t *terminal) askItem(step game.QuestionStep, held grade.Answer, scenario bool) {
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
	t.casePart(item.Case, scenario)
	t.sayStem(item, plainForm("{text}"))
	t.code(item.Code)
	if item.Art != nil {
		t.picture(*item.Art)
	}
	switch item.Type {
	case content.Single, content.Multi:
		t.listOptions(q, step.Removed)
	case content.TrueFalse:
		t.numbered([]string{t.word(trueWord), t.word(falseWord)})
		t.say(t.book().TrueFalse)
	case content.Classify:
		t.listCards(q)
	case content.Order:
		t.listSteps(q)
	case content.Match:
		t.listSides(q)
	case content.Cloze:
		t.say(t.book().GapHow)
	case content.Case:
	}
	if !step.Hint.Empty() {
		t.textAs(step.Hint, func(p *phrase.Plain) string { return p.Hinted }, "text")
	}
	if item.Type == content.Cloze || started(held) {
		t.askNextPart(q, held)
	}
}

// started reports whether an answer that is given in pieces has begun.
func started(held grade.Answer) bool {
	return len(held.Placed)+len(held.Sequence)+len(held.Paired)+len(held.Typed) > 0
}

// casePart says which part of a case is asked, below its scenario.
func (t *terminal) casePart(c *content.CaseHead, scenario bool) {
	if c == nil {
		return
	}
	n, of := strconv.Itoa(c.N), strconv.Itoa(c.Of)
	if scenario || t.scenarioShown != c.ID {
		t.sayScenario(c)
		t.fill(t.book().CasePart, "n", n, "of", of)
		return
	}
	t.fill(t.book().CaseSame, "n", n, "of", of)
}

func (t *terminal) sayScenario(c *content.CaseHead) {
	t.scenarioShown = c.ID
	t.fill(t.book().Scenario, "of", strconv.Itoa(c.Of))
	t.text(c.Scenario)
	t.code(c.Code)
	if c.Art != nil {
		t.picture(*c.Art)
	}
}

// sayStem says what an item asks; for a cloze its text with blanks too.
func (t *terminal) sayStem(item *content.Item, f phraseForm) {
	t.textAs(item.Stem, f, "text")
	t.textWith(item.Text, f, "text", func(lang content.Lang, line content.Safe) string {
		return withGaps(line, func(id content.PartID) (string, bool) {
			return blank(&phrase.In(lang).Plain, item, id)
		})
	})
}

// briefly says as much of what an item asks as tells it from others.
func (t *terminal) briefly(item *content.Item, f phraseForm) {
	if item.Stem.Empty() {
		t.sayStem(item, f)
		return
	}
	t.textAs(item.Stem, f, "text")
}

// blank is how a gap looks in its text; false if the item has no such gap.
func blank(p *phrase.Plain, item *content.Item, id content.PartID) (string, bool) {
	at := slices.IndexFunc(item.Gaps, func(g content.Gap) bool { return g.ID == id })
	switch {
	case at < 0:
		return "", false
	case len(item.Gaps) == 1:
		return p.GapOnly, true
	}
	return phrase.Fill(p.GapMark, "n", strconv.Itoa(at+1)), true
}

func trueWord(p *phrase.Plain) string  { return p.True }
func falseWord(p *phrase.Plain) string { return p.False }

func (t *terminal) numbered(texts []string) {
	for i, text := range texts {
		t.say(strconv.Itoa(i+1) + ". " + text)
	}
}

func (t *terminal) listOptions(q game.Question, removed []content.PartID) {
	var texts []string
	for _, id := range q.Parts {
		o := q.Option(id)
		if o == nil {
			continue
		}
		text := t.inline(o.Text)
		if slices.Contains(removed, id) {
			text = phrase.Fill(t.book().Removed, "text", text)
		}
		texts = append(texts, text)
	}
	t.numbered(texts)
	if n := q.Item.Choose; n > 1 {
		t.fill(t.book().ChooseMany, "n", strconv.Itoa(n), "example", countingExample(n, ","))
		return
	}
	t.say(t.book().ChooseOne)
}

// countingExample writes 1,2,3: an example that gives no answer away.
func countingExample(n int, between string) string {
	var parts []string
	for i := range n {
		parts = append(parts, strconv.Itoa(i+1))
	}
	return strings.Join(parts, between)
}

func (t *terminal) listCards(q game.Question) {
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
}

func (t *terminal) listSteps(q game.Question) {
	var texts []string
	for _, id := range q.Parts {
		if s := stepOf(q, id); s != nil {
			texts = append(texts, t.inline(s.Text))
		}
	}
	t.numbered(texts)
	t.fill(t.book().StepsHow, "example", strings.Join(turnedExample(len(texts)), " "))
}

// turnedExample writes 2 3 1: an example of an order that gives no answer away.
func turnedExample(n int) []string {
	var parts []string
	for i := range n {
		parts = append(parts, strconv.Itoa((i+1)%n+1))
	}
	return parts
}

func (t *terminal) listSides(q game.Question) {
	b := t.book()
	t.say(b.Lefts)
	for i, p := range q.Item.Pairs {
		t.say(letter(i) + ". " + t.inline(p.Left))
	}
	t.say(b.Rights)
	var texts []string
	for _, id := range q.Parts {
		texts = append(texts, t.inline(q.Item.RightSide(id)))
	}
	t.numbered(texts)
	t.fill(b.MatchHow, "example", strings.Join(turnedExample(len(q.Item.Pairs)), " "), "pairs", "a2 b3")
}

// letter names a left side by its place from 0.
func letter(i int) string { return string(rune('a' + i)) }

// askNextPart asks for the next part of an answer that is given part by part.
func (t *terminal) askNextPart(q game.Question, held grade.Answer) {
	b := t.book()
	switch q.Item.Type {
	case content.Classify:
		if open := unplaced(q, held); len(open) > 0 {
			if card := q.Card(open[0]); card != nil {
				t.fill(b.SortOne, "card", t.inline(card.Text))
			}
		}
	case content.Order:
		t.fill(b.StepOne, "n", strconv.Itoa(len(held.Sequence)+1), "of", strconv.Itoa(len(q.Item.Steps)))
	case content.Match:
		for i, p := range q.Item.Pairs {
			if _, ok := held.Paired[p.ID]; !ok {
				t.fill(b.MatchOne, "letter", letter(i), "left", t.inline(p.Left))
				return
			}
		}
	case content.Cloze:
		if of := len(q.Item.Gaps); of > 1 {
			t.fill(b.GapOne, "n", strconv.Itoa(len(held.Typed)+1), "of", strconv.Itoa(of))
		}
		if gap := openGap(q, held); gap != nil && grade.Choices(gap, phrase.For(t.speech).Lang) != nil {
			t.say(b.ListOffer)
		}
	case content.Single, content.Multi, content.TrueFalse, content.Case:
	}
}

// sayUnread says why a line is no answer to an item of a type.
func (t *terminal) sayUnread(u *Unread, of content.ItemType) {
	b := t.book()
	jamo := b.Jamo
	if of == content.Cloze {
		jamo = b.JamoGap
	}
	forms := map[Why]string{
		Empty: b.Empty, Jamo: jamo, Unreadable: b.Unreadable, TooLong: b.TooLong, NoSuch: b.NoSuch,
		Ambiguous: b.Ambiguous, WantOne: b.WantOne, WantMany: b.WantMany, WantPlaces: b.WantPlaces,
		WantSteps: b.WantSteps, WantPairs: b.WantPairs, Twice: b.Twice, NoWords: b.NoWords, TakenAway: b.TakenAway,
	}
	form, ok := forms[u.Why]
	if !ok {
		form = phrase.Fill(b.Unplayed, "why", u.Error())
	}
	n := strconv.Itoa(u.N)
	t.fill(form, "what", u.What, "most", n, "n", n, "got", strconv.Itoa(u.Got), "fits", strings.Join(u.Fits, "; "))
}
