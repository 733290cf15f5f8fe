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

import (
	"strings"

	"quest/content"
)

// Bank is a set of questions on their way in or out.
type Bank struct {
	Format  string `json:"-"`               // name of the format that was read, such as "gift"; empty for a bank of a pack
	Title   Text   `json:"title,omitempty"` // of the whole, empty if the file has none
	Pack    *Head  `json:"pack,omitempty"`  // of the pack that the questions are from; nil if the file names none
	Quizzes []Quiz `json:"quizzes"`         // at least one if there is any question
	Losses  []Loss `json:"-"`               // in the order of the file

	Concepts       []Concept       `json:"concepts,omitempty"` // that the questions name, as far as the file has them
	Misconceptions []Misconception `json:"misconceptions,omitempty"`
}

// Head is what a bank knows of the pack that its questions are from.
type Head struct {
	ID        string         `json:"id"`
	Version   string         `json:"version,omitempty"`
	Languages []content.Lang `json:"languages,omitempty"` // in the order of the pack
	Summary   Text           `json:"summary,omitempty"`
	Authors   []string       `json:"authors,omitempty"`
	License   string         `json:"license,omitempty"`
}

// Concept is an entry of a glossary.
type Concept struct {
	ID    string `json:"id"`
	Term  Text   `json:"term,omitempty"`
	Short Text   `json:"short,omitempty"`
}

// Misconception is a wrong belief, and what is true instead.
type Misconception struct {
	ID   string `json:"id"`
	Says Text   `json:"says,omitempty"`
	Fix  Text   `json:"fix,omitempty"`
}

// Quiz is a group of questions that stays together: a category, a deck, a quiz file.
type Quiz struct {
	ID        string     `json:"id,omitempty"` // of a pack; empty when read from a format without IDs
	Title     Text       `json:"title,omitempty"`
	Path      []string   `json:"path,omitempty"` // the groups it lies in, from the outside in, itself last, as the file names them
	Questions []Question `json:"questions"`
}

// Text is one text by language. The empty language holds a text that is the same in all.
// Lines are parted by "\n". Inline markup is that of the pack format: **bold**, *italic*,
// `code`. A text that is missing is nil.
type Text map[content.Lang]string

// Question is one question in the terms of the pack format (docs/pack-format.md 9). Which
// fields are set depends on Type, as in content.Item.
type Question struct {
	File   string           `json:"-"`                // inside of an archive that was read; empty for the file itself
	Line   int              `json:"-"`                // where it stands in the file that was read, from 1; 0 for unknown
	Origin string           `json:"origin,omitempty"` // the ID that the other program gave it, empty for none
	ID     string           `json:"id"`               // the item's ID in a pack; empty when read from a format without IDs
	Rev    int              `json:"rev,omitempty"`    // 0 for the first
	Was    []string         `json:"was,omitempty"`
	Type   content.ItemType `json:"type"`
	Draft  Key              `json:"draft,omitempty"` // why it cannot be asked as it is; empty for a whole question. It is told with the file that is written
	Lacks  []string         `json:"-"`               // arguments of Draft: name, value, name, value, ...
	Name   string           `json:"name,omitempty"`  // the title that the file gives it, empty for none

	Stem       Text     `json:"stem,omitempty"`
	Hint       Text     `json:"hint,omitempty"`
	Explain    Text     `json:"explain,omitempty"`
	Code       *Code    `json:"code,omitempty"`
	Art        *Art     `json:"art,omitempty"`
	Level      string   `json:"level,omitempty"`
	Difficulty int      `json:"difficulty,omitempty"`
	Domains    []string `json:"domains,omitempty"`
	Concepts   []string `json:"concepts,omitempty"`
	Cites      []string `json:"cites,omitempty"`
	Sources    []string `json:"sources,omitempty"`
	Tags       []string `json:"tags,omitempty"`
	Verified   string   `json:"verified,omitempty"` // YYYY-MM-DD; never set by an importer but of quest's own formats
	Exam       bool     `json:"exam,omitempty"`     // this and the four below: docs/pack-format.md 9.1
	Row        string   `json:"row,omitempty"`
	Constraint string   `json:"constraint,omitempty"`
	Confuses   []string `json:"confuses,omitempty"`
	StaleAfter int      `json:"stale_after,omitempty"` // days; 0 for content.UsualStaleAfter
	Keep       bool     `json:"keep,omitempty"`        // the parts stay in the order of the file (shuffle: false)

	Choose  int      `json:"choose,omitempty"`  // multi
	Options []Option `json:"options,omitempty"` // single, multi

	Answer        bool   `json:"-"` // truefalse
	NoAnswer      bool   `json:"-"` // truefalse: the file does not say whether it is true
	IfRight       Text   `json:"if_right,omitempty"`
	IfWrong       Text   `json:"if_wrong,omitempty"` // truefalse
	Misconception string `json:"misconception,omitempty"`

	Bins  []Bin   `json:"bins,omitempty"`  // classify
	Cards []Card  `json:"cards,omitempty"` // classify
	Steps []Step  `json:"steps,omitempty"` // order, in the right order
	Pairs []Pair  `json:"pairs,omitempty"` // match
	Extra []Extra `json:"extra,omitempty"`
	Text  Text    `json:"text,omitempty"` // cloze: with a {{gap-id}} for each gap
	Gaps  []Gap   `json:"gaps,omitempty"` // cloze

	Scenario  Text       `json:"scenario,omitempty"`  // case
	Questions []Question `json:"questions,omitempty"` // case: its questions
}

