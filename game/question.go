package game

import (
	"strconv"

	"quest/content"
)

// Question is an item as it is asked: its options or cards in the order in which
// they stand on screen, the same in every front end and language.
type Question struct {
	Item  *content.Item
	Parts []content.PartID // options, cards, steps, right sides, gaps, or True and False, in screen order
}

// ask puts the parts of an item into the order that the save's seed and the occasion
// give it, or leaves them in the order of the file where that belongs to its type.
func ask(item *content.Item, seed uint64, occasion string) Question {
	q := Question{Item: item, Parts: item.Parts()}
	if item.Shuffled() {
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
