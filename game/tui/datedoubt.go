package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/doubt"
	"quest/game/tui/screen"
)

// askDate asks which date is right, once at the start, when the save is too far ahead
// of the clock.
func (m *Model) askDate() (tea.Cmd, bool) {
	ahead, doubts := m.seat.Player.ClockDoubt(m.seat.Now())
	if !doubts || m.asked || m.watches() {
		return nil, false
	}
	m.asked = true
	return m.mount(doubt.New(m.seat.Player.Day, ahead)), true
}

// actTrust keeps what the player said about the date, and begins.
func (m *Model) actTrust(i screen.TrustIntent) tea.Cmd {
	var batch game.Batch
	now := m.seat.Now()
	switch i.(type) {
	case screen.TrustClock:
		batch = m.seat.Player.TrustClock(now)
	case screen.TrustSave:
		batch = m.seat.Player.TrustSave(now)
	case screen.TrustLater:
	}
	return tea.Batch(m.keep(batch, now), m.start())
}
