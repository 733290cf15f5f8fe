package game

import (
	"quest/content"
	"quest/game/grade"
)

// Event is one thing that happened, as the save keeps it. Exactly one field is
// set; an event of a newer game has none that this one knows, is kept in the save
// byte for byte and changes nothing here. Amounts are integers that were decided
// when the event was made: replay never prices the past with today's rules.
type Event struct {
	Joined   *Joined   `json:"joined,omitempty"`
	Tuned    *Tuned    `json:"tuned,omitempty"`
	Read     *Read     `json:"read,omitempty"`
	Sat      *Sat      `json:"sat,omitempty"`
	Answered *Answered `json:"answered,omitempty"`
	Earned   *Earned   `json:"earned,omitempty"`
	Finished *Finished `json:"finished,omitempty"`
	Granted  *Granted  `json:"granted,omitempty"`
	Clock    *Clock    `json:"clock,omitempty"`
	Disputed *Disputed `json:"disputed,omitempty"`
	Undone   *Undone   `json:"undone,omitempty"`
	Opened   *Opened   `json:"opened,omitempty"`
	Tested   *Tested   `json:"tested,omitempty"`

	Helped *Helped `json:"helped,omitempty"`

	Predicted *Predicted `json:"predicted,omitempty"`
	Solved    *Solved    `json:"solved,omitempty"`
	Wired     *Wired     `json:"wired,omitempty"`

	Planned  *Planned  `json:"planned,omitempty"`
	Marked   *Marked   `json:"marked,omitempty"`
	Weighed  *Weighed  `json:"weighed,omitempty"`
	Reviewed *Reviewed `json:"reviewed,omitempty"`

	Bought    *Bought    `json:"bought,omitempty"`
	Worn      *Worn      `json:"worn,omitempty"`
	Preferred *Preferred `json:"preferred,omitempty"`
	Renamed   *Renamed   `json:"renamed,omitempty"`
	Drawn     *Drawn     `json:"drawn,omitempty"`

	Aimed    *Aimed    `json:"aimed,omitempty"`
	Repaired *Repaired `json:"repaired,omitempty"`
	Fought   *Fought   `json:"fought,omitempty"`
	Tasked   *Tasked   `json:"tasked,omitempty"`
	Told     *Told     `json:"told,omitempty"`
	Reached  *Reached  `json:"reached,omitempty"`
	Achieved *Achieved `json:"achieved,omitempty"`
	Moved    *Moved    `json:"moved,omitempty"`

	Examined *Examined `json:"examined,omitempty"`
	Reported *Reported `json:"reported,omitempty"`
}

// Joined is the first event of a save: who plays, and the seed from which every
// shuffle and drop of this save comes.
type Joined struct {
	Name content.Safe `json:"name"`
	Lang Speech       `json:"lang"`
	Seed uint64       `json:"seed,string"`
}

// Tuned is a change of settings.
type Tuned struct {
	Lang  Speech `json:"lang,omitempty"`
	Wager *bool  `json:"wager,omitempty"` // asks for certainty before a verdict
	Gold  int    `json:"gold,omitempty"`  // given with the wager the first time
}

// Read is progress in a lesson.
type Read struct {
	Lesson string `json:"lesson"`         // full ID
	Points int    `json:"points"`         // points read so far
	Done   bool   `json:"done,omitempty"` // takeaways read: the lesson is finished
}

// Sat is the start of a sitting over a whole quiz. Items that were first answered
// earlier on the same study day, in the lesson's checks or a review, count with that verdict.
type Sat struct {
	Quiz    string          `json:"quiz"`              // full ID
	Counted map[string]bool `json:"counted,omitempty"` // full item ID to verdict
}

// Tested is the test-out of a lesson: at its start with the items of its paper, at its end
// with the result. The answers between them belong to the quiz. A lesson that is passed so is
// done without having been read; its quiz is not.
type Tested struct {
	Lesson string   `json:"lesson"`           // full ID
	Quiz   string   `json:"quiz"`             // full ID
	Items  []string `json:"items,omitempty"`  // full IDs, at the start
	Right  int      `json:"right,omitempty"`  // at the end
	Of     int      `json:"of,omitempty"`     // at the end, 0 at the start
	Passed bool     `json:"passed,omitempty"` // at the end
}

