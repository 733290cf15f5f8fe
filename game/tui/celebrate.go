package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/celebration"
	"quest/game/tui/screen"
)

// rung says that the bell of the terminal is to ring.
type rung struct{}

// note remembers what a batch reached, to be celebrated where nothing is interrupted: behind
// the explanations of a session, or on the way to the map. What an unopened chest holds is
// told by the chest.
func (m *Model) note(b game.Batch, before, after standings) {
	m.feats = m.feats.With(b, m.seat.Packs, before.sealed.Level.Number, after.sealed.Level.Number).And(m.seat.Player.FeatsIn(b))
}

// findUntold looks at the start for what was reached and not told, as where the program ended
// before it was. The map tells it in one notice; a chest that waits tells it with what it holds.
// Where nothing can be saved it waits.
func (m *Model) findUntold() {
	if m.watches() || m.seat.Unsaved != nil {
		return
	}
	untold := m.seat.Player.Untold()
	if m.chestWaits() {
		m.feats = m.feats.Untold(untold, m.seat.Packs)
		return
	}
	m.untold = untold
	if n := untold.Notice(m.seat.Packs); !n.Empty() {
		m.notices = append(m.notices, n)
	}
}

// tellUntold keeps that the map has told it.
func (m *Model) tellUntold() tea.Cmd {
	untold := m.untold
	m.untold = game.Feats{}
	return m.tellFeats(untold)
}

// tellFeats keeps that the player was told of some feats.
func (m *Model) tellFeats(told game.Feats) tea.Cmd {
	now := m.seat.Now()
	return m.keep(m.seat.Player.TellFeats(told.All, now), now)
}

// followIDs keeps that packs have given new IDs to what was learned. Where nothing can be saved it
// waits.
func (m *Model) followIDs() tea.Cmd {
	if m.watches() || m.seat.Unsaved != nil {
		return nil
	}
	now := m.seat.Now()
	b := m.seat.Player.Follow(m.seat.Packs, now)
	if b.Empty() {
		return nil
	}
	return m.keeper.put(b, standingsOf(m.seat.Player, now))
}

// catchUp keeps what was earned before this version was there to give it. It is no news to be
// celebrated: a notice says how much it is. Where nothing can be saved it waits.
func (m *Model) catchUp() tea.Cmd {
	if m.watches() || m.seat.Unsaved != nil {
		return nil
	}
	now := m.seat.Now()
	b := m.seat.Player.CatchUp(now)
	if b.Empty() {
		return nil
	}
	m.notices = append(m.notices, game.Say("desk.EarnedBefore").Count("n", len(b.Events)))
	return m.keeper.put(b, standingsOf(m.seat.Player, now))
}

// celebrates reports whether there is something to celebrate now. What could not be saved is
// celebrated once it is.
func (m *Model) celebrates() bool {
	return !m.feats.None() && !m.watches() && m.keeper.state(m.sealed()).State != screen.Lost
}

// afterFeats celebrates what was reached since the last time, and does then when that was
// seen; where there is nothing, at once.
func (m *Model) afterFeats(then func() tea.Cmd) tea.Cmd {
	if !m.celebrates() {
		return then()
	}
	feats := m.takeFeats()
	m.then = then
	return tea.Batch(m.mount(celebration.New(feats)), m.bell())
}

// takeFeats gives what is to be celebrated, once.
func (m *Model) takeFeats() screen.Feats {
	feats := m.feats
	m.feats, m.telling = screen.Feats{}, feats.Reached
	return feats
}

// bell rings once, if the player wants that.
func (m *Model) bell() tea.Cmd {
	if !m.preferences().Bell {
		return nil
	}
	return func() tea.Msg { return rung{} }
}
