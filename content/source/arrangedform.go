package source

import (
	"quest/content"
	"quest/content/source/saying"
)

// readCase reads a case and hands what it has to its items. The case itself is no
// item: its ID is taken, its items are graded, recorded and scheduled one by one.
func (f form) readCase(shared inherited) []itemAt {
	head := content.CaseHead{ID: content.ItemID(f.define("item"))}
	f.was("item")
	f.integer("rev", 1, 99, 1)
	f.boolean("draft", false)
	head.Scenario = f.prose("scenario", true)
	head.Code = f.code()
	head.Art = f.picture()
	in := f.inherit(shared)
	in.cites = f.citations()
	types := itemTypes()
	var items []itemAt
	for _, n := range f.list("items", 1, 6) {
		if g, kind, ok := f.l.openItem(f, n, types[:len(types)-1]); ok {
			items = append(items, g.readItem(kind, in))
		}
	}
	for i := range items {
		if !items[i].in.draft {
			head.Of++
		}
	}
	for i := range items {
		mine := head
		if !items[i].in.draft {
			head.N++
			mine.N = head.N
		}
		items[i].Case = &mine
	}
	return items
}

// sequence reads the steps of an order item, which stand in the right order.
func (it *itemAt) sequence() {
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

// matching reads the pairs of a match item, and the right sides that fit nothing.
func (it *itemAt) matching() {
	parts := partNames{}
	for _, n := range it.list("pairs", 3, 8) {
		f, ok := it.l.open(it.src, n, it.in, "id", "left", "right", "why", "misconception")
		if !ok {
			continue
		}
		it.Pairs = append(it.Pairs, content.Pair{
			ID: parts.define(f), Left: f.label("left"), Right: f.label("right"), Why: f.prose("why", false),
			Misconception: content.MisconceptionID(f.ref("misconception", "misconception")),
		})
		f.checkFeedback("why")
	}
	for _, n := range it.list("extra", 0, 3) {
		f, ok := it.l.open(it.src, n, it.in, "id", "text", "why", "misconception")
		if !ok {
			continue
		}
		it.Extra = append(it.Extra, content.Extra{
			ID: parts.define(f), Text: f.label("text"), Why: f.prose("why", false),
			Misconception: content.MisconceptionID(f.ref("misconception", "misconception")),
		})
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

// checkSides checks a match item as a whole: no side may stand for another, or a
// right answer would be marked as wrong.
func (it *itemAt) checkSides() {
	nodes := it.get("pairs")
	if nodes == nil || nodes.kind != listNode || len(nodes.vals) != len(it.Pairs) {
		return
	}
	places := nodes.vals[:len(nodes.vals):len(nodes.vals)]
	if extra := it.get("extra"); extra != nil {
		if extra.kind != listNode || len(extra.vals) != len(it.Extra) {
			return
		}
		places = append(places, extra.vals...)
	}
	reasons := !it.Explain.Empty()
	var lefts, rights []content.Text
	for _, p := range it.Pairs {
		lefts = append(lefts, p.Left)
		rights = append(rights, p.Right)
		reasons = reasons || !p.Why.Empty()
	}
	for _, e := range it.Extra {
		rights = append(rights, e.Text)
		reasons = reasons || !e.Why.Empty()
	}
	it.checkTwins(lefts, nodes.vals)
	it.checkTwins(rights, places)
	if !reasons {
		it.report(it.n.place, saying.NoWhyOrExplain)
	}
}
