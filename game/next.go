package game

import (
	"slices"

	"quest/content"
)

// Deed is what a player does next with a lesson, for the words with which it is offered.
type Deed int

// The deeds.
const (
	StartLesson  Deed = iota // read it from the start
	FinishLesson             // read on
	StartQuiz                // its quiz
	ResumeQuiz               // the sitting that is open
	RetakeQuiz               // another sitting after one that failed
	RedoMissed               // practise what the newest sitting got wrong
	RedoQuiz                 // practise all of a quiz
	FaceBoss                 // a run against the boss at the end of the path, which has no lesson
	Reread                   // nothing is left but reading it again
	ReviewDue                // what is due over all packs, and new items
)

// Offer is something to be played next.
type Offer struct {
	Goal     Goal
	Deed     Deed
	Pack     *content.Pack // nil for ReviewDue, which has no lesson either; FaceBoss has none
	Lesson   content.LessonHead
	Missed   int    // items that RedoMissed asks
	Optional bool   // every lesson of the pack is done: nobody needs to be pushed
	Review   Glance // what ReviewDue is about
	Again    bool   // RetakeQuiz on the day on which the quiz was sat: it is for learning and pays little
}

// NextLesson gives the next sensible thing over all packs, the review left aside:
//
//  1. the first lesson that is not done and can go on today, or else practice of what a
//     failed quiz got wrong: an unfinished pack comes before any finished one;
//  2. practice of what the quizzes of a finished pack got wrong;
//  3. a quiz that was failed today once more, although all of it was put right: it is
//     worth more on a later day, so the lessons of all packs come before it;
//  4. the boss of a finished pack that was not beaten yet;
//  5. reading again, or practising all of a quiz where there is nothing to read.
//
// Among packs of the same rank the one that was played last comes first, so that a
// player stays in a subject until it is finished, and then the first in order. last is
// the pack and the lesson that were played last, empty if that is not known. ok is
// false if no pack has a lesson.
func (p *Player) NextLesson(packs []*content.Pack, last Destination, now Moment) (next Offer, ok bool) {
	packs = slices.Clone(packs)
	slices.SortStableFunc(packs, func(a, b *content.Pack) int {
		played := func(p *content.Pack) int {
			if p.ID() == last.Pack {
				return 0
			}
			return 1
		}
		return played(a) - played(b)
	})
	for _, pack := range packs {
		o, found := p.Advise(pack, last, now)
		if found && (!ok || o.rank() < next.rank()) {
			next, ok = o, true
		}
		if ok && next.rank() == 1 { // no other can come before it
			break
		}
	}
	return next, ok
}

// rank gives the number under which NextLesson lists what is offered.
func (o Offer) rank() int {
	switch {
	case o.Deed == Reread, o.Deed == RedoQuiz:
		return 5
	case o.Deed == FaceBoss:
		return 4
	case o.Again:
		return 3
	case o.Optional:
		return 2
	}
	return 1
}

// Advise gives the next sensible thing in one pack: the first lesson that is not done
// and was not failed today; else what the newest sittings got wrong is practised, as Retry
// says; else a quiz that was failed today is sat again; else the quiz of a lesson that was
// passed by a test-out; else the boss of the pack is faced, until it is beaten; else the last
// lesson is read again.
// A quiz that belongs to no lesson counts as one in its place on the path; where it is the last, it
// is practised instead of read. ok is false for a pack with nothing on its path.
func (p *Player) Advise(pack *content.Pack, last Destination, now Moment) (o Offer, ok bool) {
	lessons := pack.Path()
	var failed *Offer
	for _, l := range lessons {
		if p.State(pack, l) == Done {
			continue
		}
		switch o := p.Open(pack, l, now); {
		case !o.Again:
			return o, true
		case failed == nil:
			failed = &o
		}
	}
	if o, ok := p.Retry(pack, last); ok {
		return o, true
	}
	if failed != nil {
		return *failed, true
	}
	for _, l := range lessons {
		if p.untaken(pack, l) && p.MaySit(pack, l.Quiz, now) {
			return Offer{Goal: SitQuiz{pack, l.ID}, Deed: StartQuiz, Pack: pack, Lesson: l, Optional: true}, true
		}
	}
	if o, ok := p.OfferBoss(pack); ok && !p.Boss(pack.ID()).Won {
		return o, true
	}
	if own := pack.Lessons(); len(own) > 0 {
		l := own[len(own)-1]
		return Offer{Goal: ReadAgain{pack, l.ID}, Deed: Reread, Pack: pack, Lesson: l, Optional: true}, true
	}
	if len(lessons) > 0 {
		return p.Open(pack, lessons[len(lessons)-1], now), true
	}
	return Offer{}, false
}

