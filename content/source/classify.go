package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

func classify() itemType {
	return itemType{name: content.Classify, fields: []string{"bins", "cards"}, read: (*itemAt).readCards, check: (*itemAt).checkCards}
}

// readCards reads the bins, and the cards with the bin of each.
func (it *itemAt) readCards() {
	parts := partNames{}
	for _, n := range it.list("bins", 2, 4) {
		if f, ok := it.l.open(it.src, n, it.in, "id", "text"); ok {
			it.Bins = append(it.Bins, content.Bin{ID: parts.define(f), Text: f.label("text")})
		}
	}
	used, misplaced := map[content.PartID]bool{}, false
	for _, n := range it.list("cards", 2, 10) {
		f, ok := it.l.open(it.src, n, it.in, "id", "bin", "text", "why", "misconception")
		if !ok {
			continue
		}
		card := content.Card{
			ID: parts.define(f), Text: f.label("text"), Why: f.prose("why", false),
			Misconception: content.MisconceptionID(f.ref("misconception", "misconception")),
		}
		f.checkFeedback("why")
		if f.need("bin") != nil {
			s, at := f.word("bin")
			if at != nil && !it.hasBin(content.PartID(s)) {
				f.report(at.place, saying.BinUnknown, "bin", shown(s))
				misplaced = true
			}
			card.Bin = content.PartID(s)
			used[card.Bin] = true
		}
		it.Cards = append(it.Cards, card)
	}
	for i, b := range it.Bins {
		if b.ID != "" && !used[b.ID] && len(it.Cards) > 0 && !misplaced {
			it.report(it.get("bins").vals[i].place, saying.BinWithoutCard, "bin", string(b.ID))
		}
	}
}

func (it *itemAt) hasBin(id content.PartID) bool {
	return slices.ContainsFunc(it.Bins, func(b content.Bin) bool { return b.ID == id })
}

// checkCards checks a classify item as a whole.
func (it *itemAt) checkCards() {
	cards, bins := it.get("cards"), it.get("bins")
	if cards == nil || bins == nil || len(cards.vals) != len(it.Cards) || len(bins.vals) != len(it.Bins) {
		return
	}
	reasons := !it.Explain.Empty()
	texts := make([]content.Text, len(it.Cards))
	for i, c := range it.Cards {
		texts[i] = c.Text
		reasons = reasons || !c.Why.Empty()
	}
	it.checkTwins(texts, cards.vals)
	names := make([]content.Text, len(it.Bins))
	for i, b := range it.Bins {
		names[i] = b.Text
	}
	it.checkTwins(names, bins.vals)
	if !reasons {
		it.report(it.n.place, saying.NoWhyOrExplain)
	}
}
