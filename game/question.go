package game

import (
	"slices"
	"strconv"

	"quest/content"
)

// Question is an item as it is asked: its options or cards in the order in which
// they stand on screen, the same in every front end and language.
type Question struct {
	Pack  *content.Pack // that the item comes from
	Item  *content.Item
	Parts []content.PartID // options, cards, steps, right sides, gaps, or True and False, in screen order
}

// ID is the full ID of the question's item.
func (q Question) ID() string { return q.Pack.ID().Item(q.Item.ID) }

// newQuestion puts the parts of an item into the order that the save's seed and the occasion
// give it, or leaves them in the order of the file where that belongs to its type. Steps and
// right sides are never asked in the order that answers the question.
func newQuestion(pack *content.Pack, item *content.Item, seed uint64, occasion string) Question {
	q := Question{Pack: pack, Item: item, Parts: item.Parts()}
	if !item.Shuffled() && !solved(item, q.Parts) {
		return q
	}
	draw := chance(seed, "parts", string(item.ID), strconv.Itoa(item.Rev), occasion)
	for range 64 { // a bound for a pack whose parts share one ID
		draw.Shuffle(len(q.Parts), func(i, j int) { q.Parts[i], q.Parts[j] = q.Parts[j], q.Parts[i] })
		if !solved(item, q.Parts) {
			break
		}
	}
	return q
}

// solved reports whether parts stand in the order that answers an item: the steps of an order
// as in the file, or the right side of each pair beside its left side. With fewer than two
// there is no other order, and it is false.
func solved(item *content.Item, parts []content.PartID) bool {
	n := 0
	switch item.Type {
	case content.Order:
		n = len(item.Steps)
	case content.Match:
		n = len(item.Pairs)
	case content.Single, content.Multi, content.TrueFalse, content.Classify, content.Cloze, content.Case:
	}
	return n > 1 && slices.Equal(parts[:n], item.Parts()[:n])
}
