package game

import "quest/content"

// commit makes what happened at one moment a batch: it adds the draws that its XP brings,
// folds the events into the player, adds the missed day that they make up for, the rewards of
// the packs whose conditions hold after them, what was achieved by all of these, whatever kind
// of event it was, and what of it the player is to be told, and folds those too. Whoever changes a player in play does it here, and hands the batch on to the journal.
// Without events the batch is empty and nothing is granted.
func (p *Player) commit(now Moment, packs []*content.Pack, events ...Event) Batch {
	if len(events) == 0 {
		return Batch{}
	}
	day := p.Today(now)
	was := p.reaching(events)
	b := Batch{At: now, Day: day, Events: p.withDraws(events, day)}
	p.Apply(b)
	if e, ok := p.madeUp(b.Day); ok {
		p.Apply(Batch{At: b.At, Day: b.Day, Events: []Event{e}})
		b.Events = append(b.Events, e)
	}
	if granted := fitting(p.grants(packs)); len(granted) > 0 {
		p.Apply(Batch{At: b.At, Day: b.Day, Events: granted})
		b.Events = append(b.Events, granted...)
	}
	if earned := p.achieved(); len(earned) > 0 {
		p.Apply(Batch{At: b.At, Day: b.Day, Events: earned})
		b.Events = append(b.Events, earned...)
	}
	if e, ok := p.feats(was, b); ok {
		p.Apply(Batch{At: b.At, Day: b.Day, Events: []Event{e}})
		b.Events = append(b.Events, e)
	}
	return b
}

// grantBytes is about how many bytes the rewards of one batch may take in the save, and
// seenBytes how many the IDs of those that were seen. A record has room for 64 KiB, and
// one that does not fit can never be saved.
const (
	grantBytes = 32 << 10
	seenBytes  = 32 << 10
)

// fitting gives the first of some rewards, as many as one batch has room for, and one at
// least. The others are granted with the batches that follow.
func fitting(granted []Event) []Event {
	size := 0
	for i, e := range granted {
		size += len(e.Granted.Reward) + len(`,"table":"1234567890123"`) + len(e.Granted.Drops)*len(`{"index":1000000000,"gold":100,"xp":100},`)
		for lang, words := range e.Granted.Title {
			size += len(lang) + 2*len(words.String()) // quotes and the like are escaped
		}
		if size > grantBytes && i > 0 {
			return granted[:i]
		}
	}
	return granted
}

// found gives the draws of a batch that brought something.
func (b Batch) found() []*Drawn {
	var all []*Drawn
	for _, e := range b.Events {
		if e.Drawn != nil && e.Drawn.Found() {
			all = append(all, e.Drawn)
		}
	}
	return all
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
