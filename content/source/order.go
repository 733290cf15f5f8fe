package source

import (
	"quest/content"
	"quest/content/source/saying"
)

func order() itemType {
	return itemType{name: content.Order, fields: []string{"steps"}, read: (*itemAt).readSteps, check: (*itemAt).checkSteps}
}

// readSteps reads the steps, which stand in the right order.
func (it *itemAt) readSteps() {
	parts := partNames{}
	for _, n := range it.list("steps", 3, 8) {
		f, ok := it.l.open(it.src, n, it.in, "id", "text", "why")
		if !ok {
			continue
		}
		it.Steps = append(it.Steps, content.OrderStep{ID: parts.define(f), Text: f.label("text"), Why: f.prose("why", false)})
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
	it.checkTwins(texts, nodes.vals)
	if !reasons {
		it.report(it.n.place, saying.NoWhyOrExplain)
	}
}
