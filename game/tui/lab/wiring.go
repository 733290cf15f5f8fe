package lab

import (
	"errors"
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// wiring is the phase in which controls are changed and an action is chosen.
type wiring struct{ idle }

func (wiring) hear(l Lab, a screen.Area, msg tea.KeyPressMsg) (Lab, screen.Intent) {
	k := a.Keys
	if n, ok := keymap.Number(msg); ok {
		if n > len(l.lab().Actions) {
			return l, nil
		}
		l.action = n - 1
		return l.begin()
	}
	switch {
	case keymap.Pressed(msg, k.Enter):
		return l.begin()
	case keymap.Pressed(msg, k.Back):
		return l, l.leave()
	case keymap.Pressed(msg, k.Up):
		return l.move(l.focus - 1), nil
	case keymap.Pressed(msg, k.Down):
		return l.move(l.focus + 1), nil
	case keymap.Pressed(msg, k.Left):
		return l.turn(-1), nil
	case keymap.Pressed(msg, k.Right), keymap.Pressed(msg, k.Space):
		return l.turn(1), nil
	case keymap.Pressed(msg, l.keys.Undo):
		if !l.play.Undo() {
			l.advice = nothingToUndo
		}
		return l, nil
	case keymap.Pressed(msg, l.keys.Reset):
		if l.play.Changes() == 0 {
			l.advice = atStart
		}
		l.play.Reset()
		return l, nil
	case keymap.Pressed(msg, l.keys.About):
		l = l.in(reading{})
		l.free = true
		return l, nil
	case keymap.Pressed(msg, l.keys.Code):
		return l.show(l.controlCode()), nil
	}
	moved, _ := l.scrolled(a, msg)
	return moved, nil
}

// move takes the keys to a control or, behind the last one, to an action.
func (l Lab) move(to int) Lab {
	controls := len(l.lab().Controls)
	l.focus, l.free = max(0, min(to, controls+len(l.lab().Actions)-1)), false
	if l.focus >= controls {
		l.action = l.focus - controls
	}
	return l
}

// control is what keys act on, false for an action.
func (l Lab) control() (*content.Control, bool) {
	if l.focus >= len(l.lab().Controls) {
		return nil, false
	}
	return &l.lab().Controls[l.focus], true
}

// turn gives the control that keys act on its next value, or the one before.
func (l Lab) turn(by int) Lab {
	l.free = false
	c, ok := l.control()
	if !ok {
		return l
	}
	now := l.value(c)
	at := slices.IndexFunc(c.Values, func(v content.Value) bool { return v.ID == now.ID })
	next := c.Values[(at+by+len(c.Values))%len(c.Values)]
	if err := l.play.Set(c.ID, next.ID); errors.Is(err, game.ErrLocked) {
		l.advice = isLocked
	}
	return l
}

// begin asks what the action will do, or fires one that does nothing to be seen.
func (l Lab) begin() (Lab, screen.Intent) {
	routes, err := l.play.Visible(l.lab().Actions[l.action].ID)
	switch {
	case err != nil:
		return l, nil
	case len(routes) == 0:
		return l.in(l.phase), l.fire(game.Forecast{})
	}
	return l.in(predicting{routes: routes, said: game.Forecast{}, choice: -1}), nil
}

// fire runs the action that was chosen.
func (l Lab) fire(said game.Forecast) screen.Intent {
	return screen.Fire{Lab: l.play, Action: l.lab().Actions[l.action].ID, Forecast: said}
}

func (wiring) click(l Lab, s widget.Target) (Lab, screen.Intent) {
	switch s.Does {
	case takeControl:
		return l.move(s.N), nil
	case turnBack:
		return l.turn(-1), nil
	case turnOn:
		return l.turn(1), nil
	case runAction:
		return l.move(len(l.lab().Controls) + s.N).begin()
	case pickNode:
		return l.visit(s.N), nil
	case pickStop, takeRow:
	}
	return l, nil
}

// visit goes to a control of a node: the first one that can be changed, or the next one
// if the keys act on one of the node already.
func (l Lab) visit(node int) Lab {
	here := l.lab().Nodes[node].ID
	n := len(l.lab().Controls)
	for _, changeable := range []bool{true, false} {
		for i := range n {
			c := (l.focus + 1 + i) % n
			control := &l.lab().Controls[c]
			if control.At == here && (!changeable || !l.play.Locked(control.ID)) {
				return l.move(c)
			}
		}
	}
	return l
}

func (wiring) panel(l Lab, a screen.Area, pen widget.Pen, d drawing, height int) widget.Page {
	p := l.controlPanel(a, pen, height)
	if !d.named {
		p.Add("")
		p.Add(l.names(a, pen)...)
	}
	return p
}

func (wiring) status(l Lab, a screen.Area) string { return l.changed(a) }

func (wiring) help(l Lab, a screen.Area, scrolls bool) []key.Binding {
	k, w := a.Keys, a.Book().Lab
	actions := len(l.lab().Actions)
	_, changes := l.control()
	return []key.Binding{
		keymap.Says(k.Enter, w.KeyFire),
		keymap.If(keymap.Says(l.keys.Sides, w.KeyChange), changes),
		keymap.If(keymap.Says(k.Choose, w.KeyControl), len(l.lab().Controls) > 1),
		keymap.Says(l.keys.About, w.KeyAbout),
		l.codeKey(a, l.controlCode()),
		keymap.Says(l.keys.Undo, w.KeyUndo),
		keymap.Says(k.Back, w.KeyBack),
		keymap.If(keymap.As(k.Digit, digits(actions), w.KeyAction), actions > 1),
		keymap.Says(l.keys.Reset, w.KeyReset),
		keymap.If(keymap.Says(k.PageDown, a.Book().Keys.Page), scrolls),
	}
}

// whole is the text of the mission, or what the lab is about where there is none.
func (l Lab) whole(pen widget.Pen) []string {
	if m := l.play.Mission(); m != nil {
		return pen.Text(m.Text, pen.Leading())
	}
	return pen.Text(l.lab().Intro, pen.Reading())
}

// goal is the text of the mission, or what the lab is about where there is none, in no more
// lines than most. whole is whether all of it is there; where it is not, a sign tells in each
// language that it goes on, and "about" has it.
func (l Lab) goal(a screen.Area, pen widget.Pen, most int) (lines []string, whole bool) {
	m := l.play.Mission()
	if m == nil {
		if intro := pen.Text(l.lab().Intro, pen.Reading()); len(intro) <= most {
			return intro, true
		}
		return pen.Say(a.Book().Lab.SandboxLong, pen.Reading().First), true
	}
	if all := pen.Text(m.Text, pen.Leading()); len(all) <= most {
		return all, true
	}
	for i := range pen.Langs {
		one := pen
		one.Langs, one.Wide = pen.Langs[i:i+1], false
		ink := pen.Leading()
		if i > 0 {
			ink = widget.One(ink.Second)
		}
		share := (most - len(lines)) / (len(pen.Langs) - i)
		lines = append(lines, widget.First(one.Text(m.Text, ink), share, pen.Width, a.Theme.Sign.More)...)
	}
	return lines, false
}

// oneLanguage is the height of an area in lines below which a mission that would leave few
// controls in sight is told in the first language alone.
const oneLanguage = 16

// goalInFirst is the mission in the first of the languages of the player, with the key that has
// it in all of them, in the words of the second; empty where that is not wanted.
func (l Lab) goalInFirst(a screen.Area, pen widget.Pen) []string {
	m := l.play.Mission()
	if m == nil || len(pen.Langs) < 2 || m.Text.Neutral() || a.Height >= oneLanguage {
		return nil
	}
	first := pen
	first.Langs = pen.Langs[:1]
	lines := first.Text(m.Text, pen.Leading())
	words := pen.Books()[len(pen.Books())-1].Lab.MissionTitle
	rest := a.Theme.Key.Render(l.keys.About.Help().Key) + " " + a.Theme.Muted.Render(words)
	last := len(lines) - 1
	if widget.Width(lines[last])+2+widget.Width(rest) > pen.Width {
		return append(lines, widget.Spread("", rest, pen.Width, a.Theme.Sign.More))
	}
	lines[last] = widget.Spread(lines[last], rest, pen.Width, a.Theme.Sign.More)
	return lines
}

// changed says how many controls differ from the start, and how many may for three stars.
// In front of it stands what the controls have no room to say about the one that keys act
// on, its second language, or what their sign for locked means.
func (l Lab) changed(a screen.Area) string {
	t, words := a.Theme, a.Book().Lab
	pen := widget.NewPen(a, l.pack)
	b := l.board(a)
	cols := l.columns(a, pen.In(b.width), b.height)
	c, ok := l.control()
	var more []string // the longest first
	_, wires := l.phase.(wiring)
	switch {
	case !wires:
	case ok && !cols.whole && len(pen.Langs) > 1:
		cols.pen.Langs = pen.Langs[1:]
		ink := widget.One(t.Second)
		value := cols.lines(l.value(c).Text, ink)[0]
		more = []string{cols.lines(c.Text, ink)[0] + t.Muted.Render(": ") + value, value}
	case !cols.worded && l.locks():
		more = []string{t.Muted.Render("= " + words.Locked)}
	}
	n, par := strconv.Itoa(l.play.Changes()), strconv.Itoa(l.play.Par())
	counts := []string{phrase.Fill(words.Changed, "n", n)}
	if l.play.Mission() != nil {
		counts = []string{phrase.Fill(words.ChangedStars, "n", n, "par", par), phrase.Fill(words.ChangedPar, "n", n, "par", par)}
	}
	for _, said := range append(more, "") {
		for _, count := range counts {
			if widget.Width(said)+2+widget.Width(count) <= a.Width {
				return widget.Spread(said, t.Muted.Render(count), a.Width, t.Sign.More)
			}
		}
	}
	return widget.Cut(t.Muted.Render(counts[len(counts)-1]), a.Width, t.Sign.More)
}

// locks reports whether the mission keeps a control as it is.
func (l Lab) locks() bool {
	return slices.ContainsFunc(l.lab().Controls, func(c content.Control) bool { return l.play.Locked(c.ID) })
}
