package summary

import (
	"slices"
	"strconv"

	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// reviewed is the end of a sitting of the review: what it did to the memory, when the next one
// is, what it brought, and what was missed.
func (s Summary) reviewed(a screen.Area, width int) []string {
	t, end := a.Theme, s.step.Review
	mood := widget.Winking
	if s.step.Got == s.step.Of {
		mood = widget.Happy
	}
	beside := func(ink widget.Inks, pick func(phrase.Review) string) []string {
		return widget.SayEach(a, width-10, ink, func(in screen.Area) string { return pick(in.Book().Review) })
	}
	score := func(w phrase.Review) string {
		return phrase.Fill(w.DoneScore, "got", strconv.Itoa(s.step.Got), "of", strconv.Itoa(s.step.Of))
	}
	head := []string{widget.Heading(a, width-10, func(in screen.Area) string { return t.Heading.Render(in.Book().Review.DoneTitle) })}
	if s.step.Of > 0 {
		head = append(head, beside(widget.Inks{First: t.Text, Second: t.Second}, score)...)
	}
	out := append(withOwl(a, mood, head), "")
	grew := func(w phrase.Review) string { return w.Growth(end) }
	for i, line := range widget.SayEach(a, width-2, widget.Inks{First: t.Teal.Bold(), Second: t.Second}, func(in screen.Area) string { return grew(in.Book().Review) }) {
		sign := "  "
		if i == 0 {
			sign = t.Teal.Bold().Render(t.Sign.Up) + " "
		}
		out = append(out, sign+line)
	}
	out = append(out, "")
	for i := range a.Book().Review.After(end, s.today) {
		out = append(out, widget.SayEach(a, width, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string {
			return in.Book().Review.After(end, s.today)[i]
		})...)
	}
	out = append(append(out, ""), s.won(a, width)...)
	missed := s.missed(a)
	if len(out)+len(missed) > a.Height { // what the sitting did stays apart from what was missed
		missed = slices.DeleteFunc(missed, func(l string) bool { return l == "" })
	}
	return append(out, missed...)
}
