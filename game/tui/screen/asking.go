package screen

import (
	"time"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/setting"
)

// Pointed is a screen that may leave the mouse to the terminal, which selects text with it.
// Any other screen gets what is clicked and turned over its area, and the footer of all
// screens is clicked.
type Pointed interface{ Pointed() bool }

// Broad is a screen that is more than one text, so that it takes more of a wide
// terminal. Breadth is the most that it uses, in cells; 0 is as much as any screen. The
// frame around it is as wide as around any other.
type Broad interface{ Breadth() int }

// Helped brings a question the step after a hint.
type Helped struct{ Step game.QuestionStep }

// Returned tells a screen that what lay over it is gone, and nothing was done.
type Returned struct{}

// AskIntent is what questions, verdicts and what lies over a screen want.
//
//sumtype:decl
type AskIntent interface {
	Intent
	askIntent()
}

// Hint asks for help with the question.
type Hint struct{}

// Claim answers the question that is asked with a certainty.
type Claim struct {
	Gave      grade.Answer
	Certainty game.Certainty
}

// AskNote opens the note with which an item is disputed.
type AskNote struct{}

// Dispute keeps the note.
type Dispute struct{ Note content.Safe }

// Undo takes the practice answer back whose verdict is shown.
type Undo struct{}

// ShowPoints opens the points of lessons that an item asks about.
type ShowPoints struct{ Cites []content.Cite }

// ShowWager opens the setting of the certainty.
type ShowWager struct{}

// TuneWager switches the certainty on or off.
type TuneWager struct{ On bool }

// ShowMixUps opens the map of what the player confuses. The map of lessons comes back
// where it was left; nil leaves that as it is.
type ShowMixUps struct{ From *game.Destination }

// ShowPractice opens the list of what can be practised at a lesson of the map, to which the
// map comes back.
type (
	ShowPractice struct{ From game.Destination }
	// ShowItem opens the page of the item whose verdict is shown.
	ShowItem struct{}
)

// MarkItem sets a mark of the item that is asked or judged, or takes it away.
type MarkItem struct{ Mark game.Mark }

// Unmark takes back the newest change of a mark.
type Unmark struct{}

// ShowToday opens the goal of the week, the streak and the tasks of the day. The map comes back
// where it was left.
type ShowToday struct{ From *game.Destination }

// ShowPlan opens the settings of the review. The map comes back where it was left.
type ShowPlan struct{ From *game.Destination }

// ShowSettings opens all settings. The map comes back where it was left.
type ShowSettings struct{ From *game.Destination }

// Try shows a look, and languages unless they are "", without keeping them, and wakes the
// screen after some time. What was tried is gone with the screen.
type Try struct {
	Look   game.Preferences
	Speech game.Speech
	For    time.Duration
}

// Tune keeps settings, and does something then, nil for nothing.
type Tune struct {
	Values setting.Values
	Then   Intent
}

// SwitchPlayer leaves the game for that of a player, by the name of the save.
type SwitchPlayer struct{ Name string }

// Close takes away what lies over the screen.
type Close struct{}

func (Hint) intent()       {}
func (Claim) intent()      {}
func (AskNote) intent()    {}
func (Dispute) intent()    {}
func (Undo) intent()       {}
func (ShowPoints) intent() {}
func (ShowWager) intent()  {}
func (TuneWager) intent()  {}
func (ShowMixUps) intent() {}
func (ShowItem) intent()   {}
func (MarkItem) intent()   {}
func (Unmark) intent()     {}
func (Close) intent()      {}

func (ShowToday) intent()    {}
func (ShowToday) askIntent() {}
func (ShowPlan) intent()     {}
func (ShowPlan) askIntent()  {}
func (Tune) intent()         {}
func (Tune) askIntent()      {}

func (ShowSettings) intent()    {}
func (ShowSettings) askIntent() {}
func (Try) intent()             {}
func (Try) askIntent()          {}
func (SwitchPlayer) intent()    {}
func (SwitchPlayer) askIntent() {}

func (ShowPractice) intent()    {}
func (ShowPractice) askIntent() {}

func (Hint) askIntent()       {}
func (Claim) askIntent()      {}
func (AskNote) askIntent()    {}
func (Dispute) askIntent()    {}
func (Undo) askIntent()       {}
func (ShowPoints) askIntent() {}
func (ShowWager) askIntent()  {}
func (TuneWager) askIntent()  {}
func (ShowMixUps) askIntent() {}
func (ShowItem) askIntent()   {}
func (MarkItem) askIntent()   {}
func (Unmark) askIntent()     {}
func (Close) askIntent()      {}
