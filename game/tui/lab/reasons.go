package lab

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/lab"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// besideReads is the width from which the reasons of a way stand to the right of its
// number.
const besideReads = 60

// readMost is the longest line that is read easily.
const readMost = 110

// reasons explains what happened on every route. named is whether the picture has the
// names of the routes.
func (s seen) reasons(l Lab, a screen.Area, pen widget.Pen, named bool) []string {
	t, words := a.Theme, a.Book().Lab
	if !pen.Wide || len(pen.Langs) == 1 {
		pen = pen.In(min(pen.Width, readMost))
	}
	var out []string
	if s.firing.Solved {
		out = append(out, t.Gold.Bold().Render(t.Sign.Star+" "+words.MissionSolved), "")
	}
	n := 0
	for _, o := range s.firing.Outcomes {
		if o.Result == content.Hidden {
			continue
		}
		n++
		number := strconv.Itoa(n)
		if !named {
			out = append(out, l.wayName(a, pen, laneOf(o, n, frames))...)
			number = " "
			if pen.Width < besideReads {
				number = ""
			}
		}
		out = append(append(out, s.reason(l, a, pen, o, number)...), "")
	}
	return out
}

// wayName is the name of a lane above its reasons: in all languages where that is one
// line.
func (l Lab) wayName(a screen.Area, pen widget.Pen, w lane) []string {
	name := l.marked(a, pen.In(widget.Unlimited), w)
	if widget.Width(name) > pen.Width {
		pen.Langs = pen.Langs[:1]
		name = l.marked(a, pen.In(widget.Unlimited), w)
	}
	return wrapped(name, pen.Width)
}

func (s seen) reason(l Lab, a screen.Area, pen widget.Pen, o lab.Outcome, number string) []string {
	t := a.Theme
	sign, ink := t.Sign.Right, t.Right
	text := o.Route.Success
	if o.Gate != nil {
		sign, ink, text = t.Sign.Wrong, t.Wrong, o.Gate.Fail
	}
	prefix := ink.Bold().Render(sign) + " "
	if number != "" {
		prefix = t.Muted.Render(number) + "  " + prefix
	}
	left := widget.Width(prefix)
	inside := pen.Inset(left, 0)
	lines := l.filled(inside, text, inside.Leading())
	if len(lines) == 0 {
		lines = []string{t.Strong.Render(a.Book().Lab.Arrived)}
	}
	out := widget.Indent(lines, prefix)
	out = append(out, widget.Shift(s.judged(l, a, inside, o), left)...)
	for _, note := range o.Notes {
		out = append(out, widget.Indent(l.filled(inside.Inset(2, 0), note, inside.Reading()), widget.Blank(left)+t.Accent.Render(t.Sign.Bullet)+" ")...)
	}
	if game.Believed(o, s.said[o.Route.ID]) {
		out = append(out, widget.Shift(l.mixUp(a, inside, o.Gate), left)...)
	}
	if payload := l.holding(o.Route.Payload); len(payload) > 0 && o.Left() {
		inside.Wide = false
		out = append(out, widget.Blank(left)+t.Heading.Render(a.Book().Lab.Payload))
		out = append(out, widget.Shift(l.listings(inside, payload), left)...)
	}
	return out
}

// judged says whether the outcome is the one that was predicted, and what was predicted
// otherwise.
func (s seen) judged(l Lab, a screen.Area, pen widget.Pen, o lab.Outcome) []string {
	t, words := a.Theme, a.Book().Lab
	said := s.said[o.Route.ID]
	ended := game.Arrives
	if o.Gate != nil {
		ended = o.Gate.At
	}
	if said == ended {
		return []string{t.Right.Render(t.Sign.Right + " " + words.AsYouSaid)}
	}
	what := words.Arrives
	if said != game.Arrives {
		what = phrase.Fill(words.StopsAt, "node", l.nodeName(pen, said))
	}
	return widget.Wrap(t.Gold.Render(t.Sign.Here+" "+phrase.Fill(words.YouSaid, "said", what)), pen.Width)
}

// mixUp names the misconception behind a gate and says what is true.
func (l Lab) mixUp(a screen.Area, pen widget.Pen, g *content.Gate) []string {
	m, ok := l.pack.Misconception(g.Misconception)
	if !ok {
		return nil
	}
	t := a.Theme
	inner := pen.Inset(widget.BoxFrame+2, 0)
	lines := widget.Indent(inner.Text(m.Says, widget.One(t.Text.Italic())), t.Wrong.Bold().Render(t.Sign.Wrong)+" ")
	lines = append(lines, widget.Heading(a, pen.Width-widget.BoxFrame, func(in screen.Area) string {
		return t.Right.Bold().Render(t.Sign.Right + " " + in.Book().Lab.TrueInstead)
	}))
	lines = append(lines, widget.Shift(inner.Text(m.Fix, inner.Reading()), 2)...)
	title := widget.Heading(a, pen.Width-widget.BoxFrame-3, func(in screen.Area) string {
		return t.Gold.Bold().Render(in.Book().Lab.Misconception)
	})
	return widget.Box(t, title, lines, pen.Width, t.Gold)
}

// filled writes a text of the lab with the labels of the controls in their places: its
// languages below each other, or side by side where there is room.
func (l Lab) filled(pen widget.Pen, text content.Text, inks widget.Inks) []string {
	langs := pen.Langs
	if text.Neutral() {
		langs = langs[:1]
	}
	state := l.play.Machine().Settings(l.play.State())
	write := func(pen widget.Pen, i int) (out []string) {
		ink := inks.First
		if i > 0 {
			ink = inks.Second
		}
		for _, line := range l.lab().Fill(text, langs[i], state) {
			out = append(out, pen.Sentence(line, ink)...)
		}
		return out
	}
	if pen.Wide && len(langs) == 2 {
		half := pen.In((pen.Width - boardGap) / 2)
		return widget.Beside(write(half, 0), write(half, 1), half.Width, boardGap)
	}
	var out []string
	for i := range langs {
		out = append(out, write(pen, i)...)
	}
	return out
}

// stars draws how well a mission was solved: three signs.
func stars(t *style.Theme, n int) string {
	out := ""
	for i := range 3 {
		if i < n {
			out += t.Sign.Star
		} else {
			out += t.Sign.NoStar
		}
	}
	return out
}
