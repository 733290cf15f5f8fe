package plain

import (
	"strconv"

	"quest/content"
	"quest/game"
)

// first gives what to play at the start: the place that was asked for, else the
// next sensible thing of the first pack that has one.
func (t *table) first() (game.Goal, bool) {
	if t.seat.Start == nil {
		goal, ok := t.anywhere()
		if !ok {
			t.pack = t.seat.Packs[0]
			t.finished()
		}
		return goal, ok
	}
	for _, p := range t.seat.Packs {
		if p.ID() == t.seat.Start.Pack {
			t.pack = p
		}
	}
	if t.pack == nil {
		t.fill(t.book().NoPlace, "place", string(t.seat.Start.Pack))
		return game.Goal{}, false
	}
	if id := t.seat.Start.Lesson; id != "" {
		head, ok := t.pack.Head(id)
		if !ok {
			t.fill(t.book().NoPlace, "place", string(t.pack.ID())+"/"+string(id))
			return game.Goal{}, false
		}
		return t.seat.Player.Open(t.pack, head, t.seat.Now()), true
	}
	goal, ok := t.undone(t.pack)
	if !ok {
		t.finished()
	}
	return goal, ok
}

// anywhere gives the next sensible thing of the first pack that is not finished.
func (t *table) anywhere() (game.Goal, bool) {
	for _, p := range t.seat.Packs {
		if goal, ok := t.undone(p); ok {
			t.pack = p
			return goal, true
		}
	}
	return game.Goal{}, false
}

// undone gives what is left to do in a pack. A finished pack has nothing left but
// reading again, which nobody is pushed into.
func (t *table) undone(p *content.Pack) (game.Goal, bool) {
	goal, ok := t.seat.Player.Advise(p, t.seat.Now())
	return goal, ok && goal.Mode != game.Reread
}

// finished says that nothing is left to do in the pack.
func (t *table) finished() {
	t.fill(t.book().PackDone, "title", t.inline(t.pack.Meta().Title))
	t.fill(t.book().AgainHow, "pack", string(t.pack.ID()))
}

// offer asks whether to go on with the next thing of this pack. Once the pack is
// finished, another one is offered, unless this one was asked for by name.
func (t *table) offer() (game.Goal, bool, error) {
	goal, ok := t.undone(t.pack)
	if !ok {
		t.finished()
		if t.seat.Start != nil {
			return goal, false, nil
		}
		if goal, ok = t.anywhere(); !ok {
			return goal, false, nil
		}
	}
	confused := len(t.seat.Player.Drillable(t.pack)) > 0
	show := func() {
		t.fill(t.nextForm(goal), "title", t.inline(t.title(goal)))
		if confused {
			t.say(t.book().MixUpsOffer)
		}
	}
	t.gap()
	show()
	err := t.pause(show, func(_ string, c command) (bool, error) {
		if c == mixUps && confused {
			goal = game.Goal{Mode: game.Drill}
			return true, nil
		}
		t.idle(c)
		return false, nil
	})
	return goal, true, err
}

func (t *table) title(goal game.Goal) content.Text {
	head, _ := t.pack.Head(goal.Lesson)
	return head.Title
}

// nextForm is the phrase that offers what comes next.
func (t *table) nextForm(goal game.Goal) string {
	switch {
	case goal.Mode == game.Again:
		return t.book().NextPractice
	case goal.Mode == game.Sit, t.seat.Player.Reading(t.pack.ID().Lesson(goal.Lesson)).Done:
		return t.book().NextQuiz
	}
	return t.book().NextLesson
}

// standing says where the player stands, as far as it is on disk.
func (t *table) standing() {
	if t.unsaved {
		return
	}
	p := t.seat.Player
	s := p.Standing(p.Today(t.seat.Now()))
	t.fill(t.book().Standing, "level", strconv.Itoa(s.Level.Number), "xp", strconv.Itoa(s.XP), "gold", strconv.Itoa(s.Gold))
	if s.Title != nil {
		t.fill(t.book().Titled, "title", t.titled(s.Title.Words))
	}
}
