package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/screen"
)

// try shows a look and languages that are not kept yet.
func (m *Model) try(i screen.Try) tea.Cmd {
	m.trying = &i.Look
	if i.Speech != "" {
		m.speech = i.Speech
	}
	return m.after(i.For, wokeScreen{m.number})
}

// tune keeps settings.
func (m *Model) tune(i screen.Tune) tea.Cmd {
	now := m.seat.Now()
	var cmds []tea.Cmd
	for _, batch := range i.Values.Keep(m.seat.Player, now) {
		cmds = append(cmds, m.keep(batch, now))
	}
	m.trying = nil
	return tea.Batch(append(cmds, m.act(i.Then))...)
}

// switchPlayer leaves the game for that of another player, once all of this one is on disk.
// What is no name for a player is told, and the game goes on.
func (m *Model) switchPlayer(name string) tea.Cmd {
	if m.seat.Switch == nil {
		return nil
	}
	if why := m.seat.Switch(name); !why.Empty() {
		m.flash = func(a screen.Area) string { return a.Book().Say(why) }
		return nil
	}
	return m.leave()
}
