package grade

import (
	"fmt"
	"slices"

	"quest/content"
)

// choicesRow is the row of single and multi: as many options are chosen as the item
// says.
var choicesRow = row{judge: judgeOptions, complete: optionsComplete, key: rightOptions}

// judgeOptions scores the right options less the wrong ones, at least 0.
func judgeOptions(item *content.Item, a Answer) (Verdict, error) {
	if err := checkChoice(item, a.Choice); err != nil {
		return Verdict{}, err
	}
	v := newVerdict(item.Choose)
	for _, o := range item.Options {
		part := Part{ID: o.ID, Text: o.Text, Chosen: slices.Contains(a.Choice, o.ID), Correct: o.Correct, Why: o.Why}
		if part.Chosen && !o.Correct {
			part.Misconception = o.Misconception
		}
		v.add(part)
	}
	v.Got = max(0, v.Share.Right-v.Share.Wrong)
	v.Right = v.Share.Right == v.Of && v.Share.Wrong == 0
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

func optionsComplete(item *content.Item, a Answer) bool { return len(a.Choice) == item.Choose }

func rightOptions(item *content.Item, _ content.Lang) Answer {
	var a Answer
	for _, o := range item.Options {
		if o.Correct {
			a.Choice = append(a.Choice, o.ID)
		}
	}
	return a
}
