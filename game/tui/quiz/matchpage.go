package quiz

import (
	"strconv"

	"quest/content"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// besideFrom is the width from which the right sides stand beside the left ones.
const besideFrom = 74

// matchGap is what stands between the two columns.
const matchGap = 3

// layout draws the left sides, each with its partner below it, and the right sides:
// beside them where there is room, else below a line.
func (m Match) layout(a screen.Area, gap int) page {
	pen := m.pen(a)
	var p page
	if gap > 0 {
		p.lines = m.margin(a)
	}
	m.ask(a, pen, &p)
	pen.Wide = false
	if pen.Width >= besideFrom {
		return m.columns(a, pen, p, gap)
	}
	for i := range m.lefts() {
		if i > 0 {
			p.lines = append(p.lines, make([]string, gap)...)
		}
		p.add(m.leftLines(a, pen, i, gap == 0))
	}
	rule := a.Theme.Line.Render(repeatRule(a, pen.Width))
	p.lines = append(p.lines, rule)
	for i := range m.parts() {
		lines := m.rightLines(a, pen, i)
		p.rights = append(p.rights, p.next(lines))
		p.lines = append(p.lines, lines...)
	}
	return p
}

func repeatRule(a screen.Area, width int) string {
	rule := ""
	for range width {
		rule += a.Theme.Sign.Rule
	}
	return rule
}

func (m Match) columns(a screen.Area, pen widget.Pen, p page, gap int) page {
	width := (pen.Width - matchGap) / 2
	var left, right page
	for i := range m.lefts() {
		if i > 0 {
			left.lines = append(left.lines, make([]string, gap)...)
		}
		left.add(m.leftLines(a, pen.In(width), i, false))
	}
	for i := range m.parts() {
		if i > 0 {
			right.lines = append(right.lines, make([]string, gap)...)
		}
		right.add(m.rightLines(a, pen.In(pen.Width-width-matchGap), i))
	}
	top := len(p.lines)
	for _, s := range left.spans {
		p.spans = append(p.spans, span{s.first + top, s.last + top, 0, width})
	}
	for _, s := range right.spans {
		p.rights = append(p.rights, span{s.first + top, s.last + top, width, 0})
	}
	p.lines = append(p.lines, widget.Beside(left.lines, right.lines, width, matchGap)...)
	return p
}

// leftLines draws a left side and, below it, its partner; behind it where there is
// little height and enough width.
func (m Match) leftLines(a screen.Area, pen widget.Pen, i int, tight bool) []string {
	t, words := a.Theme, a.Book().Arrange
	pair := m.lefts()[i]
	point, sign, digit, inks := " ", t.Muted.Render(t.Sign.Open), t.Muted, pen.Reading()
	if !m.across {
		digit = t.Key
	}
	if i == m.left {
		point = t.Accent.Bold().Render(t.Sign.Point)
		inks = widget.Inks{First: t.Accent.Bold(), Second: t.Accent}
	}
	partner := t.Muted.Render(words.NotMatched)
	inside := pen.Inset(mark, 0)
	if right, ok := m.paired[pair.ID]; ok {
		sign = t.Teal.Bold().Render(t.Sign.Chosen)
		partner = m.rightName(inside.In(inside.Width-2), right)
	} else if m.across && i == m.left {
		partner = t.Accent.Bold().Render("?")
	}
	prefix := point + " " + sign + " " + digit.Render(strconv.Itoa(i+1)) + "  "
	lines := widget.Indent(inside.Text(pair.Left, inks), prefix)
	if len(lines) == 0 {
		lines = []string{prefix}
	}
	joint := t.Line.Render(t.Sign.Joint+t.Sign.Joint) + " "
	if tight && len(lines) == 1 && widget.Width(lines[0])+1+widget.Width(joint)+widget.Width(partner) <= pen.Width {
		return []string{lines[0] + " " + joint + partner}
	}
	return append(lines, widget.Blank(mark)+t.Line.Render(t.Sign.BottomLeft)+" "+partner)
}

// rightName is a right side on one line.
func (m Match) rightName(pen widget.Pen, id content.PartID) string {
	return pen.Title(m.rightText(id), widget.Inks{First: pen.Theme.Teal, Second: pen.Theme.Teal})
}

func (m Match) rightText(id content.PartID) content.Text { return m.step.Question.Item.RightSide(id) }

// rightLines draws a right side with the left one that it is matched with.
func (m Match) rightLines(a screen.Area, pen widget.Pen, i int) []string {
	t := a.Theme
	id := m.parts()[i]
	point, digit, inks := " ", t.Muted, pen.Reading()
	if m.across {
		digit = t.Key
	}
	label := strconv.Itoa(i + 1)
	if i >= 9 {
		label = t.Sign.Dot
	}
	used := ""
	if user := m.user(id); user >= 0 {
		used = t.Teal.Render(phrase.Fill(a.Book().Arrange.UsedBy, "n", strconv.Itoa(user+1)))
		inks = widget.One(t.Muted)
	}
	if m.across && i == m.right {
		point = t.Accent.Bold().Render(t.Sign.Point)
		inks = widget.Inks{First: t.Accent.Bold(), Second: t.Accent}
	}
	prefix := point + " " + digit.Render(label) + "  "
	lines := widget.Indent(pen.Inset(5, widget.Width(used)+1).Text(m.rightText(id), inks), prefix)
	if len(lines) == 0 {
		lines = []string{prefix}
	}
	lines[0] = widget.Spread(lines[0], used, pen.Width, t.Sign.More)
	return lines
}
