package qti

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/interchange/xmltree"
)

// item is one item while it is read.
type item struct {
	interchange.Question
	*reader
	node      *xmltree.Node
	lang      content.Lang
	responses map[string]*response
	spoken    map[string]interchange.Text // feedback by the value of its outcome
	used      map[string]bool             // of spoken
}

// response is what an item takes as an answer.
type response struct {
	id, cardinality, base string
	right                 []string
	scores                []score
}

// score is one entry of a mapping.
type score struct {
	key    string
	value  float64
	exact  bool // case counts
	marked bool // the file says whether it does
}

// item reads an item and keeps it, unless it is left out.
func (r *reader) item(n *xmltree.Node, file string) {
	it := &item{reader: r, node: n, lang: r.lang, responses: map[string]*response{}, spoken: map[string]interchange.Text{}, used: map[string]bool{}}
	it.File, it.Line = file, n.Line
	if code := n.Attr("lang"); code != "" {
		it.lang = markup.Language(code)
	}
	it.Origin, _ = interchange.Cleaned(oneLine(n.Attr("identifier")), false)
	it.Name, _ = interchange.Cleaned(oneLine(n.Attr("title")), false)
	if id := strings.TrimPrefix(it.base(), "_"); content.Identifier(id) {
		it.ID = id
	}
	if it.read() {
		r.items = append(r.items, it)
	}
}

// base is the identifier without the language that ends it.
func (it *item) base() string {
	if it.lang == "" {
		return it.Origin
	}
	return strings.TrimSuffix(it.Origin, "."+string(it.lang))
}

func (it *item) lose(at *xmltree.Node, kind interchange.LossKind, key interchange.Key, args ...string) {
	if at == nil {
		at = it.node
	}
	id := it.ID
	if id == "" {
		id = it.Origin
	}
	it.bank.Losses = append(it.bank.Losses, interchange.Loss{File: it.File, Line: at.Line, Col: at.Col, ID: id, Kind: kind, Key: key, Args: args})
}

// leave names the reason why the item is left out. It is false, for reading functions.
func (it *item) leave(at *xmltree.Node, key interchange.Key, args ...string) bool {
	it.lose(at, interchange.Skipped, key, args...)
	return false
}

// read reads the item. It is false if it is left out.
func (it *item) read() bool {
	if it.node.Attr("adaptive") == "true" {
		return it.leave(nil, Adaptive)
	}
	if t := it.node.Child("templateDeclaration"); t != nil {
		return it.leave(t, Template)
	}
	body := it.node.Child("itemBody")
	if body == nil {
		return it.leave(nil, NoBody)
	}
	for _, d := range it.node.All("responseDeclaration") {
		it.declare(d)
	}
	found := interactions(body)
	for _, n := range found {
		if !readable(n.Name) {
			if n.Name == "extendedTextInteraction" {
				return it.leave(n, FreeText)
			}
			return it.leave(n, Interaction, "name", n.Name)
		}
	}
	if len(found) == 0 {
		return it.leave(nil, NoInteraction)
	}
	it.feedback()
	ok := it.interact(body, found)
	if ok {
		it.restOfFeedback()
	}
	return ok
}

// declare reads the declaration of a response.
func (it *item) declare(d *xmltree.Node) {
	r := &response{id: d.Attr("identifier"), cardinality: d.Attr("cardinality"), base: d.Attr("baseType")}
	for _, v := range d.Child("correctResponse").All("value") {
		r.right = append(r.right, oneLine(v.Content()))
	}
	for _, m := range d.Child("mapping").All("mapEntry") {
		value, err := strconv.ParseFloat(strings.TrimSpace(m.Attr("mappedValue")), 64)
		if err != nil {
			continue
		}
		exact := m.Attr("caseSensitive")
		r.scores = append(r.scores, score{oneLine(m.Attr("mapKey")), value, exact == "true", exact != ""})
	}
	it.responses[r.id] = r
}

// rightOf lists the right values of a response: those that the item names, else those that
// give points.
func (r *response) rightOf() []string {
	if r == nil || len(r.right) > 0 {
		if r == nil {
			return nil
		}
		return r.right
	}
	var all []string
	for _, s := range r.scores {
		if s.value > 0 {
			all = append(all, s.key)
		}
	}
	return all
}

// best lists the values that give the most points.
func (r *response) best() []string {
	most := 0.0
	for _, s := range r.scores {
		most = max(most, s.value)
	}
	var all []string
	for _, s := range r.scores {
		if s.value == most && most > 0 {
			all = append(all, s.key)
		}
	}
	return all
}

// response gives what an interaction is bound to; one without a declaration has no key.
func (it *item) response(n *xmltree.Node) *response {
	if r := it.responses[n.Attr("responseIdentifier")]; r != nil {
		return r
	}
	return &response{}
}

// readable names the interactions that are read.
func readable(name string) bool {
	switch name {
	case "choiceInteraction", "orderInteraction", "matchInteraction", "textEntryInteraction", "inlineChoiceInteraction", "gapMatchInteraction":
		return true
	}
	return false
}

// interactions lists the interactions of a body in order. The button that ends an attempt is
// none.
func interactions(n *xmltree.Node) []*xmltree.Node {
	var all []*xmltree.Node
	for _, k := range n.Kids {
		switch {
		case k.Name == "endAttemptInteraction":
		case strings.HasSuffix(k.Name, "Interaction"):
			all = append(all, k)
		default:
			all = append(all, interactions(k)...)
		}
	}
	return all
}

// interact reads the interactions of an item: gaps of one text, one question, or the
// questions of a case.
func (it *item) interact(body *xmltree.Node, found []*xmltree.Node) bool {
	inline := 0
	for _, n := range found {
		if n.Name == "textEntryInteraction" || n.Name == "inlineChoiceInteraction" {
			inline++
		}
	}
	switch {
	case inline == len(found):
		return it.gaps(body, found)
	case len(found) == 1:
		it.Stem = joined(it.text(body, stemPlace), it.text(found[0].Child("prompt"), stemPlace))
		return it.one(&it.Question, found[0])
	case inline > 0:
		return it.leave(found[0], Composite)
	}
	it.Scenario = it.text(body, stemPlace)
	for _, n := range found {
		q := interchange.Question{File: it.File, Line: n.Line, Stem: it.text(n.Child("prompt"), stemPlace)}
		if !it.one(&q, n) {
			return false
		}
		it.Questions = append(it.Questions, q)
	}
	it.Type = content.Case
	return true
}

// one reads a question of one interaction.
func (it *item) one(q *interchange.Question, n *xmltree.Node) bool {
	switch n.Name {
	case "choiceInteraction":
		return it.choice(q, n)
	case "orderInteraction":
		return it.order(q, n)
	case "matchInteraction":
		return it.match(q, n)
	}
	return it.gapMatch(q, n)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func itoa(n int) string { return strconv.Itoa(n) }

// joined puts one text below another.
func joined(a, b interchange.Text) interchange.Text {
	if a == nil {
		return b
	}
	for lang, s := range b {
		if a[lang] != "" {
			s = a[lang] + "\n" + s
		}
		a[lang] = s
	}
	return a
}
