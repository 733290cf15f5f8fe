package qti

import (
	"html"
	"slices"
	"strings"

	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/interchange/xmltree"
)

// place is where a text stands in an item.
type place int

const (
	stemPlace   place = iota // may have code beside it; a picture in it is needed
	answerPlace              // one line; a picture in it is needed
	prosePlace               // feedback
)

// text reads the text of an element, without its interactions, prompts and feedback.
func (it *item) text(n *xmltree.Node, at place) interchange.Text {
	return it.textWith(n, at, nil)
}

// textWith is text with something in the places of interactions.
func (it *item) textWith(n *xmltree.Node, at place, instead map[*xmltree.Node]string) interchange.Text {
	if n == nil {
		return nil
	}
	var b strings.Builder
	for _, k := range n.Kids {
		it.html(&b, k, instead, at)
	}
	wants := wantsOf.Get()[at]
	wants.Lang = it.lang
	r := markup.FromHTML(b.String(), wants)
	for _, l := range r.Losses {
		it.lose(n, l.Kind, l.Key, l.Args...)
	}
	if r.Code != nil && it.Code == nil {
		it.Code = r.Code
	}
	if r.Image && at != prosePlace && it.Draft == "" {
		it.Draft = interchange.NeedsPicture
	}
	if i := slices.IndexFunc(r.Losses, func(l interchange.Loss) bool { return l.Key == markup.Image }); r.Image && r.Text == nil && at == answerPlace && i >= 0 {
		return interchange.Say(it.lang, markup.Escape(r.Losses[i].Args[1])) // the teacher sees which picture it was
	}
	return r.Text
}

// html writes an element as HTML.
func (it *item) html(b *strings.Builder, n *xmltree.Node, instead map[*xmltree.Node]string, at place) {
	switch {
	case n.Name == "":
		b.WriteString(html.EscapeString(n.Text))
		return
	case instead[n] != "":
		b.WriteString(instead[n])
		return
	case n.Name == "rubricBlock":
		it.lose(n, interchange.Simplified, Rubric)
		return
	case strings.HasSuffix(n.Name, "Interaction"), n.Name == "prompt", n.Name == "stylesheet",
		strings.HasPrefix(n.Name, "feedback") && at != prosePlace:
		return
	case n.Name == "object" && strings.HasPrefix(n.Attr("type"), "image/"):
		b.WriteString(`<img src="` + html.EscapeString(n.Attr("data")) + `" alt="` + html.EscapeString(oneLine(n.Content())) + `">`)
		return
	}
	known := markup.Known(n.Name)
	if known {
		b.WriteString("<" + n.Name)
		for _, a := range n.Attrs {
			switch a.Name.Local {
			case "href", "src", "alt", "style", "class":
				b.WriteString(" " + a.Name.Local + `="` + html.EscapeString(a.Value) + `"`)
			}
		}
		b.WriteString(">")
	}
	for _, k := range n.Kids {
		it.html(b, k, instead, at)
	}
	if known {
		b.WriteString("</" + n.Name + ">")
	}
}

// feedback reads what is said after an answer, by the value of the outcome that shows it.
func (it *item) feedback() {
	for _, m := range it.node.All("modalFeedback") {
		if t := it.text(m, prosePlace); t != nil && m.Attr("showHide") != "hide" {
			id := m.Attr("identifier")
			it.spoken[id] = joined(it.spoken[id], t)
		}
	}
}

// why gives what is said to one choice: feedback of its identifier, or inside of it.
func (it *item) why(n *xmltree.Node) interchange.Text {
	var inside interchange.Text
	for _, name := range []string{"feedbackInline", "feedbackBlock"} {
		for _, f := range n.All(name) {
			inside = joined(inside, it.text(f, prosePlace))
		}
	}
	id := n.Attr("identifier")
	if t, ok := it.spoken[id]; ok {
		it.used[id] = true
		return joined(inside, t)
	}
	return inside
}

// restOfFeedback makes an explanation of feedback that is said whatever was answered, and
// names the rest.
func (it *item) restOfFeedback() {
	for _, m := range it.node.All("modalFeedback") {
		id := m.Attr("identifier")
		t, ok := it.spoken[id]
		if !ok || it.used[id] {
			continue
		}
		it.used[id] = true
		if it.always(m.Attr("outcomeIdentifier"), id) || solution(id) {
			it.Explain = joined(it.Explain, t)
			continue
		}
		it.lose(m, interchange.Simplified, Feedback, "name", shorten(id))
	}
}

// solution reports whether an identifier names feedback that is for everybody.
func solution(id string) bool {
	return slices.Contains([]string{"solution", "general", "explain", "explanation", "general_fb", "always"}, strings.ToLower(id))
}

// always reports whether the processing sets an outcome to a value under no condition.
func (it *item) always(outcome, value string) bool {
	for _, set := range it.node.Child("responseProcessing").All("setOutcomeValue") {
		if set.Attr("identifier") == outcome && oneLine(set.Content()) == value {
			return true
		}
	}
	return false
}

func shorten(s string) string {
	s, _ = interchange.Cleaned(oneLine(s), false)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
