package qti

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/xmltree"
)

// choice reads a choice of one or several.
func (it *item) choice(q *interchange.Question, n *xmltree.Node) bool {
	r := it.response(n)
	choices := n.All("simpleChoice")
	if truths(choices) {
		return it.truth(q, choices, r)
	}
	q.Type = content.Single
	right := r.rightOf()
	if r.cardinality == "multiple" || r.cardinality == "" && n.Attr("maxChoices") != "1" {
		q.Type = content.Multi
	} else if len(right) > 1 {
		right = it.oneOf(n, r)
	}
	for _, c := range choices {
		id := c.Attr("identifier")
		q.Options = append(q.Options, interchange.Option{Text: it.text(c, answerPlace), Why: it.why(c), Correct: slices.Contains(right, id)})
		q.Keep = q.Keep || c.Attr("fixed") == "true"
	}
	if q.Type == content.Multi {
		it.unevenScores(n, r)
	} else if len(right) == 1 {
		dropOthers(q, choices, r, right[0])
	}
	q.Keep = q.Keep || n.Attr("shuffle") == "false" && len(choices) > 2
	return true
}

// oneOf picks the right value of a response that takes one: the best; of several that are as
// good the first, and the others are left out.
func (it *item) oneOf(n *xmltree.Node, r *response) []string {
	right := r.right
	if len(right) == 0 {
		if right = r.best(); len(right) == 1 {
			it.lose(n, interchange.Simplified, PartCredit)
			return right
		}
	}
	it.lose(n, interchange.Simplified, AnyRight, "n", itoa(len(right)-1))
	return right[:1]
}

// dropOthers leaves out the options that would be right as well as the one that is kept.
func dropOthers(q *interchange.Question, choices []*xmltree.Node, r *response, kept string) {
	as := r.right
	if len(as) == 0 {
		as = r.best()
	}
	var options []interchange.Option
	for i, o := range q.Options {
		if id := choices[i].Attr("identifier"); id == kept || !slices.Contains(as, id) {
			options = append(options, o)
		}
	}
	q.Options = options
}

// unevenScores names right choices that give different points.
func (it *item) unevenScores(n *xmltree.Node, r *response) {
	first := 0.0
	for _, s := range r.scores {
		if s.value <= 0 {
			continue
		}
		if first == 0 {
			first = s.value
		}
		if s.value != first {
			it.lose(n, interchange.Simplified, PartCredit)
			return
		}
	}
}

// truths reports whether the choices are those of a true/false question.
func truths(choices []*xmltree.Node) bool {
	if len(choices) != 2 {
		return false
	}
	a, b := strings.ToLower(choices[0].Attr("identifier")), strings.ToLower(choices[1].Attr("identifier"))
	return a == "true" && b == "false" || a == "false" && b == "true"
}

func (it *item) truth(q *interchange.Question, choices []*xmltree.Node, r *response) bool {
	q.Type = content.TrueFalse
	right := r.rightOf()
	if len(right) != 1 {
		q.NoAnswer = true
		q.Draft = interchange.NoKey
		return true
	}
	q.Answer = strings.EqualFold(right[0], "true")
	for _, c := range choices {
		if strings.EqualFold(c.Attr("identifier"), right[0]) {
			q.IfRight = it.why(c)
		} else {
			q.IfWrong = it.why(c)
		}
	}
	return true
}

// order reads steps in their right order.
func (it *item) order(q *interchange.Question, n *xmltree.Node) bool {
	q.Type = content.Order
	r := it.response(n)
	choices := n.All("simpleChoice")
	if len(r.right) == 0 {
		for _, c := range choices {
			q.Steps = append(q.Steps, interchange.Step{Text: it.text(c, answerPlace), Why: it.why(c)})
		}
		q.Draft = interchange.NoKey
		return true
	}
	for _, id := range r.right {
		i := slices.IndexFunc(choices, func(c *xmltree.Node) bool { return c.Attr("identifier") == id })
		if i < 0 {
			continue
		}
		q.Steps = append(q.Steps, interchange.Step{Text: it.text(choices[i], answerPlace), Why: it.why(choices[i])})
	}
	if left := len(choices) - len(q.Steps); left > 0 {
		it.lose(n, interchange.Simplified, StepLeftOut, "n", itoa(left))
	}
	return true
}

// directed takes a pair of identifiers apart.
func directed(s string) (from, to string, ok bool) {
	parts := strings.Fields(s)
	if len(parts) != 2 {
		return "", "", false
	}
	return parts[0], parts[1], true
}

// match reads pairs of two sets. Where a left side has several right ones, and no right side
// has several left ones, the sides change places.
func (it *item) match(q *interchange.Question, n *xmltree.Node) bool {
	sets := n.All("simpleMatchSet")
	if len(sets) != 2 {
		return it.leave(n, Interaction, "name", n.Name)
	}
	lefts, rights := sets[0].All("simpleAssociableChoice"), sets[1].All("simpleAssociableChoice")
	var pairs [][2]string
	perLeft, perRight := map[string]int{}, map[string]int{}
	for _, v := range it.response(n).rightOf() {
		if from, to, ok := directed(v); ok {
			pairs = append(pairs, [2]string{from, to})
			perLeft[from]++
			perRight[to]++
		}
	}
	q.Type = content.Match
	if len(pairs) == 0 {
		return it.leave(n, interchange.NoKey)
	}
	if several(perLeft) {
		if several(perRight) {
			return it.leave(n, SeveralRight)
		}
		lefts, rights, perRight = rights, lefts, perLeft
		for i := range pairs {
			pairs[i][0], pairs[i][1] = pairs[i][1], pairs[i][0]
		}
	}
	it.pairs(q, n, pairs, lefts, rights, perRight)
	return true
}

func several(count map[string]int) bool {
	for _, n := range count {
		if n > 1 {
			return true
		}
	}
	return false
}

func (it *item) pairs(q *interchange.Question, n *xmltree.Node, pairs [][2]string, lefts, rights []*xmltree.Node, perRight map[string]int) {
	right := map[string]interchange.Text{}
	for _, c := range rights {
		id := c.Attr("identifier")
		if right[id] = it.text(c, answerPlace); perRight[id] == 0 {
			q.Extra = append(q.Extra, interchange.Extra{Text: right[id], Why: it.why(c)})
		}
	}
	alone := 0
	for _, c := range lefts {
		i := slices.IndexFunc(pairs, func(p [2]string) bool { return p[0] == c.Attr("identifier") })
		if i < 0 {
			alone++
			continue
		}
		q.Pairs = append(q.Pairs, interchange.Pair{Left: it.text(c, answerPlace), Right: right[pairs[i][1]], Why: it.why(c)})
	}
	if alone > 0 {
		it.lose(n, interchange.Simplified, LeftAlone, "n", itoa(alone))
	}
}
