package quiz

import (
	"slices"

	"quest/content"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// explain gives the reasons of an answer, part by part, with the misconceptions that it
// shows before the parts that need no mending.
func (v Verdict) explain(a screen.Area, pen widget.Pen) []string {
	var out []string
	item := v.step.Question.Item
	row := rowOf(item)
	told := false
	for _, m := range v.step.Cured {
		out = append(append(out, cured(a, pen, m)...), "")
	}
	for _, p := range v.ordered() {
		if !told && row.rank != nil && row.rank(p) == settled {
			out, told = append(out, v.mixUps(a, pen)...), true
		}
		out = append(append(out, row.explain(v, a, pen, p)...), "")
	}
	if !told {
		out = append(out, v.mixUps(a, pen)...)
	}
	if row.rest != nil {
		out = append(out, row.rest(v, a, pen)...)
	}
	if explain := pen.Text(item.Explain, pen.Reading()); len(explain) > 0 {
		out = append(out, a.Theme.Heading.Render(a.Book().Quiz.Explain))
		out = append(out, explain...)
		out = append(out, "")
	}
	return out
}

// cured names a misconception that the answer has ended, and what is true.
func cured(a screen.Area, pen widget.Pen, m content.Misconception) []string {
	t := a.Theme
	quoted := pen.Inset(4, 2)
	lines := widget.Indent(quoted.Text(m.Says, widget.One(t.Muted.Struck())), t.Muted.Render(t.Sign.Wrong)+" ")
	lines = append(lines, widget.Indent(quoted.Text(m.Fix, quoted.Reading()), t.Right.Bold().Render(t.Sign.Right)+" ")...)
	return widget.Box(t, t.Gold.Bold().Render(t.Sign.Star+" "+a.Book().Summary.Cured), lines, pen.Width, t.Gold)
}

// mixUps names the misconceptions that the answer shows.
func (v Verdict) mixUps(a screen.Area, pen widget.Pen) []string {
	var out []string
	for _, id := range v.step.Verdict.Misconceptions {
		if m, ok := v.pack.Misconception(id); ok {
			out = append(append(out, mixUp(a, pen, m)...), "")
		}
	}
	return out
}

// ordered gives the parts as they are explained; of one rank, as they stood on screen.
func (v Verdict) ordered() []grade.Part {
	rank := rowOf(v.step.Question.Item).rank
	if rank == nil {
		return v.step.Verdict.Parts
	}
	parts := slices.Clone(v.step.Verdict.Parts)
	order := v.step.Question.Parts
	slices.SortStableFunc(parts, func(x, y grade.Part) int {
		if rx, ry := rank(x), rank(y); rx != ry {
			return int(rx - ry)
		}
		return slices.Index(order, x.ID) - slices.Index(order, y.ID)
	})
	return parts
}

// label marks a part of an answer that is explained.
type label struct {
	sign, words string
	ink         style.Ink
	inset       int // cells from the sign to the text beyond the usual ones
}

// labelled writes a part behind its sign, with its words at the right where there
// is room, and else below it.
func labelled(pen widget.Pen, l label, text func(widget.Pen) []string) []string {
	sign := l.ink.Bold().Render(l.sign) + " "
	words := l.ink.Render(l.words)
	if side := widget.Width(words) + 2; pen.Width-2-side >= 36 {
		lines := widget.Indent(text(pen.Inset(2, side)), sign)
		if len(lines) > 0 {
			lines[0] = widget.Spread(lines[0], words, pen.Width, pen.Theme.Sign.More)
		}
		return lines
	}
	return append(widget.Indent(text(pen.Inset(2, 0)), sign), widget.Shift(widget.Wrap(words, pen.Width-2-l.inset), 2+l.inset)...)
}

// mixUp names a misconception and says what is true.
func mixUp(a screen.Area, pen widget.Pen, m content.Misconception) []string {
	t := a.Theme
	quoted := pen.Inset(4, 2)
	lines := widget.Indent(quoted.Text(m.Says, widget.One(t.Text.Italic())), t.Wrong.Bold().Render(t.Sign.Wrong)+" ")
	lines = append(lines, "", widget.Heading(a, pen.Width-widget.BoxFrame, func(in screen.Area) string {
		return t.Right.Bold().Render(t.Sign.Right + " " + in.Book().Quiz.TrueInstead)
	}))
	lines = append(lines, widget.Shift(quoted.Text(m.Fix, quoted.Reading()), 2)...)
	title := widget.Heading(a, pen.Width-widget.BoxFrame-3, func(in screen.Area) string {
		return t.Gold.Bold().Render(in.Book().Quiz.Misconception)
	})
	return widget.Box(t, title, lines, pen.Width, t.Gold)
}

// sources names the pages that prove the answer, and when they were read.
func (v Verdict) sources(a screen.Area, pen widget.Pen) []string {
	t, words := a.Theme, a.Book().Quiz
	item := v.step.Question.Item
	var out []string
	if len(item.Sources) > 0 || item.Verified != "" {
		line := words.Source
		if item.Verified != "" {
			line += " " + t.Sign.Dot + " " + phrase.Fill(words.Verified, "date", item.Verified)
		}
		out = append(out, t.Muted.Render(line))
	}
	for _, s := range item.Sources {
		for _, part := range widget.Address(s.String(), pen.Width) {
			out = append(out, t.Link.Render(part))
		}
	}
	return out
}
