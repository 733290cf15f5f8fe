package plain

import (
	"slices"
	"strconv"

	"quest/content"
	"quest/game"
)

// chosenGoal ends, as an error, what is being played in favour of something that the
// player chose; every step was kept when it was made.
type chosenGoal struct{ offer game.Offer }

// Error names the lesson, for logs and tests.
func (g *chosenGoal) Error() string { return "the player goes to " + string(g.offer.Lesson.ID) }

// choosePack goes to a pack; false, with a word why, if it is not there.
func (t *terminal) choosePack(id content.PackID) bool {
	for _, p := range t.seat.Packs {
		if p.ID() == id {
			t.pack = p
		}
	}
	if t.pack == nil {
		t.fill(t.book().NoPlace, "place", string(id))
	}
	return t.pack != nil
}

// firstGoal gives what to play at the start: the destination that was asked for, else
// the next sensible thing over all packs; nil if there is none.
func (t *terminal) firstGoal() (*game.Offer, error) {
	if start := t.seat.Start; start != nil && start.Boss {
		return t.startBoss(*start)
	}
	if start := t.seat.Start; start != nil && start.Review {
		t.pack = t.seat.Packs[0]
		if said := t.review().Welcome(t.waiting()); said != "" {
			t.say(said)
		}
		return &game.Offer{Goal: game.Review{Packs: t.seat.Packs, Limit: start.Limit}, Deed: game.ReviewDue}, nil
	}
	if t.seat.Start != nil {
		if !t.choosePack(t.seat.Start.Pack) {
			return nil, nil
		}
		if id := t.seat.Start.Lesson; id != "" {
			head, ok := t.pack.Head(id)
			if !ok {
				t.fill(t.book().NoPlace, "place", string(t.pack.ID())+"/"+string(id))
				return nil, nil
			}
			to := t.seat.Player.Open(t.pack, head, t.seat.Now())
			return &to, nil
		}
	}
	if t.seat.Start == nil {
		if err := t.tellStory(); err != nil {
			return nil, err
		}
	}
	next := t.nextGoal()
	if t.pack == nil {
		t.pack = t.seat.Packs[0]
		if next != nil {
			t.pack = next.Pack
		}
	}
	t.sayDue()
	if due := t.dueGoal(); due != nil {
		return t.offerReview(due)
	}
	if next == nil || next.Optional {
		return t.offerRest(next)
	}
	return next, nil
}

// nextGoal gives the next sensible thing over all packs, or in the one that was asked
// for by name; nil if there is none.
func (t *terminal) nextGoal() *game.Offer {
	packs := t.seat.Packs
	if t.seat.Start != nil && !t.seat.Start.Review {
		packs = []*content.Pack{t.pack}
	}
	if next, ok := t.seat.Player.NextLesson(packs, t.last(), t.seat.Now()); ok {
		return &next
	}
	return nil
}

// last is the lesson that was played last, and its pack.
func (t *terminal) last() game.Destination {
	if t.pack == nil {
		return game.Destination{}
	}
	return game.Destination{Pack: t.pack.ID(), Lesson: t.lastLesson}
}

// offerNext asks whether to go on with the next thing.
func (t *terminal) offerNext() (*game.Offer, error) {
	if err := t.tellStory(); err != nil {
		return nil, err
	}
	if due := t.dueGoal(); due != nil {
		return t.offerReview(due)
	}
	to := t.nextGoal()
	if to == nil || to.Optional {
		return t.offerRest(to)
	}
	here, ok := t.seat.Player.Advise(t.pack, t.last(), t.seat.Now())
	again := t.practiceGoal()
	title := t.pack.Meta().Title
	return t.chooseGoal(func() {
		if !ok || here.Optional {
			t.fill(t.book().PackDone, "title", t.inline(title))
		}
		if to.Deed != game.RedoMissed {
			t.offerPractice(again)
		}
		t.offerMixUps()
		t.offerBoss()
		t.offerTest(to)
		t.fill(t.offerWords(to), "title", t.inlineOf(to.Pack, to.Lesson.Title))
	}, to, again)
}

// offerWords picks the words that offer what comes next.
func (t *terminal) offerWords(to *game.Offer) string {
	b := t.book()
	switch to.Deed {
	case game.RedoMissed:
		return b.NextPractice
	case game.RetakeQuiz:
		if to.Again {
			return b.NextQuizAgain
		}
		return b.NextQuiz
	case game.StartQuiz, game.ResumeQuiz:
		return b.NextQuiz
	case game.StartLesson, game.FinishLesson, game.Reread, game.RedoQuiz, game.ReviewDue, game.FaceBoss:
	}
	return b.NextLesson
}

