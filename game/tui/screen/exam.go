package screen

import (
	"time"

	"quest/content"
	"quest/game"
)

// Clock is how the time of an open paper stands. Its screens get it when they are made, and again
// whenever what they say of it changes.
type Clock struct {
	Left, Limit  time.Duration // of the whole paper
	Answered, Of int           // questions
}

// ExamIntent is what the screens of an exam want.
//
//sumtype:decl
type ExamIntent interface {
	Intent
	examIntent()
}

// ShowExam opens what is to be known before a paper of an exam; "" is the exam that the player
// prepares for. The map comes back where it was left; nil leaves that as it is.
type ShowExam struct {
	Exam content.BlueprintID
	From *game.Destination
}

// MoveTo shows the question of the open paper with a number, from 1. What is chosen at the one that
// is shown is kept if it is a whole answer.
type MoveTo struct{ N int }

// ShowOverview shows what is answered, flagged and open. It keeps a whole answer like MoveTo.
type ShowOverview struct{}

// FlagItem marks the question that is shown, or takes its mark away.
type FlagItem struct{}

// SaySure keeps how sure the player is of the answer to the question that is shown.
type SaySure struct{ Certainty game.Certainty }

// HandIn ends the open paper from its overview.
type HandIn struct{}

// AskPaper asks before something that cannot be taken back is done with an open paper, or before
// it is left.
type AskPaper struct {
	About PaperQuestion
	Exam  content.BlueprintID
	Paper int // to be given up
	Open  int // questions without an answer
}

// PaperQuestion is what is asked about an open paper.
type PaperQuestion int

// The questions.
const (
	WhetherToLeave PaperQuestion = iota
	WhetherToHandIn
	WhetherToDrop
)

// DropPaper gives an open paper up.
type DropPaper struct {
	Exam  content.BlueprintID
	Paper int
}

// ShowReport shows the report of a paper that was handed in; from its list of questions for an N
// above 0, at the question with that number.
type ShowReport struct{ Paper, N int }

// ShowSheet shows a question of such a report with its reasons.
type ShowSheet struct{ Paper, N int }

// LeaveOut leaves a question out of such a report, or takes it in again.
type LeaveOut struct{ Paper, N int }

// StarMissed puts a star on what was missed in such a paper.
type StarMissed struct{ Paper int }

func (ShowExam) intent()     {}
func (MoveTo) intent()       {}
func (ShowOverview) intent() {}
func (FlagItem) intent()     {}
func (SaySure) intent()      {}
func (HandIn) intent()       {}
func (AskPaper) intent()     {}
func (DropPaper) intent()    {}
func (ShowReport) intent()   {}
func (ShowSheet) intent()    {}
func (LeaveOut) intent()     {}
func (StarMissed) intent()   {}

func (ShowExam) examIntent()     {}
func (MoveTo) examIntent()       {}
func (ShowOverview) examIntent() {}
func (FlagItem) examIntent()     {}
func (SaySure) examIntent()      {}
func (HandIn) examIntent()       {}
func (AskPaper) examIntent()     {}
func (DropPaper) examIntent()    {}
func (ShowReport) examIntent()   {}
func (ShowSheet) examIntent()    {}
func (LeaveOut) examIntent()     {}
func (StarMissed) examIntent()   {}
