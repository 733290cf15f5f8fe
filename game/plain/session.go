package plain

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// playSession plays one session to its end.
func (t *terminal) playSession(goal game.Goal) error {
	s, b, err := game.Begin(t.seat.Player, goal, t.seat.Now())
	if err != nil {
		t.fill(t.book().Unplayed, "why", err.Error())
		return nil
	}
	if _, err := t.keep(b); err != nil {
		return err
	}
	about := s.About()
	t.lastLesson, t.scenarioShown = cmp.Or(about.Lesson.ID, t.lastLesson), ""
	t.emptyLine()
	t.sayOpening(about, s.Step())
	for {
		if _, over := s.Step().(game.EndStep); over {
			return nil
		}
		if err := t.playStep(s); err != nil {
			return err
		}
	}
}

// sayOpening says what begins.
func (t *terminal) sayOpening(about game.About, first game.Step) {
	l := about.Lesson
	if l.ID == "" {
		t.say(t.book().Drilling)
		for _, m := range about.Beliefs {
			t.textAs(m.Says, func(p *phrase.Plain) string { return p.Belief }, "says")
		}
		return
	}
	if q, asks := first.(game.QuestionStep); asks && q.Kind != game.Check {
		t.fill(t.book().Quizzing, "title", t.inline(l.Title))
		return
	}
	t.fill(t.book().Reading, "title", t.inline(l.Title), "minutes", strconv.Itoa(l.Minutes))
}

// playStep shows one step and moves on from it.
func (t *terminal) playStep(s *game.Session) error {
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
		t.saySummary(step)
	case game.ChestStep:
		if err := t.openChest(step.Grants); err != nil {
			return err
		}
	case game.EndStep:
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
				t.idle(c)
				return false, nil
			}
			undone = true
			t.say(t.book().Undone)
			_, err := t.keep(b)
			return true, err
		case dispute:
			return false, t.dispute(s)
		case scenario:
			t.repeatScenario(step.Question.Item.Case)
		default:
			t.idle(c)
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
	err := t.pause(show, func(_ string, c command) (bool, error) {
		if c == back {
			gone = s.Back()
		}
		if !gone {
			t.idle(c)
		}
		return gone, nil
	})
	if err != nil || gone {
		return err
	}
	_, err = t.keep(s.Next(t.seat.Now()))
	return err
}

func (t *terminal) sayPoint(p game.PointStep) {
	if p.Begins && !p.Section.Empty() {
		t.fill(t.book().Section, "text", t.inline(p.Section))
	}
	t.fill(t.book().PointAt, "n", strconv.Itoa(p.N), "of", strconv.Itoa(p.Of))
	t.saySentence(p.Point)
	for _, e := range p.Exhibits {
		if e.Kind == content.Art {
			t.picture(e)
		} else {
			t.code(e.Code)
		}
	}
}

func (t *terminal) saySentence(b content.Block) {
	f := plainForm("{text}")
	switch b.Mark {
	case content.Callout:
		f = func(p *phrase.Plain) string { return p.Callout }
	case content.Bullet:
		f = plainForm("- {text}")
	case content.Plain, content.Number:
	}
	t.textAs(b.Text, f, "text")
	t.textAs(b.Gist, func(p *phrase.Plain) string { return p.Gist }, "text")
}

func (t *terminal) sayTakeaways(step game.TakeawaysStep) {
	t.fill(t.book().Takeaways, "title", t.inline(step.Lesson.Title))
	for _, p := range step.Points {
		t.saySentence(p)
	}
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
	if err := t.out.Flush(); err != nil {
		return err
	}
	known := t.unsaved
	saved, err := t.keep(b)
	switch {
	case err != nil:
		return err
	case !t.unsaved:
		t.saySaved(saved)
	case known:
		t.say(t.book().StillUnsaved)
	}
	t.sayXP(step)
	t.sayStake(step)
	return nil
}

// saySaved says that what was played is on disk, and the first time what its number
// means.
func (t *terminal) saySaved(answers int) {
	t.fill(t.book().Saved, "n", strconv.Itoa(answers))
	if !t.savedHowSaid {
		t.say(t.book().SavedHow)
	}
	t.savedHowSaid = true
}

func (t *terminal) sayXP(step game.VerdictStep) {
	xp := strconv.Itoa(step.XP)
	switch {
	case step.XP > 0 && t.unsaved:
		t.fill(t.book().XPWaits, "xp", xp)
	case step.XP > 0:
		t.fill(t.book().XP, "xp", xp)
	case step.Verdict.Right && step.Counts:
		t.say(t.book().NoXP)
	}
}

func (t *terminal) saySummary(step game.SummaryStep) {
	if step.Practice {
		t.say(t.book().Practised)
		return
	}
	percent := 0
	if step.Of > 0 {
		percent = 100 * step.Got / step.Of
	}
	t.fill(t.book().Score, "got", strconv.Itoa(step.Got), "of", strconv.Itoa(step.Of), "percent", strconv.Itoa(percent))
	if step.Carried > 0 {
		t.fill(t.book().Carried, "n", strconv.Itoa(step.Carried))
	}
	if step.Passed {
		t.say(t.book().Passed)
	} else {
		t.fill(t.book().Failed, "percent", strconv.Itoa(int(math.Round(100*step.Need))))
	}
	if len(step.Missed) > 0 {
		t.say(t.book().Missed)
		for _, q := range step.Missed {
			t.briefly(q.Item, bulletForm())
		}
	}
}

// openChest shows what was earned and keeps that it was seen.
func (t *terminal) openChest(grants []*game.Granted) error {
	if len(grants) == 0 {
		return nil
	}
	t.emptyLine()
	t.sayChest(grants)
	if err := t.out.Flush(); err != nil {
		return err
	}
	if _, err := t.keep(t.seat.Player.OpenChest(t.seat.Now())); err != nil {
		return err
	}
	if t.unsaved {
		t.say(t.book().StillUnsaved)
	} else {
		t.say(t.book().Kept)
	}
	return nil
}

func (t *terminal) sayChest(grants []*game.Granted) {
	b := t.book()
	t.say(b.Chest)
	for _, g := range grants {
		if g.XP > 0 {
			t.fill(b.ChestXP, "xp", strconv.Itoa(g.XP))
		}
		if g.Gold > 0 {
			t.fill(b.ChestGold, "gold", strconv.Itoa(g.Gold))
		}
		if len(g.Title) > 0 {
			t.fill(b.ChestRank, "title", t.titleWords(g.Title))
		}
		for _, d := range g.Drops {
			switch {
			case d.Gold > 0:
				t.fill(b.ChestGold, "gold", strconv.Itoa(d.Gold))
			case d.XP > 0:
				t.fill(b.ChestXP, "xp", strconv.Itoa(d.XP))
			default:
				t.say(b.ChestBare)
			}
		}
	}
}

// titleWords gives the words of a title in the languages on screen.
func (t *terminal) titleWords(words map[content.Lang]content.Safe) string {
	var parts []string
	for _, lang := range t.speech.Langs() {
		if w := words[lang]; !w.Empty() {
			parts = append(parts, content.PlainText(w))
		}
	}
	return strings.Join(parts, " / ")
}
