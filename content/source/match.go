package source

import (
	"quest/content"
	"quest/content/source/saying"
)

func match() itemType {
	return itemType{name: content.Match, fields: []string{"pairs", "extra"}, read: (*itemAt).readPairs, check: (*itemAt).checkSides}
}

// readPairs reads the pairs, and the right sides that fit no left.
func (it *itemAt) readPairs() {
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
