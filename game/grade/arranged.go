package grade

import (
	"fmt"
	"slices"

	"quest/content"
)

// judgeOrder grades a sequence by its neighbours: each step that directly follows
// the step it should follow counts.
func judgeOrder(item *content.Item, a Answer) (Verdict, error) {
	if err := checkSequence(item, a.Sequence); err != nil {
		return Verdict{}, err
	}
	v := Verdict{Of: len(item.Steps) - 1}
	for i, step := range item.Steps {
		at := slices.Index(a.Sequence, step.ID) + 1
		v.Parts = append(v.Parts, Part{
			ID: step.ID, Text: step.Text, Chosen: at > 0, Correct: at == i+1, Why: step.Why, At: at, Want: i + 1,
		})
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

// judgePairs grades a match: each left side with its own right side counts.
func judgePairs(item *content.Item, a Answer) (Verdict, error) {
	if err := checkPaired(item, a.Paired); err != nil {
		return Verdict{}, err
	}
	v := Verdict{Of: len(item.Pairs)}
	for _, p := range item.Pairs {
		right, given := a.Paired[p.ID]
		part := Part{ID: p.ID, Text: p.Left, Chosen: given, Correct: right == p.ID, Placed: right, Belongs: p.ID, Why: p.Why}
		switch {
		case part.Correct:
			v.Got++
		case given:
			part.Misconception = wrongPartner(item, p, right)
			v.believe(part.Misconception)
		}
		v.Parts = append(v.Parts, part)
	}
	v.Right = v.Got == v.Of
	return v, nil
}

// wrongPartner gives what a wrong right side shows: what the extra stands for, else
// what a wrong partner of this left side stands for.
func wrongPartner(item *content.Item, p content.Pair, right content.PartID) content.MisconceptionID {
	for _, e := range item.Extra {
		if e.ID == right && e.Misconception != "" {
			return e.Misconception
		}
	}
	return p.Misconception
}

func checkPaired(item *content.Item, paired map[content.PartID]content.PartID) error {
	used := map[content.PartID]bool{}
	for left, right := range paired {
		isLeft := slices.ContainsFunc(item.Pairs, func(p content.Pair) bool { return p.ID == left })
		isRight := slices.ContainsFunc(item.Pairs, func(p content.Pair) bool { return p.ID == right }) ||
			slices.ContainsFunc(item.Extra, func(e content.Extra) bool { return e.ID == right })
		if !isLeft || !isRight || used[right] {
			return fmt.Errorf("item %s: %q with %q: one of them is unknown or used twice: %w", item.ID, left, right, ErrUnfit)
		}
		used[right] = true
	}
	return nil
}
