package qti

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
)

// question writes what is special to a type of question.
func (i *itemWriter) question() {
	q := i.q
	if q.Type == content.Cloze {
		i.entries()
		return
	}
	i.body.WriteString("    " + markup.ToHTML(q.Stem.In(i.lang), q.Code) + "\n")
	switch q.Type {
	case content.Single, content.Multi:
		i.options()
	case content.TrueFalse:
		i.truths()
	case content.Order:
		i.steps()
	case content.Match:
		i.pairs()
	case content.Classify:
		i.cards()
	default:
	}
	i.matchCorrect()
}

// part is the identifier of a part of a question: its own, or one by its place.
func part(id, base string, n int) string {
	return identifier(firstOf(id, base+"-"+strconv.Itoa(n+1)))
}

func (i *itemWriter) options() {
	var right []string
	for n, o := range i.q.Options {
		id := part(o.ID, "option", n)
		if o.Correct {
			right = append(right, id)
		}
		i.say("FEEDBACK", id, o.Why)
	}
	cardinality, most := "single", "1"
	if i.q.Type == content.Multi {
		cardinality, most = "multiple", itoa(len(right))
	}
	i.declare("RESPONSE", cardinality, "identifier", right...)
	fmt.Fprintf(&i.body, "    <choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"%v\" maxChoices=\"%s\">\n", !i.q.Keep, most)
	for n, o := range i.q.Options {
		i.simpleChoice(part(o.ID, "option", n), i.line(o.Text))
	}
	i.body.WriteString("    </choiceInteraction>\n")
}

func (i *itemWriter) simpleChoice(id, text string) {
	fmt.Fprintf(&i.body, "      <simpleChoice identifier=\"%s\">%s</simpleChoice>\n", id, text)
}

func (i *itemWriter) truths() {
	answer := strconv.FormatBool(i.q.Answer)
	i.say("FEEDBACK", answer, i.q.IfRight)
	i.say("FEEDBACK", strconv.FormatBool(!i.q.Answer), i.q.IfWrong)
	i.declare("RESPONSE", "single", "identifier", answer)
	yes, no := "True", "False"
	if i.lang == content.Korean {
		yes, no = "참", "거짓"
	}
	i.body.WriteString("    <choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"false\" maxChoices=\"1\">\n")
	i.simpleChoice("true", yes)
	i.simpleChoice("false", no)
	i.body.WriteString("    </choiceInteraction>\n")
}

// steps writes steps in an order that does not show the right one.
func (i *itemWriter) steps() {
	var ids []string
	for n, s := range i.q.Steps {
		ids = append(ids, part(s.ID, "step", n))
	}
	i.declare("RESPONSE", "ordered", "identifier", ids...)
	i.body.WriteString("    <orderInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\">\n")
	for _, id := range slices.Sorted(slices.Values(ids)) {
		i.simpleChoice(id, i.line(i.q.Steps[slices.Index(ids, id)].Text))
	}
	i.body.WriteString("    </orderInteraction>\n")
}

// side is one thing on a side of a match.
type side struct {
	id, text string
}

func (i *itemWriter) match(right []string, lefts, rights []side, perRight string) {
	i.declare("RESPONSE", "multiple", "directedPair", right...)
	fmt.Fprintf(&i.body, "    <matchInteraction responseIdentifier=\"RESPONSE\" shuffle=\"%v\" maxAssociations=\"%d\">\n", !i.q.Keep, len(lefts))
	for _, set := range []struct {
		sides []side
		most  string
	}{{lefts, "1"}, {rights, perRight}} {
		i.body.WriteString("      <simpleMatchSet>\n")
		for _, s := range set.sides {
			fmt.Fprintf(&i.body, "        <simpleAssociableChoice identifier=\"%s\" matchMax=\"%s\">%s</simpleAssociableChoice>\n", s.id, set.most, s.text)
		}
		i.body.WriteString("      </simpleMatchSet>\n")
	}
	i.body.WriteString("    </matchInteraction>\n")
}

