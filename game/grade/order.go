package grade

import (
	"fmt"
	"slices"

	"quest/content"
)

// orderRow is the row of order: all steps are put in a sequence.
var orderRow = row{judge: judgeOrder, complete: stepsComplete, key: rightSequence}

// judgeOrder scores a sequence by its neighbours: each step that directly follows
// the step it should follow counts. A part is correct where a step is in its own place.
func judgeOrder(item *content.Item, a Answer) (Verdict, error) {
	if err := checkSequence(item, a.Sequence); err != nil {
		return Verdict{}, err
	}
	v := newVerdict(len(item.Steps) - 1)
	v.Share.Of = len(item.Steps)
	for i, step := range item.Steps {
		at := slices.Index(a.Sequence, step.ID) + 1
		v.add(Part{ID: step.ID, Text: step.Text, Chosen: at > 0, Correct: at == i+1, Why: step.Why, At: at, Want: i + 1})
		if i > 0 && at > 1 && a.Sequence[at-2] == item.Steps[i-1].ID {
			v.Got++
		}
	}
	v.Right = v.Got == v.Of
	return v, nil
}

func checkSequence(item *content.Item, sequence []content.PartID) error {
	for i, id := range sequence {
		known := slices.ContainsFunc(item.Steps, func(s content.OrderStep) bool { return s.ID == id })
		if !known || slices.Contains(sequence[:i], id) {
			return fmt.Errorf("item %s: step %q is unknown or stands twice: %w", item.ID, id, ErrUnfit)
		}
	}
	return nil
}

func stepsComplete(item *content.Item, a Answer) bool { return len(a.Sequence) == len(item.Steps) }

func rightSequence(item *content.Item, _ content.Lang) Answer { return Answer{Sequence: item.Parts()} }
