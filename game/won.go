package game

import (
	"slices"

	"quest/content"
)

// Won is what a session has brought since it began, without what a chest holds that was not
// seen open yet.
type Won struct {
	XP, Gold int
	Kept     []*Drawn                // drops that brought a keepsake, for the first time
	Level    int                     // the newest level that was reached, 0 if none was
	Streak   int                     // study days in a row
	Longer   bool                    // the streak has become longer
	Cured    []content.Misconception // that are confused no longer
	Tasks    []Task                  // of the day, that are done now; in a summary those that no verdict has told
	AllTasks bool                    // and none of the day is left
	Achieved []Achievement           // earned, titles of skill too
}

// mark is what a player has at one moment.
type mark struct {
	xp, gold, streak int
	achieved         int      // how many achievements and titles of skill
	confused         []string // misconceptions, by full ID
	tasks            []Task   // of the day, done
}

// mark gives what the player has now, without what an unseen chest holds.
func (p *Player) mark(today StudyDay) mark {
	s := p.Standing(today).Without(p.Sealed())
	m := mark{xp: s.XP, gold: s.Gold, streak: s.Streak}
	m.tasks = p.doneTasks(today)
	m.achieved = len(p.ledger.Achieved)
	for id := range p.ledger.Beliefs {
		if p.confuses(id) {
			m.confused = append(m.confused, id)
		}
	}
	return m
}

// since gives what was won since a mark.
func (p *Player) since(m mark, packs []*content.Pack, today StudyDay) Won {
	now := p.mark(today)
	w := Won{XP: now.xp - m.xp, Gold: now.gold - m.gold, Streak: now.streak, Longer: now.streak > m.streak}
	w.Tasks = slices.DeleteFunc(now.tasks, func(t Task) bool { return slices.Contains(m.tasks, t) })
	if done, of := p.TasksDone(today); len(w.Tasks) > 0 {
		w.AllTasks = done == of
	}
	w.Achieved = p.earnedSince(m.achieved)
	if level := LevelAt(now.xp).Number; level > LevelAt(m.xp).Number {
		w.Level = level
	}
	for _, pack := range packs {
		if !slices.ContainsFunc(m.confused, func(id string) bool { return !p.confuses(id) }) {
			break
		}
		for _, belief := range pack.Misconceptions() {
			if id := pack.ID().Misconception(belief.ID); slices.Contains(m.confused, id) && !p.confuses(id) {
				w.Cured = append(w.Cured, belief)
			}
		}
	}
	return w
}

// Without gives a standing as it would be without what was granted.
func (s Standing) Without(grants []*Granted) Standing {
	if len(grants) == 0 {
		return s
	}
	for _, g := range grants {
		s.XP -= g.XP
		s.Gold -= g.Gold
		for _, d := range g.Drops {
			s.XP -= d.XP
			s.Gold -= d.Gold
		}
	}
	s.XP, s.Gold = max(0, s.XP), max(0, s.Gold)
	s.Level = LevelAt(s.XP)
	s.Titles = slices.DeleteFunc(slices.Clone(s.Titles), func(t Title) bool {
		return slices.ContainsFunc(grants, func(g *Granted) bool { return g.Reward == t.Reward })
	})
	s.Title = wornOf(s.Titles, s.worn)
	return s
}

// ChestLevel is the level that what was granted and not seen yet raises the player to, 0 if
// it raises none.
func (p *Player) ChestLevel(today StudyDay) int {
	all := p.Standing(today)
	if all.Level.Number > all.Without(p.Sealed()).Level.Number {
		return all.Level.Number
	}
	return 0
}

// told adds to a verdict or a summary what was won: by the answer, since it was asked for, with
// what its draw has found, and by the session.
func (s *Session) told(step Step, before mark, found []*Drawn, now Moment) Step {
	today := s.player.Today(now)
	switch step := step.(type) {
	case VerdictStep:
		step = s.player.tell(step, before, s.packs, found, now)
		s.toldTasks, s.toldAll = append(s.toldTasks, step.Tasks...), s.toldAll || step.AllTasks
		return step
	case SummaryStep:
		won := s.player.since(s.began, s.packs, today)
		if step.Resumed {
			won.XP, won.Gold = step.Won.XP, step.Won.Gold
		}
		for _, d := range s.found {
			if d.Keepsake != "" && !d.Twice() {
				won.Kept = append(won.Kept, d)
			}
		}
		won.Tasks = slices.DeleteFunc(won.Tasks, func(t Task) bool { return slices.Contains(s.toldTasks, t) })
		won.AllTasks = won.AllTasks && !s.toldAll
		step.Won, step.Pack = won, s.about.Pack
		if step.Practice || s.about.Pack == nil || s.about.Lesson.ID == "" {
			return step
		}
		return s.onward(step, now)
	default:
		return step
	}
}

// tell adds to a verdict what its answer has brought.
func (p *Player) tell(step VerdictStep, before mark, packs []*content.Pack, found []*Drawn, now Moment) VerdictStep {
	today := p.Today(now)
	w := p.since(before, packs, today)
	step.Level, step.Cured, step.Tasks, step.AllTasks = w.Level, w.Cured, w.Tasks, w.AllTasks
	step.Achieved = w.Achieved
	if len(found) > 0 {
		step.Drop = found[0]
	}
	if step.Unpaid == SeenToday { // a step has moved its day
		k, _ := p.Knowing(step.Question.ID())
		step.PaysFrom = max(p.dueFrom(&k, today), today+1)
	}
	return step
}

// onward adds to a summary how far the pack has come, and what comes next in it.
func (s *Session) onward(step SummaryStep, now Moment) SummaryStep {
	pack := s.about.Pack
	for _, l := range pack.Path() {
		step.Lessons++
		step.Pools = step.Pools || l.Pool()
		if s.player.State(pack, l) == Done {
			step.Done++
		}
	}
	if step.Test && !step.Passed {
		read := s.player.Open(pack, s.about.Lesson, now)
		step.Next = &read
		return step
	}
	if !step.Passed {
		return step
	}
	next, ok := s.player.Advise(pack, Destination{}, now)
	if !ok || next.Lesson.ID == s.about.Lesson.ID {
		return step
	}
	switch next.Deed {
	case StartLesson, FinishLesson, StartQuiz, ResumeQuiz:
		step.Next = &next
	case RetakeQuiz, RedoMissed, RedoQuiz, FaceBoss, Reread, ReviewDue:
	}
	return step
}
