package game

import "quest/content"

// Homework is how a player stands with a lesson, or with a whole pack, that is to be done by a day.
type Homework struct {
	State HomeworkState
	N, Of int      // of a pack: lessons that are done; of a lesson: points that were read and questions of its quiz that were right. N is Of once it is done, and only then
	On    StudyDay // on which it was done; 0 for not yet, or for a save that does not say when
	Late  bool     // it was done after its day, or is not done and its day is over
}

// HomeworkState is how far somebody has come.
type HomeworkState string

// The states.
const (
	NotBegun    HomeworkState = "new"
	BegunWork   HomeworkState = "begun"
	DoneWork    HomeworkState = "done"
	UnknownWork HomeworkState = "unknown" // the pack does not have the lesson, or nothing on its path
)

// Homework tells how a player stands with a lesson of a pack, or with all of it for "", that is due
// on a study day, as of today. Something is done as on the map: read, and its quiz passed, or passed
// by a test-out.
func (p *Player) Homework(pack *content.Pack, lesson content.LessonID, due, today StudyDay) Homework {
	path := pack.Path()
	if lesson != "" {
		head, ok := pack.Head(lesson)
		if !ok {
			return Homework{State: UnknownWork}
		}
		path = []content.LessonHead{head}
	}
	h := Homework{State: NotBegun, Of: len(path)}
	begun := false
	for _, l := range path {
		if on, done := p.DoneOn(pack, l); done {
			h.N++
			h.On = max(h.On, on)
		}
		begun = begun || p.State(pack, l) != Untouched
	}
	switch {
	case len(path) == 0:
		h.State = UnknownWork
	case h.N == h.Of:
		h.State = DoneWork
	case begun:
		h.State, h.On = BegunWork, 0
	}
	if lesson != "" && h.State != UnknownWork {
		h.N, h.Of = p.steps(pack, path[0])
	}
	h.Late = h.State == DoneWork && h.On > due || h.State != DoneWork && h.State != UnknownWork && today > due
	return h
}

// steps counts the points of a lesson and the questions of its quiz, and what of them is done.
func (p *Player) steps(pack *content.Pack, l content.LessonHead) (n, of int) {
	of = max(1, l.Points+pack.QuizSize(l.Quiz))
	if p.State(pack, l) == Done {
		return of, of
	}
	n = min(p.Reading(pack.ID().Lesson(l.ID)).Points, l.Points)
	for _, right := range p.Quizzing(pack.ID().Quiz(l.Quiz)).Verdicts {
		if right {
			n++
		}
	}
	return min(n, of-1), of
}

// DoneOn gives the study day on which a lesson was done for the first time; 0 where the save does not
// tell. done is false for one that is not done as the pack is now.
func (p *Player) DoneOn(pack *content.Pack, l content.LessonHead) (on StudyDay, done bool) {
	if p.State(pack, l) != Done {
		return 0, false
	}
	r := p.Reading(pack.ID().Lesson(l.ID))
	if p.played(pack, l) == Done {
		on = p.playedOn(pack, l, r)
	}
	if r.TestedOn != 0 && (on == 0 || r.TestedOn < on) {
		on = r.TestedOn
	}
	return on, true
}

// playedOn gives the day on which a lesson was both read and its quiz passed, 0 for unknown.
func (p *Player) playedOn(pack *content.Pack, l content.LessonHead, r Reading) StudyDay {
	if l.Quiz == "" {
		return r.Finished
	}
	q := p.Quizzing(pack.ID().Quiz(l.Quiz))
	passed := q.passedOn(needOf(pack, l.Quiz))
	switch {
	case l.Pool():
		return passed
	case passed == 0, r.Finished == 0:
		return 0
	}
	return max(r.Finished, passed)
}

// Rise is a finished sitting that was better than all before.
type Rise struct {
	Day StudyDay
	Got int
	Of  int
}

// mostRises is how many sittings of a quiz, each better than all before, a save knows the days of.
const mostRises = 20

// rise remembers the day of a finished sitting that was better than all before.
func (q *Quizzing) rise(e *Finished, day StudyDay) {
	if len(q.Rises) < mostRises {
		q.Rises = append(q.Rises, Rise{day, e.Right, e.Of})
	}
}

// passedOn gives the day of the first sitting with a share of right verdicts, 0 for none.
func (q *Quizzing) passedOn(share float64) StudyDay {
	for _, r := range q.Rises {
		if r.Of > 0 && enough(r.Got, r.Of, share) {
			return r.Day
		}
	}
	return 0
}
