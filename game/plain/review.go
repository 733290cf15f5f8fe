package plain

import (
	"strconv"
	"time"

	"quest/game"
	"quest/game/phrase"
)

// review gives the words of the review.
func (p *printer) review() phrase.Review { return p.books.For(p.speech).Review }

// waiting looks at what is due over all packs.
func (t *terminal) waiting() phrase.Waiting {
	now := t.seat.Now()
	is := t.seat.Player.DueNow(t.seat.Packs, t.last(), now, new(game.BacklogEnd))
	return phrase.NewWaiting(t.seat.Player, is.Glance, is.Back, now)
}

// sayDue says at the start what is due and how long it takes, or when the next review is.
func (t *terminal) sayDue() {
	if t.seat.Player.Answers == 0 || t.seat.Start != nil {
		return
	}
	is := t.waiting()
	if said := t.review().Welcome(is); said != "" {
		t.say(said)
	}
	t.fill(t.review().LineDue, "state", t.review().State(is))
}

// dueGoal gives the review if it is the next sensible thing, and no place was asked for.
func (t *terminal) dueGoal() *game.Offer {
	if t.seat.Start != nil && !t.seat.Start.Review {
		return nil
	}
	if next, ok := t.seat.Player.Next(t.seat.Packs, t.last(), t.seat.Now()); ok && next.Deed == game.ReviewDue {
		return &next
	}
	return nil
}

// offerReview asks whether to begin the review.
func (t *terminal) offerReview(due *game.Offer) (*game.Offer, error) {
	return t.chooseGoal(func() {
		t.offerMixUps()
		t.offerFree()
		t.fill(t.review().LineOffer, "sitting", t.review().NextSitting(due.Review))
	}, due, t.practiceGoal())
}

// beginReview goes to the review, as a *chosenGoal, or says when there is something to review.
func (t *terminal) beginReview() error {
	o, ok := t.seat.Player.ReviewOffer(t.seat.Packs, t.seat.Now())
	if !ok {
		t.say(t.sentence(t.review().NothingNow(t.waiting())))
		return nil
	}
	return &chosenGoal{o}
}

// playReview plays a sitting of the review.
func (t *terminal) playReview(s *game.Session) error {
	switch step := s.Step().(type) {
	case game.EndStep:
		t.say(t.sentence(t.review().NothingNow(t.waiting())))
		return nil
	case game.QuestionStep:
		n := max(1, step.Of-step.N+1)
		glance := t.waiting().Glance
		if glance.Sitting != n && glance.Sitting > 0 { // a limit, or the rest of a sitting
			glance.SittingMinutes = (glance.SittingMinutes*n + glance.Sitting - 1) / glance.Sitting
			glance.Sitting = n
		}
		t.fill(t.review().LineOpening, "sitting", t.review().NextSitting(glance))
	default:
	}
	return t.playSteps(s)
}

// sayOccasion says which question of a review is asked, and from which pack and lesson.
func (p *printer) sayOccasion(step game.QuestionStep) {
	w, q := p.review(), step.Question
	title := p.named(q.Pack, q.Pack.Meta().Title)
	if lesson, ok := q.Pack.LessonOf(q.Item.ID); ok {
		title += ": " + p.inlineOf(q.Pack, lesson.Title)
	}
	form := w.AskOnce
	if step.Kind == game.DueItem || step.Kind == game.NewItem {
		form = w.AskAt
	}
	p.fill(form, "occasion", w.Occasion(step.Kind), "n", strconv.Itoa(step.N), "of", strconv.Itoa(step.Of), "title", title)
}

// sayReviewed says what a sitting of the review did to the memory, and when the next one is.
func (p *printer) sayReviewed(step game.SummaryStep, today game.StudyDay, now time.Time) {
	w := p.review()
	p.say(p.sentence(w.DoneTitle))
	if step.Of > 0 {
		p.fill(p.sentence(w.DoneScore), "got", strconv.Itoa(step.Got), "of", strconv.Itoa(step.Of))
	}
	p.say(w.Growth(step.Review))
	for _, said := range w.After(step.Review, today) {
		p.say(said)
	}
	p.sayMissed(step)
	p.sayWon(step)
}

// changeMark sets a mark of the item that is asked or judged, takes it away if it is set, or
// takes the newest change back.
func (t *terminal) changeMark(s *game.Session, c command) error {
	now := t.seat.Now()
	if c == unmark {
		last, _ := s.LastMark()
		b, ok := s.UndoMark(now)
		if !ok {
			t.say(t.review().MarkNone)
			return nil
		}
		return t.keepMark(b, last.Mark, !last.On)
	}
	b, ok := s.Mark(map[command]game.Mark{starItem: game.Star, buryItem: game.Bury, suspendItem: game.Suspend}[c], now)
	if !ok {
		t.say(t.review().MarkWhere)
		return nil
	}
	last, _ := s.LastMark()
	return t.keepMark(b, last.Mark, last.On)
}

func (t *terminal) keepMark(b game.Batch, mark game.Mark, on bool) error {
	t.say(t.review().Marked(mark, on))
	_, err := t.keep(b)
	return err
}
