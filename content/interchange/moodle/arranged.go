package moodle

import (
	"slices"
	"strconv"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/xmltree"
)

func itoa(n int) string { return strconv.Itoa(n) }

// matching reads pairs. A pair without a left side is a right side that fits nothing.
func (q *question) matching() bool {
	q.Type = content.Match
	for _, s := range q.node.All("subquestion") {
		left, right := q.text(s, answerPlace), q.text(s.Child("answer"), answerPlace)
		if right == nil {
			continue
		}
		if left == nil {
			q.Extra = append(q.Extra, interchange.Extra{Text: right})
			continue
		}
		q.Pairs = append(q.Pairs, interchange.Pair{Left: left, Right: right})
	}
	q.Keep = !q.flag("shuffleanswers")
	return true
}

// ordering reads steps. Their share is their place; without one they stand in order.
func (q *question) ordering() bool {
	q.Type = content.Order
	answers := slices.Clone(q.node.All("answer"))
	places := map[float64]bool{}
	for _, a := range answers {
		places[fraction(a)] = true
	}
	if len(places) == len(answers) {
		slices.SortStableFunc(answers, func(a, b *xmltree.Node) int {
			switch fa, fb := fraction(a), fraction(b); {
			case fa < fb:
				return -1
			case fa > fb:
				return 1
			}
			return 0
		})
	}
	for _, a := range answers {
		q.Steps = append(q.Steps, interchange.Step{Text: q.text(a, answerPlace), Why: q.text(a.Child("feedback"), prosePlace)})
	}
	if n := oneLine(q.node.Child("selectcount").Content()); n != "" && n != "0" && q.selects() && n != itoa(len(answers)) {
		q.lose(q.node.Child("selectcount"), interchange.Simplified, SubsetOfSteps, "n", shorten(n))
	}
	return true
}

// selects reports whether an ordering question asks for some of its steps only.
func (q *question) selects() bool {
	switch oneLine(q.node.Child("selecttype").Content()) {
	case "", "ALL", "0":
		return false
	}
	return true
}
