package plain

import (
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
	q := step.Question
	form := t.book().CheckAt
	switch step.Kind {
	case game.Sitting:
		form = t.book().SittingAt
	case game.Practice:
		form = t.book().PracticeAt
	case game.DueItem, game.NewItem, game.StepItem:
		form = t.rounds().DueAt
	case game.Test:
		form = t.rounds().TestAt
	case game.BossFight, game.ExamPaper: // which say where they stand in words of their own
	case game.Correction:
		form = t.book().OnceMoreAt
	case game.Check:
	}
	switch {
	case step.Review:
		t.sayOccasion(step)
	case step.Boss != nil:
		t.sayDuel(step)
	default:
		t.fill(form, "n", strconv.Itoa(step.N), "of", strconv.Itoa(step.Of))
	}
	if step.Carried > 0 && step.N == step.Carried+1 {
		t.fill(t.book().SoFar, "n", strconv.Itoa(step.Carried), "of", strconv.Itoa(step.Of))
	}
	switch {
	case step.Terms == nil:
	case step.Kind == game.Test:
		t.say(t.rounds().TestTerms(*step.Terms))
	default:
		t.sayTerms(phrase.Terms.BeforeQuiz, *step.Terms)
	}
	t.askBody(step, scenario)
	if !step.Hint.Empty() {
		t.textAs(step.Hint, func(p *phrase.Plain) string { return p.Hinted }, "text")
	}
	if row := rowOf(q); row.typed || !held.Empty() {
		row.askNext(&t.printer, q, held)
	}
}

// askBody shows what a question asks and what can be chosen, with the scenario of a case above it
// where that was not shown last or is wanted.
func (t *terminal) askBody(step game.QuestionStep, scenario bool) {
	item := step.Question.Item
	t.casePart(item.Case, scenario)
	t.sayStem(item, plainForm("{text}"))
	t.code(item.Code)
	if item.Art != nil {
		t.picture(*item.Art)
	}
	rowOf(step.Question).list(&t.printer, step)
}

// sayStem says what an item asks; for a cloze its text with blanks too.
func (p *printer) sayStem(item *content.Item, f phraseForm) {
	p.textAs(item.Stem, f, "text")
	p.textWith(item.Text, f, "text", func(lang content.Lang, line content.Safe) string {
		return withGaps(line, func(id content.PartID) (string, bool) {
			return blank(&p.bookBeside(lang).Plain, item, id)
		})
	})
}

// briefly says as much of what an item asks as tells it from others.
func (p *printer) briefly(item *content.Item, f phraseForm) {
	if item.Stem.Empty() {
		p.sayStem(item, f)
		return
	}
	p.textAs(item.Stem, f, "text")
}

// sayUnread says why a line is no answer; typed, where words are typed into a gap.
func (p *printer) sayUnread(u *Unread, typed bool) {
	b := p.book()
	jamo := b.Jamo
	if typed {
		jamo = b.JamoGap
	}
	forms := map[Why]string{
		Empty: b.Empty, Jamo: jamo, Layout: b.Layout, Unreadable: b.Unreadable, TooLong: b.TooLong, NoSuch: b.NoSuch,
		Ambiguous: b.Ambiguous, WantOne: b.WantOne, WantMany: b.WantMany, WantPlaces: b.WantPlaces,
		WantSteps: b.WantSteps, WantPairs: b.WantPairs, Twice: b.Twice, NoWords: b.NoWords, TakenAway: b.TakenAway,
	}
	form, ok := forms[u.Why]
	if !ok {
		form = phrase.Fill(b.Unplayed, "why", u.Error())
	}
	n := strconv.Itoa(u.N)
	p.fill(form, "what", u.What, "most", n, "n", n, "got", strconv.Itoa(u.Got), "fits", strings.Join(u.Fits, "; "))
}
