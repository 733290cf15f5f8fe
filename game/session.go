package game

import (
	"errors"
	"fmt"

	"quest/content"
	"quest/game/grade"
)

// ErrNoLesson is wrapped by the error of a goal whose lesson the pack does not have.
var ErrNoLesson = errors.New("no such lesson")

// ErrNoQuestion is returned for an answer when no question is asked, for example
// when a key was pressed twice.
var ErrNoQuestion = errors.New("no question is asked now")

// Goal says what a session is to do: ReadOn, ReadAgain, SitQuiz, TestOut, PractiseMissed,
// PractiseAll, PractiseMixed, DrillMixUps, Review, FightBoss or SitExam. It is a value and may be begun as often as wanted.
type Goal interface {
	// plan makes a fresh round that leads to the goal. It fails with ErrNoLesson.
	plan(p *Player) (plan, error)
}

// PacksOf gives the packs whose items a goal asks, none where it cannot be begun.
func PacksOf(goal Goal, player *Player) []*content.Pack {
	plan, err := goal.plan(player)
	if err != nil {
		return nil
	}
	return plan.packs
}

// plan is how a goal is reached.
type plan struct {
	about About
	packs []*content.Pack // whose items are asked, and whose rewards they may bring
	round round
}

// About says what a session is about, for the words with which it begins and for the
// place at which the map opens after it.
type About struct {
	Pack    *content.Pack           // nil for several
	Lesson  content.LessonHead      // without ID if the session belongs to no lesson
	Beliefs []content.Misconception // that a drill is about
	Scope   *Scope                  // of free practice, nil for anything else
	Review  bool                    // it is a review
	Boss    bool                    // it is a run against the boss of the pack
	Exam    *content.Blueprint      // of a paper; nil for anything else
}

// Destination gives the lesson or the boss of the session, nil if it belongs to neither.
func (a About) Destination() *Destination {
	if a.Boss {
		return &Destination{Pack: a.Pack.ID(), Boss: true}
	}
	if a.Lesson.ID == "" {
		return nil
	}
	return &Destination{Pack: a.Pack.ID(), Lesson: a.Lesson.ID}
}

// round leads a session. Each kind of round is a type of its own, in its own file,
// with its own state. It decides what is shown next, what an answer means and what it
// pays, and how the session ends; it names items by their full IDs, so that they may
// come from several packs. It reads the player and changes nothing itself: what happened
// it gives as events.
type round interface {
	// begin gives the first step.
	begin(t turn) move
	// answer takes an answer to the question that is asked: it judges it at once, or
	// only keeps it. It fails if the answer does not fit the question, and then
	// nothing has changed.
	answer(t turn, asked QuestionStep, a attempt) (move, error)
	// next gives the step that follows the one that is shown. A question comes here
	// only if it is deferred: then it is passed over.
	next(t turn, shown Step) move
}

// What a round may be able to do besides. A round that cannot has no such method.
type (
	// returner goes back to what was shown before; ok is false where nothing was.
	returner interface {
		back(shown Step) (before Step, ok bool)
	}
	// leaver shows something to a player who leaves early: any step but EndStep.
	leaver interface {
		leave(t turn, shown Step) move
	}
	// examiner leads through a paper whose questions are answered in any order: it marks the
	// question that is asked, keeps how sure the player is, shows another question or all of them,
	// and hands the paper in. ok is false where that is not possible now.
	examiner interface {
		flag(t turn, asked QuestionStep) move
		put(t turn, asked QuestionStep, a attempt) (move, error)
		say(t turn, sure Certainty) move
		goTo(t turn, n int) (m move, ok bool)
		overview(t turn) (m move, ok bool)
		handIn(t turn, expired bool) move
		expired(t turn) (m move, ok bool)
	}
)

// turn is one call of a round: who plays, from which packs, and when.
type turn struct {
	player  *Player
	packs   []*content.Pack
	granted []*Granted // in this session so far
	now     Moment
}

// move is what a round does in one call.
type move struct {
	step   Step    // shown now
	events []Event // to be kept
	then   round   // leads from here on; nil for the same round
}

