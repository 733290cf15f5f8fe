// Package interchange reads and writes the questions of other programs: GIFT, Aiken,
// Moodle XML, QTI, Anki, CSV and others. Each format is two functions in a file of its own:
// one makes a Bank of the bytes of a file, the other makes bytes of a Bank. A Bank is made
// of a pack for export (bank of a pack), and written as the files of a pack for import
// (files of a bank), so that every format goes through the same two doors.
//
// A reader never invents what a file does not say: a question without a key comes in as a
// draft. What could not be taken over is a Loss, with the place where it stands. Nothing is
// opened, fetched or run.
package interchange

import "quest/content"

// Bank is a set of questions on their way in or out.
type Bank struct {
	Format  string // name of the format that was read, such as "gift"; empty for a bank of a pack
	Title   Text   // of the whole, empty if the file has none
	Pack    *Head  // of the pack that the questions are from; nil if the file names none
	Quizzes []Quiz // at least one if there is any question
	Losses  []Loss // in the order of the file

	Concepts       []Concept // that the questions name, as far as the file has them
	Misconceptions []Misconception
}

// Head is what a bank knows of the pack that its questions are from.
type Head struct {
	ID, Version string
	Languages   []content.Lang // in the order of the pack
	Summary     Text
	Authors     []string
	License     string
}

// Concept is an entry of a glossary.
type Concept struct {
	ID          string
	Term, Short Text
}

// Misconception is a wrong belief, and what is true instead.
type Misconception struct {
	ID        string
	Says, Fix Text
}

// Quiz is a group of questions that stays together: a category, a deck, a quiz file.
type Quiz struct {
	ID        string // of a pack; empty when read from a format without IDs
	Title     Text
	Path      []string // the groups it lies in, from the outside in, itself last, as the file names them
	Questions []Question
}

// Text is one text by language. The empty language holds a text that is the same in all.
// Lines are parted by "\n". Inline markup is that of the pack format: **bold**, *italic*,
// `code`. A text that is missing is nil.
type Text map[content.Lang]string

// Question is one question in the terms of the pack format (docs/pack-format.md 9). Which
// fields are set depends on Type, as in content.Item.
type Question struct {
	Line   int    // where it stands in the file that was read, from 1; 0 for unknown
	Origin string // the ID that the other program gave it, empty for none
	ID     string // the item's ID in a pack; empty when read from a format without IDs
	Rev    int    // 0 for the first
	Was    []string
	Type   content.ItemType
	Draft  Key      // why it cannot be asked as it is; empty for a whole question. It is told with the file that is written
	Lacks  []string // arguments of Draft: name, value, name, value, ...
	Name   string   // the title that the file gives it, empty for none

	Stem, Hint, Explain Text
	Code                *Code
	Art                 *Art
	Level               string
	Difficulty          int
	Domains, Concepts   []string
	Cites               []string
	Sources, Tags       []string
	Verified            string // YYYY-MM-DD; never set by an importer but of quest's own formats
	Keep                bool   // the parts stay in the order of the file (shuffle: false)

	Choose  int      // multi
	Options []Option // single, multi

	Answer           bool // truefalse
	IfRight, IfWrong Text // truefalse
	Misconception    string

	Bins  []Bin  // classify
	Cards []Card // classify
	Steps []Step // order, in the right order
	Pairs []Pair // match
	Extra []Extra
	Text  Text  // cloze: with a {{gap-id}} for each gap
	Gaps  []Gap // cloze

	Scenario  Text       // case
	Questions []Question // case: its questions
}

// Code is a block of code shown with a question.
type Code struct{ Language, Text string }

// Art is a picture made of text, shown under the stem.
type Art struct {
	Text  string                  // drawn in languages without one of their own
	Local map[content.Lang]string // drawn in one language
}

// Option is one choice of a single or multi question.
type Option struct {
	ID            string
	Text, Why     Text
	Correct       bool
	Misconception string
}

// Bin is one place into which cards are put.
type Bin struct {
	ID   string
	Text Text
}

// Card is one thing to be put into its bin.
type Card struct {
	ID, Bin       string
	Text, Why     Text
	Misconception string
}

// Step is one step of an order question.
type Step struct {
	ID        string
	Text, Why Text
}

// Pair is a left side and the right side that belongs to it.
type Pair struct {
	ID               string
	Left, Right, Why Text
	Misconception    string
}

// Extra is a right side that fits no left.
type Extra struct {
	ID            string
	Text, Why     Text
	Misconception string
}

// Gap is one gap of a cloze.
type Gap struct {
	ID     string
	Accept map[content.Lang][]string // by language; content.AnyLang for all
	Reject []Reject
	Typos  string // how many slips are forgiven: "0", "1" or "2"; empty for as many as the length allows
	Code   bool   // case and punctuation count
	Number *Number
}

// Reject is a known wrong answer to a gap.
type Reject struct {
	ID            string
	Answers       map[content.Lang][]string
	Why           Text
	Misconception string
}

// Number is what a gap takes that wants a number: decimals as content.Decimal reads them.
type Number struct {
	Value, Tolerance string
	Units            []string
}

// Loss is one thing that did not come over as it stood, and where.
type Loss struct {
	Line int      // in the file that was read, from 1; 0 when a pack is written
	Col  int      // from 1, 0 for unknown
	ID   string   // of the question concerned, empty for none
	Kind LossKind // how much was lost
	Key  Key      // what happened
	Args []string // of the key: name, value, name, value, ...
}

// Key names what a loss, or the reason of a draft, says. The words are in
// game/phrase/*/losses.json; every constant of this type has an entry there.
type Key string

// LossKind says how much of a question was lost.
type LossKind int

// The kinds of loss, the least first.
const (
	Noted      LossKind = iota // nothing was lost that a learner sees: another encoding, a colour
	Simplified                 // the question came over, not all of it
	Drafted                    // the question came over as a draft
	Skipped                    // the question was left out
)
