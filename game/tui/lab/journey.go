package lab

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// seen is the phase in which the event has arrived or stopped, and the reasons are shown.
type seen struct {
	idle
	firing game.Firing
	said   game.Forecast
}

// travelling is the phase before, in which the event is on its way.
type travelling struct {
	seen
	gone int // frames of the way that are over
}

// happened lets the event travel.
func (l Lab) happened(a screen.Area, f game.Firing) (Lab, screen.Intent) {
	s := seen{firing: f, said: game.Forecast{}}
	if p, ok := l.phase.(predicting); ok {
		s.said = p.said
	}
	t := travelling{seen: s}
	switch {
	case a.Still || !t.moves(l):
		return l.in(s), nil
	case l.waiting:
		return l.in(t), nil // an older Woke starts this way
	}
	l = l.in(t)
	l.waiting = true
	return l, screen.Wait{For: frame}
}

// moves reports whether the event leaves its first node on some lane.
func (t travelling) moves(l Lab) bool {
	for _, w := range t.lanes(l) {
		if w.end > 0 {
			return true
		}
	}
	return false
}

// woke moves the event one frame on.
func (l Lab) woke() (Lab, screen.Intent) {
	l.waiting = false
	t, ok := l.phase.(travelling)
	if !ok {
		return l, nil
	}
	if t.gone++; t.gone >= frames {
		l.phase = t.seen
		return l, nil
	}
	l.phase, l.waiting = t, true
	return l, screen.Wait{For: frame}
}

// hear ends the way at once.
func (t travelling) hear(l Lab, _ screen.Area, _ tea.KeyPressMsg) (Lab, screen.Intent) {
	l.phase = t.seen
	return l, nil
}

func (t travelling) lanes(Lab) []lane { return lanesOf(t.firing, t.gone) }

func (t travelling) panel(l Lab, a screen.Area, pen widget.Pen, d drawing, _ int) widget.Page {
	var p widget.Page
	if !d.named {
		p.Add(l.names(a, pen)...)
	}
	return p
}

func (t travelling) status(_ Lab, a screen.Area) string {
	return a.Theme.Muted.Render(a.Book().Lab.Travelling)
}

func (t travelling) help(_ Lab, a screen.Area, _ bool) []key.Binding {
	skip := a.Book().Lab.KeySkip
	return []key.Binding{keymap.Says(a.Keys.Enter, skip), keymap.Says(a.Keys.Back, skip)}
}

// hear goes back to the controls, or reads on.
func (s seen) hear(l Lab, a screen.Area, msg tea.KeyPressMsg) (Lab, screen.Intent) {
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Enter):
		return s.onward(l)
	case keymap.Pressed(msg, k.Back):
		return l.in(wiring{}), nil
	case keymap.Pressed(msg, l.keys.Code):
		return l.show(s.payloads(l)), nil
	case keymap.Pressed(msg, k.Space):
		b := l.board(a)
		if !l.at(b).AtEnd(len(b.panel.Lines), b.height) {
			l.scroll, l.free = l.at(b).Move(b.height-1, len(b.panel.Lines), b.height), true
			return l, nil
		}
		return l.in(wiring{}), nil
	}
	moved, _ := l.scrolled(a, msg)
	return moved, nil
}

// onward leaves a mission that is solved, and goes back to the controls, which stand as
// they stood, in any other lab.
func (s seen) onward(l Lab) (Lab, screen.Intent) {
	if s.firing.Solved {
		return l, l.leave()
	}
	return l.in(wiring{}), nil
}

func (s seen) lanes(Lab) []lane { return lanesOf(s.firing, frames) }

func (s seen) panel(l Lab, a screen.Area, pen widget.Pen, d drawing, _ int) widget.Page {
	return widget.Page{Lines: s.reasons(l, a, pen, d.named)}
}

// status tells what came of the action; a reward only once it is on disk.
func (s seen) status(l Lab, a screen.Area) string {
	t, words := a.Theme, a.Book().Lab
	foreseen := phrase.Fill(words.Foreseen, "n", strconv.Itoa(s.firing.Right), "of", strconv.Itoa(s.firing.Of))
	if !s.firing.Solved {
		if l.play.Mission() != nil {
			foreseen = words.Unsolved + " " + t.Sign.Dot + " " + foreseen
		}
		return t.Muted.Render(foreseen) + s.tasks(a) + s.achieved(a)
	}
	switch a.Kept.State {
	case screen.Safe:
		line := t.Gold.Bold().Render(stars(t, s.firing.Stars) + " " + phrase.Fill(words.Stars, "n", strconv.Itoa(s.firing.Stars)))
		if s.firing.XP > 0 {
			line += t.Line.Render(" "+t.Sign.Dot+" ") + t.Gold.Bold().Render(phrase.Fill(words.XP, "n", strconv.Itoa(s.firing.XP)))
		}
		if s.firing.Level > 0 {
			level := phrase.Fill(a.Book().Summary.LevelUp, "n", strconv.Itoa(s.firing.Level))
			line += "  " + t.Gold.Bold().Reverse().Render(" "+t.Sign.Star+" "+level+" ") + " "
		}
		return line + t.Line.Render(" "+t.Sign.Dot+" ") + t.Muted.Render(foreseen) + s.tasks(a) + s.achieved(a)
	case screen.Slow, screen.Lost:
		return t.Muted.Render(words.XPWaits)
	case screen.Saving:
	}
	return ""
}

// tasks tells that tasks of the day are done with the action. The note that says which ones is
// gone as soon as a key ends the journey.
func (s seen) tasks(a screen.Area) string {
	if len(s.firing.Tasks) == 0 || a.Kept.State != screen.Safe {
		return ""
	}
	t, done := a.Theme, a.Book().Today.ShortDone
	if s.firing.AllTasks {
		done = a.Book().Today.ShortAll
	}
	return t.Line.Render(" "+t.Sign.Dot+" ") + t.Right.Render(t.Sign.Right) + " " + t.Muted.Render(done)
}

// achieved tells which achievements and titles of skill the action has brought, once they are on
// disk.
func (s seen) achieved(a screen.Area) string {
	said := a.Book().ToldShort(s.firing.Achieved)
	if said == "" || a.Kept.State != screen.Safe {
		return ""
	}
	t := a.Theme
	return t.Line.Render(" "+t.Sign.Dot+" ") + t.Gold.Bold().Render(t.Sign.Star+" "+said)
}

func (s seen) help(l Lab, a screen.Area, scrolls bool) []key.Binding {
	k, w, keys := a.Keys, a.Book().Lab, a.Book().Keys
	on := w.KeyOn
	if s.firing.Solved {
		on = w.KeyMissions
	}
	return []key.Binding{
		keymap.Says(k.Enter, on),
		keymap.If(keymap.Says(k.Scroll, keys.Scroll), scrolls),
		keymap.If(keymap.Says(k.Space, keys.Page), scrolls),
		keymap.Says(k.Back, w.KeyBack),
		l.codeKey(a, s.payloads(l)),
	}
}
