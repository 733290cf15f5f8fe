package plain

import (
	"strconv"

	"quest/content"
	"quest/game"
)

// going is where play goes next. It is also the error that leaves what is played for
// another place; nothing is lost by it, for every step was kept when it was made.
type going struct {
	pack *content.Pack
	goal game.Goal
}

// Error names the lesson, for logs and tests.
func (g *going) Error() string { return "the player goes to " + string(g.goal.Lesson) }

// first gives what to play at the start: the place that was asked for, else the
// next sensible thing of the first pack that has one; nil if there is none.
func (t *table) first() (*going, error) {
	if t.seat.Start == nil {
		if to := t.anywhere(); to != nil {
			return to, nil
		}
		t.pack = t.seat.Packs[0]
		return t.rest()
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
		return &going{t.pack, t.seat.Player.Open(t.pack, head, t.seat.Now())}, nil
	}
	if to := t.undone(t.pack); to != nil {
		return to, nil
	}
	return t.rest()
}

// anywhere gives the next sensible thing of the first pack that is not finished.
func (t *table) anywhere() *going {
	for _, p := range t.seat.Packs {
		if to := t.undone(p); to != nil {
			return to
		}
	}
	return nil
}

// undone gives what is left to do in a pack. A finished pack has nothing left but
// practice and reading again, which nobody is pushed into.
func (t *table) undone(p *content.Pack) *going {
	for _, l := range p.Lessons() {
		if t.seat.Player.State(p, l) != game.Done {
			if goal, ok := t.seat.Player.Advise(p, t.seat.Now()); ok {
				return &going{p, goal}
			}
		}
	}
	return nil
}

// missed gives the practice of what was missed in this pack, nil if nothing was: in
// the lesson that was played last, else in the first one that has something. n is how
// many items it asks.
func (t *table) missed() (again *going, n int) {
	for _, l := range t.pack.Lessons() {
		if m := t.seat.Player.Missed(t.pack, l.Quiz); m > 0 && (n == 0 || l.ID == t.last) {
			again, n = &going{t.pack, game.Goal{Lesson: l.ID, Mode: game.Again}}, m
		}
	}
	return again, n
}

// offer asks whether to go on with the next thing of this pack. Once the pack is
// finished, another one is offered, unless this one was asked for by name.
func (t *table) offer() (*going, error) {
	to := t.undone(t.pack)
	done := to == nil
	if done && t.seat.Start == nil {
		to = t.anywhere()
	}
	if to == nil {
		return t.rest()
	}
	again, n := t.missed()
	title := t.pack.Meta().Title
	return t.choose(func() {
		if done {
			t.fill(t.book().PackDone, "title", t.inline(title))
		}
		if n > 0 && to.goal.Mode != game.Again {
			t.fill(t.book().Practise, "n", strconv.Itoa(n), "title", t.lessonOf(again))
		}
		t.offerMixUps()
		t.fill(t.offered(to), "title", t.lessonOf(to))
	}, to, again)
}

// offered picks the words for what comes next.
func (t *table) offered(to *going) string {
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

// lessonOf gives the title of the lesson that play goes to.
func (t *table) lessonOf(to *going) string {
	head, _ := to.pack.Head(to.goal.Lesson)
	return t.inline(head.Title)
}

func quizOf(to *going) content.QuizID {
	head, _ := to.pack.Head(to.goal.Lesson)
	return head.Quiz
}

// rest is where a finished pack leaves the player: practice, another lesson, or the
// end of the evening.
func (t *table) rest() (*going, error) {
	again, n := t.missed()
	return t.choose(func() {
		t.fill(t.book().PackDone, "title", t.inline(t.pack.Meta().Title))
		t.offerMixUps()
		if n > 0 {
			t.fill(t.book().DonePractise, "n", strconv.Itoa(n), "title", t.lessonOf(again))
		} else {
			t.say(t.book().DoneLeave)
		}
	}, again, again)
}

// mixUps gives the practice of what is mixed up in this pack, nil if nothing is.
func (t *table) mixUps() *going {
	if len(t.seat.Player.Drillable(t.pack)) == 0 {
		return nil
	}
	return &going{t.pack, game.Goal{Mode: game.Drill}}
}

func (t *table) offerMixUps() {
	if t.mixUps() != nil {
		t.say(t.book().MixUpsOffer)
	}
}

// choose waits for enter, which goes on, and ends the evening if there is no way on;
// or for the practice of what was missed or is mixed up, if something is.
func (t *table) choose(show func(), on, again *going) (*going, error) {
	t.gap()
	all := func() { show(); t.offerWager() }
	all()
	drill := t.mixUps()
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
