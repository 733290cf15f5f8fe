package game

import (
	"errors"
	"fmt"

	"quest/content"
	"quest/game/grade"
)

// Mode is how a session goes through its lesson.
type Mode string

// The modes.
const (
	Continue Mode = "continue" // read on where the player stopped, then the quiz
	Reread   Mode = "reread"   // read from the start, without checks
	Sit      Mode = "sit"      // the quiz, in a new sitting or the open one
	Again    Mode = "again"    // practise what the newest sitting got wrong
)

// Goal is what a session is for.
type Goal struct {
	Lesson content.LessonID // "" for a drill
	Mode   Mode
	Belief content.MisconceptionID // the one that a drill is about, "" for all
}

// ErrNoLesson is wrapped by the error of a goal whose lesson the pack does not have.
var ErrNoLesson = errors.New("no such lesson")

// ErrNoQuestion is returned for an answer when no question is asked, for example
// when a key was pressed twice.
var ErrNoQuestion = errors.New("no question is asked now")

// Session leads one player through one lesson and its quiz. It decides what comes
// next and what it earns; it draws nothing and keeps nothing: every method that
// changes the player returns the batch that the front end must keep.
type Session struct {
	pack   *content.Pack
	player *Player
	lesson *content.Lesson
	quiz   content.Quiz
	mode   Mode

	beats    []beat
	at       int              // place in beats while reading
	items    []content.ItemID // still to be asked while sitting or practising
	of       int              // length of the practice
	step     Step
	grants   []*Granted
	carried  int
	practice bool             // the items before the corrections were practice
	claim    Certainty        // for the question that is asked
	wrong    []content.ItemID // answered wrongly with certainty, to be asked again
}

// Begin starts a session. The batch is empty unless the start itself is something
// to be kept, such as a sitting that begins.
func Begin(pack *content.Pack, player *Player, goal Goal, now Moment) (*Session, Batch, error) {
	lesson, ok := pack.Lesson(goal.Lesson)
	if goal.Mode == Drill {
		lesson, ok = &content.Lesson{}, true
	}
	if !ok {
		return nil, Batch{}, fmt.Errorf("pack %s, lesson %q: %w", pack.ID(), goal.Lesson, ErrNoLesson)
	}
	s := &Session{pack: pack, player: player, lesson: lesson, mode: goal.Mode}
	s.quiz, _ = pack.Quiz(lesson.Quiz)
	if goal.Mode == Continue || goal.Mode == Reread {
		s.beats = beats(pack, lesson, player.Seed)
	}
	return s, s.keep(now, s.begin(goal, now)), nil
}

func (s *Session) begin(goal Goal, now Moment) []Event {
	switch s.mode {
	case Sit:
		return s.sit(now)
	case Again:
		return s.practise()
	case Drill:
		return s.drill(goal.Belief)
	case Reread:
		return s.goTo(0, now)
	case Continue:
	}
	reading := s.player.Reading(s.lessonID())
	if !reading.Done {
		return s.goTo(s.after(reading.Points), now)
	}
	if s.player.MaySit(s.pack, s.quiz.ID, now) {
		return s.sit(now)
	}
	s.mode = Reread
	return s.goTo(0, now)
}

// Step gives what is to be shown now.
func (s *Session) Step() Step { return s.step }

// Lesson gives the lesson of the session.
func (s *Session) Lesson() *content.Lesson { return s.lesson }

// Pack gives the pack of the session.
func (s *Session) Pack() *content.Pack { return s.pack }

