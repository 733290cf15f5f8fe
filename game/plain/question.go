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

// pose shows a question with its numbered choices. The scenario of a case stands
// above its first part and is told again only when it is asked for.
func (t *table) pose(step game.QuestionStep, held grade.Answer, scenario bool) {
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
	t.part(item.Case, scenario)
	t.stem(item, as("{text}"))
	t.code(item.Code)
	if item.Art != nil {
		t.picture(*item.Art)
	}
	switch item.Type {
	case content.Single, content.Multi:
		t.options(q, step.Removed)
	case content.TrueFalse:
		t.numbered([]string{t.word(yes), t.word(no)})
		t.say(t.book().TrueFalse)
	case content.Classify:
		t.cards(q)
	case content.Order:
		t.steps(q)
	case content.Match:
		t.sides(q)
	case content.Cloze:
		t.say(t.book().GapHow)
	case content.Case:
	}
	if !step.Hint.Empty() {
		t.textAs(step.Hint, func(p *phrase.Plain) string { return p.Hinted }, "text")
	}
	if item.Type == content.Cloze || started(held) {
		t.nextPart(q, held)
	}
}

// started reports whether an answer that is given in pieces has begun.
func started(held grade.Answer) bool {
	return len(held.Placed)+len(held.Sequence)+len(held.Paired)+len(held.Typed) > 0
}

// part says which part of a case is asked, under its scenario.
func (t *table) part(c *content.CaseHead, scenario bool) {
	if c == nil {
		return
	}
	n, of := strconv.Itoa(c.N), strconv.Itoa(c.Of)
	if scenario || t.told != c.ID {
		t.scenario(c)
		t.fill(t.book().CasePart, "n", n, "of", of)
		return
	}
	t.fill(t.book().CaseSame, "n", n, "of", of)
}

func (t *table) scenario(c *content.CaseHead) {
	t.told = c.ID
	t.fill(t.book().Scenario, "of", strconv.Itoa(c.Of))
	t.text(c.Scenario)
	t.code(c.Code)
	if c.Art != nil {
		t.picture(*c.Art)
	}
}

// stem says what an item asks; the text of a cloze with its blanks belongs to it.
func (t *table) stem(item *content.Item, f form) {
	t.textAs(item.Stem, f, "text")
	t.textWith(item.Text, f, "text", func(lang content.Lang, line content.Safe) string {
		return withGaps(line, func(id content.PartID) (string, bool) {
			return blank(&phrase.In(lang).Plain, item, id)
		})
	})
}

// naming says as much of what an item asks as tells it from others.
func (t *table) naming(item *content.Item, f form) {
	if item.Stem.Empty() {
		t.stem(item, f)
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

func yes(p *phrase.Plain) string { return p.True }
func no(p *phrase.Plain) string  { return p.False }

func (t *table) numbered(texts []string) {
	for i, text := range texts {
		t.say(strconv.Itoa(i+1) + ". " + text)
	}
}

func (t *table) options(q game.Question, removed []content.PartID) {
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

func (t *table) cards(q game.Question) {
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

func (t *table) steps(q game.Question) {
	var texts []string
	for _, id := range q.Parts {
		if s := stepOf(q, id); s != nil {
			texts = append(texts, t.inline(s.Text))
		}
	}
	t.numbered(texts)
	t.fill(t.book().StepsHow, "example", strings.Join(turned(len(texts)), " "))
}

// turned writes 2 3 1 as an example of an order that gives nothing away.
func turned(n int) []string {
	var parts []string
	for i := range n {
		parts = append(parts, strconv.Itoa((i+1)%n+1))
	}
	return parts
}

func (t *table) sides(q game.Question) {
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
	t.fill(b.MatchHow, "example", strings.Join(turned(len(q.Item.Pairs)), " "), "pairs", "a2 b3")
}

// letter names a left side by its place from 0.
func letter(i int) string { return string(rune('a' + i)) }

// nextPart asks for the next piece of an answer that is given in pieces.
func (t *table) nextPart(q game.Question, held grade.Answer) {
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

// refuse says why a line is no answer to an item of a type.
func (t *table) refuse(u *Unread, of content.ItemType) {
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