// attempt is an answer as it was given.
type attempt struct {
	gave      grade.Answer
	speech    Speech // on screen
	certainty Certainty
	free      bool // in practice: it pays nothing and moves no schedule
}

// Session leads one player through a round. It holds what is the same in every round:
// the player, the packs, the step that is shown and the batch. It draws nothing and
// saves nothing: every method that changes the player returns the batch that the front
// end must hand to the journal.
type Session struct {
	player    *Player
	packs     []*content.Pack
	about     About
	round     round
	step      Step
	granted   []*Granted
	found     []*Drawn  // drops of this session
	claim     Certainty // for the question that is asked
	began     mark      // what the player had then
	marked    []Marked  // that can be taken back, the newest last
	tasks     dayTasks
	toldTasks []Task // of the day, that a verdict has told as done
	toldAll   bool   // and that none is left
}

// Begin starts a session. The batch is empty unless the start itself is something
// to be kept, such as a sitting that begins.
func Begin(player *Player, goal Goal, now Moment) (*Session, Batch, error) {
	return begin(player, goal, dayTasks{}, now)
}

func begin(player *Player, goal Goal, tasks dayTasks, now Moment) (*Session, Batch, error) {
	plan, err := goal.plan(player)
	if err != nil {
		return nil, Batch{}, err
	}
	s := &Session{player: player, packs: plan.packs, about: plan.about, round: plan.round, began: player.mark(player.Today(now)), tasks: tasks}
	return s, s.follow(now, s.round.begin(s.turn(now))), nil
}

// About gives what the session is about.
func (s *Session) About() About { return s.about }

// Step gives what is to be shown now.
func (s *Session) Step() Step { return s.step }

// Question gives the question that is asked, or whose verdict is shown; ok is false
// where neither is.
func (s *Session) Question() (q Question, ok bool) {
	switch step := s.step.(type) {
	case QuestionStep:
		return step.Question, true
	case VerdictStep:
		return step.Question, true
	default:
		return Question{}, false
	}
}

// Next moves on from what is shown. A question stays until it is answered, unless it
// is deferred. The batch holds what that means for the save and may be empty.
func (s *Session) Next(now Moment) Batch {
	switch step := s.step.(type) {
	case QuestionStep:
		if !step.Deferred {
			return Batch{}
		}
	case EndStep:
		return Batch{}
	case PointStep, VerdictStep, TakeawaysStep, SummaryStep, ChestStep, OverviewStep, PaperStep:
	}
	return s.follow(now, s.round.next(s.turn(now), s.step))
}

// Back returns to what was shown before. It is false where the round does not allow
// that or nothing was.
func (s *Session) Back() bool {
	r, ok := s.round.(returner)
	if !ok {
		return false
	}
	before, ok := r.back(s.step)
	if ok {
		s.step = before
	}
	return ok
}

// Leave ends the session early. What the round still has to show is then the step,
// such as how a sitting went that has just been finished; otherwise it is EndStep.
func (s *Session) Leave(now Moment) Batch {
	m := move{step: EndStep{}}
	if r, ok := s.round.(leaver); ok {
		m = r.leave(s.turn(now), s.step)
	}
	return s.follow(now, m)
}

// Claim says how sure the player is about the question that is asked, before the
// verdict. It holds for the next answer only and is ignored unless the player plays
// with certainty and the answer is judged at once.
func (s *Session) Claim(c Certainty) {
	if step, ok := s.step.(QuestionStep); ok && !step.Deferred && s.player.Wager() {
		s.claim = c
	}
}

// Answer answers the question that is asked. The step that follows is the verdict, or
// what comes next if the question is deferred. It fails with ErrNoQuestion if no
// question is asked, with grade.ErrUnfit if the answer does not fit it and with
// grade.ErrUncomposed if the input method did not compose; then nothing has changed.
func (s *Session) Answer(gave grade.Answer, speech Speech, now Moment) (Batch, error) {
	asked, ok := s.step.(QuestionStep)
	if !ok {
		return Batch{}, ErrNoQuestion
	}
	m, err := s.round.answer(s.turn(now), asked, attempt{gave: gave, speech: speech, certainty: s.claim})
	if err != nil {
		return Batch{}, err
	}
	s.claim = Unsaid
	return s.follow(now, m), nil
}

