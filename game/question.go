package game

import (
	"strconv"

	"quest/content"
	"quest/game/grade"
)

// Question is an item as it is asked: its options or cards in the order in which
// they stand on screen, the same in every front end and language.
type Question struct {
	Item  *content.Item
	Parts []content.PartID // options, cards, steps, right sides, gaps, or True and False, in screen order
}

// ask puts an item into the order that the save's seed and the occasion give it.
func ask(item *content.Item, seed uint64, occasion string) Question {
	q := Question{Item: item}
	switch item.Type {
	case content.TrueFalse:
		q.Parts = []content.PartID{grade.True, grade.False}
		return q
	case content.Classify:
		for _, c := range item.Cards {
			q.Parts = append(q.Parts, c.ID)
		}
	case content.Single, content.Multi:
		for _, o := range item.Options {
			q.Parts = append(q.Parts, o.ID)
		}
	case content.Order:
		for _, step := range item.Steps {
			q.Parts = append(q.Parts, step.ID)
		}
	case content.Match:
		for _, p := range item.Pairs {
			q.Parts = append(q.Parts, p.ID)
		}
		for _, e := range item.Extra {
			q.Parts = append(q.Parts, e.ID)
		}
	case content.Cloze:
		for _, g := range item.Gaps {
			q.Parts = append(q.Parts, g.ID)
		}
		return q
	case content.Case:
	}
	if item.Shuffle || item.Type == content.Order {
		chance(seed, "parts", string(item.ID), strconv.Itoa(item.Rev), occasion).Shuffle(len(q.Parts), func(i, j int) {
			q.Parts[i], q.Parts[j] = q.Parts[j], q.Parts[i]
		})
	}
	return q
}

// Option returns an option of the question's item by its ID, nil if it has none.
func (q Question) Option(id content.PartID) *content.Option {
	for i := range q.Item.Options {
		if q.Item.Options[i].ID == id {
			return &q.Item.Options[i]
		}
	}
	return nil
}

// Card returns a card of the question's item by its ID, nil if it has none.
func (q Question) Card(id content.PartID) *content.Card {
	for i := range q.Item.Cards {
		if q.Item.Cards[i].ID == id {
			return &q.Item.Cards[i]
		}
	}
	return nil
}

// Bin returns a bin of the question's item by its ID, nil if it has none.
func (q Question) Bin(id content.PartID) *content.Bin {
	for i := range q.Item.Bins {
		if q.Item.Bins[i].ID == id {
			return &q.Item.Bins[i]
		}
	}
	return nil
}
