package class

import (
	"slices"
	"time"

	"quest/content"
)

// PlayerID names a player of a school. It is drawn, and says nothing about the person.
type PlayerID string

// ID names a class.
type ID string

// RoundID names a live round, RaidID a raid, AssignmentID an assignment.
type (
	RoundID      string
	RaidID       string
	AssignmentID string
)

// Role is what a member may do in a class.
type Role string

// The roles. An owner may do what a teacher may, and make teachers.
const (
	Owner   Role = "owner"
	Teacher Role = "teacher"
	Student Role = "student"
)

// Teaches reports whether a role leads rounds.
func (r Role) Teaches() bool { return r == Owner || r == Teacher }

// Room is a class as one connected member sees it. Its methods may be called from several
// goroutines. View waits for nothing; Do returns when what it did is durable.
type Room interface {
	// View is the newest state, as this member may see it.
	View() View
	// Changed receives something after View has become another one; what comes while
	// nobody listens is joined into one.
	Changed() <-chan struct{}
	// Do carries a command out. It fails with a *RefusedError if the rules refuse it, and
	// with another error if it could not be kept; trying again is harmless then.
	Do(Command) error
	Keyring
}

// View is a class as one member may see it at one moment.
type View struct {
	Class       ID
	Name        content.Safe
	Me          Member
	Locked      bool // nobody enrols
	Members     []Member
	Assignments []Assignment // by date
	Round       *Round       // the running or newest one, nil for none
	Earlier     []Round      // that are over, newest first, for opening one again
	Raid        *Raid        // nil for none
	Mixed       []Suggestion // what this class mixes up most, for teachers
	Broken      bool         // the log cannot be reached: what is shown may be old

	past *past // of which Earlier was made
}

// Member is somebody in a class. Others than teachers see no Roster name, no Extra, and no
// nickname of a member who is hidden.
type Member struct {
	Player PlayerID
	Nick   content.Safe // made of two words, unless the class says otherwise
	Roster content.Safe // the name that the teacher knows; for teachers alone
	Role   Role
	Hidden bool
	Extra  int  // percent more time, for teachers and the member alone
	Here   bool // is connected, or was ten seconds ago
	Voted  bool // in the ballot that is open; for teachers alone
}

// Assignment is a lesson, or a whole pack, to be done by a day.
type Assignment struct {
	ID     AssignmentID
	Pack   content.PackID
	Lesson content.LessonID // "" for the whole pack
	Due    string           // study day, such as "2026-12-05"
}

// Phase is where a round stands.
type Phase string

// The phases. A round begins with Voting; Talking and Again are left out if the teacher goes
// to the reasons at once. Closed shows tallies and reasons.
const (
	Voting  Phase = "voting"
	Counted Phase = "counted" // the first ballot is closed; only teachers see the share that is right
	Talking Phase = "talking"
	Again   Phase = "again"
	Closed  Phase = "closed"
	Stopped Phase = "stopped" // the teacher took it back; nothing is recorded
)

// Open reports whether votes are taken.
func (p Phase) Open() bool { return p == Voting || p == Again }

// Over reports whether nothing more happens in the round.
func (p Phase) Over() bool { return p == Closed || p == Stopped }

// Round is a live question as one member may see it.
type Round struct {
	ID      RoundID
	Number  int // in the class, from 1
	Opened  time.Time
	Pack    content.PackID
	Item    content.ItemID
	Phase   Phase
	Clock   *Clock // nil for a round without one
	Here    int    // members who are asked and connected
	Voted   int    // of them and of those who left, in the open ballot or the last one
	First   *Vote  // of this member in the first ballot, nil for none
	Second  *Vote
	Refused bool // this member does not take part

	// For teachers once the first ballot is closed, for all once the round is.
	Right  *float64 // share of the first ballot that is right
	Advice Advice

	// Once the round is closed.
	Tallies      []Tally        // one for each ballot, the first one first
	Improved     int            // changed from wrong to right
	Worsened     int            // changed from right to wrong
	BothVoted    int            // voted in both ballots
	WrongestPart content.PartID // the wrong option that was chosen most in the last ballot, "" for none
}

// Clock is what is left of the time of a ballot for this member.
type Clock struct {
	Left  time.Duration
	Stood bool  // the teacher holds it
	Given int64 // when its time began, in Unix milliseconds of the log: a clock with another one is another clock
}

// Advice is what the first ballot speaks for.
type Advice string

// The advices.
const (
	NoAdvice  Advice = ""
	TalkFirst Advice = "talk"    // 30 to 70 % are right: talk with the neighbour and vote again
	Explain   Advice = "explain" // most or few are right: the reasons come now
)

// Vote is what a member chose in one ballot. It can be changed until the ballot is closed.
type Vote struct {
	Choice    []content.PartID
	Certainty int  // as game.Certainty, 0 for unsaid
	Final     bool // the member handed it in; a draft counts too when the ballot closes
}

// Tally is how often each option was chosen in a ballot.
type Tally struct {
	Votes  int
	Chosen map[content.PartID]int
	Right  int // votes that are wholly right
}

// Newest gives the tally of the last vote in which anybody voted; without votes for none.
func (r *Round) Newest() Tally {
	for _, t := range slices.Backward(r.Tallies) {
		if t.Votes > 0 {
			return t
		}
	}
	return Tally{}
}

// Raid is the class against one boss. Damage is what was learned, summed; nobody is ranked.
type Raid struct {
	ID     RaidID
	Boss   content.PackID // the pack whose boss it is
	Health int            // at the start
	Left   int
	Mine   int // damage of this member
	Won    bool
	Over   bool
}

// Suggestion is an item that asks for what many members mix up.
type Suggestion struct {
	Pack    content.PackID
	Item    content.ItemID
	Mixed   string // full ID of the misconception
	Members int    // who showed it
	Of      int    // members whose answers were looked at
}