// Flag marks the question that is asked, or takes its mark away. It is false where the
// round has no marks.
func (s *Session) Flag(now Moment) (Batch, bool) {
	return s.examine(now, func(r examiner, t turn) (move, bool) {
		asked, asks := s.step.(QuestionStep)
		if !asks {
			return move{}, false
		}
		return r.flag(t, asked), true
	})
}

// Put keeps an answer to a question of a paper and stays there. It is false elsewhere, and for an
// answer that does not fit the question or is not whole.
func (s *Session) Put(gave grade.Answer, speech Speech, now Moment) (Batch, bool) {
	return s.examine(now, func(r examiner, t turn) (move, bool) {
		asked, asks := s.step.(QuestionStep)
		if !asks {
			return move{}, false
		}
		m, err := r.put(t, asked, attempt{gave: gave, speech: speech})
		return m, err == nil
	})
}

// Say keeps how sure the player is of the answer to a question of a paper. It is false elsewhere.
func (s *Session) Say(c Certainty, now Moment) (Batch, bool) {
	return s.examine(now, func(r examiner, t turn) (move, bool) {
		if _, asks := s.step.(QuestionStep); !asks {
			return move{}, false
		}
		return r.say(t, c), true
	})
}

// GoTo shows the question of a paper with a number, from 1. It is false where there is none, or the
// session is about no open paper.
func (s *Session) GoTo(n int, now Moment) (Batch, bool) {
	return s.examine(now, func(r examiner, t turn) (move, bool) { return r.goTo(t, n) })
}

// Overview shows what is answered, flagged and open in a paper. It is false where there is no open
// paper.
func (s *Session) Overview(now Moment) (Batch, bool) {
	return s.examine(now, func(r examiner, t turn) (move, bool) { return r.overview(t) })
}

// HandIn ends a paper from its overview: its answers are judged, and the report is the step. It is
// false elsewhere.
func (s *Session) HandIn(now Moment) (Batch, bool) {
	return s.examine(now, func(r examiner, t turn) (move, bool) {
		if _, surveyed := s.step.(OverviewStep); !surveyed {
			return move{}, false
		}
		return r.handIn(t, false), true
	})
}

// Expire hands a paper in whose time is over. It is false for any other.
func (s *Session) Expire(now Moment) (Batch, bool) {
	return s.examine(now, func(r examiner, t turn) (move, bool) { return r.expired(t) })
}

// examine lets the round of a paper do something.
func (s *Session) examine(now Moment, do func(examiner, turn) (move, bool)) (Batch, bool) {
	r, ok := s.round.(examiner)
	if !ok {
		return Batch{}, false
	}
	m, ok := do(r, s.turn(now))
	if !ok {
		return Batch{}, false
	}
	return s.follow(now, m), true
}

func (s *Session) turn(now Moment) turn { return turn{s.player, s.packs, s.granted, now} }

// follow does what a round decided, and gives what is to be saved of it.
func (s *Session) follow(now Moment, m move) Batch {
	s.step = s.player.withHelp(m.step)
	if m.then != nil {
		s.round = m.then
	}
	before := s.player.mark(s.player.Today(now))
	b := s.commit(now, m.events...)
	s.step = s.told(s.step, before, b.found(), now)
	return b
}

// commit folds events with the draws and rewards that they bring, and remembers what these gave.
func (s *Session) commit(now Moment, events ...Event) Batch {
	b := s.player.commit(now, s.packs, s.tasks.with(s.player, events, now)...)
	s.granted = append(s.granted, b.granted()...)
	s.found = append(s.found, b.found()...)
	return b
}

// lessonPlan is the plan of a round that belongs to one lesson.
func lessonPlan(pack *content.Pack, lesson content.LessonID, lead func(content.LessonHead) round) (plan, error) {
	head, ok := pack.Head(lesson)
	if !ok {
		return plan{}, fmt.Errorf("pack %s, lesson %q: %w", pack.ID(), lesson, ErrNoLesson)
	}
	return plan{About{Pack: pack, Lesson: head}, []*content.Pack{pack}, lead(head)}, nil
}
