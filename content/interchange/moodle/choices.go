package moodle

import (
	"math"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/xmltree"
)

// fraction reads the share of the points that an answer gives, in percent.
func fraction(n *xmltree.Node) float64 {
	f, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(n.Attr("fraction")), ",", ".", 1), 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return f
}

// whole is the share of an answer that is right by itself; shares are rounded in files.
const whole = 99.9

// choices reads a multiple choice question.
func (q *question) choices() bool {
	var shares []float64
	for _, a := range q.node.All("answer") {
		q.Options = append(q.Options, interchange.Option{Text: q.text(a, answerPlace), Why: q.text(a.Child("feedback"), prosePlace)})
		shares = append(shares, fraction(a))
	}
	q.Keep = !q.flag("shuffleanswers")
	q.Type = content.Single
	switch single := q.flag("single"); {
	case q.kind == "multichoiceset":
		for i := range shares {
			q.Options[i].Correct = shares[i] >= whole
		}
		q.Type = content.Multi
	case single:
		q.oneRight(shares)
	default:
		q.severalRight(shares)
	}
	return true
}

// oneRight marks the right option of a question of which one is chosen.
func (q *question) oneRight(shares []float64) {
	best, sum, positive := 0.0, 0.0, 0
	for _, s := range shares {
		if best = max(best, s); s > 0 {
			sum += s
			positive++
		}
	}
	if best < whole && positive > 1 && sum >= whole && best*float64(positive) < sum+1 {
		// Of one that is chosen none is right, but all of them together are.
		q.lose(q.node, interchange.Simplified, WeightsToMulti)
		q.severalRight(shares)
		return
	}
	var kept []interchange.Option
	right, partly := -1, false
	for i, o := range q.Options {
		switch s := shares[i]; {
		case s > 0 && s == best && right < 0:
			right = i
			o.Correct = true
		case s > 0 && s == best:
			q.lose(q.node, interchange.Simplified, AnyRight, "text", option(o), "kept", option(q.Options[right]))
			continue
		case s > 0:
			partly = true
		}
		kept = append(kept, o)
	}
	if partly {
		q.lose(q.node, interchange.Simplified, PartCredit)
	}
	q.Options = kept
}

// severalRight marks the right options of a question of which several are chosen: those
// that give points.
func (q *question) severalRight(shares []float64) {
	q.Type = content.Multi
	first, uneven := 0.0, false
	for i, s := range shares {
		if q.Options[i].Correct = s > 0; !q.Options[i].Correct {
			continue
		}
		if first == 0 {
			first = s
		}
		uneven = uneven || math.Abs(s-first) > 1
	}
	if uneven {
		q.lose(q.node, interchange.Simplified, PartCredit)
	}
}

// option is how an option is named in a loss.
func option(o interchange.Option) string {
	for _, s := range o.Text {
		return shorten(interchange.Unmarked(s))
	}
	return "?"
}

// truth reads a true/false question.
func (q *question) truth() bool {
	q.Type = content.TrueFalse
	known, why := 0, map[bool]interchange.Text{}
	right := map[bool]bool{}
	for _, a := range q.node.All("answer") {
		value := strings.ToLower(strings.TrimSpace(a.Child("text").Content()))
		if value != "true" && value != "false" {
			return q.choices() // the words are those of another language, or no truths at all
		}
		known++
		why[value == "true"] = q.text(a.Child("feedback"), prosePlace)
		right[value == "true"] = fraction(a) > 0
	}
	if right[true] == right[false] {
		q.Draft = interchange.NoKey
	}
	q.Answer = right[true]
	q.IfRight, q.IfWrong = why[q.Answer], why[!q.Answer]
	return true
}
