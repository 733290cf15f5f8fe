package game

import (
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
// give it, or leaves them in the order of the file where that belongs to its type.
func newQuestion(pack *content.Pack, item *content.Item, seed uint64, occasion string) Question {
	q := Question{Pack: pack, Item: item, Parts: item.Parts()}
	if item.Shuffled() {
		chance(seed, "parts", string(item.ID), strconv.Itoa(item.Rev), occasion).Shuffle(len(q.Parts), func(i, j int) {
			q.Parts[i], q.Parts[j] = q.Parts[j], q.Parts[i]
		})
	}
	return q
}
