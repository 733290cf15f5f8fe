package lab

import (
	"errors"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// wire changes controls and chooses an action.
func (l Lab) wire(a screen.Area, msg tea.Msg) (Lab, screen.Intent) {
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
		l.phase, l.scroll, l.free = reading, widget.Scroll{}, true
		return l, nil
	case keymap.Pressed(msg, l.keys.Code):
		return l.show(l.behind()), nil
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
	if err != nil {
		return l, nil
	}
	l.routes, l.said = routes, game.Forecast{}
	l.asked, l.choice = 0, -1
	l.scroll, l.free = widget.Scroll{}, false
	if len(routes) == 0 {
		return l, l.fire()
	}
	l.phase = predicting
	return l, nil
}

func (l Lab) fire() screen.Intent {
	return screen.Fire{Lab: l.play, Action: l.lab().Actions[l.action].ID, Forecast: l.said}
}

// wanted is how many things can be said about the route that is asked about.
func (l Lab) wanted() int { return len(l.routes[l.asked].Path) + 1 }

func (l Lab) digits(n int) string { return "1-" + strconv.Itoa(n) }

// predict says where each route stops, one after the other, and fires.
func (l Lab) predict(a screen.Area, msg tea.Msg) (Lab, screen.Intent) {
	k := a.Keys
	if n, ok := keymap.Number(msg); ok {
		if n <= l.wanted() {
			l.choice, l.free = n-1, false
		}
		return l, nil
	}
	switch {
	case keymap.Pressed(msg, k.Back):
		if l.asked == 0 {
			return l.rewire(), nil
		}
		l.asked--
		l.choice, l.free = l.choiceFor(l.routes[l.asked]), false
		return l, nil
	case keymap.Pressed(msg, k.Up), keymap.Pressed(msg, k.Left):
		l.choice, l.free = max(0, l.choice-1), false
		return l, nil
	case keymap.Pressed(msg, k.Down), keymap.Pressed(msg, k.Right), keymap.Pressed(msg, k.Space):
		l.choice, l.free = min(l.wanted()-1, l.choice+1), false
		return l, nil
	case keymap.Pressed(msg, k.Enter):
		return l.say()
	}
	moved, _ := l.scrolled(a, msg)
	return moved, nil
}

// choiceFor is what was said about a route before, as a choice.
func (l Lab) choiceFor(r *content.Route) int {
	if l.said[r.ID] == game.Arrives {
		return len(r.Path)
	}
	return slices.Index(r.Path, l.said[r.ID])
}

// say takes the choice for the route, and goes on to the next one or fires.
func (l Lab) say() (Lab, screen.Intent) {
	if l.choice < 0 {
		l.advice = sayFirst
		return l, nil
	}
	r := l.routes[l.asked]
	said := game.Forecast{}
	for _, before := range l.routes[:l.asked] {
		said[before.ID] = l.said[before.ID]
	}
	said[r.ID] = game.Arrives
	if l.choice < len(r.Path) {
		said[r.ID] = r.Path[l.choice]
	}
	l.said = said
	if l.asked+1 < len(l.routes) {
		l.asked++
		l.choice, l.free, l.scroll = -1, false, widget.Scroll{}
		return l, nil
	}
	return l, l.fire()
}
