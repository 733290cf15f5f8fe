package game

import "quest/content"

// RulesVersion is the version of the reward rules, stored with every batch so that
// old amounts can be explained.
const RulesVersion = 1

// Batch is one step of play with all its consequences. It is kept whole or not at
// all.
type Batch struct {
	At     Moment
	Day    StudyDay
	Events []Event
}

// Empty reports whether there is nothing to keep.
func (b Batch) Empty() bool { return len(b.Events) == 0 }

// Journal is what the game needs of a place that keeps batches.
type Journal interface {
	// Append returns when the batch is durable. saved is the number of answers
	// that are durable in all, this batch included. On failure it returns a
	// *NotSavedError; the batch is then kept in memory and written again with the
	// next one.
	Append(b Batch) (saved int, err error)
}

// NotSavedError says that what was played is not on disk, why, and what to do.
type NotSavedError struct {
	Why Notice
	Err error // the cause, for the log
}

// Error names the reason for logs and tests; what the player reads is a phrase.
func (e *NotSavedError) Error() string { return e.Why.String() }

// Unwrap returns the cause.
func (e *NotSavedError) Unwrap() error { return e.Err }

// Seat is the place of one player at the game: everything that a front end is
// handed.
type Seat struct {
	Packs   []*content.Pack
	Player  *Player
	Journal Journal
	Now     func() Moment
	Seed    uint64         // for a save that is new
	Name    string         // suggested name for a save that is new, may be empty
	Speech  Speech         // languages asked for on the command line, "" for the save's own
	Start   *Destination   // where to begin, nil for the map
	Notices []Notice       // told once at the start
	Unsaved *NotSavedError // set when it is already known that nothing can be saved

	// What follows may be nil. A front end calls each beside its own work, one at a
	// time.

	// Settle does what must not delay the first picture: it checks what opening
	// left out, and makes a backup. It gives what there is to tell about it.
	Settle func() []Notice
	// Watch is set while another program plays this save. It gives the player as
	// the save stands now if anything changed since the last call.
	Watch func() (p *Player, changed bool)
	// TakeOver gives a new seat at the same save, once nobody else plays it; a
	// *NotSavedError says why not yet.
	TakeOver func() (*Seat, error)
	// Rescue writes everything played, saved or not, to a file outside the save and
	// gives its path.
	Rescue func() (path string, err error)
}

// Destination is where play may go: a pack, one lesson of it, or its labs.
type Destination struct {
	Pack   content.PackID
	Lesson content.LessonID // "" for what comes next in the pack
	Labs   bool             // begin at the labs of the pack instead
	Lab    content.LabID    // the lab that is chosen there, "" for the first with something to solve
}
