package quiz

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

// A gap is a third of a line wide, within these limits.
const (
	gapLeast, gapMost = 14, 26
)

// boxInside is how many cells an empty box of the second language has between its edges.
const boxInside = 4

// page lays the text out: in the first language with its gaps as fields, in the
// second one, where both are shown, with empty boxes, so that nothing but the
// field changes while it is typed into.
func (c cloze) page(a screen.Area) page {
	return c.laid.For(a, func() page { return c.layout(c.scene.room(a)) })
}

func (c cloze) layout(a screen.Area) page {
	pen := c.pen(a)
	pen.Wide = false
	item := c.step.Question.Item
	var p page
	p.Lines = c.opening(a, bodyHeight(a) >= 8)
	if asks := stem(pen, item); len(asks.all) > 1 {
		p.Add(asks.all...)
	}
	p.Add(c.hint(a, pen)...)
	lang := pen.Langs[0]
	if item.Text.Neutral() {
		pen.Langs = pen.Langs[:1]
	}
	c.write(a, pen, lang, &p)
	for _, other := range pen.Langs[1:] {
		lines, _ := pen.Holed(item.Text, other, widget.One(a.Theme.Second), c.boxes(a))
		p.Add("")
		p.Add(lines...)
	}
	if c.unjudged(a) != "" {
		p.Add("")
		p.Add(widget.SayWithin(a, pen.Width, bodyHeight(a)-len(p.Lines), widget.One(a.Theme.Gold), c.unjudged)...)
	}
	if c.list {
		c.listed(a, pen, &p)
	}
	return p
}

// unjudged says why what was typed is not judged, "" if it can be.
func (c cloze) unjudged(a screen.Area) string {
	switch c.notice {
	case uncomposed:
		return a.Book().Answering.Uncomposed
	case otherLayout:
		return phrase.Fill(a.Book().Answering.Layout, "what", widget.Typed(c.fields[c.focus].Value()))
	case noNotice, emptyGap, fullGap:
	}
	return ""
}

// write puts the text in one language at the end of the page, with a field in each gap
// and the cursor in the one that is typed into.
func (c cloze) write(a screen.Area, pen widget.Pen, lang content.Lang, p *page) {
	lines, spots, cursor := c.text(a, pen, lang)
	top := len(p.Lines)
	for i, s := range spots {
		p.Mark(top+s.Y, top+s.Y, s.X, s.X+s.Width, onPart, i)
	}
	p.Focus(top+spots[c.focus].Y, top+spots[c.focus].Y)
	p.lead = c.focus == 0
	if c.Typing() {
		p.cursor = &screen.Cell{X: cursor.X, Y: cursor.Y + top}
	}
	p.Add(lines...)
}

// text is the text in one language with a field in each gap.
func (c cloze) text(a screen.Area, pen widget.Pen, lang content.Lang) ([]string, []widget.Spot, screen.Cell) {
	gaps := c.step.Question.Item.Gaps
	width := min(max(gapLeast, pen.Width/3), gapMost, pen.Width/2)
	holes := make([]widget.Hole, len(gaps))
	for i, g := range gaps {
		holes[i] = widget.Hole{Name: string(g.ID), Width: width, Draw: func() string {
			return c.field(a, i, width)
		}}
	}
	lines, found := pen.Holed(c.step.Question.Item.Text, lang, widget.One(a.Theme.Strong), holes)
	spots := make([]widget.Spot, len(gaps))
	for i, g := range gaps {
		spots[i] = found[string(g.ID)]
	}
	label := len(widget.GapLabel(c.focus, len(gaps)))
	_, cell := c.fields[c.focus].Window(width - label - 2)
	at := spots[c.focus]
	return lines, spots, screen.Cell{X: at.X + label + 1 + cell, Y: at.Y}
}

// field draws a gap: its label, and what is typed into it.
func (c cloze) field(a screen.Area, i, width int) string {
	ink := a.Theme.Muted
	if i == c.focus {
		ink = a.Theme.Key
	}
	label := widget.GapLabel(i, len(c.fields))
	return ink.Render(label) + c.fields[i].Gap(a.Theme, width-len(label), i == c.focus)
}

