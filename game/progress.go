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

// Progress is how a player stands with one lesson and its quiz: all that a list of
// lessons shows.
type Progress struct {
	State    LessonState
	Read     int  // points that were read, of Points
	Points   int  // of the lesson
	Items    int  // of its quiz, 0 for none
	BestGot  int  // right verdicts of the best sitting, of BestOf
	BestOf   int  // 0 while no sitting was finished
	Missed   int  // items that the newest sitting got wrong, see Player.Missed; 0 before one was finished
	Practice int  // items that practice asks, see Player.Practice; 0 where there is none
	MaySit   bool // the quiz can be sat today
	Again    bool // it was sat today already
	Tested   bool // Done by a test-out alone: it is not read to the end, or its quiz is not passed
	TestOut  bool // a test-out can begin or go on now
	Pool     bool // there is only a quiz, which belongs to no lesson
}

// At is the point at which reading goes on, 1 to Points.
func (g Progress) At() int { return min(g.Read+1, g.Points) }

// Best is the best share of right verdicts in one sitting, 0 to 1.
func (g Progress) Best() float64 {
	if g.BestOf == 0 {
		return 0
	}
	return float64(g.BestGot) / float64(g.BestOf)
}

// State gives how far a player has come with a lesson.
func (p *Player) State(pack *content.Pack, l content.LessonHead) LessonState {
	s := p.played(pack, l)
	if p.Reading(pack.ID().Lesson(l.ID)).Tested && s != InQuiz {
		return Done
	}
	return s
}

// played is State without what a test-out has passed: how far the lesson was read and its
// quiz done.
func (p *Player) played(pack *content.Pack, l content.LessonHead) LessonState {
	r := p.Reading(pack.ID().Lesson(l.ID))
	q := p.Quizzing(pack.ID().Quiz(l.Quiz))
	r.Done = r.Done || l.Pool() && q.Sittings > 0 // there is nothing to read before it
	switch {
	case r.Done && (l.Quiz == "" || passed(pack, l.Quiz, q)):
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

// Progress gives how a player stands with a lesson.
func (p *Player) Progress(pack *content.Pack, l content.LessonHead, now Moment) Progress {
	read := p.Reading(pack.ID().Lesson(l.ID))
	best := p.Quizzing(pack.ID().Quiz(l.Quiz))
	g := Progress{
		State: p.State(pack, l), Read: min(read.Points, l.Points), Points: l.Points, Items: pack.QuizSize(l.Quiz),
		BestGot: best.BestGot, BestOf: best.BestOf, MaySit: p.MaySit(pack, l.Quiz, now), Again: p.satToday(best, now),
	}
	g.TestOut, g.Pool = p.MayTestOut(pack, l, now), l.Pool()
	g.Tested = g.State == Done && p.played(pack, l) != Done
	if read.Done {
		g.Read = l.Points
	}
	if g.State == Done || g.State == Failed {
		g.Missed = p.Missed(pack, l.Quiz)
		if g.Practice = g.Missed; g.Missed == 0 && best.Sittings > 0 && !best.Open {
			g.Practice = g.Items
		}
	}
	return g
}

// Missed counts the items that the newest sitting over a quiz got wrong and that
// were not put right in practice since. While a sitting is open it is 0: practice would
// give away what the sitting still asks.
func (p *Player) Missed(pack *content.Pack, quiz content.QuizID) int {
	return len(p.missed(pack, quiz))
}

// missed gives the items that Missed counts, as far as the quiz still has them, in its
// order. A quiz in which all was right is not read.
func (p *Player) missed(pack *content.Pack, quiz content.QuizID) []content.ItemID {
	q := p.Quizzing(pack.ID().Quiz(quiz))
	wrong := 0
	for _, right := range q.Verdicts {
		if !right {
			wrong++
		}
	}
	if q.Open || wrong == 0 {
		return nil
	}
	var items []content.ItemID
	source, _ := pack.Quiz(quiz)
	for _, id := range source.Items {
		if right, asked := q.Verdicts[pack.ID().Item(id)]; asked && !right {
			items = append(items, id)
		}
	}
	return items
}

// finished reports whether everything on the path of a pack is done.
func (p *Player) finished(pack *content.Pack) bool {
	for _, l := range pack.Path() {
		if p.State(pack, l) != Done {
			return false
		}
	}
	return true
}
