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

func (v Verdict) explain(a screen.Area, pen widget.Pen) []string {
	var out []string
	item := v.step.Question.Item
	told := false
	for _, p := range v.ordered() {
		if !told && v.settled(p) {
			out, told = append(out, v.mixUps(a, pen)...), true
		}
		out = append(append(out, v.part(a, pen, p)...), "")
	}
	if !told {
		out = append(out, v.mixUps(a, pen)...)
	}
	out = append(out, v.extras(a, pen)...)
	if explain := pen.Text(item.Explain, pen.Reading()); len(explain) > 0 {
		out = append(out, a.Theme.Heading.Render(a.Book().Quiz.Explain))
		out = append(out, explain...)
		out = append(out, "")
	}
	return out
}

// settled reports whether a part needs no mending: from the first of these on, the
// explanation can wait until the mix-up was told.
func (v Verdict) settled(p grade.Part) bool {
	switch v.step.Question.Item.Type {
	case content.Classify, content.Match:
		return p.Correct
	case content.Order, content.Cloze: // their order is what is explained
		return false
	case content.Single, content.Multi, content.TrueFalse, content.Case:
	}
	return !p.Chosen && !p.Correct
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

// ordered gives the parts as they are explained: what the player chose, then what
// belongs to the answer, then the rest; wrong cards before right ones.
func (v Verdict) ordered() []grade.Part {
	if t := v.step.Question.Item.Type; t == content.Order || t == content.Cloze {
		return v.step.Verdict.Parts // their order is what is explained
	}
	parts := slices.Clone(v.step.Verdict.Parts)
	order := v.step.Question.Parts
	slices.SortStableFunc(parts, func(x, y grade.Part) int {
		if rx, ry := v.rank(x), v.rank(y); rx != ry {
			return rx - ry
		}
		return slices.Index(order, x.ID) - slices.Index(order, y.ID)
	})
	return parts
}

func (v Verdict) rank(p grade.Part) int {
	if t := v.step.Question.Item.Type; t == content.Classify || t == content.Match {
		if p.Correct {
			return 1
		}
		return 0
	}
	switch {
	case p.Chosen:
		return 0
	case p.Correct:
		return 1
	}
	return 2
}

// look is how a part is marked: a sign, words and an ink.
type look struct {
	sign, words string
	ink         style.Ink
	inset       int // cells from the sign to the text beyond the usual ones
}

func optionLook(a screen.Area, p grade.Part) look {
	t, words := a.Theme, a.Book().Quiz
	switch {
	case p.Chosen && p.Correct:
		return look{t.Sign.Right, words.YourRight, t.Right, 0}
	case p.Chosen:
		return look{t.Sign.Wrong, words.YourWrong, t.Wrong, 0}
	case p.Correct:
		return look{t.Sign.Here, words.Missed, t.Gold, 0}
	}
	return look{t.Sign.Open, words.LeftOut, t.Muted, 0}
}

func (v Verdict) option(a screen.Area, pen widget.Pen, p grade.Part) []string {
	l := optionLook(a, p)
	if slices.Contains(v.step.Removed, p.ID) {
		l.words = a.Book().Arrange.RuledOut
	}
	inks := pen.Leading()
	if !p.Chosen && !p.Correct {
		inks = pen.Reading()
	}
	inside := pen.Inset(2, 0)
	out := labelled(pen, l, func(pen widget.Pen) []string { return partName(a, pen, p.ID, p.Text, inks) })
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}

func (v Verdict) card(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, words := a.Theme, a.Book().Quiz
	l := look{t.Sign.Right, words.CardRight, t.Right, 0}
	if !p.Correct {
		l = look{t.Sign.Wrong, words.CardWrong, t.Wrong, 0}
	}
	inside := pen.Inset(2, 0)
	out := labelled(pen, l, func(pen widget.Pen) []string { return pen.Text(p.Text, pen.Leading()) })
	if !p.Correct && p.Placed != "" {
		out = append(out, widget.Shift(inside.Say(phrase.Fill(words.YouPut, "bin", v.bin(inside, p.Placed)), t.Wrong), 2)...)
	}
	if !p.Correct {
		out = append(out, widget.Shift(inside.Say(phrase.Fill(words.Belongs, "bin", v.bin(inside, p.Belongs)), t.Right), 2)...)
	}
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}

// bin names a bin in the languages of the pen.
func (v Verdict) bin(pen widget.Pen, id content.PartID) string {
	if b := v.step.Question.Bin(id); b != nil {
		return plainNames(pen, b.Text)
	}
	return ""
}

// labelled writes a part behind its sign, with its words at the right where there
// is room, and else below it.
func labelled(pen widget.Pen, l look, text func(widget.Pen) []string) []string {
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
	t, words := a.Theme, a.Book().Quiz
	quoted := pen.Inset(4, 2)
	lines := widget.Indent(quoted.Text(m.Says, widget.One(t.Text.Italic())), t.Wrong.Bold().Render(t.Sign.Wrong)+" ")
	lines = append(lines, "", t.Right.Bold().Render(t.Sign.Right+" "+words.TrueInstead))
	lines = append(lines, widget.Shift(quoted.Text(m.Fix, quoted.Reading()), 2)...)
	return widget.Box(t, t.Gold.Bold().Render(words.Misconception), lines, pen.Width, t.Gold)
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
