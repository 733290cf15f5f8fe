// Package lab shows an architecture: the player changes controls, predicts what an action
// will do, watches it travel until it arrives or stops, and reads why.
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

// The event travels for about a second.
const (
	frames = 24
	frame  = 42 * time.Millisecond
)

// Lab is the screen of one lab. It changes the session in it by itself; only an action is
// fired by the owner of the screen, on an intent.
type Lab struct {
	pack *content.Pack
	play *game.LabSession
	keys keymap.Lab

	phase   phase
	focus   int  // the control that keys act on
	action  int  // the action that enter runs
	waiting bool // a Woke is on its way

	laid       *widget.Memo[board] // new after each message
	sized      *widget.Memos[room, columns]
	nameWidths *widget.Memos[name, int]
	advice     advice
	scroll     widget.Scroll
	free       bool // the player scrolled away from the focus
}

// advice is why a key could not be taken, said on the line below.
type advice int

const (
	noAdvice advice = iota
	sayFirst
	isLocked
	nothingToUndo
	atStart
	asLeft // at the beginning, where the controls were left like this
	noCode
)

// New makes the screen for a session at a lab of a pack. plain names keys with ASCII
// characters only. The keys begin at the first control that can be changed.
func New(pack *content.Pack, play *game.LabSession, plain bool) Lab {
	l := Lab{
		pack: pack, play: play, keys: keymap.ForLab(plain), phase: wiring{},
		laid: new(widget.Memo[board]), sized: new(widget.Memos[room, columns]), nameWidths: new(widget.Memos[name, int]),
	}
	for i, c := range l.lab().Controls {
		if !play.Locked(c.ID) {
			l.focus = i
			break
		}
	}
	if play.Resumed() {
		l.advice = asLeft
	}
	return l
}

// Unfolds reports whether the event of an action is still on its way.
func (l Lab) Unfolds() bool {
	_, travels := l.phase.(travelling)
	return travels
}

// Play gives the session that the screen shows.
func (l Lab) Play() *game.LabSession { return l.play }

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
		l.advice = noAdvice
		return l.phase.hear(l, a, msg)
	}
	return l, nil
}

// in goes on in another phase, with the focus in sight.
func (l Lab) in(p phase) Lab {
	l.phase, l.scroll, l.free = p, widget.Scroll{}, false
	return l
}

func (l Lab) leave() screen.Intent {
	i := screen.LeaveLab{Pack: l.pack, Lab: l.lab().ID}
	if m := l.play.Mission(); m != nil {
		i.Mission = m.ID
	}
	return i
}
