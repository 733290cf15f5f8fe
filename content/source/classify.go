package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

func classify() itemType {
	return itemType{
		name: content.Classify,
		fields: []field{
			{
				name: "bins", kind: mapsField, required: true, low: 2, high: 4, about: "where cards can be put; each takes at least one",
				of: &record{[]field{partID, {name: "text", kind: labelField, required: true, about: "name of the bin"}}},
			},
			{
				name: "cards", kind: mapsField, required: true, low: 2, high: 10, about: "what is put into the bins",
				of: &record{[]field{
					partID,
					{name: "bin", required: true, takes: "ID of a bin", about: "where the card belongs"},
					{name: "text", kind: labelField, required: true, about: "what the card says"},
					whyField,
					{name: "misconception", kind: refField, refers: "misconception", about: "the wrong belief that another bin shows"},
				}},
			},
		},
		read: (*itemAt).readCards, check: (*itemAt).checkCards,
	}
}

// readCards reads the bins, and the cards with the bin of each.
func (it *itemAt) readCards() {
	parts := partNames{}
	for f := range it.maps("bins") {
		it.Bins = append(it.Bins, content.Bin{ID: parts.define(f), Text: f.text("text")})
	}
	used, misplaced := map[content.PartID]bool{}, false
	for f := range it.maps("cards") {
		card := content.Card{
			ID: parts.define(f), Text: f.text("text"), Why: f.text("why"),
			Misconception: content.MisconceptionID(f.ref("misconception")),
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
	it.checkDistinct(texts, cards.vals)
	names := make([]content.Text, len(it.Bins))
	for i, b := range it.Bins {
		names[i] = b.Text
	}
	it.checkDistinct(names, bins.vals)
	if !reasons {
		it.report(it.n.place, saying.NoWhyOrExplain)
	}
}