// boxes are the gaps of the second language: their labels before empty boxes.
func (c cloze) boxes(a screen.Area) []widget.Hole {
	t := a.Theme
	var holes []widget.Hole
	for i, g := range c.step.Question.Item.Gaps {
		label, box := widget.GapLabel(i, len(c.fields)), widget.Blank(boxInside)
		holes = append(holes, widget.Hole{Name: string(g.ID), Width: len(label) + boxInside + 2, Draw: func() string {
			return t.Muted.Render(label) + t.Line.Render(t.Sign.GapOpen) + t.Muted.Underline().Render(box) + t.Line.Render(t.Sign.GapClose)
		}})
	}
	return holes
}

// listed puts the choices for the gap in focus at the end of the page.
func (c cloze) listed(a screen.Area, pen widget.Pen, p *page) {
	t := a.Theme
	p.Add("")
	taken := c.taken(a)
	for i, choice := range c.choices(a) {
		point, ink, sign := " ", t.Text, t.Muted.Render(t.Sign.Open)
		if i == taken {
			sign = t.Teal.Bold().Render(t.Sign.Chosen)
		}
		if i == c.choice {
			point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Accent.Bold()
		}
		line := point + " " + sign + " " + t.Key.Render(strconv.Itoa(i+1)) + "  " + ink.Render(choice.String())
		p.Put([]string{widget.Cut(line, pen.Width, t.Sign.More)}, onChoice, i, i == c.choice)
	}
}

// gapPart explains a gap: what was typed, the model answer, and why a known wrong
// answer is wrong.
func (v Verdict) gapPart(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, words := a.Theme, a.Book().Verdict
	item := v.step.Question.Item
	n := slices.IndexFunc(item.Gaps, func(g content.Gap) bool { return g.ID == p.ID })
	if n < 0 || p.Gap == nil {
		return nil
	}
	l := label{t.Sign.Wrong, words.GapWrong, t.Wrong, 0}
	switch p.Gap.Reading {
	case grade.Accepted:
		l = label{t.Sign.Right, words.GapRight, t.Right, 0}
	case grade.Typo:
		l = label{t.Sign.Right, words.GapTypo, t.Gold, 0}
	case grade.Wrong, grade.Known, grade.Uncomposed, grade.OtherLayout:
	}
	inside := pen.Inset(2, 0)
	typed := phrase.Fill(words.YourAnswer, "text", widget.Typed(v.step.Gave.Typed[p.ID]))
	if v.step.Gave.Typed[p.ID] == "" {
		typed = words.NothingTyped
	}
	out := labelled(pen, l, func(pen widget.Pen) []string {
		name := t.Muted.Render(widget.GapName(n, len(item.Gaps)))
		return widget.Indent(pen.Inset(widget.Width(name), 0).Say(typed, t.Strong), name)
	})
	answer, ink := words.Answer, t.Right
	if p.Gap.Reading == grade.Typo {
		answer, ink = words.Spelled, t.Gold
	}
	if shown := v.model(pen, n, p); !slices.Contains(shown, v.step.Gave.Typed[p.ID]) {
		text := strings.Join(shown, " "+pen.Theme.Sign.Dot+" ")
		out = append(out, widget.Shift(inside.Say(phrase.Fill(answer, "text", text), ink.Bold()), 2)...)
	}
	if near := words.Near(p.Gap.Near); near != "" {
		out = append(out, widget.Shift(inside.Say(near, t.Gold), 2)...)
	}
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}

// model gives the answers that a gap shows as right: for a mistyping the one that was
// meant, else the model answers of the languages on screen, which are the forms that the
// filled text shows.
func (v Verdict) model(pen widget.Pen, n int, p grade.Part) []string {
	if p.Gap.Reading == grade.Typo {
		return []string{p.Gap.Model.String()}
	}
	var names []string
	for _, l := range pen.Langs {
		if m := grade.Model(&v.step.Question.Item.Gaps[n], l).String(); !slices.Contains(names, m) {
			names = append(names, m)
		}
	}
	return names
}

// filled is the text of a cloze with its model answers in the gaps.
func (v Verdict) filled(a screen.Area, pen widget.Pen) []string {
	item := v.step.Question.Item
	pen.Wide = false
	if item.Text.Neutral() {
		pen.Langs = pen.Langs[:1]
	}
	var out []string
	for _, lang := range pen.Langs {
		var holes []widget.Hole
		for i := range item.Gaps {
			answer := a.Theme.Strong.Underline().Render(grade.Model(&item.Gaps[i], lang).String())
			holes = append(holes, widget.Hole{Name: string(item.Gaps[i].ID), Width: widget.Width(answer), Draw: func() string { return answer }})
		}
		lines, _ := pen.Holed(item.Text, lang, pen.Muted(), holes)
		out = append(out, lines...)
	}
	return out
}
