package quiz

import (
	"slices"
	"strconv"

	"quest/content"
	"quest/game/grade"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// The bars of a tally are so wide, in cells.
const leastTally, mostTally = 6, 24

// table draws the votes on every option: a sign, its digit, a bar and a number for each vote, and as
// much of its text as there is room for.
func (j Tallied) table(a screen.Area, pen widget.Pen) []string {
	t, tallies := a.Theme, j.round.Tallies
	if len(tallies) == 0 {
		return nil
	}
	numbers := 1
	for _, tally := range tallies {
		numbers = max(numbers, len(strconv.Itoa(tally.Votes)))
	}
	const lead = 6 // the sign, the digit and what is between them
	width := min(mostTally, max(leastTally, (a.Width-lead-24)/(2*len(tallies))))
	const around = 4 // between a bar and its number, and behind that
	for i := range tallies {
		width = max(width, widget.Width(voteName(a, i))+1-numbers-around)
	}
	out := []string{j.tableHead(a, lead, width+numbers+around)}
	for i, id := range j.step.Question.Parts {
		at := slices.IndexFunc(j.step.Verdict.Parts, func(p grade.Part) bool { return p.ID == id })
		sign, ink, words := t.Sign.Open, t.Muted, t.Text
		if at >= 0 && j.step.Verdict.Parts[at].Correct {
			sign, ink, words = t.Sign.Right, t.Right, t.Strong
		} else if id == j.round.WrongestPart {
			sign, ink = t.Sign.Wrong, t.Wrong
		}
		line := ink.Bold().Render(widget.Fit(sign, 1, "")) + " " + t.Key.Render(strconv.Itoa(i+1)) + "   "
		for _, tally := range tallies {
			n := tally.Chosen[id]
			number := strconv.Itoa(n)
			line += widget.Bar(t, n, max(1, tally.Votes), width, ink) + " " + widget.Blank(numbers-len(number)) + words.Render(number) + "   "
		}
		room := a.Width - widget.Width(line)
		if room >= 8 {
			line += j.optionLine(a, pen.In(room), id)
		}
		out = append(out, line)
	}
	return out
}

// tableHead names the columns of the votes.
func (j Tallied) tableHead(a screen.Area, lead, cell int) string {
	t := a.Theme
	out := widget.Blank(lead)
	for i := range j.round.Tallies {
		name := widget.Heading(a, cell-1, func(in screen.Area) string { return t.Muted.Render(voteName(in, i)) })
		out += widget.Fit(name, cell, t.Sign.More)
	}
	return out
}

// voteName names a vote by its place.
func voteName(a screen.Area, i int) string {
	w := a.Book().Classroom
	return []string{w.FirstVote, w.SecondVote}[min(i, 1)]
}

// optionLine is the text of an option on one line, in the first language where not all of it fits.
func (j Tallied) optionLine(a screen.Area, pen widget.Pen, id content.PartID) string {
	text := j.step.Question.Item.PartText(id)
	if text.Empty() {
		return widget.Cut(partName(a, pen.In(widget.Unlimited), id, text, pen.Reading())[0], pen.Width, a.Theme.Sign.More)
	}
	return widget.Cut(pen.Title(text, pen.Reading()), pen.Width, a.Theme.Sign.More)
}

// changed says how many changed their minds between the votes.
func (j Tallied) changed(a screen.Area) []string {
	r := j.round
	if len(r.Tallies) < 2 || r.BothVoted == 0 {
		return nil
	}
	t, n := a.Theme, strconv.Itoa
	return widget.SayEach(a, a.Width, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string {
		return in.Book().Fill(in.Book().Classroom.Changed, "right", n(r.Improved), "wrong", n(r.Worsened), "of", n(r.BothVoted))
	})
}
