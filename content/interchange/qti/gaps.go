package qti

import (
	"math/big"
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/xmltree"
)

// gaps reads a text with fields in it. One whose only field is a choice becomes a question
// with options.
func (it *item) gaps(body *xmltree.Node, found []*xmltree.Node) bool {
	instead := map[*xmltree.Node]string{}
	found = it.inOrder(found)
	for i, n := range found {
		instead[n] = "{{gap-" + itoa(i+1) + "}}"
	}
	it.Type = content.Cloze
	it.Text = it.textWith(body, stemPlace, instead)
	if len(found) == 1 && found[0].Name == "inlineChoiceInteraction" {
		return it.inlineChoice(found[0])
	}
	wrong := 0
	for i, n := range found {
		gap := interchange.Gap{ID: "gap-" + itoa(i+1)}
		if n.Name == "inlineChoiceInteraction" {
			wrong += it.fillChoice(&gap, n)
		} else if !it.fill(&gap, n) {
			return false
		}
		it.Gaps = append(it.Gaps, gap)
	}
	if wrong > 0 {
		it.lose(found[0], interchange.Simplified, WrongChoices, "n", itoa(wrong))
	}
	if it.compares() {
		it.lose(it.node.Child("responseProcessing"), interchange.Simplified, MustDiffer)
	}
	return true
}

// inOrder gives fields in the order in which their responses are declared: it is the same in
// every language, in which words may stand in another order.
func (it *item) inOrder(found []*xmltree.Node) []*xmltree.Node {
	place := map[string]int{}
	for i, d := range it.node.All("responseDeclaration") {
		place[d.Attr("identifier")] = i
	}
	sorted := slices.Clone(found)
	slices.SortStableFunc(sorted, func(a, b *xmltree.Node) int {
		return place[a.Attr("responseIdentifier")] - place[b.Attr("responseIdentifier")]
	})
	return sorted
}

// fill gives a gap what its response takes.
func (it *item) fill(gap *interchange.Gap, n *xmltree.Node) bool {
	r := it.response(n)
	if r.base == "float" || r.base == "integer" {
		return it.fillNumber(gap, n, r)
	}
	accept := slices.Clone(r.right)
	most := 0.0
	for _, s := range r.scores {
		most = max(most, s.value)
	}
	for _, s := range r.scores {
		switch {
		case s.value <= 0:
		case s.value < most:
			it.lose(n, interchange.Simplified, PartAnswer, "text", shorten(s.key))
		case !slices.Contains(accept, s.key):
			accept = append(accept, s.key)
		}
		gap.Code = gap.Code || s.exact
	}
	if len(accept) == 0 {
		return it.leave(n, interchange.NoAnswer)
	}
	gap.Accept = map[content.Lang][]string{content.AnyLang: accept}
	return true
}

// fillNumber gives a gap a number, within what the processing allows.
func (it *item) fillNumber(gap *interchange.Gap, n *xmltree.Node, r *response) bool {
	right := r.right
	if len(right) == 0 {
		right = r.best()
	}
	if len(right) == 0 {
		return it.leave(n, interchange.NoAnswer)
	}
	value, ok := interchange.PlainDecimal(right[0])
	if !ok {
		return it.leave(n, interchange.BadNumber, "text", shorten(right[0]))
	}
	if len(right) > 1 {
		it.lose(n, interchange.Simplified, AnyRight, "n", itoa(len(right)-1))
	}
	gap.Number = &interchange.Number{Value: value, Tolerance: "0"}
	equal := it.equal(r.id)
	if equal == nil {
		return true
	}
	size, _, _ := strings.Cut(oneLine(equal.Attr("tolerance")), " ")
	tolerance, ok := interchange.PlainDecimal(size)
	switch mode := equal.Attr("toleranceMode"); {
	case mode == "absolute" && ok:
		gap.Number.Tolerance = strings.TrimPrefix(tolerance, "-")
	case mode == "relative" && ok:
		gap.Number.Tolerance = percentOf(value, tolerance)
		it.lose(equal, interchange.Noted, Relative, "percent", tolerance, "text", gap.Number.Tolerance)
	case mode == "absolute" || mode == "relative":
		return it.leave(equal, interchange.BadNumber, "text", shorten(size))
	}
	return true
}