func (i *itemWriter) pairs() {
	var lefts, rights []side
	var right []string
	for n, p := range i.q.Pairs {
		id := part(p.ID, "pair", n)
		lefts, rights = append(lefts, side{id, i.line(p.Left)}), append(rights, side{id + ".right", i.line(p.Right)})
		right = append(right, id+" "+id+".right")
	}
	// In the order of their identifiers they do not stand beside their lefts, in any language.
	slices.SortFunc(rights, func(a, b side) int { return strings.Compare(a.id, b.id) })
	for n, e := range i.q.Extra {
		rights = append(rights, side{part(e.ID, "extra", n) + ".right", i.line(e.Text)})
	}
	i.match(right, lefts, rights, "1")
}

func (i *itemWriter) cards() {
	var lefts, rights []side
	var right []string
	for n, b := range i.q.Bins {
		rights = append(rights, side{part(b.ID, "bin", n) + ".bin", i.line(b.Text)})
	}
	for n, c := range i.q.Cards {
		id := part(c.ID, "card", n)
		at := slices.IndexFunc(i.q.Bins, func(b interchange.Bin) bool { return b.ID == c.Bin })
		if at < 0 {
			continue
		}
		lefts = append(lefts, side{id, i.line(c.Text)})
		right = append(right, id+" "+rights[at].id)
	}
	i.match(right, lefts, rights, "0")
}

// entries writes a text with a field in each gap.
func (i *itemWriter) entries() {
	text := interchange.Above(i.q.Stem, i.q.Text).In(i.lang)
	html := markup.ToHTML(text, i.q.Code)
	for n := range i.q.Gaps {
		g := &i.q.Gaps[n]
		id := "RESPONSE"
		if len(i.q.Gaps) > 1 {
			id += "-" + itoa(n+1)
		}
		html = strings.ReplaceAll(html, "{{"+g.ID+"}}", "<textEntryInteraction responseIdentifier=\""+id+"\"/>")
		if g.Number != nil {
			i.number(id, g)
		} else {
			i.words(id, g)
		}
	}
	i.body.WriteString("    " + html + "\n")
}

func (i *itemWriter) number(id string, g *interchange.Gap) {
	i.declare(id, "single", "float", g.Number.Value)
	tolerance := firstOf(g.Number.Tolerance, "0")
	mode := "toleranceMode=\"absolute\" tolerance=\"" + tolerance + " " + tolerance + "\""
	if tolerance == "0" {
		mode = "toleranceMode=\"exact\""
	}
	fmt.Fprintf(&i.processing, "    <responseCondition>\n      <responseIf>\n        <equal %s><variable identifier=\"%s\"/><correct identifier=\"%s\"/></equal>\n"+
		"        <setOutcomeValue identifier=\"SCORE\"><sum><variable identifier=\"SCORE\"/><baseValue baseType=\"float\">%s</baseValue></sum></setOutcomeValue>\n      </responseIf>\n    </responseCondition>\n",
		mode, id, id, i.share())
}

// share is the part of the point that one gap gives.
func (i *itemWriter) share() string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(1/float64(len(i.q.Gaps)), 'f', 4, 64), "0"), ".")
}

func (i *itemWriter) words(id string, g *interchange.Gap) {
	var all []string
	for _, l := range slices.Concat([]content.Lang{content.AnyLang, i.lang}, slices.Sorted(maps.Keys(g.Accept))) {
		for _, a := range g.Accept[l] {
			if !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(&i.declared, "  <responseDeclaration identifier=\"%s\" cardinality=\"single\" baseType=\"string\">\n    <correctResponse><value>%s</value></correctResponse>\n    <mapping defaultValue=\"0\">\n", id, attribute(all[0]))
	for _, a := range all {
		fmt.Fprintf(&i.declared, "      <mapEntry mapKey=\"%s\" mappedValue=\"%s\" caseSensitive=\"%v\"/>\n", attribute(a), i.share(), g.Code)
	}
	i.declared.WriteString("    </mapping>\n  </responseDeclaration>\n")
	fmt.Fprintf(&i.processing, "    <setOutcomeValue identifier=\"SCORE\"><sum><variable identifier=\"SCORE\"/><mapResponse identifier=\"%s\"/></sum></setOutcomeValue>\n", id)
}
