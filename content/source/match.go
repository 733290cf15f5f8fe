package source

import (
	"quest/content"
	"quest/content/source/saying"
)

func match() itemType {
	return itemType{
		name: content.Match,
		fields: []field{
			{
				name: "pairs", kind: mapsField, required: true, low: 3, high: 8, about: "left sides, each with the right side that belongs to it",
				of: &record{[]field{
					partID,
					{name: "left", kind: labelField, required: true, about: "what a partner is wanted for"},
					{name: "right", kind: labelField, required: true, about: "the partner"},
					whyField,
					{name: "misconception", kind: refField, refers: "misconception", about: "the wrong belief that another partner shows"},
				}},
			},
			{
				name: "extra", kind: mapsField, high: 3, about: "further right sides, which belong to no left side",
				of: &record{[]field{
					partID,
					{name: "text", kind: labelField, required: true, about: "the right side"},
					whyField,
					{name: "misconception", kind: refField, refers: "misconception", about: "the wrong belief that choosing it shows"},
				}},
			},
		},
		read: (*itemAt).readPairs, check: (*itemAt).checkSides,
	}
}

// readPairs reads the pairs, and the right sides that fit no left.
func (it *itemAt) readPairs() {
	parts := partNames{}
	for f := range it.maps("pairs") {
		it.Pairs = append(it.Pairs, content.Pair{
			ID: parts.define(f), Left: f.text("left"), Right: f.text("right"), Why: f.text("why"),
			Misconception: content.MisconceptionID(f.ref("misconception")),
		})
		f.checkFeedback("why")
	}
	for f := range it.maps("extra") {
		it.Extra = append(it.Extra, content.Extra{
			ID: parts.define(f), Text: f.text("text"), Why: f.text("why"),
			Misconception: content.MisconceptionID(f.ref("misconception")),
		})
		f.checkFeedback("why")
	}
}

// checkSides checks a match item as a whole: if two sides read the same, a right
// answer would be marked as wrong.
func (it *itemAt) checkSides() {
	nodes := it.get("pairs")
	if nodes == nil || nodes.kind != listNode || len(nodes.vals) != len(it.Pairs) {
		return
	}
	sides := nodes.vals[:len(nodes.vals):len(nodes.vals)]
	if extra := it.get("extra"); extra != nil {
		if extra.kind != listNode || len(extra.vals) != len(it.Extra) {
			return
		}
		sides = append(sides, extra.vals...)
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
	it.checkDistinct(lefts, nodes.vals)
	it.checkDistinct(rights, sides)
	if !reasons {
		it.report(it.n.place, saying.NoWhyOrExplain)
	}
}
