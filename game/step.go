package game

import (
	"time"

	"quest/content"
	"quest/game/grade"
)

// Step is what a session shows now. Front ends draw it and never decide what
// comes next.
//
//sumtype:decl
type Step interface{ step() }

// PointStep shows one point of a lesson, with the heading that begins its section
// and the code or picture that belongs to it.
type PointStep struct {
	Pack     *content.Pack
	Lesson   *content.Lesson
	Section  content.Text    // heading of its section, empty before the first one
	Begins   bool            // the point is the first of its section
	Point    content.Block   // the sentence
	Exhibits []content.Block // fences and text art that belong to it, and headings of sections of their own, see content.Lesson.Exhibits
	N, Of    int             // place among the points of the lesson, from 1
	Terms    *Terms          // of the quiz of the lesson, told with the first point; nil elsewhere
}

// QuestionStep asks a question.
type QuestionStep struct {
	Question Question
	Kind     Asking
	N, Of    int              // place in this check or sitting, from 1
	Counts   bool             // the verdict will count: the item's first answer today, and no practice
	Carried  int              // in a sitting: items that were answered before it, on the day it began
	Hints    int              // levels of help taken
	Hint     content.Text     // the author's hint once it was asked for
	Removed  []content.PartID // options that help has taken away
	Review   bool             // it belongs to a review, whatever the occasion
	Terms    *Terms           // of the quiz, told with the first question of a sitting that begins; nil elsewhere
	Boss     *Duel            // how a run against a boss stands, with a verdict after the answer; nil elsewhere

	// What only an exam paper sets.
	Deferred bool          // an answer is kept and not judged before the end; no help, no stake
	Given    *grade.Answer // what was answered before, nil for nothing; it may be changed
	Flagged  bool          // marked by the player, to come back to
	Sure     Certainty     // what was said with the answer; nothing is laid on it
	Ends     time.Duration // when the time for all questions is over, by the monotonic clock of Moment; 0 for no limit
}

// Asking is the occasion on which a question is asked.
type Asking string

// The occasions.
const (
	Check      Asking = "check"      // a short check inside a lesson
	Sitting    Asking = "sitting"    // a sitting over the lesson's quiz
	Practice   Asking = "practice"   // once more, without a score
	Test       Asking = "test"       // in the test-out of a lesson
	BossFight  Asking = "boss"       // in a run against the boss of a pack: it counts
	DueItem    Asking = "due"        // in a review or in free practice, and due: it counts
	NewItem    Asking = "new"        // in a review for the first time: it counts
	StepItem   Asking = "step"       // in a review, a learning or relearning step: it moves the memory and pays nothing
	Correction Asking = "correction" // once more, because a wrong answer was called certain
	ExamPaper  Asking = "exam"       // in a paper of an exam: judged when it is handed in
)

// VerdictStep shows the verdict on the answer just given, with all its reasons.
type VerdictStep struct {
	QuestionStep
	Gave      grade.Answer
	Verdict   grade.Verdict
	XP        int // earned by this answer; shown when it is on disk
	Unpaid    Unpaid
	PaysFrom  StudyDay // study day from which the item pays again, with Unpaid; 0 where none can be told
	Certainty Certainty
	Stake     int                     // gold won or lost by it; shown when it is on disk
	Undo      bool                    // the answer may be taken back
	Drop      *Drawn                  // what the draw for it has brought, nil for nothing; shown when it is on disk
	Level     int                     // reached by this answer, 0 for none; shown when it is on disk
	Cured     []content.Misconception // that this answer ended
	Tasks     []Task                  // of the day, that are done with this answer
	AllTasks  bool                    // and none of the day is left
	Achieved  []Achievement           // earned by it; shown when it is on disk
}

// TakeawaysStep closes the reading of a lesson.
type TakeawaysStep struct {
	Pack   *content.Pack
	Lesson *content.Lesson
	Points []content.Block
	// Exhibits are the fences and the text art of a lesson that has no point with which they could be shown.
	Exhibits []content.Block
	Terms    *Terms // of the quiz that follows, nil if none does
}

// SummaryStep closes a round of questions.
type SummaryStep struct {
	Got, Of  int     // right verdicts of all questions
	Carried  int     // of these items, how many were answered before the quiz, on the day it began
	Need     float64 // share wanted, 0 to 1
	Passed   bool
	Missed   []Question    // with a wrong verdict
	Redo     Goal          // practice of these, nil where there is none
	Practice bool          // it was practice: nothing was scored
	Review   *ReviewEnd    // what a sitting of the review has brought; nil for anything else
	Test     bool          // it was a test-out: Passed says whether the lesson is passed
	Boss     *BossEnd      // of a run against a boss, Passed if it was won; nil for anything else
	Due      int           // of free practice: answers that counted, because their items were due
	Resumed  bool          // a sitting that began in an earlier session
	Won      Won           // in this session, XP and gold in the whole sitting; shown when it is on disk
	Pack     *content.Pack // of the session, nil for several
	Done     int           // lessons of the pack that are done, and quizzes without a lesson
	Lessons  int           // of these there are so many; 0 where the session belongs to no lesson
	Pools    bool          // some of these are quizzes without a lesson
	Next     *Offer        // the lesson that comes next, the same one after a test-out that failed; nil for none
}

// OverviewStep shows what is answered, flagged and open in a paper of an exam.
type OverviewStep struct {
	Sheets []SheetState
	At     int           // place of the question that was shown before, from 1
	Ends   time.Duration // as in QuestionStep
}

// SheetState is how a question of an open paper stands.
type SheetState struct{ Answered, Flagged bool }

// PaperStep shows the report of a paper of an exam that was handed in.
type PaperStep struct{ Paper int } // see Player.PaperReport

// ChestStep shows what was granted.
type ChestStep struct{ Grants []*Granted }

// EndStep is the end of the session.
type EndStep struct {
	Stay bool // the map opens at the session's lesson, not at what comes next
}

func (PointStep) step()     {}
func (QuestionStep) step()  {}
func (VerdictStep) step()   {}
func (TakeawaysStep) step() {}
func (SummaryStep) step()   {}
func (OverviewStep) step()  {}
func (PaperStep) step()     {}
func (ChestStep) step()     {}
func (EndStep) step()       {}
