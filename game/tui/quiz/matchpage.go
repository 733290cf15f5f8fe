package quiz

import (
	"cmp"
	"strconv"
	"strings"

	"quest/content"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// besideFrom is the width from which the right sides stand beside the left ones.
const besideFrom = 74

// matchGap is what stands between the two columns, sideLeast how wide each of them is at least,
// and sideStep how far apart the widths are that are tried, in cells.
const matchGap, sideLeast, sideStep = 3, 26, 3

// layout draws the left sides, each with its partner below it, and the right sides:
// beside them where there is room, else below a line.
func (m match) layout(a screen.Area, gap int) page {
	pen := m.pen(a)
	var p page
	p.Lines = m.opening(a, gap > 0)
	m.ask(a, pen, &p)
	pen.Wide = false
	if pen.Width >= besideFrom {
		return m.columns(a, pen, p, gap)
	}
	for i := range m.lefts() {
		if i > 0 {
			p.Add(make([]string, gap)...)
		}
		p.part(m.leftLines(a, pen, i, gap == 0), i, i == m.left)
	}
	p.Add(a.Theme.Line.Render(strings.Repeat(a.Theme.Sign.Rule, pen.Width)))
	for i := range m.parts() {
		p.Put(m.rightLines(a, pen, i), onRight, i, false)
	}
	return p
}

func (m match) columns(a screen.Area, pen widget.Pen, p page, gap int) page {
	width := m.leftWidth(a, pen)
	var left, right widget.Page
	for i := range m.lefts() {
		if i > 0 {
			left.Add(make([]string, gap)...)
		}
		left.Put(m.leftLines(a, pen.In(width), i, false), onPart, i, i == m.left)
	}
	for i := range m.parts() {
		if i > 0 {
			right.Add(make([]string, gap)...)
		}
		right.Put(m.rightLines(a, pen.In(pen.Width-width-matchGap), i), onRight, i, false)
	}
	p.Follow(widget.Columns(left, right, width, matchGap))
	p.lead = m.left == 0
	return p
}

// leftWidth shares the width between the left sides and the right ones by what they need: so
// that as few words as can be are broken, then the taller column is as low as it can be, then with as few lines as can be, then about in
// halves. What is matched moves nothing.
func (m match) leftWidth(a screen.Area, pen widget.Pen) int {
	half := (pen.Width - matchGap) / 2
	least := max(sideLeast, mark+2+widget.Width(a.Book().Answering.NotMatched))
	best, broken, height, all := half, -1, 0, 0
	for by := 0; by == 0 || half-by >= least; by += sideStep {
		for _, width := range []int{half + by, half - by} {
			left, right, words := 0, 0, 0
			for _, pair := range m.lefts() {
				side := pen.In(width).Inset(mark, 0)
				left += 1 + len(side.Text(pair.Left, pen.Reading()))
				words += side.Broken(pair.Left)
			}
			for _, id := range m.parts() {
				side := m.rightPen(a, pen.In(pen.Width-width-matchGap))
				right += len(side.Text(m.step.Question.Item.PartText(id), pen.Reading()))
				words += side.Broken(m.step.Question.Item.PartText(id))
			}
			h := max(left, right)
			if broken < 0 || cmp.Or(cmp.Compare(words, broken), cmp.Compare(h, height), cmp.Compare(left+right, all)) < 0 {
				best, broken, height, all = width, words, h, left+right
			}
		}
	}
	return best
}

// leftLines draws a left side and, below it, its partner; behind it where there is
// little height and enough width.
func (m match) leftLines(a screen.Area, pen widget.Pen, i int, tight bool) []string {
	t, words := a.Theme, a.Book().Answering
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
func (m match) rightName(pen widget.Pen, id content.PartID) string {
	return pen.Title(m.step.Question.Item.PartText(id), widget.Inks{First: pen.Theme.Teal, Second: pen.Theme.Teal})
}

// rightLines draws a right side with the left one that it is matched with. The room for
// the latter is kept from the start, so that nothing moves when a pair is made.
func (m match) rightLines(a screen.Area, pen widget.Pen, i int) []string {
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
		used = t.Teal.Render(phrase.Fill(a.Book().Answering.UsedBy, "n", strconv.Itoa(user+1)))
		inks = widget.One(t.Muted)
	}
	if m.across && i == m.right {
		point = t.Accent.Bold().Render(t.Sign.Point)
		inks = widget.Inks{First: t.Accent.Bold(), Second: t.Accent}
	}
	prefix := point + " " + digit.Render(label) + "  "
	lines := widget.Indent(m.rightPen(a, pen).Text(m.step.Question.Item.PartText(id), inks), prefix)
	if len(lines) == 0 {
		lines = []string{prefix}
	}
	lines[0] = widget.Spread(lines[0], used, pen.Width, t.Sign.More)
	return lines
}

// rightPen writes a right side beside the room for the left one that it is matched with.
func (m match) rightPen(a screen.Area, pen widget.Pen) widget.Pen {
	keeps := widget.Width(phrase.Fill(a.Book().Answering.UsedBy, "n", strconv.Itoa(len(m.lefts()))))
	return pen.Inset(5, keeps+1)
}

// pairPart explains a left side: its partner, and the one that was chosen.
func (v Verdict) pairPart(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, words := a.Theme, a.Book().Verdict
	item := v.step.Question.Item
	l := label{t.Sign.Right, words.PairRight, t.Right, 0}
	if !p.Correct {
		l = label{t.Sign.Wrong, words.PairWrong, t.Wrong, 0}
	}
	inside := pen.Inset(2, 0)
	out := labelled(pen, l, func(pen widget.Pen) []string { return pen.Text(p.Text, pen.Leading()) })
	if !p.Correct && p.Placed != "" {
		chosen := phrase.Fill(words.YouChose, "right", inside.Plain(item.PartText(p.Placed)))
		out = append(out, widget.Shift(inside.Say(chosen, t.Wrong), 2)...)
	}
	belongs := phrase.Fill(words.PairBelongs, "right", inside.Plain(item.PartText(p.Belongs)))
	out = append(out, widget.Shift(inside.Say(belongs, t.Right), 2)...)
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}

// extras explains the right sides of a match that fit nothing.
func (v Verdict) extras(a screen.Area, pen widget.Pen) []string {
	t, words := a.Theme, a.Book().Verdict
	var out []string
	for _, e := range v.step.Question.Item.Extra {
		l := label{t.Sign.Open, words.NotUsed, t.Muted, 0}
		for _, right := range v.step.Gave.Paired {
			if right == e.ID {
				l.sign, l.ink = t.Sign.Wrong, t.Wrong
			}
		}
		inside := pen.Inset(2, 0)
		out = append(out, labelled(pen, l, func(pen widget.Pen) []string { return pen.Text(e.Text, pen.Reading()) })...)
		out = append(out, widget.Shift(inside.Text(e.Why, inside.Reading()), 2)...)
		out = append(out, "")
	}
	return out
}
