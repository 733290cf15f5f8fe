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
	worn   style.Dress
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
	theme := cmp.Or(m.options.Theme, prefs.Theme)
	if worn := m.seat.Player.Worn(game.SlotTheme); worn != "" && m.onlyGround() && m.trying == nil {
		theme = worn
	}
	next := look{theme: theme, ground: m.ground, plain: m.options.PlainBorders || prefs.Plain, worn: m.worn()}
	if m.theme != nil && next == m.dressed {
		return
	}
	m.dressed = next
	m.theme, m.keys = style.Named(next.theme, next.ground, next.plain).Dressed(next.worn), keymap.ForGame(next.plain)
}

// worn is what the player wears of the shop. The theme is among the preferences.
func (m *Model) worn() style.Dress {
	p := m.seat.Player
	return style.Dress{Border: p.Worn(game.SlotBorder), Banner: p.Worn(game.SlotBanner), Owl: p.Worn(game.SlotOwl)}
}

// onlyGround reports whether what was asked for is a background, dark or light, and no theme: a
// theme of the shop has colours for both.
func (m *Model) onlyGround() bool {
	return m.options.Theme == game.ThemeAuto && m.options.Fixed && m.ground != style.Mono
}
