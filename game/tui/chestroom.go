package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/celebration"
	"quest/game/tui/chest"
	"quest/game/tui/screen"
)

// standings is where a player stands, with and without what an unopened chest holds.
type standings struct{ all, sealed game.Standing }

func standingsOf(p *game.Player, now game.Moment) standings {
	s := p.Standing(p.Today(now))
	return standings{s, s.Without(p.Sealed())}
}

// shown gives the standing that may be seen: while a chest waits, the one without what it
// holds.
func (s standings) shown(chestWaits bool) game.Standing {
	if chestWaits {
		return s.sealed
	}
	return s.all
}

// sealed reports whether there is a chest that the player has not seen open.
func (m *Model) sealed() bool { return len(m.seat.Player.Sealed()) > 0 }

// chestWaits reports whether a chest is to be shown. One that was left because it
// stayed locked waits until all is on disk.
func (m *Model) chestWaits() bool {
	return m.sealed() && !m.watches() && (!m.locked || m.keeper.state(true).State == screen.Safe)
}

// openChest shows what was granted and not seen yet. then is what comes after it, nil for
// the map.
func (m *Model) openChest(then func() tea.Cmd) tea.Cmd {
	m.then = then
	player := m.seat.Player
	grants := player.Sealed()
	c := chest.New(grants, player.ChestLevel(player.Today(m.seat.Now())), player.LabsAfter(m.seat.Packs, grants), m.takeFeats())
	return tea.Batch(m.mount(c), m.bell())
}

// afterChest opens the chest if one waits, and does then when that is closed; where none
// waits, it does then at once.
func (m *Model) afterChest(then func() tea.Cmd) tea.Cmd {
	if m.chestWaits() {
		m.session = nil
		return m.openChest(then)
	}
	return then()
}

// closeChest goes on to what the chest came before.
func (m *Model) closeChest() tea.Cmd {
	then := m.then
	m.then, m.session, m.locked = nil, nil, m.sealed()
	if then != nil {
		return then()
	}
	return m.goHome()
}

// keepSeen keeps that the player has seen the chest open, and what a celebration or the chest
// tells of, as soon as all of it is on the screen.
func (m *Model) keepSeen() tea.Cmd {
	var opened tea.Cmd
	switch s := m.screen.(type) {
	case screen.Chest:
		if s.Sealed() {
			return nil
		}
		now := m.seat.Now()
		opened = m.keep(m.seat.Player.OpenChest(now), now)
	case celebration.Celebration:
		if !s.Shown() {
			return nil
		}
	default:
		return nil
	}
	told := m.telling
	m.telling = game.Feats{}
	return tea.Batch(opened, m.tellFeats(told))
}
