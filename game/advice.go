package game

import "quest/content"

// LessonState is how far a lesson with its quiz has come.
type LessonState string

// The states of a lesson, from untouched to done.
const (
	Untouched LessonState = "new"
	Begun     LessonState = "reading"
	ReadOnly  LessonState = "read"  // read, its quiz not begun
	InQuiz    LessonState = "quiz"  // a sitting is open
	Failed    LessonState = "retry" // a sitting was finished below the wanted share
	Done      LessonState = "done"  // read, and its quiz done well enough
)

// State gives how far a player has come with a lesson.
func (p *Player) State(pack *content.Pack, l content.LessonHead) LessonState {
	r := p.Reading(pack.ID().Lesson(l.ID))
	q := p.Quizzing(pack.ID().Quiz(l.Quiz))
	switch {
	case r.Done && (l.Quiz == "" || reached(q, packShare)):
		return Done
	case q.Open:
		return InQuiz
	case q.Sittings > 0 && r.Done:
		return Failed
	case r.Done:
		return ReadOnly
	case r.Points > 0:
		return Begun
	}
	return Untouched
}

// Missed counts the items that the newest sitting over a quiz got wrong and that
// were not put right in practice since.
func (p *Player) Missed(pack *content.Pack, quiz content.QuizID) int {
	n := 0
	for _, right := range p.Quizzing(pack.ID().Quiz(quiz)).Verdicts {
		if !right {
			n++
		}
	}
	return n
}

// Advise gives the next sensible thing in a pack: the first lesson that is not
// done and can go on today; else what the newest sittings missed is practised; else
// the last lesson is read again. ok is false for a pack without lessons.
func (p *Player) Advise(pack *content.Pack, now Moment) (goal Goal, ok bool) {
	lessons := pack.Lessons()
	var retry *content.LessonHead
	for i, l := range lessons {
		switch p.State(pack, l) {
		case Done:
			if retry == nil && p.Missed(pack, l.Quiz) > 0 {
				retry = &lessons[i]
			}
		case Failed:
			if p.MaySit(pack, l.Quiz, now) {
				return Goal{Lesson: l.ID, Mode: Sit}, true
			}
			if retry == nil {
				retry = &lessons[i]
			}
		case Untouched, Begun, ReadOnly, InQuiz:
			return Goal{Lesson: l.ID, Mode: Continue}, true
		}
	}
	switch {
	case retry != nil:
		return Goal{Lesson: retry.ID, Mode: Again}, true
	case len(lessons) > 0:
		return Goal{Lesson: lessons[len(lessons)-1].ID, Mode: Reread}, true
	}
	return Goal{}, false
}

// Open gives the sensible goal for one lesson that the player chose.
func (p *Player) Open(pack *content.Pack, l content.LessonHead, now Moment) Goal {
	switch p.State(pack, l) {
	case Done:
		return Goal{Lesson: l.ID, Mode: Reread}
	case Failed:
		if p.MaySit(pack, l.Quiz, now) {
			return Goal{Lesson: l.ID, Mode: Sit}
		}
		return Goal{Lesson: l.ID, Mode: Again}
	case Untouched, Begun, ReadOnly, InQuiz:
	}
	return Goal{Lesson: l.ID, Mode: Continue}
}
