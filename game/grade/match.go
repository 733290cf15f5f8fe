package grade

import (
	"fmt"
	"slices"

	"quest/content"
)

// matchRow is the row of match: each left side gets a right side of its own.
var matchRow = row{judge: judgePairs, complete: pairsComplete, key: rightPairs}

// judgePairs scores the left sides that have their own right sides.
func judgePairs(item *content.Item, a Answer) (Verdict, error) {
	if err := checkPaired(item, a.Paired); err != nil {
		return Verdict{}, err
	}
	v := newVerdict(len(item.Pairs))
	for _, p := range item.Pairs {
		right, given := a.Paired[p.ID]
		part := Part{ID: p.ID, Text: p.Left, Chosen: given, Correct: right == p.ID, Placed: right, Belongs: p.ID, Why: p.Why}
		if given && !part.Correct {
			part.Misconception = wrongPartner(item, p, right)
		}
		v.add(part)
	}
	v.Got = v.Share.Right
	v.Right = v.Got == v.Of
	return v, nil
}

// wrongPartner gives the misconception that a wrong right side shows: that of the
// extra, else that of a wrong partner for this left side.
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

func pairsComplete(item *content.Item, a Answer) bool { return len(a.Paired) == len(item.Pairs) }

func rightPairs(item *content.Item, _ content.Lang) Answer {
	a := Answer{Paired: make(map[content.PartID]content.PartID, len(item.Pairs))}
	for _, p := range item.Pairs {
		a.Paired[p.ID] = p.ID
	}
	return a
}
