package home

import (
	"quest/content"
	"quest/game"
)

// Anew reads the map again for a player who went on elsewhere, and keeps the place.
func (h Home) Anew(packs []*content.Pack, player *game.Player, now game.Moment) Home {
	fresh := New(packs, player, now, h.notices, h.last, nil)
	if len(fresh.rows) == len(h.rows) {
		fresh.list = h.list
	}
	return fresh
}
