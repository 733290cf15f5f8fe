package class

import "quest/content"

// Event is one thing that happened in a school, as its log keeps it. Exactly one of the
// fields behind Class is set; an event of a newer server has none that this one knows, and
// changes nothing here. It has no ID of its own: folding it a second time changes nothing.
type Event struct {
	At    int64    `json:"at"`              // Unix milliseconds, by the clock of the log
	By    PlayerID `json:"by,omitempty"`    // who did it, Operator, or "" for what time brought
	Class ID       `json:"class,omitempty"` // the class it happened in, "" for the school

	Founded    *Founded    `json:"founded,omitempty"`
	Invited    *Invited    `json:"invited,omitempty"`
	Enrolled   *Enrolled   `json:"enrolled,omitempty"`
	KeyAdded   *KeyAdded   `json:"keyAdded,omitempty"`
	KeyDropped *KeyDropped `json:"keyDropped,omitempty"`
	Joined     *Joined     `json:"joined,omitempty"`
	Spent      *Spent      `json:"spent,omitempty"`
	Removed    *Removed    `json:"removed,omitempty"`
	Deleted    *Deleted    `json:"deleted,omitempty"`

	Renamed    *Renamed    `json:"renamed,omitempty"`
	Hidden     *Hidden     `json:"hidden,omitempty"`
	Timed      *Timed      `json:"timed,omitempty"`
	Appointed  *Appointed  `json:"appointed,omitempty"`
	Locked     *Locked     `json:"locked,omitempty"`
	Assigned   *Assignment `json:"assigned,omitempty"`
	Unassigned *Unassigned `json:"unassigned,omitempty"`

	Opened  *Opened  `json:"opened,omitempty"`
	Moved   *Moved   `json:"moved,omitempty"`
	Held    *Held    `json:"held,omitempty"`
	Clocked *Clocked `json:"clocked,omitempty"`
	Voted   *Voted   `json:"voted,omitempty"`
	SatOut  *SatOut  `json:"satOut,omitempty"`

	RaidBegun *RaidBegun `json:"raidBegun,omitempty"`
	RaidEnded *RaidEnded `json:"raidEnded,omitempty"`
	Dealt     *Dealt     `json:"dealt,omitempty"`
}

// Operator stands for whoever runs the commands of the server: they may do everything, and
// are in no class.
const Operator PlayerID = "operator"

// Founded is the beginning of a class.
type Founded struct {
	Name content.Safe `json:"name"`
}

// Invited is a code that was handed out. Only its hash is kept.
type Invited struct {
	Hash   string       `json:"hash"`             // as CodeHash gives it
	Role   Role         `json:"role,omitempty"`   // in the class of the event
	Roster content.Safe `json:"roster,omitzero"`  // of the one whom it is for, empty for anybody
	Player PlayerID     `json:"player,omitempty"` // the code adds a key to this player, and belongs to no class
	Uses   int          `json:"uses"`             // how many may use it
	Until  int64        `json:"until"`            // Unix milliseconds
}

// Enrolled is a new player with their first key.
type Enrolled struct {
	Player PlayerID `json:"player"`
	Key    string   `json:"key"` // fingerprint
}

// KeyAdded is one more key of a player.
type KeyAdded struct {
	Player PlayerID `json:"player"`
	Key    string   `json:"key"`
	Code   string   `json:"code,omitempty"` // hash of the code that was used up
}

// KeyDropped says that a key opens nothing any more.
type KeyDropped struct {
	Player PlayerID `json:"player"`
	Key    string   `json:"key"`
}

// Joined is a player who comes to the class of the event.
type Joined struct {
	Player PlayerID     `json:"player"`
	Role   Role         `json:"role"`
	Nick   content.Safe `json:"nick"`
	Roster content.Safe `json:"roster,omitzero"`
	Code   string       `json:"code,omitempty"` // hash of the code that was used up
}

// Spent is what stays of the event Joined of a player who was deleted: their code stays used.
type Spent struct {
	Code string `json:"code"` // hash
	User string `json:"user"` // nobody in particular
}

// Removed is a player who is no member of the class of the event any more.
type Removed struct {
	Player PlayerID `json:"player"`
}

// Deleted takes everything of a player out of the school: names, keys, votes.
type Deleted struct {
	Player PlayerID `json:"player"`
}

// Renamed gives a member another nickname.
type Renamed struct {
	Player PlayerID     `json:"player"`
	Nick   content.Safe `json:"nick"`
}

// Hidden keeps the nickname of a member off every screen, or shows it again.
type Hidden struct {
	Player PlayerID `json:"player"`
	Hidden bool     `json:"hidden"`
}

// Timed gives a member more time, in percent of that of the others.
type Timed struct {
	Player  PlayerID `json:"player"`
	Percent int      `json:"percent"`
}

// Appointed gives a member another role.
type Appointed struct {
	Player PlayerID `json:"player"`
	Role   Role     `json:"role"`
}

// Locked keeps new members out of the class of the event, or lets them in again.
type Locked struct {
	Locked bool `json:"locked"`
}

// Unassigned takes an assignment back.
type Unassigned struct {
	ID AssignmentID `json:"id"`
}

// Opened is the beginning of a round: its first ballot is open.
type Opened struct {
	Round   RoundID          `json:"round"`
	Pack    content.PackID   `json:"pack"`
	Item    content.ItemID   `json:"item"`
	Options []content.PartID `json:"options"`
	Right   []content.PartID `json:"right"`
	Clock   int64            `json:"clock,omitempty"` // milliseconds of a ballot, 0 for no clock
}

// Moved is a round that goes to another phase.
type Moved struct {
	Round RoundID `json:"round"`
	To    Phase   `json:"to"`
}

// Held stops the clock of a round, or lets it go on.
type Held struct {
	Round RoundID `json:"round"`
	Held  bool    `json:"held"`
}

// Clocked gives the open ballot of a round a clock from now on, or takes it off.
type Clocked struct {
	Round RoundID `json:"round"`
	Clock int64   `json:"clock,omitempty"` // milliseconds of a ballot, 0 for no clock
}

// Voted is what the one who did it chose in a ballot.
type Voted struct {
	Round     RoundID          `json:"round"`
	Again     bool             `json:"again,omitempty"` // in the second ballot
	Choice    []content.PartID `json:"choice,omitempty"`
	Certainty int              `json:"certainty,omitempty"`
	Final     bool             `json:"final,omitempty"`
}

// SatOut says that the one who did it takes no part in a round, or takes part again.
type SatOut struct {
	Round RoundID `json:"round"`
	Out   bool    `json:"out"`
}

// RaidBegun is the beginning of a raid.
type RaidBegun struct {
	Raid   RaidID         `json:"raid"`
	Boss   content.PackID `json:"boss"`
	Health int            `json:"health"`
}

// RaidEnded is a raid that a teacher ended.
type RaidEnded struct {
	Raid RaidID `json:"raid"`
}

// Dealt is what the one who did it learned, as damage.
type Dealt struct {
	Raid   RaidID `json:"raid"`
	Batch  string `json:"batch"`
	Damage int    `json:"damage"`
}
