package game

import (
	"cmp"
	"slices"
	"strings"

	"quest/content"
)

// Belief is how often the answers of one learner showed a misconception.
type Belief struct {
	Shown int  // wrong answers that showed it
	Met   int  // right answers since then to items that could have shown it
	Day   Date // newest wrong answer that showed it
	Ended bool // it was cured once
}

// Confused is a belief with the misconception of the pack that it is about.
type Confused struct {
	Belief
	Misconception content.Misconception
}

func (p *Player) applyBeliefs(e *Answered, b Batch) {
	p.believe(e.Beliefs, b)
	for _, id := range e.Refutes {
		if is, ok := p.ledger.Beliefs[id]; ok {
			is.Met++
			if is.Met == Cured {
				week := p.ledger.Weeks.of(b.Day.Monday())
				week.Cured = plus(week.Cured, 1)
				if !is.Ended {
					is.Ended = true
					p.ledger.Deeds.Cured++
				}
			}
			p.ledger.Beliefs[id] = is
		}
	}
}

// believe counts misconceptions that were shown.
func (p *Player) believe(ids []string, b Batch) {
	for _, id := range ids {
		week := p.ledger.Weeks.of(b.Day.Monday())
		week.Shown = plus(week.Shown, 1)
		if !p.confuses(id) {
			week.Begun = plus(week.Begun, 1)
		}
		if p.ledger.Beliefs == nil {
			p.ledger.Beliefs = map[string]Belief{}
		}
		was := p.ledger.Beliefs[id]
		p.ledger.Beliefs[id] = Belief{Shown: was.Shown + 1, Day: dateOf(b.At), Ended: was.Ended}
	}
}

// Cured is how many right answers after the newest wrong one end a confusion: it is no
// longer listed.
const Cured = 3

// Confusions gives what a learner still confuses in a pack, the most shown first. A pack
// of which nothing is confused is not read.
func (p *Player) Confusions(pack *content.Pack) []Confused {
	return p.believed(pack, p.confuses)
}

// Believed gives every misconception of a pack that the answers of a learner have ever shown, the most shown
// first. A pack of which none was is not read.
func (p *Player) Believed(pack *content.Pack) []Confused {
	return p.believed(pack, func(id string) bool { return p.ledger.Beliefs[id].Shown > 0 })
}

func (p *Player) believed(pack *content.Pack, wanted func(id string) bool) []Confused {
	if !p.believesAny(pack.ID(), wanted) {
		return nil
	}
	var all []Confused
	for _, m := range pack.Misconceptions() {
		if id := pack.ID().Misconception(m.ID); wanted(id) {
			all = append(all, Confused{Belief: p.ledger.Beliefs[id], Misconception: m})
		}
	}
	slices.SortStableFunc(all, func(a, b Confused) int { return cmp.Compare(b.Shown, a.Shown) })
	return all
}

// Confuses gives the full IDs of the misconceptions, of whatever pack, that a learner has shown and that
// right answers have not refuted since, in alphabetical order.
func (p *Player) Confuses() []string {
	var all []string
	for id := range p.ledger.Beliefs {
		if p.confuses(id) {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}

// BeliefIn tells how often a learner showed a misconception, by its full ID; the zero value for never.
func (p *Player) BeliefIn(id string) Belief { return p.ledger.Beliefs[id] }

// believesAny reports whether a learner has a wanted misconception of a pack.
func (p *Player) believesAny(pack content.PackID, wanted func(id string) bool) bool {
	all := pack.Misconception("")
	for id := range p.ledger.Beliefs {
		if strings.HasPrefix(id, all) && wanted(id) {
			return true
		}
	}
	return false
}

// confuses reports whether a learner still confuses what a misconception is about; id
// is its full ID.
func (p *Player) confuses(id string) bool {
	b, shown := p.ledger.Beliefs[id]
	return shown && b.Met < Cured
}

// Dispute is a player's note on an item with the date and the hour at which it was made,
// by the player's clock. Authors read them, so there is no study day in it.
type Dispute struct {
	Disputed
	Day  Date
	Hour string // HH:MM
}

// refutes gives the full IDs of the misconceptions that a right answer to an item
// speaks against: those that a wrong answer would have shown, in alphabetical order.
func refutes(pack content.PackID, item *content.Item) []string {
	var ids []string
	for _, m := range item.Misconceptions() {
		ids = append(ids, pack.Misconception(m))
	}
	return ids
}
