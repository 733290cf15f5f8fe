// Package answers is the answers of learners as a class hands them in: what is taken from the
// records of a save, what of it stays at home, and the file in which it travels. Names, devices,
// clocks and texts that were typed are not in it unless the learner asks for them.
package answers

import (
	"strings"

	"quest/content"
	"quest/game"
)

// Answer is one answer of a learner, as a line of the file holds it.
type Answer struct {
	Who     string   `json:"who"`     // pseudonym of the learner
	ID      string   `json:"id"`      // of the answer: the same in every file that holds it
	Item    string   `json:"item"`    // full ID
	Rev     int      `json:"rev"`     // of the item
	Pack    string   `json:"pack"`    // content hash of the pack: which text was seen
	In      Occasion `json:"in"`      // on what occasion it was asked
	First   bool     `json:"first"`   // the learner met this revision of the item for the first time
	Gave    Gave     `json:"gave"`    // what was answered
	Right   bool     `json:"right"`   // in full
	Got     int      `json:"got"`     // points
	Of      int      `json:"of"`      // points of a right answer
	Beliefs []string `json:"beliefs"` // misconceptions that it shows, full IDs; null for none
	Hints   int      `json:"hints"`   // levels of help that were taken before it
	Lang    string   `json:"lang"`    // on screen: "en", "ko", "both" and so on
	Day     string   `json:"day"`     // study day, YYYY-MM-DD
	Hour    int      `json:"hour"`    // of the clock on the wall, rounded down to 0, 6, 12 or 18
	Seconds *int     `json:"seconds"` // since what was done before it; null where a pause or another day lies between
}

// Unaided reports whether the answer was right in full and without help.
func (a *Answer) Unaided() bool { return a.Right && a.Hints == 0 }

// PackID gives the pack of the item.
func (a *Answer) PackID() content.PackID {
	pack, _, _ := strings.Cut(a.Item, "#")
	return content.PackID(pack)
}

// Occasion is when an item was asked.
type Occasion string

// The occasions.
const (
	InLesson   Occasion = "lesson" // a check of a lesson that is being read
	InQuiz     Occasion = "quiz"   // a sitting over a quiz
	InTest     Occasion = "test"   // the test-out of a lesson
	InReview   Occasion = "review"
	InBoss     Occasion = "boss"
	InLive     Occasion = "live"     // a live round of a class
	InPractice Occasion = "practice" // it counts for nothing
)

func (o Occasion) known() bool {
	switch o {
	case InLesson, InQuiz, InTest, InReview, InBoss, InLive, InPractice:
		return true
	}
	return false
}

// Gave is what was answered, by the IDs of the parts of the item. What was typed is told by
// how it was read: nobody can be recognised by that.
type Gave struct {
	Choice   []content.PartID                  `json:"choice,omitempty"`   // single, multi: the chosen options
	Truth    *bool                             `json:"truth,omitempty"`    // truefalse
	Placed   map[content.PartID]content.PartID `json:"placed,omitempty"`   // classify: card to bin
	Sequence []content.PartID                  `json:"sequence,omitempty"` // order: steps, first to last
	Paired   map[content.PartID]content.PartID `json:"paired,omitempty"`   // match: left side to the pair or extra whose right side was chosen
	Read     map[content.PartID]string         `json:"read,omitempty"`     // cloze: gap to how what was typed was read
	Typed    map[content.PartID]string         `json:"typed,omitempty"`    // cloze: gap to what was typed, folded; only where the learner asks for it
}

// How what was typed into a gap was read. A known wrong answer is KnownWrong and its ID.
const (
	ReadRight  = "right"
	ReadTypo   = "typo"  // right, but mistyped
	ReadOther  = "other" // wrong, and not known to the item
	ReadBlank  = "blank"
	KnownWrong = "wrong/"
)

// hourStep is to how many hours the time of day is rounded: it says whether somebody learned in the
// morning or in the evening, and nothing that could be laid beside the log of another system.
const hourStep = 6

// longestPause is how many seconds may lie before an answer to count as the time that it took.
const longestPause = 600

// since gives the seconds between two moments of one study day, nil where they tell nothing.
func since(before, at game.Batch) *int {
	took := int(at.At.Wall.Sub(before.At.Wall).Seconds())
	if before.Empty() || before.Day != at.Day || took < 0 || took > longestPause {
		return nil
	}
	return &took
}
