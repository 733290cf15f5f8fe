package lab

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// predicting is the phase in which the player says what an action will do: where each
// route stops, one after the other.
type predicting struct {
	routes []*content.Route // of the action
	said   game.Forecast
	asked  int // the route that is asked about
	choice int // index into its path, or its length for "it arrives"; -1 for none yet
}

// wanted is how many things can be said about the route that is asked about.
func (p predicting) wanted() int { return len(p.routes[p.asked].Path) + 1 }

// choose makes a choice for the route that is asked about.
func (p predicting) choose(l Lab, choice int) Lab {
	p.choice = choice
	l.phase, l.free = p, false
	return l
}

func (p predicting) hear(l Lab, a screen.Area, msg tea.KeyPressMsg) (Lab, screen.Intent) {
	k := a.Keys
	if n, ok := keymap.Number(msg); ok {
		if n <= p.wanted() {
			return p.choose(l, n-1), nil
		}
		return l, nil
	}
	switch {
	case keymap.Pressed(msg, k.Back):
		if p.asked == 0 {
			return l.in(wiring{}), nil
		}
		p.asked--
		return p.choose(l, p.choiceFor(p.routes[p.asked])), nil
	case keymap.Pressed(msg, k.Up), keymap.Pressed(msg, k.Left):
		return p.choose(l, max(0, p.choice-1)), nil
	case keymap.Pressed(msg, k.Down), keymap.Pressed(msg, k.Right), keymap.Pressed(msg, k.Space):
		return p.choose(l, min(p.wanted()-1, p.choice+1)), nil
	case keymap.Pressed(msg, k.Enter):
		return p.say(l)
	}
	moved, _ := l.scrolled(a, msg)
	return moved, nil
}

// choiceFor is what was said about a route before, as a choice.
func (p predicting) choiceFor(r *content.Route) int {
	if p.said[r.ID] == game.Arrives {
		return len(r.Path)
	}
	return slices.Index(r.Path, p.said[r.ID])
}

// say takes the choice for the route, and goes on to the next one or fires.
func (p predicting) say(l Lab) (Lab, screen.Intent) {
	if p.choice < 0 {
		l.advice = sayFirst
		return l, nil
	}
	r := p.routes[p.asked]
	said := game.Forecast{}
	for _, before := range p.routes[:p.asked] {
		said[before.ID] = p.said[before.ID]
	}
	said[r.ID] = game.Arrives
	if p.choice < len(r.Path) {
		said[r.ID] = r.Path[p.choice]
	}
	p.said = said
	if p.asked+1 < len(p.routes) {
		p.asked, p.choice = p.asked+1, -1
		return l.in(p), nil
	}
	l.phase = p
	return l, l.fire(said)
}

// click takes a stop of the list or a node of the picture as the choice; the same stop
// again says it.
func (p predicting) click(l Lab, s widget.Target) (Lab, screen.Intent) {
	switch s.Does {
	case pickStop:
		if s.N == p.choice {
			return p.say(l)
		}
		return p.choose(l, s.N), nil
	case pickNode:
		at := l.lab().Nodes[s.N].ID
		if i := slices.Index(p.routes[p.asked].Path, at); i >= 0 {
			return p.choose(l, i), nil
		}
	}
	return l, nil
}

func (p predicting) onward(l Lab) (Lab, screen.Intent) { return p.say(l) }

func (p predicting) lanes(Lab) []lane {
	all := idleLanes(p.routes)
	all[p.asked].asked, all[p.asked].choice = true, p.choice
	return all
}

// status says that a choice is to be made or, where several routes are asked about, which
// one this is of how many.
func (p predicting) status(_ Lab, a screen.Area) string {
	t, words := a.Theme, a.Book().Lab
	switch {
	case len(p.routes) > 1:
		return t.Muted.Render(phrase.Fill(words.AskedNode, "n", strconv.Itoa(p.asked+1), "of", strconv.Itoa(len(p.routes))))
	case p.choice < 0:
		return t.Muted.Render(words.SayFirst)
	}
	return ""
}

func (p predicting) help(_ Lab, a screen.Area, scrolls bool) []key.Binding {
	k, w, keys := a.Keys, a.Book().Lab, a.Book().Keys
	return []key.Binding{
		keymap.As(k.Digit, digits(p.wanted()), keys.Pick),
		keymap.Says(k.Enter, w.KeySay),
		keymap.Says(k.Choose, keys.Move),
		keymap.Says(k.Back, w.KeyBack),
		keymap.If(keymap.Says(k.PageDown, keys.Page), scrolls),
	}
}

