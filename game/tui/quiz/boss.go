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
	room := a.Width - 2 - widget.Width(progress)
	title := widget.Heading(a, room, func(in screen.Area) string {
		return t.Gold.Bold().Render(t.Sign.Boss+" "+in.Book().Boss.Kind) + t.Line.Render(" "+t.Sign.Dot+" ") + t.Heading.Render(in.Book().Boss.Name)
	})
	head := widget.Head(t, title, progress, d.Left, d.Of, a.Width, t.Wrong)
	strength := t.Muted.Render(phrase.Fill(w.Strength, "n", n(d.Left), "of", n(d.Of)))
	head[len(head)-1] = widget.Spread(strength, widget.Lanterns(t, d.Lit, game.BossLanterns)+" "+
		t.Muted.Render(w.Lit(d.Lit)), a.Width, t.Sign.More)
	return head
}
