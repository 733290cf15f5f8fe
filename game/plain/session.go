package plain

import (
	"cmp"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

// playSession plays one session to its end.
func (t *terminal) playSession(goal game.Goal) error {
	s, b, err := game.BeginDay(t.seat.Player, goal, t.seat.Packs, t.seat.Now())
	if err != nil {
		t.fill(t.book().Unplayed, "why", err.Error())
		return nil
	}
	if _, err := t.keep(b); err != nil {
		return err
	}
	about := s.About()
	defer func(pack *content.Pack) { t.pack = pack }(t.pack)
	t.lastLesson, t.scenarioShown = cmp.Or(about.Lesson.ID, t.lastLesson), ""
	t.emptyLine()
	if about.Review {
		return t.playReview(s)
	}
	t.sayOpening(about, s.Step())
	t.offerTest(t.beginning(s))
	if reads(s.Step()) {
		t.offerTerms(about)
	}
	return t.playSteps(s)
}

// playSteps shows one step after the other until the session is over.
func (t *terminal) playSteps(s *game.Session) error {
	for {
		if _, over := s.Step().(game.EndStep); over {
			return nil
		}
		if err := t.playStep(s); err != nil {
			return err
		}
	}
}

// playStep shows one step and moves on from it.
func (t *terminal) playStep(s *game.Session) error {
	if q, asks := s.Question(); asks { // a round may ask from several packs
		t.pack = q.Pack
	}
	switch step := s.Step().(type) {
	case game.PointStep:
		return t.showPage(s, func() { t.sayPoint(step) })
	case game.TakeawaysStep:
		return t.showPage(s, func() { t.sayTakeaways(step) })
	case game.QuestionStep:
		return t.question(s)
	case game.VerdictStep:
		return t.afterVerdict(s, step)
	case game.SummaryStep:
		t.emptyLine()
		now := t.seat.Now()
		t.saySummary(step, t.seat.Player.Today(now), now.Wall)
	case game.ChestStep:
		if err := t.openChest(step.Grants); err != nil {
			return err
		}
	case game.EndStep, game.OverviewStep, game.PaperStep: // a paper shows its own: see sitting
		return nil
	}
	_, err := t.keep(s.Next(t.seat.Now()))
	return err
}

// afterVerdict waits until the player goes on, or takes back a practice answer.
func (t *terminal) afterVerdict(s *game.Session, step game.VerdictStep) error {
	show := func() {
		if step.Undo {
			t.say(t.book().UndoHow)
		} else {
			t.say(t.book().GoOn)
		}
	}
	show()
	undone := false
	err := t.pause(func() { t.sayVerdict(step); show() }, func(_ string, c command) (bool, error) {
		switch c {
		case undo:
			b, ok := s.Undo(t.seat.Now())
			if !ok {
				t.sayUseless(c)
				return false, nil
			}
			if undone = true; !t.trying {
				t.say(t.book().Undone)
			}
			_, err := t.keep(b)
			return true, err
		case dispute:
			return false, t.dispute(s)
		case starItem, buryItem, suspendItem, unmark:
			return false, t.changeMark(s, c)
		case itemPage:
			t.sayItem(step.Question)
		case scenario:
			t.repeatScenario(step.Question.Item.Case)
		default:
			t.sayUseless(c)
		}
		return false, nil
	})
	if err != nil || undone {
		return err
	}
	_, err = t.keep(s.Next(t.seat.Now()))
	return err
}

// showPage shows something to read, and moves on or back.
func (t *terminal) showPage(s *game.Session, show func()) error {
	t.emptyLine()
	show()
	gone := false
	err := t.pause(show, func(line string, c command) (bool, error) {
		which, asked := t.words.askedTerm(line)
		test := t.testOf(t.beginning(s))
		switch {
		case c == testOut && test != nil:
			return true, &chosenGoal{*test}
		case c == back:
			if gone = s.Back(); !gone {
				t.sayUseless(c)
			}
		case c == terms:
			t.listTerms(s.About())
		case c == none && asked:
			t.explainTerm(s.About(), which)
		default:
			t.sayUseless(c)
		}
		return gone, nil
	})
	if err != nil || gone {
		return err
	}
	_, err = t.keep(s.Next(t.seat.Now()))
	return err
}

// answer gives the answer, says the verdict, and then what is on disk.
func (t *terminal) answer(s *game.Session, gave grade.Answer, sure game.Certainty) error {
	s.Claim(sure)
	b, err := s.Answer(gave, t.speech, t.seat.Now())
	if err != nil {
		t.fill(t.book().Unplayed, "why", err.Error())
		return errLeave
	}
	step, judged := s.Step().(game.VerdictStep)
	if !judged {
		_, err := t.keep(b)
		return err
	}
	t.sayVerdict(step)
	if t.trying {
		t.emptyLine()
		t.sayKey(step.Question, false)
		return nil
	}
	if err := t.out.Flush(); err != nil {
		return err
	}
	known := t.unsaved
	saved, err := t.store(b)
	switch {
	case err != nil:
		return err
	case !t.unsaved:
		t.saySaved(saved)
	case known:
		t.sayWaits()
	}
	t.sayXP(step)
	t.sayStake(step)
	t.sayTasks(step.Tasks, step.AllTasks)
	t.sayDrop(step)
	return t.tellFeats(b)
}

// reads reports whether a step is a page of a lesson.
func reads(step game.Step) bool {
	switch step.(type) {
	case game.PointStep, game.TakeawaysStep:
		return true
	default:
		return false
	}
}