// Code is a block of code shown with a question.
type Code struct {
	Language string `json:"language"`
	Text     string `json:"text"`
}

// Art is a picture made of text, shown under the stem.
type Art struct {
	Text  string                  `json:"text,omitempty"`  // drawn in languages without one of their own
	Local map[content.Lang]string `json:"local,omitempty"` // drawn in one language
}

// Option is one choice of a single or multi question.
type Option struct {
	ID            string `json:"id"`
	Text          Text   `json:"text,omitempty"`
	Why           Text   `json:"why,omitempty"`
	Correct       bool   `json:"correct,omitempty"`
	Misconception string `json:"misconception,omitempty"`
}

// Bin is one place into which cards are put.
type Bin struct {
	ID   string `json:"id"`
	Text Text   `json:"text,omitempty"`
}

// Card is one thing to be put into its bin.
type Card struct {
	ID            string `json:"id"`
	Bin           string `json:"bin,omitempty"`
	Text          Text   `json:"text,omitempty"`
	Why           Text   `json:"why,omitempty"`
	Misconception string `json:"misconception,omitempty"`
}

// Step is one step of an order question.
type Step struct {
	ID   string `json:"id"`
	Text Text   `json:"text,omitempty"`
	Why  Text   `json:"why,omitempty"`
}

// Pair is a left side and the right side that belongs to it.
type Pair struct {
	ID            string `json:"id"`
	Left          Text   `json:"left,omitempty"`
	Right         Text   `json:"right,omitempty"`
	Why           Text   `json:"why,omitempty"`
	Misconception string `json:"misconception,omitempty"`
}

// Extra is a right side that fits no left.
type Extra struct {
	ID            string `json:"id"`
	Text          Text   `json:"text,omitempty"`
	Why           Text   `json:"why,omitempty"`
	Misconception string `json:"misconception,omitempty"`
}

// Gap is one gap of a cloze.
type Gap struct {
	ID     string                    `json:"id"`
	Accept map[content.Lang][]string `json:"accept,omitempty"` // by language; content.AnyLang for all
	Reject []Reject                  `json:"reject,omitempty"`
	Typos  string                    `json:"typos,omitempty"` // how many slips are forgiven: "0", "1" or "2"; empty for as many as the length allows
	Code   bool                      `json:"code,omitempty"`  // case and punctuation count
	Number *Number                   `json:"number,omitempty"`
}

// Reject is a known wrong answer to a gap.
type Reject struct {
	ID            string                    `json:"id"`
	Answers       map[content.Lang][]string `json:"answers,omitempty"`
	Why           Text                      `json:"why,omitempty"`
	Misconception string                    `json:"misconception,omitempty"`
}

// Number is what a gap takes that wants a number: decimals as content.Decimal reads them.
type Number struct {
	Value     string   `json:"value"`
	Tolerance string   `json:"tolerance,omitempty"`
	Units     []string `json:"units,omitempty"`
}

// Loss is one thing that did not come over as it stood, and where.
type Loss struct {
	File string   // inside of an archive that was read; empty for the file itself
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

// Stems gives the texts of all questions, each in all its languages and with a line break behind
// it: what a person sees of a file whose fields have marks of a program around them.
func (b *Bank) Stems() string {
	var all strings.Builder
	for _, quiz := range b.Quizzes {
		for _, q := range quiz.Questions {
			for _, s := range q.Text {
				all.WriteString(s + "\n")
			}
		}
	}
	return all.String()
}
