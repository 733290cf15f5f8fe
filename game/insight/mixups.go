package insight

import (
	"quest/content"
	"quest/game"
)

// MixUp is a misconception that the player's answers have shown.
type MixUp struct {
	Pack *content.Pack
	game.Confused
	Over bool // right answers since have ended it
}

// MixUps gives what the answers have shown: first what is still mixed up, the most shown first, pack by
// pack, then what is over.
func (i *Insight) MixUps() []MixUp {
	return i.mixUps.or(func() []MixUp {
		var open, over []MixUp
		for _, pack := range i.Begun() {
			for _, c := range i.player.Believed(pack) {
				if m := (MixUp{pack, c, c.Met >= game.Cured}); m.Over {
					over = append(over, m)
				} else {
					open = append(open, m)
				}
			}
		}
		return append(open, over...)
	})
}
