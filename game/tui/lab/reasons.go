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

// question asks about one route. In a low panel it says less and stands closer.
func (l Lab) question(a screen.Area, pen widget.Pen, height int) widget.Page {
	t, words := a.Theme, a.Book().Lab
	r := l.routes[l.asked]
	pen.Wide = false
	number := ""
	if len(l.routes) > 1 {
		number = t.Muted.Render(strconv.Itoa(l.asked+1)) + "  "
	}
	inside := pen.Inset(widget.Width(number), 0)
	name := content.PlainText(r.Text.Line(pen.Langs[0]))
	asked := inside.Say(phrase.Fill(words.Asked, "route", name), t.Heading)
	low := height < len(asked)+2+l.wanted()
	if len(pen.Langs) > 1 && !r.Text.Neutral() && !low {
		name = content.PlainText(r.Text.Line(pen.Langs[1]))
		asked = append(asked, inside.Say(phrase.Fill(phrase.In(pen.Langs[1]).Lab.Asked, "route", name), t.Second)...)
	}
	p := widget.Page{Lines: widget.Indent(asked, number)}
	if height > len(p.Lines)+l.wanted() {
		p.Add("")
	}
	for i := range l.wanted() {
		point, sign, ink := " ", t.Muted.Render(t.Sign.Open), t.Text
		if i == l.choice {
			point, sign, ink = t.Accent.Bold().Render(t.Sign.Point), t.Teal.Bold().Render(t.Sign.Chosen), t.Accent.Bold()
		}
		prefix := point + " " + sign + " " + t.Key.Render(strconv.Itoa(i+1)) + "  "
		p.Put(widget.Indent(pen.Inset(widget.Width(prefix), 0).Say(l.option(a, pen, r, i), ink), prefix), pickStop, i, i == l.choice)
	}
	if l.choice < 0 {
		p.Focus(0, min(height, len(p.Lines))-1)
	}
	return p
}

// option is what can be said about a route: a place of its path, or that it arrives.
func (l Lab) option(a screen.Area, pen widget.Pen, r *content.Route, i int) string {
	if i == len(r.Path) {
		words := a.Book().Lab.Nowhere
		if len(pen.Langs) > 1 {
			words += " " + a.Theme.Sign.Dot + " " + phrase.In(pen.Langs[1]).Lab.Nowhere
		}
		return words
	}
	return l.nodeName(pen, r.Path[i])
}

// besideReads is the width from which the reasons of a way stand to the right of its
// number.
const besideReads = 60

// readMost is the longest line that is read easily.
const readMost = 110

// reasons explains what happened on every route. named is whether the picture has the
// names of the routes.
func (l Lab) reasons(a screen.Area, pen widget.Pen, named bool) []string {
	t, words := a.Theme, a.Book().Lab
	if !pen.Wide || len(pen.Langs) == 1 {
		pen = pen.In(min(pen.Width, readMost))
	}
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
		number := strconv.Itoa(n)
		if !named {
			out = append(out, l.wayName(a, pen, laneOf(o, n, frames))...)
			number = " "
			if pen.Width < besideReads {
				number = ""
			}
		}
		out = append(append(out, l.reason(a, pen, o, number)...), "")
	}
	return out
}

// wayName is the name of a lane above its reasons: in all languages where that is one
// line.
func (l Lab) wayName(a screen.Area, pen widget.Pen, w lane) []string {
	name := l.named(a, pen.In(widget.Unlimited), w)
	if widget.Width(name) > pen.Width {
		pen.Langs = pen.Langs[:1]
		name = l.named(a, pen.In(widget.Unlimited), w)
	}
	return widget.Wrap(name, pen.Width)
}

func (l Lab) reason(a screen.Area, pen widget.Pen, o lab.Outcome, number string) []string {
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
	out = append(out, widget.Shift(l.judged(a, inside, o), left)...)
	for _, note := range o.Notes {
		out = append(out, widget.Indent(l.filled(inside.Inset(2, 0), note, inside.Reading()), widget.Blank(left)+t.Accent.Render(t.Sign.Bullet)+" ")...)
	}
	if game.Believed(o, l.said[o.Route.ID]) {
		out = append(out, widget.Shift(l.mixUp(a, inside, o.Gate), left)...)
	}
	if payload := l.holding(o.Route.Payload); len(payload) > 0 && o.Left() {
		inside.Wide = false
		out = append(out, widget.Blank(left)+t.Heading.Render(a.Book().Lab.Payload))
		out = append(out, widget.Shift(l.listings(inside, payload), left)...)
	}
	return out
}

// judged says whether the player has foreseen it.
func (l Lab) judged(a screen.Area, pen widget.Pen, o lab.Outcome) []string {
	t, words := a.Theme, a.Book().Lab
	said := l.said[o.Route.ID]
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
	t, words := a.Theme, a.Book().Lab
	inner := pen.Inset(widget.BoxFrame+2, 0)
	lines := widget.Indent(inner.Text(m.Says, widget.One(t.Text.Italic())), t.Wrong.Bold().Render(t.Sign.Wrong)+" ")
	lines = append(lines, t.Right.Bold().Render(t.Sign.Right+" "+words.TrueInstead))
	lines = append(lines, widget.Shift(inner.Text(m.Fix, inner.Reading()), 2)...)
	return widget.Box(t, t.Gold.Bold().Render(words.Misconception), lines, pen.Width, t.Gold)
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
		out = append(part(words.MissionTitle, m.Text, t.Gold.Bold()), out...)
	}
	if m := l.play.Mission(); m != nil {
		out = append(out, part(words.Hint, m.Hint, t.Gold.Bold())...)
	}
	if l.play.Mission() != nil {
		out = append(append(out, t.Heading.Render(words.HowStars)), append(pen.Say(words.StarRules, t.Text), "")...)
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
