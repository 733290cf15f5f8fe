package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game"
	things "quest/game/shop"
	"quest/game/tui/screen"
	"quest/game/tui/shop"
)

// actShop does what the shop wants. What is worn is seen at once: see dress.
func (m *Model) actShop(i screen.ShopIntent) tea.Cmd {
	switch i := i.(type) {
	case screen.ShowShop:
		m.stay = i.From
		return m.afterChest(func() tea.Cmd { return m.mount(shop.New(m.seat.Player)) })
	case screen.BuyThing:
		return m.withThing(i.ID, things.Row.Buy)
	case screen.WearThing:
		return m.withThing(i.ID, things.Row.Wear)
	}
	return nil
}

// withThing does something with the thing of an ID and keeps that.
func (m *Model) withThing(id string, do func(things.Row, *game.Player, game.Moment) game.Batch) tea.Cmd {
	now := m.seat.Now()
	for _, row := range things.Rows(m.seat.Player) {
		if row.ID == id {
			return m.keep(do(row, m.seat.Player, now), now)
		}
	}
	return nil
}