// panel is the question with the settings of the controls: at its right where there is
// room, else below.
func (p predicting) panel(l Lab, a screen.Area, pen widget.Pen, _ drawing, height int) widget.Page {
	pen.Wide = false
	c := l.columns(a, pen, height)
	c.worded, c.used = false, c.name+c.value+controlFrame
	if room := min(questionMost, pen.Width-c.used-boardGap); room >= questionLeast {
		return widget.Columns(p.question(l, a, pen.In(room), height), l.controls(a, c), room, boardGap)
	}
	all := p.question(l, a, pen, height)
	first, last, _ := all.Focused()
	all.Add("")
	if pen.Width < settingsLeast {
		all.Add(l.settings(a, pen)...)
	} else {
		all.Follow(l.controls(a, c))
	}
	all.Focus(first, last)
	return all
}

// question asks about one route. In a low panel it says less and stands closer.
func (p predicting) question(l Lab, a screen.Area, pen widget.Pen, height int) widget.Page {
	t, words := a.Theme, a.Book().Lab
	r := p.routes[p.asked]
	pen.Wide = false
	number := ""
	if len(p.routes) > 1 {
		number = t.Muted.Render(strconv.Itoa(p.asked+1)) + "  "
	}
	inside := pen.Inset(widget.Width(number), 0)
	name := content.PlainText(r.Text.Line(pen.Langs[0]))
	asked := inside.Say(phrase.Fill(words.Asked, "route", name), t.Heading)
	low := height < len(asked)+2+p.wanted()
	for _, l := range pen.Langs[1:] {
		if !r.Text.Neutral() && !low {
			name = content.PlainText(r.Text.Line(l))
			asked = append(asked, inside.Say(phrase.Fill(pen.Book(l).Lab.Asked, "route", name), t.Second)...)
		}
	}
	page := widget.Page{Lines: widget.Indent(asked, number)}
	if height > len(page.Lines)+p.wanted() {
		page.Add("")
	}
	for i := range p.wanted() {
		point, sign, ink := " ", t.Muted.Render(t.Sign.Open), t.Text
		if i == p.choice {
			point, sign, ink = t.Accent.Bold().Render(t.Sign.Point), t.Teal.Bold().Render(t.Sign.Chosen), t.Accent.Bold()
		}
		prefix := point + " " + sign + " " + t.Key.Render(strconv.Itoa(i+1)) + "  "
		page.Put(widget.Indent(pen.Inset(widget.Width(prefix), 0).Say(l.option(a, pen, r, i), ink), prefix), pickStop, i, i == p.choice)
	}
	if p.choice < 0 {
		page.Focus(0, min(height, len(page.Lines))-1)
	}
	return page
}

// option is what can be said about a route: a node of its path, or that it arrives.
func (l Lab) option(a screen.Area, pen widget.Pen, r *content.Route, i int) string {
	if i == len(r.Path) {
		var words []string
		for _, b := range pen.Books() {
			words = append(words, b.Lab.Nowhere)
		}
		return strings.Join(words, " "+a.Theme.Sign.Dot+" ")
	}
	return l.nodeName(pen, r.Path[i])
}

// settingsLeast is the width from which the settings stand in columns.
const settingsLeast = 48

// settings are the controls with their values in a narrow panel, one after the other.
func (l Lab) settings(a screen.Area, pen widget.Pen) []string {
	t := a.Theme
	var out []string
	for i := range l.lab().Controls {
		c := &l.lab().Controls[i]
		mark := " "
		switch {
		case l.play.Locked(c.ID):
			mark = t.Muted.Render("=")
		case l.play.Changed(c.ID):
			mark = t.Gold.Render(t.Sign.Here)
		}
		var lines []string
		said := ""
		for _, lang := range pen.Langs { // a line in each language
			one := pen.In(widget.Unlimited)
			one.Langs = []content.Lang{lang}
			line := one.Line(c.Text, pen.Muted()) + t.Muted.Render(": ") + one.Line(l.value(c).Text, widget.One(t.Teal))
			if line != said {
				lines = append(lines, widget.Wrap(line, pen.Width-2)...)
			}
			said = line
		}
		out = append(out, widget.Indent(lines, mark+" ")...)
	}
	return out
}

// The least width of a question with the settings at its right, and the most: from farther
// away, they would not be read together.
const questionLeast, questionMost = 34, 64
