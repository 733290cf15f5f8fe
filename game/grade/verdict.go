package grade

import (
	"slices"

	"quest/content"
)

// Verdict is the judgement of one answer.
type Verdict struct {
	Right          bool                      // full score
	Got, Of        int                       // the score: points, and how many a right answer has
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

// newVerdict begins the verdict on an answer that has so many parts when it is right,
// each worth one point.
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
