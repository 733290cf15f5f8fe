package plain

import (
	"strconv"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// sayOpening says what begins.
func (p *printer) sayOpening(about game.About, first game.Step) {
	l := about.Lesson
	if about.Boss {
		p.fill(p.boss().Opening, "title", p.named(about.Pack, about.Pack.Meta().Title))
		return
	}
	if about.Scope != nil {
		p.fill(p.rounds().Opening, "title", p.freeTitle(about.Pack, *about.Scope))
		return
	}
	if l.ID == "" {
		p.say(p.book().Drilling)
		for _, m := range about.Beliefs {
			p.textAs(m.Says, func(b *phrase.Plain) string { return b.Belief }, "says")
		}
		return
	}
	q, asks := first.(game.QuestionStep)
	if asks && q.Kind == game.Test {
		p.fill(p.rounds().Testing, "title", p.named(about.Pack, l.Title))
		return
	}
	if asks && q.Kind != game.Check {
		p.fill(p.book().Quizzing, "title", p.named(about.Pack, l.Title))
		return
	}
	p.fill(p.book().Reading, "title", p.named(about.Pack, l.Title), "minutes", strconv.Itoa(l.Minutes))
}

// sayPoint says a point of a lesson with its listings and pictures.
func (p *printer) sayPoint(step game.PointStep) {
	if step.Begins && !step.Section.Empty() {
		p.fill(p.book().Section, "text", p.inline(step.Section))
	}
	if step.Terms != nil {
		p.sayTerms(phrase.Terms.BeforeLesson, *step.Terms)
	}
	p.fill(p.book().PointAt, "n", strconv.Itoa(step.N), "of", strconv.Itoa(step.Of))
	p.saySentence(step.Point)
	p.exhibits(step.Exhibits)
}

// exhibits says listings, pictures and the headings of sections that have nothing else.
func (p *printer) exhibits(all []content.Block) {
	for _, e := range all {
		switch e.Kind {
		case content.Heading:
			p.fill(p.book().Section, "text", p.inline(e.Text))
		case content.Art:
			p.picture(e)
		default:
			p.code(e.Code)
		}
	}
}

// saySentence says a sentence of a lesson and its gist.
func (p *printer) saySentence(block content.Block) {
	f := plainForm("{text}")
	switch block.Mark {
	case content.Callout:
		f = func(b *phrase.Plain) string { return b.Callout }
	case content.Bullet:
		f = plainForm("- {text}")
	case content.Number:
		f = plainForm(strconv.Itoa(block.Number) + ". {text}")
	case content.Plain:
	}
	p.textAs(block.Text, f, "text")
	p.textAs(block.Gist, func(b *phrase.Plain) string { return b.Gist }, "text")
}

// sayTakeaways says the points to remember once more.
func (p *printer) sayTakeaways(step game.TakeawaysStep) {
	p.exhibits(step.Exhibits)
	if len(step.Points) > 0 {
		p.fill(p.book().Takeaways, "title", p.inline(step.Lesson.Title))
	}
	for _, point := range step.Points {
		p.saySentence(point)
	}
	if step.Terms != nil {
		p.sayTerms(phrase.Terms.BeforeQuiz, *step.Terms)
	}
}

// sayTerms tells the terms of a quiz.
func (p *printer) sayTerms(words func(phrase.Terms, game.Terms) string, terms game.Terms) {
	p.say(words(p.books.For(p.speech).Terms, terms))
}

// saySummary says how a session went.
func (p *printer) saySummary(step game.SummaryStep, today game.StudyDay, now time.Time) {
	if step.Review != nil {
		p.sayReviewed(step, today, now)
		return
	}
	if step.Boss != nil {
		p.sayBossEnd(step)
		return
	}
	if step.Practice {
		form := p.book().Practised
		if step.Due > 0 {
			form = p.rounds().Counted
		}
		p.fill(form, "got", strconv.Itoa(step.Got), "of", strconv.Itoa(step.Of), "n", strconv.Itoa(step.Due))
		p.sayMissed(step)
		p.sayWon(step)
		return
	}
	p.fill(p.book().Score, "got", strconv.Itoa(step.Got), "of", strconv.Itoa(step.Of), "percent", strconv.Itoa(game.Percent(step.Got, step.Of)))
	if step.Carried > 0 {
		p.fill(p.book().Carried, "n", strconv.Itoa(step.Carried))
	}
	switch {
	case step.Test && step.Passed:
		p.say(p.book().Passed + " " + p.rounds().QuizLeft)
	case step.Test:
		p.say(p.rounds().ReadIt)
	case step.Passed:
		p.say(p.book().Passed)
	default:
		p.fill(p.book().Failed, "percent", strconv.Itoa(game.NeedPercent(step.Need)))
	}
	p.sayMissed(step)
	p.sayWon(step)
}

// sayMissed lists the questions with a wrong verdict.
func (p *printer) sayMissed(step game.SummaryStep) {
	if len(step.Missed) == 0 {
		return
	}
	p.say(p.book().Missed)
	for _, q := range step.Missed {
		p.briefly(q.Item, bulletForm())
	}
}

// sayWon says what the session has brought, and how far the pack has come.
func (p *printer) sayWon(step game.SummaryStep) {
	s, n, w := p.summary(), strconv.Itoa, step.Won
	var brought []string
	if w.XP > 0 {
		brought = append(brought, phrase.Fill(s.XP, "n", n(w.XP)))
	}
	switch {
	case w.Gold > 0:
		brought = append(brought, phrase.Fill(s.Gold, "n", n(w.Gold)))
	case w.Gold < 0:
		brought = append(brought, phrase.Fill(s.LessGold, "n", n(w.Gold)))
	}
	for _, d := range w.Kept {
		brought = append(brought, d.Called(p.speech.Langs()))
	}
	if len(brought) > 0 {
		p.say(s.Brought + ": " + p.list(brought))
	}
	if w.Streak > 0 && (w.Longer || w.XP > 0) {
		p.fill(s.Streak, "n", n(w.Streak))
	}
	p.sayTasks(w.Tasks, w.AllTasks)
	p.sayAchieved(w.Achieved)
	for _, m := range w.Cured {
		p.say(p.sentence(s.Cured))
		p.textAs(m.Fix, func(p *phrase.Plain) string { return p.Truth }, "fix")
	}
	if step.Lessons > 0 {
		p.say(s.Path(step))
	}
}

// summary gives the words for what a session has brought.
func (p *printer) summary() phrase.Summary { return p.books.For(p.speech).Summary }
