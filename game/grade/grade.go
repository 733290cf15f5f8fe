package grade

import (
	"errors"
	"fmt"
	"slices"

	"quest/content"
)

// ErrUnfit is wrapped by the error of an answer that does not fit its item: a
// part that the item does not have, too many choices, or another type's answer.
var ErrUnfit = errors.New("the answer does not fit the question")

// Judge grades an answer by pack-format 9.2. It fails with ErrUnfit if the answer
// names parts that the item does not have or more options than may be chosen; an
// incomplete answer is no failure but wrong.
func Judge(item *content.Item, a Answer) (Verdict, error) {
	switch item.Type {
	case content.Single, content.Multi:
		return judgeOptions(item, a)
	case content.TrueFalse:
		return judgeTruth(item, a)
	case content.Classify:
		return judgeCards(item, a)
	case content.Order:
		return judgeOrder(item, a)
	case content.Match:
		return judgePairs(item, a)
	case content.Cloze:
		return judgeGaps(item, a)
	case content.Case:
	}
	return Verdict{}, fmt.Errorf("item %s: type %q is not graded as a whole: %w", item.ID, item.Type, ErrUnfit)
}

func judgeOptions(item *content.Item, a Answer) (Verdict, error) {
	if err := checkChoice(item, a.Choice); err != nil {
		return Verdict{}, err
	}
	v := Verdict{Of: item.Choose}
	good, bad := 0, 0
	for _, o := range item.Options {
		chosen := slices.Contains(a.Choice, o.ID)
		part := Part{ID: o.ID, Text: o.Text, Chosen: chosen, Correct: o.Correct, Why: o.Why}
		switch {
		case chosen && o.Correct:
			good++
		case chosen:
			bad++
			part.Misconception = o.Misconception
			v.believe(o.Misconception)
		}
		v.Parts = append(v.Parts, part)
	}
	v.Got = max(0, good-bad)
	v.Right = good == v.Of && bad == 0
	return v, nil
}

func checkChoice(item *content.Item, choice []content.PartID) error {
	if len(choice) > item.Choose {
		return fmt.Errorf("item %s: %d options chosen, at most %d may be: %w", item.ID, len(choice), item.Choose, ErrUnfit)
	}
	for i, id := range choice {
		known := slices.ContainsFunc(item.Options, func(o content.Option) bool { return o.ID == id })
		if !known || slices.Contains(choice[:i], id) {
			return fmt.Errorf("item %s: option %q is unknown or chosen twice: %w", item.ID, id, ErrUnfit)
		}
	}
	return nil
}

// The parts of a true/false item.
const (
	True  content.PartID = "true"
	False content.PartID = "false"
)

func judgeTruth(item *content.Item, a Answer) (Verdict, error) {
	v := Verdict{Of: 1}
	v.Right = a.Truth != nil && *a.Truth == item.Answer
	if v.Right {
		v.Got = 1
	}
	for _, truth := range []bool{true, false} {
		part := Part{ID: False, Chosen: a.Truth != nil && *a.Truth == truth, Correct: truth == item.Answer}
		if truth {
			part.ID = True
		}
		if part.Chosen {
			part.Why = item.IfWrong
			if part.Correct {
				part.Why = item.IfRight
			} else {
				part.Misconception = item.Misconception
				v.believe(item.Misconception)
			}
		}
		v.Parts = append(v.Parts, part)
	}
	return v, nil
}

func judgeCards(item *content.Item, a Answer) (Verdict, error) {
	if err := checkPlaced(item, a.Placed); err != nil {
		return Verdict{}, err
	}
	v := Verdict{Of: len(item.Cards)}
	for _, c := range item.Cards {
		bin, placed := a.Placed[c.ID]
		part := Part{ID: c.ID, Text: c.Text, Chosen: placed, Correct: bin == c.Bin, Placed: bin, Belongs: c.Bin, Why: c.Why}
		switch {
		case part.Correct:
			v.Got++
		case placed:
			part.Misconception = c.Misconception
			v.believe(c.Misconception)
		}
		v.Parts = append(v.Parts, part)
	}
	v.Right = v.Got == v.Of
	return v, nil
}

func checkPlaced(item *content.Item, placed map[content.PartID]content.PartID) error {
	for card, bin := range placed {
		if !slices.ContainsFunc(item.Cards, func(c content.Card) bool { return c.ID == card }) ||
			!slices.ContainsFunc(item.Bins, func(b content.Bin) bool { return b.ID == bin }) {
			return fmt.Errorf("item %s: card %q in bin %q: one of them is unknown: %w", item.ID, card, bin, ErrUnfit)
		}
	}
	return nil
}

func (v *Verdict) believe(m content.MisconceptionID) {
	if m != "" && !slices.Contains(v.Misconceptions, m) {
		v.Misconceptions = append(v.Misconceptions, m)
	}
}

// Complete reports whether an answer has all that the item asks for, so that it
// may be given: the exact number of options, a truth, a place for every card, step and left side,
// something typed into every gap.
func Complete(item *content.Item, a Answer) bool {
	switch item.Type {
	case content.Single, content.Multi:
		return len(a.Choice) == item.Choose
	case content.TrueFalse:
		return a.Truth != nil
	case content.Classify:
		return len(a.Placed) == len(item.Cards)
	case content.Order:
		return len(a.Sequence) == len(item.Steps)
	case content.Match:
		return len(a.Paired) == len(item.Pairs)
	case content.Cloze:
		return !slices.ContainsFunc(item.Gaps, func(g content.Gap) bool { return Blank(&g, a.Typed[g.ID]) })
	case content.Case:
	}
	return false
}
