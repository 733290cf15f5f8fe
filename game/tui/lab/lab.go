// Package lab is the architecture on the screen: change a control, say what an action
// will do, watch it travel until it arrives or stops, and read why.
package lab

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// phase is what the player does now.
type phase int

const (
	wiring     phase = iota // changing controls
	predicting              // saying what an action will do
	travelling              // the event is on its way
	seen                    // it has arrived or stopped, and the reasons are shown
	reading                 // about the lab, over the controls
)

// The event travels for about a second.
const (
	frames = 24
	frame  = 42 * time.Millisecond
)

// Lab is one player at a lab. The session in it is the screen's own until an action
// is fired, which its owner does.
type Lab struct {
	pack *content.Pack
	play *game.LabSession
	keys keymap.Lab

	phase  phase
	focus  int // the control that keys act on
	action int // the action that enter runs

	routes []*content.Route // of the action, while it is predicted and after
	said   game.Forecast
	asked  int // the route that is asked about
	choice int // index into its path, or its length for "it arrives"; -1 for none yet

	firing  game.Firing
	gone    int  // frames of the way that are over
	waiting bool // a Woke is on its way

	advice advice
	scroll widget.Scroll
	free   bool // the player scrolled away from the focus
}

// advice is what the line below says when a key cannot be taken.
type advice int

const (
	noAdvice advice = iota
	sayFirst
	isLocked
	nothingToUndo
	atStart
)

// New makes the screen for a session at a lab of a pack. plain names keys with ASCII
// characters only. The keys begin at the first control that can be changed.
func New(pack *content.Pack, play *game.LabSession, plain bool) Lab {
	l := Lab{pack: pack, play: play, keys: keymap.ForLab(plain), choice: -1}
	for i, c := range l.lab().Controls {
		if !play.Locked(c.ID) {
			l.focus = i
			break
		}
	}
	return l
}

func (l Lab) lab() *content.Lab { return l.play.Machine().Lab() }

// Update hears a key, that an action has happened, or that a frame is over.
func (l Lab) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch msg := msg.(type) {
	case screen.Happened:
		return l.happened(a, msg.Firing)
	case screen.Woke:
		return l.woke()
	case tea.KeyPressMsg:
	default:
		return l, nil
	}
	l.advice = noAdvice
	switch l.phase {
	case wiring:
		return l.wire(a, msg)
	case predicting:
		return l.predict(a, msg)
	case travelling:
		l.phase, l.gone = seen, frames
		return l, nil
	case seen:
		return l.look(a, msg)
	case reading:
		if moved, ok := l.scrolled(a, msg); ok {
			return moved, nil
		}
		l.phase, l.scroll = wiring, widget.Scroll{}
	}
	return l, nil
}

// happened lets the event travel.
func (l Lab) happened(a screen.Area, f game.Firing) (screen.Screen, screen.Intent) {
	l.firing, l.gone, l.phase = f, 0, travelling
	l.scroll, l.free = widget.Scroll{}, false
	switch {
	case a.Still:
		l.gone, l.phase = frames, seen
		return l, nil
	case l.waiting:
		return l, nil // an older Woke starts this way
	}
	l.waiting = true
	return l, screen.Wait{For: frame}
}

// woke moves the event one frame on.
func (l Lab) woke() (screen.Screen, screen.Intent) {
	l.waiting = false
	if l.phase != travelling {
		return l, nil
	}
	if l.gone++; l.gone >= frames {
		l.phase = seen
		return l, nil
	}
	l.waiting = true
	return l, screen.Wait{For: frame}
}

// look reads what has happened.
func (l Lab) look(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Enter) && l.firing.Solved:
		return l, l.leave()
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Back):
		return l.rewire(), nil
	case keymap.Pressed(msg, k.Space):
		p, height := l.page(a), bodyHeight(a)
		if !l.scroll.AtEnd(len(p.lines), height) {
			l.scroll = l.scroll.Move(height-1, len(p.lines), height)
			return l, nil
		}
		return l.rewire(), nil
	}
	moved, _ := l.scrolled(a, msg)
	return moved, nil
}

// rewire goes back to the controls, which stand as they stood.
func (l Lab) rewire() Lab {
	l.phase, l.routes, l.said, l.choice = wiring, nil, nil, -1
	l.scroll, l.free = widget.Scroll{}, false
	return l
}

func (l Lab) leave() screen.Intent { return screen.LeaveLab{Pack: l.pack, Lab: l.lab().ID} }

func (l Lab) scrolled(a screen.Area, msg tea.Msg) (Lab, bool) {
	p := l.page(a)
	moved, ok := l.at(a, p).Hear(a.Keys, msg, len(p.lines), bodyHeight(a))
	if ok {
		l.scroll, l.free = moved, true
	}
	return l, ok
}

// Help gives the keys of what the player does now.
func (l Lab) Help(a screen.Area) []key.Binding {
	k, w := a.Keys, a.Book().Lab
	scrolls := !widget.Fits(len(l.page(a).lines), bodyHeight(a))
	page := keymap.If(keymap.Says(k.PageDown, a.Book().Keys.Page), scrolls)
	turn := keymap.If(keymap.Says(k.Scroll, a.Book().Keys.Scroll), scrolls)
	switch l.phase {
	case wiring:
		return []key.Binding{
			keymap.Says(k.Enter, w.KeyFire),
			keymap.Says(l.keys.Sides, w.KeyChange),
			keymap.If(keymap.Says(k.Choose, w.KeyControl), len(l.lab().Controls) > 1),
			keymap.Says(l.keys.Undo, w.KeyUndo),
			keymap.Says(l.keys.Reset, w.KeyReset),
			keymap.Says(k.Back, w.KeyBack),
			keymap.Says(l.keys.About, w.KeyAbout),
			keymap.If(keymap.As(k.Digit, l.digits(len(l.lab().Actions)), w.KeyAction), len(l.lab().Actions) > 1),
			page,
		}
	case predicting:
		return []key.Binding{
			keymap.As(k.Digit, l.digits(l.wanted()), a.Book().Keys.Pick),
			keymap.Says(k.Enter, w.KeySay),
			keymap.Says(k.Choose, a.Book().Keys.Move),
			keymap.Says(k.Back, w.KeyBack),
			page,
		}
	case travelling:
		return []key.Binding{keymap.Says(k.Enter, w.KeySkip), keymap.Says(k.Back, w.KeySkip)}
	case seen:
		on := w.KeyOn
		if l.firing.Solved {
			on = w.KeyMissions
		}
		return []key.Binding{keymap.Says(k.Enter, on), turn, keymap.If(keymap.Says(k.Space, a.Book().Keys.Page), scrolls), keymap.Says(k.Back, w.KeyBack)}
	case reading:
	}
	return []key.Binding{keymap.Says(k.Back, w.KeyBack), turn}
}
