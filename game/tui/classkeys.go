package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"quest/game/class"
	"quest/game/tui/classroom"
	"quest/game/tui/screen"
)

// keyDone is the message that the class has answered about a key.
type keyDone struct {
	code class.Code
	err  error
}

// keyring reports whether the screen of the player's keys is open, also below a question of the class.
func (m *Model) keyring() bool { _, is := m.played().(classroom.Keys); return is }

// showKeys opens the screen of the player's keys.
func (m *Model) showKeys() tea.Cmd {
	if m.class.shown == nil {
		return nil
	}
	cmd := m.mount(classroom.NewKeys())
	m.readClass()
	return cmd
}

// makeKey and dropKey ask the class, and never on the goroutine that draws.
func (m *Model) makeKey() tea.Cmd {
	room := m.class.room
	return func() tea.Msg {
		code, err := room.NewKey()
		return keyDone{code, err}
	}
}

func (m *Model) dropKey(fingerprint string) tea.Cmd {
	room := m.class.room
	return func() tea.Msg { return keyDone{err: room.DropKey(fingerprint)} }
}

// keyAnswered tells the screen of the keys what came of it. A code that comes when that is gone is shown
// nowhere: nobody waits for it.
func (m *Model) keyAnswered(msg keyDone) tea.Cmd {
	m.readClass()
	if !m.keyring() || m.class.shown == nil {
		return nil
	}
	done := screen.KeyDone{Code: msg.code, Kept: msg.err == nil}
	done.Code.Until = done.Code.Until.In(m.seat.Now().Wall.Location())
	if refused := (*class.RefusedError)(nil); errors.As(msg.err, &refused) {
		done.Why = refused.Why
	}
	next, _ := m.played().Update(m.area(), done)
	if m.class.beneath != nil {
		m.class.beneath = next
	} else {
		m.screen = next
	}
	return nil
}
