package screen

import (
	"time"

	"quest/content"
	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
)

// Class is how the class of the player stands: what its room tells, and how far what the player did
// there is. It is never changed; another one comes in its place.
type Class struct {
	class.View
	Work      []attendance.Work // the assignments, with how far the player is
	Question  *game.Question    // of the round, in the order in which the whole class sees it; nil where no pack here has it
	Today     game.StudyDay     // when the class was looked at
	Boss      content.Text      // the title of the pack whose boss the raid is against; empty where no pack here has it
	Left      time.Duration     // of the clock of the round, if it has one
	Sending   Sending
	Brought   *game.VerdictStep // what the vote in the round has brought; nil before it is entered
	Keys      []class.Key       // of the player; only for the screen of these
	Projector bool              // what only teachers may see is kept off the screen
}

// Teaches reports whether the player leads the class.
func (c *Class) Teaches() bool { return c.Me.Role.Teaches() }

// Running reports whether a round is running that the player is asked, or leads.
func (c *Class) Running() bool { return c.Round != nil && !c.Round.Phase.Over() }

// Sending is how far what a player did in a class is.
type Sending int

// The states of sending.
const (
	Sent     Sending = iota // all of it is kept
	OnItsWay                // on its way
	Unsent                  // it could not be kept, and is tried again
)

// ClassIntent is what the screens of a class want.
//
//sumtype:decl
type ClassIntent interface {
	Intent
	classIntent()
}

// Enrol asks a server to take the player into a class. The screen hears Enrolled.
type Enrol struct{ Code, Nick string }

// Enrolled tells what came of it: done, refused for a reason, or neither where it could not be kept.
type Enrolled struct {
	Done bool
	Why  class.Refusal // "" for none
}

// ShowClass opens the page of the class, or its board for teachers. The map comes back where it was left.
type ShowClass struct {
	From *game.Destination
	Part Part
	Then ClassIntent // what is done there at once, nil for nothing
}

// Part is a part of the board.
type Part int

// The parts.
const (
	RoomPart Part = iota
	AskPart
	WorkPart
	RaidPart
)

// DoInClass carries a command out in the class.
type DoInClass struct{ Command class.Command }

// ShowRound opens the question that the class asks; LeaveRound goes back to where it was opened from.
type (
	ShowRound  struct{}
	LeaveRound struct{}
)

// SitOut declines the question that the class asks, and goes back.
type SitOut struct{}

// AskClass asks the class an item. Clock is 0 for no clock.
type AskClass struct {
	Pack  *content.Pack
	Item  content.ItemID
	Clock time.Duration
}

// ShowProjector keeps what only teachers may see off the screen, or shows it again.
type ShowProjector struct{ On bool }

// ShowKeys opens the screen of the keys that open the game as this player. MakeKey makes a code for one
// more, DropKey takes one away; the screen hears KeyDone.
type (
	ShowKeys struct{}
	MakeKey  struct{}
	DropKey  struct{ Fingerprint string }
)

// KeyDone tells what came of MakeKey and DropKey.
type KeyDone struct {
	Code class.Code    // that was made, zero for none; its time is that of the player's clock
	Kept bool          // what was wanted is done
	Why  class.Refusal // "" for none
}

// ShowPast opens the list of the closed questions of the class, with one chosen, "" for the newest.
// ShowEarlier opens one of them.
type (
	ShowPast    struct{ At class.RoundID }
	ShowEarlier struct{ Round class.RoundID }
)

// ClassMoved tells a screen that the class may be another one than at the last message.
type ClassMoved struct{}

func (Enrol) intent()         {}
func (ShowClass) intent()     {}
func (DoInClass) intent()     {}
func (ShowRound) intent()     {}
func (LeaveRound) intent()    {}
func (SitOut) intent()        {}
func (AskClass) intent()      {}
func (ShowProjector) intent() {}
func (ShowKeys) intent()      {}
func (MakeKey) intent()       {}
func (DropKey) intent()       {}
func (ShowPast) intent()      {}
func (ShowEarlier) intent()   {}

func (Enrol) classIntent()         {}
func (ShowClass) classIntent()     {}
func (DoInClass) classIntent()     {}
func (ShowRound) classIntent()     {}
func (LeaveRound) classIntent()    {}
func (SitOut) classIntent()        {}
func (AskClass) classIntent()      {}
func (ShowProjector) classIntent() {}
func (ShowKeys) classIntent()      {}
func (MakeKey) classIntent()       {}
func (DropKey) classIntent()       {}
func (ShowPast) classIntent()      {}
func (ShowEarlier) classIntent()   {}
