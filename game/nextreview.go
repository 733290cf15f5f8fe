package game

import "quest/content"

// Next gives the next sensible thing over all packs: the review of what is due, or what
// NextLesson says.
//
//   - What is due comes before lessons: it is about to be forgotten, and a lesson can wait a day.
//   - What was begun today is not interrupted: a sitting that is open, a lesson that is being
//     read, or its quiz right after it.
//   - Who has worked off a day's share of a backlog is offered lessons again.
//   - Steps that are ready, and new items, wait until no lesson can be learned: what was wrong in
//     a quiz has just been explained, and a step that is not done today costs little, since the
//     item is due tomorrow. They come before practice, resits and reading again.
//
// ok is false if there is nothing at all.
func (p *Player) Next(packs []*content.Pack, last Destination, now Moment) (next Offer, ok bool) {
	q := p.Queue(packs, now)
	return p.nextOf(&q, packs, last, now)
}

func (p *Player) nextOf(q *Queue, packs []*content.Pack, last Destination, now Moment) (next Offer, ok bool) {
	lesson, ok := p.NextLesson(packs, last, now)
	if ok && p.isUnderWay(lesson, now) {
		return lesson, true
	}
	review, due := p.reviewOffer(q, packs, now)
	switch {
	case !due:
		return lesson, ok
	case !ok, !review.Optional, lesson.rank() > 1:
		return review, true
	}
	return lesson, true
}

// ReviewOffer gives the review if it can ask something now. It is optional where nothing but
// ready steps and new items is asked, or the day's share of a backlog is done.
func (p *Player) ReviewOffer(packs []*content.Pack, now Moment) (o Offer, ok bool) {
	q := p.Queue(packs, now)
	return p.reviewOffer(&q, packs, now)
}

func (p *Player) reviewOffer(q *Queue, packs []*content.Pack, now Moment) (o Offer, ok bool) {
	if len(q.Due) == 0 && len(q.New) == 0 && q.Ready == 0 {
		return Offer{}, false
	}
	plan := p.Plan()
	shareDone := q.Behind(plan) && q.Reviewed >= plan.daily()
	return Offer{
		Goal: Review{Packs: packs}, Deed: ReviewDue, Review: q.Glance(now), Optional: len(q.Due) == 0 || shareDone,
	}, true
}

// isUnderWay reports whether what is offered goes on with something that was begun on this
// study day.
func (p *Player) isUnderWay(o Offer, now Moment) bool {
	today := p.Today(now)
	switch o.Deed {
	case ResumeQuiz:
		return p.Quizzing(o.Pack.ID().Quiz(o.Lesson.Quiz)).Day == today
	case FinishLesson, StartQuiz:
		r := p.Reading(o.Pack.ID().Lesson(o.Lesson.ID))
		return r.Day == today && (r.Points > 0 || r.Done)
	case StartLesson, RetakeQuiz, RedoMissed, RedoQuiz, FaceBoss, Reread, ReviewDue:
	}
	return false
}
