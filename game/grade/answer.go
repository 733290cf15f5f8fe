// Package grade judges answers: pure functions from an item and an answer to a
// verdict, with the reason for every part. Each item type is a row of functions in a
// file of its own; rows in grade.go lists them.
package grade

import (
	"slices"

	"quest/content"
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

// MaxTyped is how many characters may be typed into one gap.
const MaxTyped = 200

// Verdict is the judgement of one answer.
type Verdict struct {
	Right          bool                      // full score
	Got, Of        int                       // the score, as a share of Of
	Share          Share                     // how much was right, as the player is told
	Parts          []Part                    // every part in the order of the item, with its reason
	Misconceptions []content.MisconceptionID // what the wrong parts show, each once, in the order of the parts
}

// Share counts the options, cards, steps, pairs or gaps that the player gave. The score
// may differ: a wrong option takes off a right one there, and steps score by what they
// follow.
type Share struct {
	Right int // given and right; a step is right in its own place
	Wrong int // given and wrong
	Of    int // as many as a right answer has
}

// Part says what was right or wrong about one option or card, and why.
type Part struct {
	ID            content.PartID
	Text          content.Text
	Chosen        bool           // the player chose this option, or placed this card
	Correct       bool           // an option that belongs to the answer; a card that is in its bin
	Placed        content.PartID // classify, match: the bin or right side the player chose, "" if none
	Belongs       content.PartID // classify: the bin the card belongs to; match: the pair itself
	At, Want      int            // order: the place that the player gave the step, and its own, from 1
	Gap           *Typed         // cloze: how the typed answer was read
	Why           content.Text
	Misconception content.MisconceptionID // only where the player's choice shows it
}

// newVerdict begins a verdict with a score of so many, on an answer of as many parts.
func newVerdict(of int) Verdict { return Verdict{Of: of, Share: Share{Of: of}} }

// add adds the next part with its misconception and counts it into the share.
func (v *Verdict) add(p Part) {
	v.Parts = append(v.Parts, p)
	switch {
	case p.Chosen && p.Correct:
		v.Share.Right++
	case p.Chosen:
		v.Share.Wrong++
	}
	if m := p.Misconception; m != "" && !slices.Contains(v.Misconceptions, m) {
		v.Misconceptions = append(v.Misconceptions, m)
	}
}