// Answered is one answer with its verdict. It never holds a letter, an index or a
// text of the pack.
type Answered struct {
	Item    string       `json:"item"` // full ID
	Rev     int          `json:"rev"`
	Pack    string       `json:"pack"`           // content hash: which text the learner saw
	Quiz    string       `json:"quiz,omitempty"` // full ID of the quiz it belongs to
	Gave    grade.Answer `json:"gave"`
	Lang    Speech       `json:"lang"` // on screen
	Right   bool         `json:"right"`
	Got     int          `json:"got"`
	Of      int          `json:"of"`
	Grade   int          `json:"grade"`             // FSRS grade, 1 Again to 4 Easy
	First   bool         `json:"first"`             // first verdict on this item on this study day that counts: none in practice does
	Step    bool         `json:"step,omitempty"`    // a learning or relearning step that was due: it moves the memory, pays nothing and carries no stake
	Beliefs []string     `json:"beliefs,omitempty"` // misconceptions shown, full IDs
	Refutes []string     `json:"refutes,omitempty"` // misconceptions shown before that this right answer speaks against

	Certainty Certainty `json:"certainty,omitempty"`
	Stake     int       `json:"stake,omitempty"` // gold won or lost
	Hints     int       `json:"hints,omitempty"` // levels of help taken
	Voted     *Voted    `json:"voted,omitempty"` // it was the vote in a live round of a class; nil for any other answer
}

// Helped is help that was taken with a question. It stays with the question until that is
// answered, whatever is done in between.
type Helped struct {
	Item  string `json:"item"` // full ID
	Rev   int    `json:"rev"`
	Hints int    `json:"hints"` // levels of help taken in all
}

// Opened says that the player has seen what was granted. Until then a front end
// shows the chest at the next start.
type Opened struct {
	Rewards []string `json:"rewards"` // full IDs
}

// Predicted is what a player said before an action of a lab, and how much of it
// came true. It earns no XP and has no schedule.
type Predicted struct {
	Lab     string                            `json:"lab"`  // full ID
	Pack    string                            `json:"pack"` // content hash
	Action  content.PartID                    `json:"action"`
	Said    map[content.PartID]content.PartID `json:"said"` // route to node, or Arrives
	Right   int                               `json:"right"`
	Of      int                               `json:"of"`
	Beliefs []string                          `json:"beliefs,omitempty"` // misconceptions shown, full IDs
}

// Solved is a mission that was solved. Its XP is paid the first time only.
type Solved struct {
	Mission string `json:"mission"` // full ID
	Changes int    `json:"changes"`
	Par     int    `json:"par"`
	Stars   int    `json:"stars"` // 1 to 3
	XP      int    `json:"xp,omitempty"`
}

// Wired is how a player left the controls of a lab: what differs from the start, nothing
// for the start. It is kept when the lab is left and with each action, never for a key.
type Wired struct {
	Lab     string                            `json:"lab"`               // full ID
	Mission string                            `json:"mission,omitempty"` // full ID, "" for the sandbox
	Values  map[content.PartID]content.PartID `json:"values,omitempty"`  // control to value
}

// Disputed is a player's note that an item may be wrong.
type Disputed struct {
	Item string       `json:"item"` // full ID
	Rev  int          `json:"rev"`
	Pack string       `json:"pack"` // content hash
	Note content.Safe `json:"note"`
}

// Undone takes back a practice answer. What it earned stays, a stake is not
// refunded, and the answer that follows pays nothing.
type Undone struct {
	Item  string `json:"item"` // full ID
	Right bool   `json:"right"`
}

// Earned is XP for an answer.
type Earned struct {
	Item string `json:"item"`
	XP   int    `json:"xp"`
}

// Finished is the end of a sitting.
type Finished struct {
	Quiz  string `json:"quiz"` // full ID
	Right int    `json:"right"`
	Of    int    `json:"of"`
}

// Granted is a reward of a pack, given once per learner. The title is kept with
// its words, so that it stays when the pack is gone.
type Granted struct {
	Reward string                        `json:"reward"` // full ID
	XP     int                           `json:"xp,omitempty"`
	Gold   int                           `json:"gold,omitempty"`
	Title  map[content.Lang]content.Safe `json:"title,omitempty"`
	Drops  []Drop                        `json:"drops,omitempty"`
	Table  string                        `json:"table,omitempty"` // mark of the table of the drops; none in older saves
}

// Drop is the outcome of one draw. Neither gold nor XP means nothing dropped.
type Drop struct {
	Index int `json:"index"` // place in the save's sequence of draws, from 0
	Gold  int `json:"gold,omitempty"`
	XP    int `json:"xp,omitempty"`
}

// Clock is the player's answer to a save whose newest study day lies in the future:
// either the clock is right and the floor of the study day falls to Day, or the
// save is right and the day stays.
type Clock struct {
	Day   StudyDay `json:"day"`             // the study day by the clock
	Trust bool     `json:"trust,omitempty"` // the clock is right
}
