package quiz

import (
	"strconv"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// bossHeading is the heading in a run against a boss: its strength as a bar and in words, and the
// lanterns that burn.
func bossHeading(a screen.Area, step game.QuestionStep) []string {
	t, w, n, d := a.Theme, a.Book().Boss, strconv.Itoa, step.Boss
	progress := phrase.Fill(a.Book().Quiz.Question, "n", n(step.N), "of", n(step.Of))
	strength := phrase.Fill(w.Strength, "n", n(d.Left), "of", n(d.Of))
	lanterns := widget.Lanterns(t, d.Lit, game.BossLanterns) + " " + t.Muted.Render(w.Lit(d.Lit))
	below := widget.Spread(t.Muted.Render(strength), lanterns, a.Width, t.Sign.More)
	if widget.Width(strength)+2+widget.Width(lanterns) > a.Width { // the strength tells how many questions are left
		progress, below = strength, widget.Blank(a.Width-widget.Width(lanterns))+lanterns
	}
	kind := func(in screen.Area) string { return t.Gold.Bold().Render(t.Sign.Boss + " " + in.Book().Boss.Kind) }
	title := widget.Heading(a, a.Width-2-widget.Width(progress), func(in screen.Area) string {
		return kind(in) + t.Line.Render(" "+t.Sign.Dot+" ") + t.Heading.Render(in.Book().Boss.Name)
	})
	if widget.Width(title)+2+widget.Width(progress) > a.Width {
		title = kind(a)
	}
	head := widget.Head(t, title, progress, d.Left, d.Of, a.Width, t.Wrong)
	head[len(head)-1] = below
	return apart(a, head)
}
