package quiz

import (
	"strconv"

	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// A gap is a third of a line wide, within these limits.
const (
	gapLeast, gapMost = 14, 26
)

// clozePage is a page with the place of the cursor in its lines.
type clozePage struct {
	page
	cursor screen.Place
}

// page lays the text out: in the first language with its gaps as fields, in the
// second one, where both are shown, with their numbers, so that nothing but the
// field changes while it is typed into.
func (c Cloze) page(a screen.Area) clozePage {
	a = c.room(a)
	pen := c.pen(a)
	pen.Wide = false
	item := c.step.Question.Item
	var p clozePage
	if bodyHeight(a) >= 8 {
		p.lines = c.margin(a)
	}
	if stem := stem(a, pen, item); len(stem) > 1 {
		p.lines = append(p.lines, stem...)
	}
	p.lines = append(p.lines, c.hint(a, pen)...)
	lang := pen.Langs[0]
	if item.Text.Neutral() {
		pen.Langs = pen.Langs[:1]
	}
	p.write(c.text(a, pen, lang))
	for _, other := range pen.Langs[1:] {
		lines, _ := pen.Holed(item.Text, other, widget.One(a.Theme.Second), c.numbers(a))
		p.lines = append(append(p.lines, ""), lines...)
	}
	if c.notice == uncomposed {
		p.lines = append(append(p.lines, ""), pen.Say(a.Book().Arrange.Uncomposed, a.Theme.Gold)...)
	}
	if c.list {
		c.listed(a, pen, &p)
	}
	return p
}

// text is the text in one language with a field in each gap.
func (c Cloze) text(a screen.Area, pen widget.Pen, lang content.Lang) ([]string, []widget.Spot, screen.Place) {
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
	_, cell := c.fields[c.focus].Window(width - edges(c.focus))
	at := spots[c.focus]
	return lines, spots, screen.Place{X: at.X + edges(c.focus) - 1 + cell, Y: at.Y}
}

// edges is how many cells of a gap are its number and its borders.
func edges(gap int) int { return len(strconv.Itoa(gap+1)) + 2 }

// field draws a gap: its number, and what is typed into it.
func (c Cloze) field(a screen.Area, i, width int) string {
	number := a.Theme.Muted
	if i == c.focus {
		number = a.Theme.Key
	}
	label := strconv.Itoa(i + 1)
	return number.Render(label) + c.fields[i].Blank(a.Theme, width-len(label), i == c.focus)
}

// numbers are the gaps of the second language.
func (c Cloze) numbers(a screen.Area) []widget.Hole {
	t := a.Theme
	var holes []widget.Hole
	for i, g := range c.step.Question.Item.Gaps {
		label := " " + strconv.Itoa(i+1) + " "
		holes = append(holes, widget.Hole{Name: string(g.ID), Width: len(label) + 2, Draw: func() string {
			return t.Line.Render(t.Sign.GapOpen) + t.Muted.Underline().Render(label) + t.Line.Render(t.Sign.GapClose)
		}})
	}
	return holes
}

// write puts the text at the end of the page, a part for each gap.
func (p *clozePage) write(lines []string, spots []widget.Spot, cursor screen.Place) {
	top := len(p.lines)
	for _, s := range spots {
		p.spans = append(p.spans, span{top + s.Y, top + s.Y, s.X, s.X + s.Width})
	}
	p.cursor = screen.Place{X: cursor.X, Y: cursor.Y + top}
	p.lines = append(p.lines, lines...)
}

// listed puts the list of the gap in focus at the end of the page.
func (c Cloze) listed(a screen.Area, pen widget.Pen, p *clozePage) {
	t := a.Theme
	p.lines = append(p.lines, "")
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
		p.bins = append(p.bins, p.next([]string{line}))
		p.lines = append(p.lines, widget.Cut(line, pen.Width, t.Sign.More))
	}
	if c.choice >= 0 && c.choice < len(p.bins) { // the row in focus is what must be in sight
		p.spans[c.focus] = p.bins[c.choice]
	}
}
