package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game"
)

// Model is the game of one player as a Bubble Tea program.
type Model struct {
	seat    *game.Seat
	options Options
}

// New makes the game for the player at a seat.
func New(seat *game.Seat, o Options) tea.Model { return &Model{seat: seat, options: o} }

// Init does nothing yet.
func (m *Model) Init() tea.Cmd { return nil }

// Update leaves at every key.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return m, tea.Quit
	}
	return m, nil
}

// View shows the name of the game.
func (m *Model) View() tea.View {
	v := tea.NewView("quest")
	v.AltScreen = true
	return v
}
