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

// play leads through one session.
func (t *table) play(goal game.Goal) error {
	s, b, err := game.Begin(t.pack, t.seat.Player, goal, t.seat.Now())
	if err != nil {
		t.fill(t.book().Unplayed, "why", err.Error())
		return nil
	}
	if _, err := t.keep(b); err != nil {
		return err
	}
	t.last, t.told = cmp.Or(goal.Lesson, t.last), ""
	t.gap()
	t.opening(s, goal)
	for {
		if _, over := s.Step().(game.EndStep); over {
			return nil
		}
		if err := t.step(s); err != nil {
			return err
		}
	}
}

// opening says what begins.
func (t *table) opening(s *game.Session, goal game.Goal) {
	if goal.Mode == game.Drill {
		t.say(t.book().Drilling)
		for _, c := range t.seat.Player.Confusions(t.pack) {
			t.textAs(c.Misconception.Says, func(p *phrase.Plain) string { return p.Belief }, "says")
		}
		return
	}
	l := s.Lesson()
	if q, asks := s.Step().(game.QuestionStep); asks && q.Kind != game.Check {
		t.fill(t.book().Quizzing, "title", t.inline(l.Title))
		return
	}
	t.fill(t.book().Reading, "title", t.inline(l.Title), "minutes", strconv.Itoa(l.Minutes))
}

// step shows one step and moves on from it.
func (t *table) step(s *game.Session) error {
	switch step := s.Step().(type) {
	case game.PointStep:
		return t.shown(s, func() { t.point(step) })
	case game.TakeawaysStep:
		return t.shown(s, func() { t.takeaways(step) })
	case game.QuestionStep:
		return t.question(s)
	case game.VerdictStep:
		return t.afterVerdict(s, step)
	case game.SummaryStep:
		t.gap()
		t.summary(step)
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
func (t *table) afterVerdict(s *game.Session, step game.VerdictStep) error {
	show := func() {
		if step.Kind == game.Practice {
			t.say(t.book().UndoHow)
		} else {
			t.say(t.book().GoOn)
		}
	}
	show()
	undone := false
	err := t.pause(func() { t.verdict(step); show() }, func(_ string, c command) (bool, error) {
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
			return false, t.object(s)
		case scenario:
			t.again(step.Question.Item.Case)
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

// shown shows something to read, and moves on or back.
func (t *table) shown(s *game.Session, show func()) error {
	t.gap()
	show()
	before, gone := s.Step(), false
	err := t.pause(show, func(_ string, c command) (bool, error) {
		if c == back {
			s.Back()
			gone = !same(before, s.Step())
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

// same reports whether going back has led nowhere.
func same(a, b game.Step) bool {
	pa, aok := a.(game.PointStep)
	pb, bok := b.(game.PointStep)
	return aok == bok && pa.N == pb.N
}

func (t *table) point(p game.PointStep) {
	if p.Begins && !p.Section.Empty() {
		t.fill(t.book().Section, "text", t.inline(p.Section))
	}
	t.fill(t.book().PointAt, "n", strconv.Itoa(p.N), "of", strconv.Itoa(p.Of))
	t.sentence(p.Point)
	for _, e := range p.Exhibits {
		if e.Kind == content.Art {
			t.picture(e)
		} else {
			t.code(e.Code)
		}
	}
}

func (t *table) sentence(b content.Block) {
	f := as("{text}")
	switch b.Mark {
	case content.Callout:
		f = func(p *phrase.Plain) string { return p.Callout }
	case content.Bullet:
		f = as("- {text}")
	case content.Plain, content.Number:
	}
	t.textAs(b.Text, f, "text")
	t.textAs(b.Gist, func(p *phrase.Plain) string { return p.Gist }, "text")
}

func (t *table) takeaways(step game.TakeawaysStep) {
	t.fill(t.book().Takeaways, "title", t.inline(step.Lesson.Title))
	for _, p := range step.Points {
		t.sentence(p)
	}
}

// answer gives the answer, tells the verdict, and then what is on disk.
func (t *table) answer(s *game.Session, gave grade.Answer, sure game.Certainty) error {
	s.Claim(sure)
	b, err := s.Answer(gave, t.speech, t.seat.Now())
	if err != nil {
		t.fill(t.book().Unplayed, "why", err.Error())
		return errLeave
	}
	step, ok := s.Step().(game.VerdictStep)
	if !ok {
		return nil
	}
	t.verdict(step)
	if err := t.out.Flush(); err != nil {
		return err
	}
	known := t.unsaved
	saved, err := t.keep(b)
	switch {
	case err != nil:
		return err
	case !t.unsaved:
		t.tellSaved(saved)
	case known:
		t.say(t.book().StillUnsaved)
	}
	t.paid(step)
	t.staked(step)
	return nil
}

// tellSaved says that what was played is on disk, and the first time what its number
// is.
func (t *table) tellSaved(answers int) {
	t.fill(t.book().Saved, "n", strconv.Itoa(answers))
	if !t.counted {
		t.say(t.book().SavedHow)
	}
	t.counted = true
}

func (t *table) paid(step game.VerdictStep) {
	xp := strconv.Itoa(step.XP)
	switch {
	case step.XP > 0 && t.unsaved:
		t.fill(t.book().XPWaits, "xp", xp)
	case step.XP > 0:
		t.fill(t.book().XP, "xp", xp)
	case step.Verdict.Right && (step.Kind == game.Check || step.Kind == game.Sitting):
		t.say(t.book().NoXP)
	}
}

func (t *table) summary(step game.SummaryStep) {
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
		for _, item := range step.Missed {
			t.naming(item, bulleted())
		}
	}
}

// openChest shows what was granted and keeps that it was seen.
func (t *table) openChest(grants []*game.Granted) error {
	if len(grants) == 0 {
		return nil
	}
	t.gap()
	t.chest(grants)
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

func (t *table) chest(grants []*game.Granted) {
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
			t.fill(b.ChestRank, "title", t.titled(g.Title))
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

// titled gives the words of a title in the languages on screen.
func (t *table) titled(words map[content.Lang]content.Safe) string {
	var parts []string
	for _, lang := range t.speech.Langs() {
		if w := words[lang]; !w.Empty() {
			parts = append(parts, content.PlainText(w))
		}
	}
	return strings.Join(parts, " / ")
}