// Next moves on from anything but a question, which Answer moves on from. The
// batch holds what that means for the save and may be empty.
func (s *Session) Next(now Moment) Batch {
	switch step := s.step.(type) {
	case PointStep:
		var events []Event
		if step.N > s.player.Reading(s.lessonID()).Points {
			events = append(events, Event{Read: &Read{Lesson: s.lessonID(), Points: step.N}})
		}
		last := s.at+1 == len(s.beats)
		return s.keep(now, append(events, s.turn(last, step.Of, now)...))
	case TakeawaysStep:
		return s.keep(now, s.turn(true, len(points(s.lesson)), now))
	case VerdictStep:
		return s.keep(now, s.afterVerdict(step, now))
	case SummaryStep:
		s.step = EndStep{}
		if len(s.grants) > 0 {
			s.step = ChestStep{Grants: s.grants}
		}
	case ChestStep:
		s.step = EndStep{}
	case QuestionStep, EndStep:
	}
	return Batch{}
}

// Back returns to the point before, if a point or the takeaways are shown.
func (s *Session) Back() {
	switch s.step.(type) {
	case PointStep, TakeawaysStep:
	default:
		return
	}
	for i := s.at - 1; i >= 0; i-- {
		if p := s.beats[i].point; p != nil {
			s.at, s.step = i, *p
			return
		}
	}
}

// turn goes to the next beat, or finishes the reading.
func (s *Session) turn(last bool, read int, now Moment) []Event {
	if !last {
		return s.goTo(s.at+1, now)
	}
	return s.finishReading(read, now)
}

func (s *Session) finishReading(read int, now Moment) []Event {
	var events []Event
	if !s.player.Reading(s.lessonID()).Done {
		events = append(events, Event{Read: &Read{Lesson: s.lessonID(), Points: read, Done: true}})
	}
	if s.mode == Reread || s.quiz.ID == "" || !s.player.MaySit(s.pack, s.quiz.ID, now) {
		s.step = EndStep{}
		return events
	}
	return append(events, s.sit(now)...)
}

// goTo shows the first beat from a place on that is to be shown: a check asks only
// items that were not answered today, and none while rereading.
func (s *Session) goTo(at int, now Moment) []Event {
	today := s.player.Today(now)
	for s.at = at; s.at < len(s.beats); s.at++ {
		b := s.beats[s.at]
		switch {
		case b.point != nil:
			s.step = *b.point
			return nil
		case b.takeaways:
			s.step = TakeawaysStep{Lesson: s.lesson, Points: s.lesson.Takeaways}
			return nil
		}
		item, ok := s.pack.Item(b.item)
		if !ok || s.mode == Reread || !s.player.first(s.itemID(b.item), item.Rev, today) {
			continue
		}
		s.step = QuestionStep{Question: ask(item, s.player.Seed, "check"), Kind: Check, N: b.n, Of: b.of, Counts: true}
		return nil
	}
	return s.finishReading(len(points(s.lesson)), now)
}

// after gives the place right behind a number of points.
func (s *Session) after(read int) int {
	for i, b := range s.beats {
		if b.point != nil && b.point.N > read {
			return s.checkBefore(i)
		}
	}
	for i, b := range s.beats {
		if b.takeaways {
			return s.checkBefore(i)
		}
	}
	return len(s.beats)
}

// checkBefore steps back over the check that stands before a beat.
func (s *Session) checkBefore(i int) int {
	for i > 0 && s.beats[i-1].item != "" {
		i--
	}
	return i
}

func (s *Session) lessonID() string { return s.pack.ID().Lesson(s.lesson.ID) }

// quizID is the full ID of the session's quiz, "" for a drill, which has none.
func (s *Session) quizID() string {
	if s.mode == Drill {
		return ""
	}
	return s.pack.ID().Quiz(s.quiz.ID)
}

func (s *Session) itemID(id content.ItemID) string { return s.pack.ID().Item(id) }

// keep commits events and remembers the rewards that they bring.
func (s *Session) keep(now Moment, events []Event) Batch {
	b := s.player.commit(now, []*content.Pack{s.pack}, events...)
	s.grants = append(s.grants, b.granted()...)
	return b
}

func (s *Session) beliefs(v grade.Verdict) []string {
	var ids []string
	for _, m := range v.Misconceptions {
		ids = append(ids, s.pack.ID().Misconception(m))
	}
	return ids
}
