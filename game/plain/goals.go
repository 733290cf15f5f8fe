package plain

import (
	"strconv"

	"quest/content"
	"quest/game"
)

// packGoal is what is played next and in which pack. As an error it ends what is being
// played in favour of that; every step was kept when it was made.
type packGoal struct {
	pack *content.Pack
	goal game.Goal
}

// Error names the lesson, for logs and tests.
func (g *packGoal) Error() string { return "the player goes to " + string(g.goal.Lesson) }

// firstGoal gives what to play at the start: the destination that was asked for, else
// the next sensible thing of the first pack that has one; nil if there is none.
func (t *terminal) firstGoal() (*packGoal, error) {
	if t.seat.Start == nil {
		if to := t.goalInAnyPack(); to != nil {
			return to, nil
		}
		t.pack = t.seat.Packs[0]
		return t.offerRest()
	}
	for _, p := range t.seat.Packs {
		if p.ID() == t.seat.Start.Pack {
			t.pack = p
		}
	}
	if t.pack == nil {
		t.fill(t.book().NoPlace, "place", string(t.seat.Start.Pack))
		return nil, nil
	}
	if id := t.seat.Start.Lesson; id != "" {
		head, ok := t.pack.Head(id)
		if !ok {
			t.fill(t.book().NoPlace, "place", string(t.pack.ID())+"/"+string(id))
			return nil, nil
		}
		return &packGoal{t.pack, t.seat.Player.Open(t.pack, head, t.seat.Now())}, nil
	}
	if to := t.goalIn(t.pack); to != nil {
		return to, nil
	}
	return t.offerRest()
}

// goalInAnyPack gives the next sensible thing of the first pack that is not finished,
// nil if all are.
func (t *terminal) goalInAnyPack() *packGoal {
	for _, p := range t.seat.Packs {
		if to := t.goalIn(p); to != nil {
			return to
		}
	}
	return nil
}

// goalIn gives what is left to do in a pack, nil for nothing. A finished pack has
// nothing left but practice and reading again, which are never suggested.
func (t *terminal) goalIn(p *content.Pack) *packGoal {
	for _, l := range p.Lessons() {
		if t.seat.Player.State(p, l) != game.Done {
			if goal, ok := t.seat.Player.Advise(p, t.seat.Now()); ok {
				return &packGoal{p, goal}
			}
		}
	}
	return nil
}

// missedGoal gives the practice of what was missed in this pack, nil if nothing was:
// in the lesson that was played last, else in the first one that has something. n is
// how many items it asks.
func (t *terminal) missedGoal() (again *packGoal, n int) {
	for _, l := range t.pack.Lessons() {
		if m := t.seat.Player.Missed(t.pack, l.Quiz); m > 0 && (n == 0 || l.ID == t.last) {
			again, n = &packGoal{t.pack, game.Goal{Lesson: l.ID, Mode: game.Again}}, m
		}
	}
	return again, n
}

// offerNext asks whether to go on with the next thing of this pack. Once the pack is
// finished, another one is offered, unless this one was asked for by name.
func (t *terminal) offerNext() (*packGoal, error) {
	to := t.goalIn(t.pack)
	done := to == nil
	if done && t.seat.Start == nil {
		to = t.goalInAnyPack()
	}
	if to == nil {
		return t.offerRest()
	}
	again, n := t.missedGoal()
	title := t.pack.Meta().Title
	return t.chooseGoal(func() {
		if done {
			t.fill(t.book().PackDone, "title", t.inline(title))
		}
		if n > 0 && to.goal.Mode != game.Again {
			t.fill(t.book().Practise, "n", strconv.Itoa(n), "title", t.lessonTitle(again))
		}
		t.offerMixUps()
		t.fill(t.offerWords(to), "title", t.lessonTitle(to))
	}, to, again)
}

// offerWords picks the words that offer what comes next.
func (t *terminal) offerWords(to *packGoal) string {
	switch b := t.book(); {
	case to.goal.Mode == game.Again && t.seat.Player.Missed(to.pack, quizOf(to)) == 0:
		return b.NextAllAgain
	case to.goal.Mode == game.Again:
		return b.NextPractice
	case to.goal.Mode == game.Sit, t.seat.Player.Reading(to.pack.ID().Lesson(to.goal.Lesson)).Done:
		return b.NextQuiz
	default:
		return b.NextLesson
	}
}

// lessonTitle gives the title of the lesson of a goal.
func (t *terminal) lessonTitle(to *packGoal) string {
	head, _ := to.pack.Head(to.goal.Lesson)
	return t.inline(head.Title)
}

func quizOf(to *packGoal) content.QuizID {
	head, _ := to.pack.Head(to.goal.Lesson)
	return head.Quiz
}

// offerRest says what a finished pack still offers: practice, another lesson, or
// leaving.
func (t *terminal) offerRest() (*packGoal, error) {
	again, n := t.missedGoal()
	return t.chooseGoal(func() {
		t.fill(t.book().PackDone, "title", t.inline(t.pack.Meta().Title))
		t.offerMixUps()
		if n > 0 {
			t.fill(t.book().DonePractise, "n", strconv.Itoa(n), "title", t.lessonTitle(again))
		} else {
			t.say(t.book().DoneLeave)
		}
	}, again, again)
}

// mixUpsGoal gives the practice of what is mixed up in this pack, nil if nothing is.
func (t *terminal) mixUpsGoal() *packGoal {
	if len(t.seat.Player.Drillable(t.pack)) == 0 {
		return nil
	}
	return &packGoal{t.pack, game.Goal{Mode: game.Drill}}
}

// offerMixUps says how to practise what is mixed up, if anything is.
func (t *terminal) offerMixUps() {
	if t.mixUpsGoal() != nil {
		t.say(t.book().MixUpsOffer)
	}
}

// chooseGoal waits for enter, which goes on and ends play if nothing is left (on is
// nil), or for the practice of what was missed (again) or is mixed up, if something
// is.
func (t *terminal) chooseGoal(show func(), on, again *packGoal) (*packGoal, error) {
	t.emptyLine()
	all := func() { show(); t.offerWager() }
	all()
	drill := t.mixUpsGoal()
	for {
		line, c, err := t.ask(all)
		if err != nil {
			return nil, err
		}
		leads := c == goOn || c == practise && again != nil || c == mixUps && drill != nil
		answered, err := t.answerWager(line, c, leads)
		switch {
		case err != nil:
			return nil, err
		case answered && on == nil:
			show()
		case answered, c == goOn:
			return on, nil
		case c == practise && again != nil:
			return again, nil
		case c == practise:
			t.say(t.book().NothingMiss)
		case c == mixUps && drill != nil:
			return drill, nil
		default:
			t.idle(c)
		}
	}
}
