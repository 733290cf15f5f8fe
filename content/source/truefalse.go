package source

import (
	"quest/content"
	"quest/content/source/saying"
)

func trueFalse() itemType {
	return itemType{
		name: content.TrueFalse,
		fields: []field{
			{name: "answer", kind: boolField, required: true, about: "whether the statement is true"},
			{name: "misconception", kind: refField, refers: "misconception", about: "the wrong belief that the wrong choice shows"},
			{name: "if_right", kind: proseField, about: "said after the right choice"},
			{name: "if_wrong", kind: proseField, about: "said after the wrong choice"},
		},
		read: (*itemAt).readTruth, check: (*itemAt).checkTruth, statement: true, checkAll: (*loader).checkTruths,
	}
}

// readTruth reads whether the statement is true, and what is said of either choice.
func (it *itemAt) readTruth() {
	it.Answer = it.boolean("answer")
	it.IfRight = it.text("if_right")
	it.IfWrong = it.text("if_wrong")
	it.Misconception = content.MisconceptionID(it.ref("misconception"))
}

func (it *itemAt) checkTruth() {
	it.checkFeedback("if_right")
	it.checkFeedback("if_wrong")
	if it.IfRight.Empty() || it.IfWrong.Empty() {
		it.report(it.n.place, saying.TrueFalseWithoutWhy)
	}
}

// checkTruths warns of a pack in which most statements have the same answer (Q019).
func (l *loader) checkTruths(items []*itemAt) {
	yes := 0
	for _, it := range items {
		if it.Answer {
			yes++
		}
	}
	if most := max(yes, len(items)-yes); len(items) >= 10 && most*100 > len(items)*65 {
		l.file("pack.yaml").report(place{1, 1}, scope{}, saying.OneSidedAnswers, "count", itoa(most), "all", itoa(len(items)))
	}
}
