package game

import (
	"slices"

	"quest/content"
)

// MarkedItem is a question that a player has marked.
type MarkedItem struct {
	ID    string        // full ID
	Item  *content.Item // nil where its pack is not there, or has it no longer
	Pack  *content.Pack // nil with it
	Marks Marks
}

// Marked lists the questions that are marked on a study day: those with a star, then those that
// are suspended, then those that are put off until tomorrow, each once and in alphabetical order.
func (p *Player) Marked(packs []*content.Pack, now Moment) []MarkedItem {
	var all []MarkedItem
	seen := map[string]bool{}
	t := turn{player: p, packs: packs, now: now}
	for _, id := range slices.Concat(p.Starred(), p.Suspended(), p.Buried(now)) {
		if seen[id] {
			continue
		}
		seen[id] = true
		m := MarkedItem{ID: id, Marks: p.Marks(id, now)}
		if q, ok := t.find(id); ok {
			m.Item, m.Pack = q.Item, q.Pack
		}
		all = append(all, m)
	}
	return all
}
