package grade

import (
	"fmt"
	"slices"

	"quest/content"
)

// classifyRow is the row of classify: each card is put into a bin.
var classifyRow = row{judge: judgeCards, complete: cardsComplete, key: rightBins}

// judgeCards scores the cards that are in their bins.
func judgeCards(item *content.Item, a Answer) (Verdict, error) {
	if err := checkPlaced(item, a.Placed); err != nil {
		return Verdict{}, err
	}
	v := newVerdict(len(item.Cards))
	for _, c := range item.Cards {
		bin, placed := a.Placed[c.ID]
		part := Part{ID: c.ID, Text: c.Text, Chosen: placed, Correct: bin == c.Bin, Placed: bin, Belongs: c.Bin, Why: c.Why}
		if placed && !part.Correct {
			part.Misconception = c.Misconception
		}
		v.add(part)
	}
	v.Got = v.Share.Right
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

func cardsComplete(item *content.Item, a Answer) bool { return len(a.Placed) == len(item.Cards) }

func rightBins(item *content.Item, _ content.Lang) Answer {
	a := Answer{Placed: make(map[content.PartID]content.PartID, len(item.Cards))}
	for _, c := range item.Cards {
		a.Placed[c.ID] = c.Bin
	}
	return a
}
