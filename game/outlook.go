package game

import (
	"iter"

	"quest/content"
	"quest/game/review"
)

// Outlook is what the coming days are expected to bring a player who studies every day of
// the plan.
type Outlook struct {
	review.Outlook

	Today    StudyDay
	Exam     Exam
	Ends     Notice      // says that the exam is given for the last time before its day; empty if not
	Left     int         // days from today to the exam; 0 if there is none or it is over
	New      int         // new items a day
	Pass     review.Pass // the last pass before the exam, without the days of its items
	Items    int         // items that were met before
	Shelved  bool        // items of the packs were met, and all of them are suspended
	Basis    review.Calibration
	Sooner   review.Sooner // the exam SoonerDays before
	Compared bool          // Sooner is set: that day lies after today
}

// SoonerDays is by how many days earlier an exam is compared with the planned one.
const SoonerDays = 14

// Outlook looks ahead until the exam, or 90 days where none is planned, over the items of the
// packs that are there. New items are those of packs that the player has begun. After the day of an
// exam it looks as far as without one.
func (p *Player) Outlook(packs []*content.Pack, now Moment) Outlook {
	today := p.Today(now)
	settings := p.Plan()
	plan, items := p.Ahead(packs, now)
	plan.Unseen = p.unseen(packs) // more than the review may ask now: lessons are read until the exam, too
	if settings.Exam.Day < today {
		plan.Exam = review.Exam{}
	}
	basis := plan.Rules.Calibrate(p.reviewsOf())
	plan.Off = basis.Off()
	o := Outlook{
		Outlook: plan.Forecast(items), Today: today, Exam: settings.Exam, New: settings.New, Items: len(items), Basis: basis,
		Left: max(0, int(settings.Exam.Day-today)), Pass: plan.LastPass(nil),
	}
	if settings.Exam.Day == 0 {
		o.Left = 0
	}
	if settings.Exam.Day >= today {
		o.Ends = settings.Exam.EndsBefore(packs)
	}
	o.Shelved = len(items) == 0 && p.metSuspended(packs)
	o.Pass.Days = nil
	o.Sooner, o.Compared = plan.Earlier(items, SoonerDays)
	return o
}

// Retention gives by week how many of the reviewed items were still known, over all items
// and revs.
func (p *Player) Retention() []review.Week { return review.Retention(p.counted()) }

// RetentionByGap gives the same by the number of days since the review before.
func (p *Player) RetentionByGap() []review.Gap { return review.ByGap(p.counted()) }

// counted gives the reviews of all items in no order, for what only counts them: putting the items in order
// takes longer than counting.
func (p *Player) counted() iter.Seq[iter.Seq2[int, review.Grade]] {
	return func(yield func(iter.Seq2[int, review.Grade]) bool) {
		for _, k := range p.ledger.Items {
			for _, e := range k.Past {
				if !yield(e.Log.Each) {
					return
				}
			}
			if k.Log != "" && !yield(k.Log.Each) {
				return
			}
		}
	}
}

// Logs gives the reviews of all items, in the order of their full IDs; those of an earlier rev
// are a log of their own.
func (p *Player) Logs() []review.Log {
	logs := make([]review.Log, 0, len(p.ledger.Items))
	for _, id := range sorted(p.ledger.Items) {
		k := p.ledger.Items[id]
		for _, e := range k.Past {
			logs = append(logs, e.Log)
		}
		if k.Log != "" {
			logs = append(logs, k.Log)
		}
	}
	return logs
}

// reviewsOf gives the reviews of all items as retention counts them.
func (p *Player) reviewsOf() iter.Seq[iter.Seq2[int, review.Grade]] {
	return func(yield func(iter.Seq2[int, review.Grade]) bool) {
		for _, log := range p.Logs() {
			if !yield(log.Each) {
				return
			}
		}
	}
}

// metSuspended reports whether an item of the packs was asked before and is suspended.
func (p *Player) metSuspended(packs []*content.Pack) bool {
	for _, pack := range packs {
		for _, quiz := range pack.Quizzes() {
			for _, id := range fullIDs(pack, quiz.Items) {
				if p.ledger.Suspended[id] && p.ledger.Items[id] != nil {
					return true
				}
			}
		}
	}
	return false
}

// unseen counts the items that were never asked, of packs that were begun.
func (p *Player) unseen(packs []*content.Pack) int {
	n := 0
	for _, pack := range packs {
		begun, fresh := false, 0
		for _, lesson := range pack.Lessons() {
			r := p.Reading(pack.ID().Lesson(lesson.ID))
			begun = begun || r.Points > 0 || r.Done || r.Tested
		}
		for _, quiz := range pack.Quizzes() {
			for _, item := range quiz.Items {
				id := pack.ID().Item(item)
				switch {
				case p.ledger.Items[id] != nil:
					begun = true
				case !p.ledger.Suspended[id]:
					fresh++
				}
			}
		}
		if begun {
			n += fresh
		}
	}
	return n
}
