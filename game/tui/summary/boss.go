package summary

import (
	"slices"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// reread gives the lesson that explains most of what a run against a boss has missed, nil for none.
func (s Summary) reread() *game.Offer {
	if s.step.Boss == nil {
		return nil
	}
	return s.step.Boss.Reread
}

// fought is the end of a run against a boss: the lighthouse, how it ended, what became of the
// stake, and what was missed with the lesson that explains most of it.
func (s Summary) fought(a screen.Area, width int) []string {
	t, end := a.Theme, s.step.Boss
	beside := widget.LighthouseWidth + 3
	title, ink := func(w phrase.Boss) string { return t.Sign.Here + " " + w.Lost }, t.Gold.Bold()
	if s.step.Passed {
		title, ink = func(w phrase.Boss) string { return t.Sign.Star + " " + w.Won }, t.Right.Bold()
	}
	lines := []string{
		widget.Heading(a, width-beside, func(in screen.Area) string { return ink.Render(title(in.Book().Boss)) }),
		widget.Lanterns(t, end.Lit, game.BossLanterns) + " " + t.Muted.Render(a.Book().Boss.Lit(end.Lit)), "",
	}
	for i := range a.Book().Boss.After(s.step) {
		if s.waits(a) && i > 0 { // gold is told of once it is on disk
			break
		}
		lines = append(lines, widget.SayEach(a, width-beside, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string {
			return in.Book().Boss.After(s.step)[i]
		})...)
	}
	out := append(widget.Beside(widget.Lighthouse(t, s.step.Passed), lines, widget.LighthouseWidth, 3), "")
	out = append(out, s.won(a, width)...)
	if o := end.Reread; o != nil {
		pen := widget.NewPen(a, o.Pack)
		label := t.Key.Render(a.Keys.Onward.Help().Key) + " " + t.Gold.Render(t.Sign.Gist) + " " + t.Gold.Bold().Render(a.Book().Boss.Reread) + "  "
		pen = pen.Inset(widget.Width(label), 0)
		pen.Wide = false
		out = append(append(out, widget.Indent(pen.Text(o.Lesson.Title, pen.Leading()), label)...), "")
	}
	missed := s.missed(a)
	if len(out)+len(missed) > a.Height {
		missed = slices.DeleteFunc(missed, func(l string) bool { return l == "" })
	}
	return append(out, missed...)
}

// waits reports whether what was won is not on disk yet.
func (s Summary) waits(a screen.Area) bool {
	return a.Kept.State == screen.Lost || a.Kept.State == screen.Slow
}
