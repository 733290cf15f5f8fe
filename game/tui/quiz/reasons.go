package quiz

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// part explains one part of the answer in the way of its type.
func (v Verdict) part(a screen.Area, pen widget.Pen, p grade.Part) []string {
	switch v.step.Question.Item.Type {
	case content.Classify:
		return v.card(a, pen, p)
	case content.Order:
		return v.stepPart(a, pen, p)
	case content.Match:
		return v.pairPart(a, pen, p)
	case content.Cloze:
		return v.gapPart(a, pen, p)
	case content.Single, content.Multi, content.TrueFalse, content.Case:
	}
	return v.option(a, pen, p)
}

// stepPart explains a step at its own place, and tells where the player put it.
func (v Verdict) stepPart(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, words := a.Theme, a.Book().Judged
	l := look{t.Sign.Right, words.StepRight, t.Right, 3}
	if !p.Correct {
		l = look{t.Sign.Wrong, phrase.Fill(words.StepAt, "n", strconv.Itoa(p.At)), t.Wrong, 3}
		if p.At == 0 {
			l.words = words.StepWrong
		}
	}
	number := t.Strong.Render(strconv.Itoa(p.Want) + "  ")
	out := labelled(pen, l, func(pen widget.Pen) []string {
		return widget.Indent(pen.Inset(3, 0).Text(p.Text, pen.Leading()), number)
	})
	inside := pen.Inset(5, 0)
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 5)...)
}

// pairPart explains a left side: its partner, and the one that was chosen.
func (v Verdict) pairPart(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, words := a.Theme, a.Book().Judged
	item := v.step.Question.Item
	l := look{t.Sign.Right, words.PairRight, t.Right, 0}
	if !p.Correct {
		l = look{t.Sign.Wrong, words.PairWrong, t.Wrong, 0}
	}
	inside := pen.Inset(2, 0)
	out := labelled(pen, l, func(pen widget.Pen) []string { return pen.Text(p.Text, pen.Leading()) })
	if !p.Correct && p.Placed != "" {
		chosen := phrase.Fill(words.YouChose, "right", plainNames(inside, item.RightSide(p.Placed)))
		out = append(out, widget.Shift(inside.Say(chosen, t.Wrong), 2)...)
	}
	belongs := phrase.Fill(words.PairBelongs, "right", plainNames(inside, item.RightSide(p.Belongs)))
	out = append(out, widget.Shift(inside.Say(belongs, t.Right), 2)...)
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}

// extras explains the right sides of a match that fit nothing.
func (v Verdict) extras(a screen.Area, pen widget.Pen) []string {
	t, words := a.Theme, a.Book().Judged
	var out []string
	for _, e := range v.step.Question.Item.Extra {
		l := look{t.Sign.Open, words.NotUsed, t.Muted, 0}
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

// gapPart explains a gap: what was typed, the model answer, and why a known wrong
// answer is wrong.
func (v Verdict) gapPart(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, words := a.Theme, a.Book().Judged
	item := v.step.Question.Item
	n := slices.IndexFunc(item.Gaps, func(g content.Gap) bool { return g.ID == p.ID })
	if n < 0 || p.Gap == nil {
		return nil
	}
	l := look{t.Sign.Wrong, words.GapWrong, t.Wrong, 0}
	switch p.Gap.Reading {
	case grade.Accepted:
		l = look{t.Sign.Right, words.GapRight, t.Right, 0}
	case grade.Typo:
		l = look{t.Sign.Right, words.GapTypo, t.Gold, 0}
	case grade.Wrong, grade.Known, grade.Uncomposed:
	}
	inside := pen.Inset(2, 0)
	typed := phrase.Fill(words.YouTyped, "text", shownTyped(v.step.Gave.Typed[p.ID]))
	if v.step.Gave.Typed[p.ID] == "" {
		typed = words.NothingTyped
	}
	out := labelled(pen, l, func(pen widget.Pen) []string {
		return widget.Indent(pen.Inset(3, 0).Say(typed, t.Strong), t.Muted.Render(strconv.Itoa(n+1)+"  "))
	})
	answer, ink := words.Answer, t.Right
	if p.Gap.Reading == grade.Typo {
		answer, ink = words.Spelled, t.Gold
	}
	if p.Gap.Reading != grade.Accepted || p.Gap.Model.String() != v.step.Gave.Typed[p.ID] {
		out = append(out, widget.Shift(inside.Say(phrase.Fill(answer, "text", v.model(pen, n, p)), ink.Bold()), 2)...)
	}
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}

// model is the answer that a gap shows as right: the one that was meant, else the
// model answers of the languages on screen.
func (v Verdict) model(pen widget.Pen, n int, p grade.Part) string {
	if p.Correct {
		return p.Gap.Model.String()
	}
	var names []string
	for _, l := range pen.Langs {
		if m := grade.Model(&v.step.Question.Item.Gaps[n], l).String(); !slices.Contains(names, m) {
			names = append(names, m)
		}
	}
	return strings.Join(names, " "+pen.Theme.Sign.Dot+" ")
}

// shownTyped is what a player typed, without what must not reach a terminal.
func shownTyped(s string) string {
	clean, err := content.CleanLine(s)
	if err != nil {
		return "?"
	}
	return clean.String()
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
		lines, _ := pen.Holed(item.Text, lang, pen.Aside(), holes)
		out = append(out, lines...)
	}
	return out
}

// plainNames is a text in the languages of the pen, on one line.
func plainNames(pen widget.Pen, text content.Text) string {
	langs := pen.Langs
	if text.Neutral() {
		langs = langs[:1]
	}
	names := make([]string, len(langs))
	for i, l := range langs {
		names[i] = content.PlainText(text.Line(l))
	}
	return strings.Join(names, " "+pen.Theme.Sign.Dot+" ")
}

// score is how much of the answer was right, in the words of its type. An option that
// is wrong takes a right one back when an answer is scored; what is said counts both.
func (v Verdict) score(a screen.Area) string {
	verdict, n := v.step.Verdict, strconv.Itoa
	count := func(fits func(grade.Part) bool) string {
		all := 0
		for _, p := range verdict.Parts {
			if fits(p) {
				all++
			}
		}
		return n(all)
	}
	switch v.step.Question.Item.Type {
	case content.Order:
		placed := count(func(p grade.Part) bool { return p.Correct })
		return phrase.Fill(a.Book().Judged.InPlace, "n", placed, "of", n(len(verdict.Parts)))
	case content.Multi:
		right := count(func(p grade.Part) bool { return p.Chosen && p.Correct })
		wrong := count(func(p grade.Part) bool { return p.Chosen && !p.Correct })
		return phrase.Fill(a.Book().Quiz.RightAndWrong, "got", right, "of", n(verdict.Of), "wrong", wrong)
	case content.Single, content.TrueFalse, content.Classify, content.Match, content.Cloze, content.Case:
	}
	return phrase.Fill(a.Book().Quiz.Score, "got", n(verdict.Got), "of", n(verdict.Of))
}

// stake tells what the certainty won or lost.
func (v Verdict) stake(a screen.Area) string {
	t, words := a.Theme, a.Book().Judged
	switch n := v.step.Stake; {
	case n > 0:
		return t.Gold.Bold().Render(t.Sign.Gold + " " + phrase.Fill(words.Won, "n", strconv.Itoa(n)))
	case n < 0:
		return t.Text.Render(t.Sign.Gold + " " + phrase.Fill(words.Lost, "n", t.Sign.Minus+strconv.Itoa(-n)))
	case v.step.Certainty != game.Unsaid:
		return t.Muted.Render(words.Even)
	}
	return ""
}
