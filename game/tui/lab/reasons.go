package lab

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/lab"
	"quest/game/tui/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// question asks about one route; at is the line that the keys act on.
func (l Lab) question(a screen.Area, pen widget.Pen) (out []string, at int) {
	t, words := a.Theme, a.Book().Lab
	r := l.routes[l.asked]
	flat := pen
	flat.Wide = false
	name := content.PlainText(r.Text.Line(flat.Langs[0]))
	out = widget.Wrap(t.Heading.Render(phrase.Fill(words.Asked, "route", name)), pen.Width)
	for i := range l.wanted() {
		point, sign, ink := " ", t.Muted.Render(t.Sign.Open), t.Text
		if i == l.choice {
			point, sign, ink = t.Accent.Bold().Render(t.Sign.Point), t.Teal.Bold().Render(t.Sign.Chosen), t.Accent.Bold()
			at = len(out)
		}
		out = append(out, widget.Cut(point+" "+sign+" "+t.Key.Render(strconv.Itoa(i+1))+"  "+ink.Render(l.option(a, flat, r, i)), pen.Width, t.Sign.More))
	}
	return out, at
}

// option is what can be said about a route: a place of its path, or that it arrives.
func (l Lab) option(a screen.Area, pen widget.Pen, r *content.Route, i int) string {
	if i == len(r.Path) {
		return a.Book().Lab.Arrives
	}
	return phrase.Fill(a.Book().Lab.StopsAt, "node", l.nodeName(pen, r.Path[i]))
}

// reasons explains what happened on every route.
func (l Lab) reasons(a screen.Area, pen widget.Pen) []string {
	t, words := a.Theme, a.Book().Lab
	var out []string
	if l.firing.Solved {
		out = append(out, t.Gold.Bold().Render(t.Sign.Star+" "+words.MissionSolved), "")
	}
	n := 0
	for _, o := range l.firing.Outcomes {
		if o.Result == content.Hidden {
			continue
		}
		n++
		out = append(append(out, l.reason(a, pen, o, n)...), "")
	}
	if l.play.Mission() != nil && !l.firing.Solved {
		out = append(out, t.Muted.Render(words.NotYet))
	}
	return out
}

func (l Lab) reason(a screen.Area, pen widget.Pen, o lab.Outcome, n int) []string {
	t := a.Theme
	sign, ink := t.Sign.Right, t.Right
	text := o.Route.Success
	if o.Gate != nil {
		sign, ink, text = t.Sign.Wrong, t.Wrong, o.Gate.Fail
	}
	inside := pen.Inset(5, 0)
	lines := l.filled(inside, text, inside.Leading())
	if len(lines) == 0 {
		lines = []string{t.Strong.Render(a.Book().Lab.Arrived)}
	}
	out := widget.Indent(lines, t.Muted.Render(strconv.Itoa(n))+"  "+ink.Bold().Render(sign)+" ")
	out = append(out, widget.Shift([]string{l.judged(a, inside, o)}, 5)...)
	for _, note := range o.Notes {
		out = append(out, widget.Indent(l.filled(inside.Inset(2, 0), note, inside.Reading()), widget.Blank(5)+t.Accent.Render(t.Sign.Bullet)+" ")...)
	}
	if o.Gate != nil {
		out = append(out, l.mixUp(a, pen, o.Gate)...)
	}
	inside.Wide = false
	payload := l.listings(a, inside, o.Route.Payload, t.Muted.Render(a.Book().Lab.Payload))
	return append(out, widget.Shift(payload, 5)...)
}

// judged says whether the player has foreseen it.
func (l Lab) judged(a screen.Area, pen widget.Pen, o lab.Outcome) string {
	t, words := a.Theme, a.Book().Lab
	said := l.said[o.Route.ID]
	ended := game.Arrives
	if o.Gate != nil {
		ended = o.Gate.At
	}
	if said == ended {
		return t.Right.Render(t.Sign.Right + " " + words.AsYouSaid)
	}
	what := words.Arrives
	if said != game.Arrives {
		what = phrase.Fill(words.StopsAt, "node", l.nodeName(pen, said))
	}
	return widget.Cut(t.Gold.Render(t.Sign.Here+" "+phrase.Fill(words.YouSaid, "said", what)), pen.Width, t.Sign.More)
}

// mixUp names the misconception behind a gate and says what is true.
func (l Lab) mixUp(a screen.Area, pen widget.Pen, g *content.Gate) []string {
	m, ok := l.pack.Misconception(g.Misconception)
	if !ok || l.said[l.routeOf(g)] == g.At {
		return nil
	}
	t, words := a.Theme, a.Book().Lab
	inner := pen.Inset(9, 2)
	lines := widget.Indent(inner.Text(m.Says, widget.One(t.Text.Italic())), t.Wrong.Bold().Render(t.Sign.Wrong)+" ")
	lines = append(lines, t.Right.Bold().Render(t.Sign.Right+" "+words.TrueInstead))
	lines = append(lines, widget.Shift(inner.Text(m.Fix, inner.Reading()), 2)...)
	return widget.Shift(widget.Box(t, t.Gold.Bold().Render(words.Misconception), lines, pen.Width-5, t.Gold), 5)
}

func (l Lab) routeOf(g *content.Gate) content.PartID {
	for _, o := range l.firing.Outcomes {
		if o.Gate == g {
			return o.Route.ID
		}
	}
	return ""
}

// filled writes a text of the lab with the labels of the controls in their places.
func (l Lab) filled(pen widget.Pen, text content.Text, inks widget.Inks) []string {
	langs := pen.Langs
	if text.Neutral() {
		langs = langs[:1]
	}
	state := l.play.Machine().Settings(l.play.State())
	var out []string
	for i, lang := range langs {
		ink := inks.First
		if i > 0 {
			ink = inks.Second
		}
		for _, line := range l.lab().Fill(text, lang, state) {
			out = append(out, pen.Sentence(line, ink)...)
		}
	}
	return out
}

// about tells what the lab is, what its model leaves out, and how to begin.
func (l Lab) about(a screen.Area, pen widget.Pen) []string {
	t, words := a.Theme, a.Book().Lab
	part := func(title string, text content.Text, ink style.Ink) []string {
		lines := pen.Text(text, pen.Reading())
		if len(lines) == 0 {
			return nil
		}
		return append(append([]string{ink.Render(title)}, lines...), "")
	}
	out := part(words.About, l.lab().Intro, t.Heading)
	if m := l.play.Mission(); m != nil {
		out = append(out, part(words.Hint, m.Hint, t.Gold.Bold())...)
	}
	out = append(out, part(words.Assumes, l.lab().Assumes, t.Heading)...)
	if len(l.lab().Sources) > 0 {
		out = append(out, t.Heading.Render(words.Sources))
	}
	for _, s := range l.lab().Sources {
		out = append(out, widget.Wrap(t.Link.Render(s.String()), pen.Width)...)
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
			out += t.Sign.Dot
		}
	}
	return out
}
