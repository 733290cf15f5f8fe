package certainty

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// answered is the answer that a claim is about, so that nobody has to remember it:
// options as they stand in the question, and anything longer in short.
func (c Claim) answered(a screen.Area, most int) []string {
	t, words := a.Theme, a.Book().Sure
	label := words.YourAnswer
	if c.question.Item.Type == content.Order {
		label = words.YourOrder
	}
	label = t.Muted.Render(label) + " "
	pen := widget.NewPen(a, c.pack).In(a.Width - widget.BoxFrame - widget.Width(label))
	pen.Wide = false
	lines := c.chosen(a, pen, most)
	return widget.Indent(widget.First(lines, most, pen.Width, t.Sign.More), label)
}

// chosen writes the answer: each option with its digit in the languages of the pen,
// anything else in one sentence for each language.
func (c Claim) chosen(a screen.Area, pen widget.Pen, most int) []string {
	item := c.question.Item
	switch item.Type {
	case content.Single, content.Multi, content.TrueFalse:
		var out []string
		picked := c.picked()
		for i, id := range picked {
			lines := c.option(a, pen, id)
			share := (most - len(out)) / (len(picked) - i)
			out = append(out, widget.First(lines, share, pen.Width, a.Theme.Sign.More)...)
		}
		return out
	case content.Classify, content.Order, content.Match, content.Cloze, content.Case:
	}
	langs := pen.Langs
	if item.Type == content.Cloze { // what was typed is the same in each
		langs = langs[:1]
	}
	var out []string
	for i, lang := range langs {
		ink := pen.Theme.Text
		if i > 0 {
			ink = pen.Theme.Second
		}
		lines := pen.Say(c.short(pen, lang), ink)
		out = append(out, widget.First(lines, min(2, most/len(langs)), pen.Width, a.Theme.Sign.More)...)
	}
	return out
}

// picked is the options that were chosen, in the order in which they stand.
func (c Claim) picked() []content.PartID {
	if truth := c.gave.Truth; truth != nil && *truth {
		return []content.PartID{grade.True}
	} else if truth != nil {
		return []content.PartID{grade.False}
	}
	return slices.DeleteFunc(slices.Clone(c.question.Parts), func(id content.PartID) bool { return !slices.Contains(c.gave.Choice, id) })
}

func (c Claim) option(a screen.Area, pen widget.Pen, id content.PartID) []string {
	digit := a.Theme.Key.Render(strconv.Itoa(slices.Index(c.question.Parts, id)+1)) + "  "
	inside := pen.Inset(widget.Width(digit), 0)
	if o := c.question.Option(id); o != nil {
		return widget.Indent(inside.Text(o.Text, inside.Leading()), digit)
	}
	var words []string
	for _, l := range pen.Langs {
		word := phrase.In(l).Quiz.False
		if id == grade.True {
			word = phrase.In(l).Quiz.True
		}
		words = append(words, word)
	}
	return widget.Indent(inside.Say(strings.Join(words, " "+a.Theme.Sign.Dot+" "), a.Theme.Strong), digit)
}

// short is an answer of several parts in one sentence of a language.
func (c Claim) short(pen widget.Pen, lang content.Lang) string {
	item, sign := c.question.Item, pen.Theme.Sign
	line := func(t content.Text) string { return content.PlainText(t.Line(lang)) }
	var parts []string
	between := " " + sign.Dot + " "
	switch item.Type {
	case content.Order:
		between = " " + sign.ToRight + " "
		for _, id := range c.gave.Sequence {
			parts = append(parts, line(stepText(item, id)))
		}
	case content.Classify:
		for _, id := range c.question.Parts {
			parts = append(parts, line(c.question.Card(id).Text)+" "+sign.ToRight+" "+line(c.question.Bin(c.gave.Placed[id]).Text))
		}
	case content.Match:
		for _, p := range item.Pairs {
			parts = append(parts, line(p.Left)+" "+sign.Joint+sign.Joint+" "+line(item.RightSide(c.gave.Paired[p.ID])))
		}
	case content.Cloze:
		for i, g := range item.Gaps {
			said := typed(c.gave.Typed[g.ID])
			if len(item.Gaps) > 1 {
				said = strconv.Itoa(i+1) + " " + said
			}
			parts = append(parts, said)
		}
	case content.Single, content.Multi, content.TrueFalse, content.Case:
	}
	return strings.Join(parts, between)
}

func stepText(item *content.Item, id content.PartID) content.Text {
	for _, s := range item.Steps {
		if s.ID == id {
			return s.Text
		}
	}
	return content.Text{}
}

// typed is what was typed into a gap, without what must not reach a terminal.
func typed(s string) string {
	clean, err := content.CleanLine(s)
	if err != nil {
		return "?"
	}
	return clean.String()
}