// offerRest says what is left once the packs are finished: practice of what was missed,
// another lesson, or leaving.
func (t *terminal) offerRest(next *game.Offer) (*game.Offer, error) {
	var on *game.Offer
	again := t.practiceGoal()
	switch {
	case next != nil && next.Deed == game.RedoMissed:
		on, again = next, next
	case next != nil && next.Deed == game.StartQuiz:
		on = next
	}
	return t.chooseGoal(func() {
		if t.pack.PathLength() == 0 {
			t.sayLabsOf(t.pack)
		} else {
			t.fill(t.book().PackDone, "title", t.inline(t.pack.Meta().Title))
		}
		t.offerMixUps()
		t.offerBoss()
		if on != nil && on.Deed == game.StartQuiz {
			t.fill(t.book().NextQuiz, "title", t.inlineOf(on.Pack, on.Lesson.Title))
		} else if on != nil {
			t.fill(t.book().DonePractise, "n", strconv.Itoa(on.Missed), "title", t.inlineOf(on.Pack, on.Lesson.Title))
		} else {
			t.offerPractice(again)
			t.offerFree()
			t.say(t.book().DoneLeave)
		}
	}, on, again)
}

// practiceGoal gives the practice of what was missed in this pack, or else of the whole
// quiz that was played last; nil if no quiz is finished.
func (t *terminal) practiceGoal() *game.Offer {
	o, ok := t.seat.Player.Retry(t.pack, t.last())
	for _, l := range t.pack.Path() {
		if ok && (o.Deed == game.RedoMissed || o.Lesson.ID == t.lastLesson) {
			break
		}
		if free, found := t.seat.Player.Practice(t.pack, l); found && (!ok || l.ID == t.lastLesson) {
			o, ok = free, true
		}
	}
	if !ok {
		return nil
	}
	return &o
}

// offerPractice says how to practise, if there is something.
func (t *terminal) offerPractice(again *game.Offer) {
	if again == nil {
		return
	}
	form := t.book().Practise
	if again.Deed == game.RedoQuiz {
		form = t.book().PractiseAll
	}
	t.fill(form, "n", strconv.Itoa(again.Missed), "title", t.inlineOf(again.Pack, again.Lesson.Title))
}

// mixUpsGoal gives the practice of what is mixed up in this pack, nil if nothing is.
func (t *terminal) mixUpsGoal() *game.Offer {
	if len(t.seat.Player.Drillable(t.pack)) == 0 {
		return nil
	}
	return &game.Offer{Goal: game.DrillMixUps{Pack: t.pack}, Pack: t.pack}
}

// offerMixUps says how to practise what is mixed up, if anything is.
func (t *terminal) offerMixUps() {
	if t.mixUpsGoal() != nil {
		t.say(t.book().MixUpsOffer)
	}
}

// chooseGoal waits for enter, which goes on and ends play if nothing is left (on is
// nil), or for the practice of what was missed (again) or is mixed up, if something
// is, for free practice, or for the test-out of the lesson that comes next.
func (t *terminal) chooseGoal(show func(), on, again *game.Offer) (*game.Offer, error) {
	t.emptyLine()
	all := func() { show(); t.offerWager() }
	all()
	goals := map[command]*game.Offer{practise: again, mixUps: t.mixUpsGoal(), testOut: t.testOf(on)}
	for {
		line, c, err := t.ask(all)
		if err != nil {
			return nil, err
		}
		goal := goals[c]
		answered, err := t.answerWager(line, c, c == goOn || goal != nil)
		switch {
		case err != nil:
			return nil, err
		case answered && on == nil:
			show()
		case answered, c == goOn:
			return on, nil
		case goal != nil:
			return goal, nil
		case c == practise:
			t.sayNothingToPractise()
		case c == faceBoss:
			if chosen, err := t.chooseBoss(); chosen != nil || err != nil {
				return chosen, err
			}
			show()
		case c == free:
			if chosen, err := t.chooseFree(); chosen != nil || err != nil {
				return chosen, err
			}
			show()
		default:
			t.sayUseless(c)
		}
	}
}

// sayNothingToPractise says why nothing can be practised: all is right, or an open sitting asks
// it still.
func (t *terminal) sayNothingToPractise() {
	if slices.ContainsFunc(t.pack.Path(), func(l content.LessonHead) bool { return t.satBefore(t.pack, l) }) {
		t.say(t.book().NothingOpen)
		return
	}
	t.say(t.book().NothingMiss)
}
