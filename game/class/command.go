package class

import (
	"time"

	"quest/content"
)

// Command is a wish of a member of a class. It is one of the types below.
type Command interface{ command() }

// Commands of every member.
type (
	// CastVote sets what the member chose in the open ballot of a round.
	CastVote struct {
		Round RoundID
		Vote  Vote
	}
	// SitOut declines a round, TakePart takes that back.
	SitOut   struct{ Round RoundID }
	TakePart struct{ Round RoundID }
	// Deal adds what the member learned to a raid.
	Deal struct {
		Raid   RaidID
		Batch  string // ID of the record of play that brought it; it counts once
		Damage int
	}
)

// Commands of teachers.
type (
	// OpenRound asks the class an item. Options are its options in the order of the pack,
	// Right those that are right; Clock is 0 for a round without a clock.
	OpenRound struct {
		Pack    content.PackID
		Item    content.ItemID
		Options []content.PartID
		Right   []content.PartID
		Clock   time.Duration
	}
	// MoveRound goes to another phase: Counted closes the first ballot, Talking, Again,
	// Closed, Stopped.
	MoveRound struct {
		Round RoundID
		To    Phase
	}
	// HoldClock stops the clock of a round, or lets it go on.
	HoldClock struct {
		Round RoundID
		Hold  bool
	}
	// SetClock gives the vote that is open a clock with this time from now on, or, with 0, takes its clock
	// off. The second vote has the same time.
	SetClock struct {
		Round RoundID
		Clock time.Duration
	}
	// Rename gives a member another nickname, Hide keeps it off every screen.
	Rename struct {
		Member PlayerID
		Nick   string
	}
	Hide struct {
		Member PlayerID
		Hidden bool
	}
	// GiveTime gives a member more time, in percent.
	GiveTime struct {
		Member  PlayerID
		Percent int
	}
	// SetRole makes a member a teacher, a student or an owner; for owners, and never of themselves.
	SetRole struct {
		Member PlayerID
		Role   Role
	}
	// LockRoom keeps new members out, or lets them in again.
	LockRoom struct{ Locked bool }
	// Assign adds an assignment, Unassign takes one back.
	Assign struct {
		Pack   content.PackID
		Lesson content.LessonID
		Due    string
	}
	Unassign struct{ Assignment AssignmentID }
	// BeginRaid starts a raid, EndRaid ends it before it is won.
	BeginRaid struct {
		Boss   content.PackID
		Health int
	}
	EndRaid struct{ Raid RaidID }
)

func (CastVote) command()  {}
func (SitOut) command()    {}
func (TakePart) command()  {}
func (Deal) command()      {}
func (OpenRound) command() {}
func (MoveRound) command() {}
func (HoldClock) command() {}
func (SetClock) command()  {}
func (Rename) command()    {}
func (Hide) command()      {}
func (GiveTime) command()  {}
func (SetRole) command()   {}
func (LockRoom) command()  {}
func (Assign) command()    {}
func (Unassign) command()  {}
func (BeginRaid) command() {}
func (EndRaid) command()   {}

// RefusedError says that the rules refuse a command, and why.
type RefusedError struct{ Why Refusal }

func (e *RefusedError) Error() string { return "refused: " + string(e.Why) }

// Refusal is a reason for which a command is refused; the front ends have words for each.
type Refusal string

// The refusals.
const (
	NotAllowed   Refusal = "not-allowed"   // the role may not do that
	NotMember    Refusal = "not-member"    // the player is not in the class
	NoSuchRound  Refusal = "no-such-round" // or it is another class's
	BallotClosed Refusal = "ballot-closed"
	RoundRunning Refusal = "round-running" // one round at a time
	BadVote      Refusal = "bad-vote"      // an option that the item does not have
	BadPhase     Refusal = "bad-phase"     // the round cannot go there
	BadName      Refusal = "bad-name"
	NameTaken    Refusal = "name-taken"
	BadDate      Refusal = "bad-date"
	RoomLocked   Refusal = "room-locked"
	CodeUnknown  Refusal = "code-unknown"
	CodeSpent    Refusal = "code-spent"
	CodeExpired  Refusal = "code-expired"
	TooOften     Refusal = "too-often" // too many codes were tried
	KeyKnown     Refusal = "key-known"
	BadItem      Refusal = "bad-item"     // a round needs 2 to MostOptions options, and a right one
	BadClock     Refusal = "bad-clock"    // shorter than ShortestClock, or more than LongestClock or MostExtra
	BadCode      Refusal = "bad-code"     // a code for that cannot be made
	BadDamage    Refusal = "bad-damage"   // of a batch: 1 to MostDamage
	RaidRunning  Refusal = "raid-running" // one raid at a time
	ClassFull    Refusal = "class-full"   // it has MostMembers
	KeysFull     Refusal = "keys-full"    // the player has MostKeys
	EnoughCodes  Refusal = "enough-codes" // the player made MostKeyCodes within a day
	KeyInUse     Refusal = "key-in-use"   // the player is here with it, or has no other
	NoSuchThing  Refusal = "no-such-thing"
)
