package certainty

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/lazy"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// answerRow is how an answer to one item type is repeated beside the claim.
type answerRow struct {
	// lines writes the answer in some lines at most.
	lines func(Claim, screen.Area, widget.Pen, int) []string
	// sorted is whether the answer is an order, and is called so.
	sorted bool
}

var answerRows = lazy.Value[map[content.ItemType]answerRow]{Make: func() map[content.ItemType]answerRow {
	return map[content.ItemType]answerRow{
		content.Single:    {lines: Claim.options},
		content.Multi:     {lines: Claim.options},
		content.TrueFalse: {lines: Claim.options},
		content.Classify:  {lines: inEach(Claim.placed, dotted)},
		content.Order:     {lines: inEach(Claim.sequence, onward), sorted: true},
		content.Match:     {lines: inEach(Claim.paired, dotted)},
		content.Cloze:     {lines: Claim.typed},
		content.Case:      {lines: Claim.options}, // its questions are items of their own
	}
}}

// answered is the answer that a claim is about, so that nobody has to remember it:
// options as they stand in the question, and anything longer in short.
func (c Claim) answered(a screen.Area, most int) []string {
	t, words := a.Theme, a.Book().Certainty
	row := answerRows.Get()[c.question.Item.Type]
	label := words.YourAnswer
	if row.sorted {
		label = words.YourOrder
	}
	label = t.Muted.Render(label) + " "
	write := func(label string) []string {
		pen := widget.NewPen(a, c.pack).In(a.Width - widget.BoxFrame - widget.Width(label))
		pen.Wide = false
		return widget.Indent(widget.First(row.lines(c, a, pen, most), most, pen.Width, t.Sign.More), label)
	}
	lines := write(label)
	if slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, t.Sign.More) }) {
		return write("") // the answer matters more than what it is called
	}
	return lines
}

// options writes each option that was chosen, with its digit, in the languages of the
// pen.
func (c Claim) options(a screen.Area, pen widget.Pen, most int) []string {
	var out []string
	picked := c.picked()
	for i, id := range picked {
		lines := c.option(a, pen, id)
		share := (most - len(out)) / (len(picked) - i)
		out = append(out, widget.First(lines, share, pen.Width, a.Theme.Sign.More)...)
	}
	return out
}

// picked is the options that were chosen, in the order in which they stand.
func (c Claim) picked() []content.PartID {
	if truth := c.gave.Truth; truth != nil && *truth {
		return []content.PartID{content.True}
	} else if truth != nil {
		return []content.PartID{content.False}
	}
	return slices.DeleteFunc(slices.Clone(c.question.Parts), func(id content.PartID) bool { return !slices.Contains(c.gave.Choice, id) })
}

func (c Claim) option(a screen.Area, pen widget.Pen, id content.PartID) []string {
	digit := a.Theme.Key.Render(strconv.Itoa(slices.Index(c.question.Parts, id)+1)) + "  "
	inside := pen.Inset(widget.Width(digit), 0)
	if text := c.question.Item.PartText(id); !text.Empty() {
		return widget.Indent(inside.Text(text, inside.Leading()), digit)
	}
	var words []string
	for _, b := range pen.Books() {
		word := b.Quiz.False
		if id == content.True {
			word = b.Quiz.True
		}
		words = append(words, word)
	}
	return widget.Indent(inside.Say(strings.Join(words, " "+a.Theme.Sign.Dot+" "), a.Theme.Strong), digit)
}

// inEach writes an answer of several parts in each language of the pen: a line for each part
// where all of them then fit into most lines, else one after the other.
func inEach(parts func(Claim, widget.Pen, content.Lang) []string, joint func(widget.Pen) string) func(Claim, screen.Area, widget.Pen, int) []string {
	return func(c Claim, a screen.Area, pen widget.Pen, most int) []string {
		var apart []string
		var sentences [][]string
		for i, lang := range pen.Langs {
			ink := pen.Theme.Text
			if i > 0 {
				ink = pen.Theme.Second
			}
			all := parts(c, pen, lang)
			for _, part := range all {
				apart = append(apart, pen.Say(part, ink)...)
			}
			sentences = append(sentences, pen.Say(strings.Join(all, joint(pen)), ink))
		}
		if len(apart) <= most {
			return apart
		}
		return shared(sentences, most, pen.Width, a.Theme.Sign.More)
	}
}

// shared gives as much of each text as fits into most lines together: all of those that need
// less than their share.
func shared(texts [][]string, most, width int, more string) []string {
	rest := 0
	for _, t := range texts {
		rest += len(t)
	}
	var out []string
	for i, t := range texts {
		rest -= len(t)
		left := most - len(out)
		out = append(out, widget.First(t, max(left/(len(texts)-i), left-rest), width, more)...)
	}
	return out
}

// dotted stands between parts that have no order, onward between those that have one.
func dotted(pen widget.Pen) string { return " " + pen.Theme.Sign.Dot + " " }
func onward(pen widget.Pen) string { return " " + pen.Theme.Sign.ToRight + " " }

// text is the text of a part of the item in a language, without markup.
func (c Claim) text(id content.PartID, lang content.Lang) string {
	return content.PlainText(c.question.Item.PartText(id).Line(lang))
}

// placed is each card with the bin that it was put into.
func (c Claim) placed(pen widget.Pen, lang content.Lang) []string {
	var parts []string
	for _, id := range c.question.Parts {
		parts = append(parts, c.text(id, lang)+" "+pen.Theme.Sign.ToRight+" "+c.text(c.gave.Placed[id], lang))
	}
	return parts
}

// sequence is the steps in the order that was given.
func (c Claim) sequence(_ widget.Pen, lang content.Lang) []string {
	var parts []string
	for _, id := range c.gave.Sequence {
		parts = append(parts, c.text(id, lang))
	}
	return parts
}

// paired is each left side with its partner.
func (c Claim) paired(pen widget.Pen, lang content.Lang) []string {
	joint := " " + pen.Theme.Sign.Joint + pen.Theme.Sign.Joint + " "
	var parts []string
	for _, p := range c.question.Item.Pairs {
		parts = append(parts, content.PlainText(p.Left.Line(lang))+joint+c.text(c.gave.Paired[p.ID], lang))
	}
	return parts
}

// typed is what was typed, which is the same in every language: behind the label of its
// gap where there are several.
func (c Claim) typed(a screen.Area, pen widget.Pen, most int) []string {
	var parts []string
	for i, g := range c.question.Item.Gaps {
		said := widget.Typed(c.gave.Typed[g.ID])
		if len(c.question.Item.Gaps) > 1 {
			said = widget.GapLabel(i, len(c.question.Item.Gaps)) + " " + said
		}
		parts = append(parts, said)
	}
	lines := pen.Say(strings.Join(parts, dotted(pen)), pen.Theme.Text)
	return widget.First(lines, most, pen.Width, a.Theme.Sign.More)
}
