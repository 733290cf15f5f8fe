// Package lab is the architecture on the screen: change a control, say what an action
// will do, watch it travel until it arrives or stops, and read why.
package lab

import (
	"time"

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
	showing                 // code as it can be copied, over the controls or the reasons
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

	codes []*content.Code // that are shown as they can be copied
	under phase           // what they lie over
	skip  int             // cells of them that are out of sight at the left

	laid   *widget.Memo[board] // new after each message
	advice advice
	scroll widget.Scroll
	free   bool // the player scrolled away from the focus
	fresh  bool // no key has been pressed: what is wanted is in sight, whatever the keys act on
}

// advice is what the line below says when a key cannot be taken.
type advice int

const (
	noAdvice advice = iota
	sayFirst
	isLocked
	nothingToUndo
	atStart
	noCode
)

// New makes the screen for a session at a lab of a pack. plain names keys with ASCII
// characters only. The keys begin at the first control that can be changed.
func New(pack *content.Pack, play *game.LabSession, plain bool) Lab {
	l := Lab{pack: pack, play: play, keys: keymap.ForLab(plain), choice: -1, fresh: true, laid: new(widget.Memo[board])}
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
	next, intent := l.hear(a, msg)
	next.laid = new(widget.Memo[board])
	return next, intent
}

func (l Lab) hear(a screen.Area, msg tea.Msg) (Lab, screen.Intent) {
	switch msg := msg.(type) {
	case screen.Happened:
		return l.happened(a, msg.Firing)
	case screen.Woke:
		return l.woke()
	case tea.MouseClickMsg:
		return l.click(a, tea.Mouse(msg))
	case tea.MouseWheelMsg:
		return l.wheel(a, msg), nil
	case tea.KeyPressMsg:
	default:
		return l, nil
	}
	l.advice, l.fresh = noAdvice, false
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
	case showing:
		return l.leaf(a, msg), nil
	}
	return l, nil
}

// show shows codes as they can be copied, if there are any.
func (l Lab) show(codes []*content.Code) Lab {
	if len(codes) == 0 {
		l.advice = noCode
		return l
	}
	l.codes, l.under, l.phase = codes, l.phase, showing
	l.scroll, l.skip, l.free = widget.Scroll{}, 0, true
	return l
}

// leaf moves the sheet of code about, or takes it away.
func (l Lab) leaf(a screen.Area, msg tea.Msg) Lab {
	if moved, ok := l.scrolled(a, msg); ok {
		return moved
	}
	step := a.Width / 4
	switch {
	case keymap.Pressed(msg, a.Keys.Left):
		l.skip = max(0, l.skip-step)
	case keymap.Pressed(msg, a.Keys.Right):
		l.skip = min(l.overhang(a.Width), l.skip+step)
	default:
		l.phase, l.codes, l.scroll, l.free = l.under, nil, widget.Scroll{}, false
	}
	return l
}

// happened lets the event travel.
func (l Lab) happened(a screen.Area, f game.Firing) (Lab, screen.Intent) {
	l.firing, l.gone, l.phase = f, 0, travelling
	l.scroll, l.free = widget.Scroll{}, false
	switch {
	case a.Still || !l.moves():
		l.gone, l.phase = frames, seen
		return l, nil
	case l.waiting:
		return l, nil // an older Woke starts this way
	}
	l.waiting = true
	return l, screen.Wait{For: frame}
}

// moves reports whether the event gets anywhere on some way.
func (l Lab) moves() bool {
	for _, w := range l.lanes() {
		if w.end > 0 {
			return true
		}
	}
	return false
}

// woke moves the event one frame on.
func (l Lab) woke() (Lab, screen.Intent) {
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
func (l Lab) look(a screen.Area, msg tea.Msg) (Lab, screen.Intent) {
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Enter) && l.firing.Solved:
		return l, l.leave()
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Back):
		return l.rewire(), nil
	case keymap.Pressed(msg, l.keys.Code):
		return l.show(l.travelled()), nil
	case keymap.Pressed(msg, k.Space):
		b := l.board(a)
		if !l.at(b).AtEnd(len(b.panel.Lines), b.height) {
			l.scroll, l.free = l.at(b).Move(b.height-1, len(b.panel.Lines), b.height), true
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

func (l Lab) leave() screen.Intent {
	i := screen.LeaveLab{Pack: l.pack, Lab: l.lab().ID}
	if m := l.play.Mission(); m != nil {
		i.Mission = m.ID
	}
	return i
}
