// Package content says what a pack is: its lessons, items, labs and rewards, texts in
// every language, text that is safe to draw, and the compiled form from which a game
// starts. It reads no files: source does, and library finds them.
package content

import (
	"slices"
	"sync"
)

// Pack is one content pack, checked and complete: every text exists in every
// language, every reference resolves. It is immutable and safe for use by several
// goroutines, which share what it returns: nobody may change that. It is read in
// parts, each when it is first asked for, and only then: what the map shows, what
// playing needs, and each lesson, item and lab. A part that turns out to be damaged
// is as if the pack did not hold it.
type Pack struct {
	header header
	start  string // the bytes up to the body

	mu       sync.Mutex
	compiled Compiled

	overview once[surface]
	index    once[contents]
	showing  once[map[MisconceptionID][]ItemID]
	places   once[map[ItemID]int] // of the items in the index
}

// once is a part of a pack that is made when it is first asked for.
type once[T any] struct {
	sync.Once
	v T
}

// Meta is the identity of a pack.
type Meta struct {
	ID        PackID
	Version   string // semver
	Languages []Lang
	Overlays  []Lang // further languages in which some or all of its texts are written
	Title     Text
	Summary   Text
	Authors   []Safe
	License   Safe
	Hash      string // content hash, "h1:..." (docs/pack-format.md 5.4)
}

// Written gives every language in which some text of the pack is written: its own, the source
// first, then those of overlays.
func (m Meta) Written() []Lang { return slices.Concat(m.Languages, m.Overlays) }

// LessonHead is what the map shows of a lesson without decoding it.
type LessonHead struct {
	ID      LessonID
	Title   Text
	Minutes int
	Points  int // sentences in its body, takeaways excluded
	Quiz    QuizID
	Lab     LabID
}

// LabHead is what the map shows of a lab without decoding it.
type LabHead struct {
	ID       LabID
	Title    Text
	Missions []MissionID // in the order of the file
}

// Quiz is an ordered set of items. Drafts are left out.
type Quiz struct {
	ID    QuizID
	Title Text
	Items []ItemID
}

// Misconception is a wrong belief and what is true instead.
type Misconception struct {
	ID   MisconceptionID
	Says Text
	Fix  Text
}

// Concept is a glossary entry.
type Concept struct {
	ID    ConceptID
	Term  Text
	Short Text
}

// Reward is what a learner gets, once, when its conditions hold.
type Reward struct {
	ID    RewardID
	Was   []RewardID
	When  When
	XP    int
	Gold  int
	Title Text
	Drops *Drops
}

// When holds the conditions of a reward; all that are set must hold.
type When struct {
	Lesson  LessonID // read to the end
	Quiz    QuizID   // one sitting with at least Score right
	Score   float64  // share, 0 to 1
	Lab     LabID
	Mission MissionID
	Pack    bool // all lessons read or passed by a test-out, all quizzes done at 0.8
}

// Drops is a table that is rolled when its reward is granted.
type Drops struct {
	Rolls int // 1 to 3
	Table []Row
}

// Row is one outcome of a drop; a row with neither gold nor XP is nothing.
type Row struct {
	Weight int // 1 to 1000
	Gold   int
	XP     int
}
