package tui

import (
	"cmp"

	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/style"
)

// look is all that the theme and the names of the keys depend on.
type look struct {
	theme  string
	ground style.Ground
	plain  bool
}

// preferences are how the game looks and sounds: as the player is trying it, else as it is
// kept.
func (m *Model) preferences() game.Preferences {
	if m.trying != nil {
		return *m.trying
	}
	return m.seat.Player.Preferences()
}

// dress makes the theme and the keys anew where what they depend on has changed. What was
// asked for by a flag or the environment wins over what the player has chosen.
func (m *Model) dress() {
	prefs := m.preferences()
	next := look{theme: cmp.Or(m.options.Theme, prefs.Theme), ground: m.ground, plain: m.options.PlainBorders || prefs.Plain}
	if m.theme != nil && next == m.dressed {
		return
	}
	m.dressed = next
	m.theme, m.keys = style.Named(next.theme, next.ground, next.plain), keymap.New(next.plain)
}
