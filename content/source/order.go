package source

import (
	"quest/content"
	"quest/content/source/saying"
)

func order() itemType {
	return itemType{
		name: content.Order,
		fields: []field{{
			name: "steps", kind: mapsField, required: true, low: 3, high: 8, about: "what is put in order, written in the right one",
			of: &record{[]field{partID, {name: "text", kind: labelField, required: true, about: "what happens"}, whyField}},
		}},
		read: (*itemAt).readSteps, check: (*itemAt).checkSteps,
	}
}

// readSteps reads the steps, which stand in the right order.
func (it *itemAt) readSteps() {
	parts := partNames{}
	for f := range it.maps("steps") {
		it.Steps = append(it.Steps, content.OrderStep{ID: parts.define(f), Text: f.text("text"), Why: f.text("why")})
		f.checkFeedback("why")
	}
}

// checkSteps checks an order item as a whole.
func (it *itemAt) checkSteps() {
	nodes := it.get("steps")
	if nodes == nil || nodes.kind != listNode || len(nodes.vals) != len(it.Steps) {
		return
	}
	reasons := !it.Explain.Empty()
	texts := make([]content.Text, len(it.Steps))
	for i, s := range it.Steps {
		texts[i] = s.Text
		reasons = reasons || !s.Why.Empty()
	}
	it.checkDistinct(texts, nodes.vals)
	if !reasons {
		it.report(it.n.place, saying.NoWhyOrExplain)
	}
}