// untaken reports whether a lesson was passed by a test-out and its quiz was never sat: the
// rewards of the pack may still wait for it.
func (p *Player) untaken(pack *content.Pack, l content.LessonHead) bool {
	return p.Reading(pack.ID().Lesson(l.ID)).Tested && p.Quizzing(pack.ID().Quiz(l.Quiz)).Sittings == 0
}

// Open gives what to do with a lesson that the player chose.
func (p *Player) Open(pack *content.Pack, l content.LessonHead, now Moment) Offer {
	o := Offer{Pack: pack, Lesson: l, Optional: p.State(pack, l) == Done && p.finished(pack)}
	state := p.played(pack, l)
	if l.Pool() && state != Failed {
		return p.openPool(o, state)
	}
	switch state {
	case Done:
		o.Goal, o.Deed = ReadAgain{pack, l.ID}, Reread
		return o
	case Failed:
		o.Goal, o.Deed = SitQuiz{pack, l.ID}, RetakeQuiz
		o.Again = p.satToday(p.Quizzing(pack.ID().Quiz(l.Quiz)), now)
		return o
	case Untouched:
		o.Deed = StartLesson
	case Begun:
		o.Deed = FinishLesson
	case ReadOnly:
		o.Deed = StartQuiz
	case InQuiz:
		if o.Deed = ResumeQuiz; !p.Reading(pack.ID().Lesson(l.ID)).Done {
			o.Deed = FinishLesson
		}
	}
	o.Goal = ReadOn{pack, l.ID}
	return o
}

// openPool gives what to do with a quiz that belongs to no lesson: it is sat, and practised once it
// is passed.
func (p *Player) openPool(o Offer, state LessonState) Offer {
	if state == Done {
		if again, ok := p.Practice(o.Pack, o.Lesson); ok {
			return again
		}
	}
	o.Goal, o.Deed = SitQuiz{o.Pack, o.Lesson.ID}, StartQuiz
	if state != Untouched {
		o.Deed = ResumeQuiz
	}
	return o
}

// Retry gives the practice of what the newest sittings of a pack got wrong: in the
// lesson that was played last if there is something, else in the first lesson that has
// something. It is false if nothing is to be put right.
func (p *Player) Retry(pack *content.Pack, last Destination) (o Offer, ok bool) {
	for _, l := range pack.Path() {
		if p.Missed(pack, l.Quiz) > 0 && (!ok || pack.ID() == last.Pack && l.ID == last.Lesson) {
			o, ok = p.Practice(pack, l)
		}
	}
	return o, ok
}

// Practice gives the practice of a lesson's quiz: what the newest sitting got wrong, or all
// of it if nothing is wrong. It is false before a sitting was finished, and while one is open.
func (p *Player) Practice(pack *content.Pack, l content.LessonHead) (o Offer, ok bool) {
	q := p.Quizzing(pack.ID().Quiz(l.Quiz))
	if q.Open || q.Sittings == 0 {
		return Offer{}, false
	}
	o = Offer{Goal: PractiseMissed{pack, l.ID}, Deed: RedoMissed, Pack: pack, Lesson: l, Missed: p.Missed(pack, l.Quiz), Optional: p.finished(pack)}
	if o.Missed == 0 {
		o.Goal, o.Deed = PractiseAll{pack, l.ID}, RedoQuiz
	}
	return o, true
}