// percentOf gives a part of a number as a plain decimal.
func percentOf(value, percent string) string {
	v, _ := new(big.Rat).SetString(value)
	p, _ := new(big.Rat).SetString(percent)
	v.Mul(v.Abs(v), p.Abs(p)).Quo(v, big.NewRat(100, 1))
	s := strings.TrimRight(v.FloatString(10), "0")
	return strings.TrimSuffix(s, ".")
}

// equal finds the comparison with a tolerance that the processing makes for a response.
func (it *item) equal(id string) *xmltree.Node {
	var found *xmltree.Node
	walk(it.node.Child("responseProcessing"), func(n *xmltree.Node) {
		if n.Name != "equal" || found != nil {
			return
		}
		for _, v := range n.All("variable") {
			if v.Attr("identifier") == id {
				found = n
			}
		}
	})
	return found
}

// compares reports whether the processing compares one response with another.
func (it *item) compares() bool {
	found := false
	walk(it.node.Child("responseProcessing"), func(n *xmltree.Node) {
		if n.Name != "match" && n.Name != "stringMatch" && n.Name != "equal" {
			return
		}
		both := 0
		for _, v := range n.All("variable") {
			if it.responses[v.Attr("identifier")] != nil {
				both++
			}
		}
		found = found || both == 2
	})
	return found
}

func walk(n *xmltree.Node, yield func(*xmltree.Node)) {
	if n == nil {
		return
	}
	yield(n)
	for _, k := range n.Kids {
		walk(k, yield)
	}
}

// inlineChoice makes a question with options of a text whose only field is a choice.
func (it *item) inlineChoice(n *xmltree.Node) bool {
	it.Type = content.Single
	right := it.response(n).rightOf()
	for _, c := range n.All("inlineChoice") {
		it.Options = append(it.Options, interchange.Option{Text: it.text(c, answerPlace), Why: it.why(c), Correct: slices.Contains(right, c.Attr("identifier"))})
	}
	it.Stem, it.Text = lined(it.Text, "{{gap-1}}"), nil
	return true
}

// lined puts a line in the place of a gap.
func lined(t interchange.Text, gap string) interchange.Text {
	out := interchange.Text{}
	for lang, s := range t {
		out[lang] = strings.ReplaceAll(s, gap, "_____")
	}
	return out
}

// fillChoice makes a gap of a choice among others: the right word is typed. It gives the
// number of the other words.
func (it *item) fillChoice(gap *interchange.Gap, n *xmltree.Node) (wrong int) {
	right := it.response(n).rightOf()
	for _, c := range n.All("inlineChoice") {
		if !slices.Contains(right, c.Attr("identifier")) {
			wrong++
			continue
		}
		if gap.Accept == nil {
			gap.Accept = map[content.Lang][]string{}
		}
		gap.Accept[content.AnyLang] = append(gap.Accept[content.AnyLang], interchange.Unmarked(it.text(c, answerPlace).In(it.lang)))
	}
	return wrong
}

// gapMatch reads a text into whose gaps words of a list are put.
func (it *item) gapMatch(q *interchange.Question, n *xmltree.Node) bool {
	words := map[string]string{}
	for _, c := range n.All("gapText") {
		words[c.Attr("identifier")] = interchange.Unmarked(it.text(c, answerPlace).In(it.lang))
	}
	into := map[string][]string{}
	for _, v := range it.response(n).rightOf() {
		if word, gap, ok := directed(v); ok && words[word] != "" {
			into[gap] = append(into[gap], words[word])
		}
	}
	instead := map[*xmltree.Node]string{}
	walk(n, func(k *xmltree.Node) {
		if k.Name != "gap" {
			return
		}
		id := "gap-" + itoa(len(q.Gaps)+1)
		instead[k] = "{{" + id + "}}"
		q.Gaps = append(q.Gaps, interchange.Gap{ID: id, Accept: map[content.Lang][]string{content.AnyLang: into[k.Attr("identifier")]}})
	})
	q.Type = content.Cloze
	var kept []*xmltree.Node
	for _, k := range n.Kids {
		if k.Name != "gapText" && k.Name != "gapImg" && k.Name != "prompt" {
			kept = append(kept, k)
		}
	}
	q.Text = it.textWith(&xmltree.Node{Kids: kept, Line: n.Line, Col: n.Col}, stemPlace, instead)
	if len(words) > 0 {
		it.lose(n, interchange.Simplified, WrongChoices, "n", itoa(len(words)))
	}
	return true
}
