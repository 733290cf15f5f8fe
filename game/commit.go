package game

import "quest/content"

// commit makes what happened at one moment a batch: it folds the events into the
// player, adds the rewards of the packs whose conditions hold after them, and folds
// those too. Whoever changes a player in play does it here, and hands the batch on to
// the journal. Without events the batch is empty and nothing is granted.
func (p *Player) commit(now Moment, packs []*content.Pack, events ...Event) Batch {
	if len(events) == 0 {
		return Batch{}
	}
	b := Batch{At: now, Day: p.Today(now), Events: events}
	p.Apply(b)
	if granted := p.grants(packs); len(granted) > 0 {
		p.Apply(Batch{At: b.At, Day: b.Day, Events: granted})
		b.Events = append(b.Events, granted...)
	}
	return b
}

// granted gives the rewards in a batch.
func (b Batch) granted() []*Granted {
	var all []*Granted
	for _, e := range b.Events {
		if e.Granted != nil {
			all = append(all, e.Granted)
		}
	}
	return all
}
