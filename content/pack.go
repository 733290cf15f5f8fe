// Package content says what a pack is: its lessons, items, labs and rewards, texts in
// every language, text that is safe to draw, and the compiled form from which a game
// starts. It reads no files: source does, and library finds them.
package content

import "sync"

// Pack is one content pack, checked and complete: every text exists in every
// language, every reference resolves. It is immutable and safe for use by several
// goroutines, which share what it returns: nobody may change that. Items, lessons and
// labs are decoded when they are first asked for, and only then.
type Pack struct {
	index    index
	blobs    []byte
	compiled []byte // what Compile returns; blobs is its tail

	lessons map[LessonID]*slot[Lesson]
	items   map[ItemID]*slot[Item]
	labs    map[LabID]*slot[Lab]
	showing struct {
		once  sync.Once
		items map[MisconceptionID][]ItemID
	}
}

// Meta is the identity of a pack.
type Meta struct {
	ID        PackID `json:"id"`
	Version   string `json:"version"` // semver
	Languages []Lang `json:"languages"`
	Title     Text   `json:"title"`
	Summary   Text   `json:"summary"`
	Authors   []Safe `json:"authors"`
	License   Safe   `json:"license"`
	Hash      string `json:"hash"` // content hash, "h1:..." (docs/pack-format.md 5.4)
}

// LessonHead is what the map shows of a lesson without decoding it.
type LessonHead struct {
	ID      LessonID `json:"id"`
	Title   Text     `json:"title"`
	Minutes int      `json:"minutes"`
	Points  int      `json:"points"` // sentences in its body, takeaways excluded
	Quiz    QuizID   `json:"quiz,omitempty"`
	Lab     LabID    `json:"lab,omitempty"`
}

// LabHead is what the map shows of a lab without decoding it.
type LabHead struct {
	ID       LabID       `json:"id"`
	Title    Text        `json:"title"`
	Missions []MissionID `json:"missions,omitempty"` // in the order of the file
}

// Quiz is an ordered set of items. Drafts are left out.
type Quiz struct {
	ID    QuizID   `json:"id"`
	Title Text     `json:"title,omitzero"`
	Items []ItemID `json:"items"`
}

// Misconception is a wrong belief and what is true instead.
type Misconception struct {
	ID   MisconceptionID `json:"id"`
	Says Text            `json:"says"`
	Fix  Text            `json:"fix"`
}

// Concept is a glossary entry.
type Concept struct {
	ID    ConceptID `json:"id"`
	Term  Text      `json:"term"`
	Short Text      `json:"short"`
}

// Reward is what a learner gets, once, when its conditions hold.
type Reward struct {
	ID    RewardID   `json:"id"`
	Was   []RewardID `json:"was,omitempty"`
	When  When       `json:"when"`
	XP    int        `json:"xp,omitempty"`
	Gold  int        `json:"gold,omitempty"`
	Title Text       `json:"title,omitzero"`
	Drops *Drops     `json:"drops,omitempty"`
}

// When holds the conditions of a reward; all that are set must hold.
type When struct {
	Lesson  LessonID  `json:"lesson,omitempty"` // read to the end
	Quiz    QuizID    `json:"quiz,omitempty"`   // one sitting with at least Score right
	Score   float64   `json:"score,omitempty"`  // share, 0 to 1
	Lab     LabID     `json:"lab,omitempty"`
	Mission MissionID `json:"mission,omitempty"`
	Pack    bool      `json:"pack,omitempty"` // all lessons read, all their quizzes done at 0.8
}

// Drops is a table that is rolled when its reward is granted.
type Drops struct {
	Rolls int   `json:"rolls"` // 1 to 3
	Table []Row `json:"table"`
}

// Row is one outcome of a drop; a row with neither gold nor XP is nothing.
type Row struct {
	Weight int `json:"weight"` // 1 to 1000
	Gold   int `json:"gold,omitempty"`
	XP     int `json:"xp,omitempty"`
}

// Meta returns the identity of the pack.
func (p *Pack) Meta() Meta { return p.index.Meta }

// ID returns the pack's ID.
func (p *Pack) ID() PackID { return p.index.Meta.ID }

// Lessons returns the heads of the lessons in reading order.
func (p *Pack) Lessons() []LessonHead { return p.index.Lessons }

// Rewards returns the rewards in the order of the file, with the caps of
// docs/pack-format.md 12 already applied.
func (p *Pack) Rewards() []Reward { return p.index.Rewards }

// Items returns how many items the pack holds, drafts excluded.
func (p *Pack) Items() int { return len(p.index.Items) }
