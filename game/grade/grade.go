// Package grade judges answers: pure functions from an item and an answer to a
// verdict, with the reason for every part. Each item type is a row of functions in a
// file of its own; rows in grade.go lists them.
package grade

import (
	"errors"
	"fmt"

	"quest/content"
	"quest/content/lazy"
)

// Answer is what a player gave. Which field counts depends on the item's type;
// an answer with nothing in it is an empty answer, which is wrong.
type Answer struct {
	Choice   []content.PartID                  `json:"choice,omitempty"`   // single, multi: the chosen options
	Truth    *bool                             `json:"truth,omitempty"`    // truefalse
	Placed   map[content.PartID]content.PartID `json:"placed,omitempty"`   // classify: card to bin
	Sequence []content.PartID                  `json:"sequence,omitempty"` // order: all steps, first to last
	Paired   map[content.PartID]content.PartID `json:"paired,omitempty"`   // match: pair (its left side) to the pair or extra whose right side was chosen
	Typed    map[content.PartID]string         `json:"typed,omitempty"`    // cloze: gap to what was typed
}

// Empty reports whether nothing was given yet, not even a part.
func (a Answer) Empty() bool {
	return a.Truth == nil && len(a.Choice)+len(a.Placed)+len(a.Sequence)+len(a.Paired)+len(a.Typed) == 0
}

// ErrUnfit is wrapped by the error of an answer that does not fit its item: a
// part that the item does not have, too many choices, or another type's answer.
var ErrUnfit = errors.New("the answer does not fit the question")

// row is what grading knows of one item type. Each type has its row in a file of its
// own; a new type is such a file and a line in rows.
type row struct {
	// judge gives the verdict on an answer.
	judge func(*content.Item, Answer) (Verdict, error)
	// complete reports whether an answer has all that the item asks for.
	complete func(*content.Item, Answer) bool
	// key makes a right answer. What has to be typed is typed in a language.
	key func(*content.Item, content.Lang) Answer
}

var rows = lazy.Value[map[content.ItemType]row]{Make: func() map[content.ItemType]row {
	return map[content.ItemType]row{
		content.Single:    choicesRow,
		content.Multi:     choicesRow,
		content.TrueFalse: trueFalseRow,
		content.Classify:  classifyRow,
		content.Order:     orderRow,
		content.Match:     matchRow,
		content.Cloze:     clozeRow,
		content.Case:      caseRow,
	}
}}

// Judge grades an answer by docs/pack-format.md 9.2. It fails with ErrUnfit if the answer
// names parts that the item does not have or more options than may be chosen, and
// with ErrUncomposed if a gap holds loose jamo, and with ErrOtherLayout if it was typed
// with the keyboard in the other language; an incomplete answer is no failure but wrong.
func Judge(item *content.Item, a Answer) (Verdict, error) {
	r, ok := rows.Get()[item.Type]
	if !ok {
		return Verdict{}, fmt.Errorf("item %s: nothing grades the type %q: %w", item.ID, item.Type, ErrUnfit)
	}
	return r.judge(item, a)
}

// Complete reports whether an answer has all that the item asks for, so that it
// may be given: the exact number of options, true or false, a bin for every card, all
// steps, a partner for every left side, something typed into every gap.
func Complete(item *content.Item, a Answer) bool {
	r, ok := rows.Get()[item.Type]
	return ok && r.complete(item, a)
}

// Key returns an answer that Judge calls right in full. What has to be typed is an
// accepted answer of the language, else one of no language, else of any. The key of a
// case, which is never judged, is empty.
func Key(item *content.Item, lang content.Lang) Answer {
	r, ok := rows.Get()[item.Type]
	if !ok {
		return Answer{}
	}
	return r.key(item, lang)
}
