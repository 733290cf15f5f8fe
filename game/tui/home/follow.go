package home

import (
	"quest/content"
	"quest/game"
)

// Follow reads the map again for a player who has played on in another terminal. The same
// lesson stays chosen.
func (h Home) Follow(packs []*content.Pack, player *game.Player, now game.Moment) Home {
	fresh := New(packs, player, now, h.notices, h.last, nil)
	if len(fresh.rows) == len(h.rows) {
		fresh.list = h.list
	}
	return fresh
}
