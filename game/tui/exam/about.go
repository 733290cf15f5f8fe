package exam

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// about tells what exam it is, its figures, and when it is.
func (l Lobby) about(a screen.Area) []string {
	t, b, n := a.Theme, l.exams[l.at], strconv.Itoa
	dot := t.Line.Render(" " + t.Sign.Dot + " ")
	pen := widget.NewPen(a, nil)
	pen.Langs = pen.Langs[:1]
	name := t.Heading.Render(b.ID.Short())
	out := []string{name + dot + pen.In(max(1, a.Width-widget.Width(name)-3)).Line(b.Title, pen.Muted())}
	inks := widget.Inks{First: t.Text, Second: t.Second}
	e := b.Exam
	say := func(pick func(in screen.Area) string) { out = append(out, widget.SayEach(a, a.Width, inks, pick)...) }
	say(func(in screen.Area) string {
		return fill(in, func(w phrase.Exam) string { return w.Figures }, "n", n(e.Questions), "scored", n(e.Scored), "minutes", n(e.Minutes), "pass", n(e.Pass), "high", n(e.High))
	})
	if plan := l.player.Plan().Exam; plan.Day != 0 && (plan.Blueprint == "" || plan.Blueprint == string(b.ID)) {
		switch left := int(plan.Day - l.player.Today(l.now)); {
		case left == 0:
			say(func(in screen.Area) string { return in.Book().Exam.DayNow })
		case left > 0:
			say(func(in screen.Area) string {
				return fill(in, func(w phrase.Exam) string { return w.DayIn }, "n", n(left), "date", plan.Day.String())
			})
		}
	}
	if real, ok := l.player.ReportedOf(b.ID); ok {
		say(func(in screen.Area) string {
			return fill(in, func(w phrase.Exam) string {
				if real.Passed {
					return w.RealPassed
				}
				return w.RealFailed
			}, "date", real.Day) + realSays(in, real)
		})
	}
	return out
}

// realSays adds the score and the domains that need improvement to what is said of a real exam.
func realSays(in screen.Area, r game.Reported) string {
	w, said := in.Book().Exam, ""
	if r.Score > 0 {
		said += " " + in.Book().Fill(w.RealScore, "n", strconv.Itoa(r.Score))
	}
	var needs []string
	for _, id := range slices.Sorted(maps.Keys(r.Domains)) {
		if r.Domains[id] == game.Needs {
			needs = append(needs, strings.TrimPrefix(string(id), "d"))
		}
	}
	if len(needs) > 0 {
		said += " " + in.Book().Fill(w.RealNeeds, "domains", strings.Join(needs, ", "))
	}
	return said
}
