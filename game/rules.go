package game

import (
	"cmp"
	"slices"

	"quest/content/lazy"
	"quest/game/review"
)

// publishedRules are the rules of memory with the published weights.
var publishedRules = lazy.Value[*review.Rules]{Make: review.DefaultRules}

// Weighed turns the player's own weights of the memory on, or off again.
type Weighed struct {
	Weights *review.Weights `json:"weights,omitempty"` // nil: the published ones
	Reviews int             `json:"reviews,omitempty"` // to which they were fitted
}

// Weights gives the weights of the player's memory; own is false for the published ones.
func (p *Player) Weights() (w review.Weights, own bool) {
	if p.ledger.Weights == nil {
		return review.DefaultWeights(), false
	}
	return *p.ledger.Weights, true
}

// Rules gives the rules by which the player's memory is reckoned. They must not be changed.
func (p *Player) Rules() *review.Rules { return p.rules() }

func (p *Player) rules() *review.Rules {
	if p.ledger.Weights != nil {
		if own, err := publishedRules.Get().With(*p.ledger.Weights); err == nil {
			return own
		}
	}
	return publishedRules.Get()
}

// SetWeights gives the batch that turns own weights on, fitted to so many reviews, or with nil
// the published ones. It fails with the error of review.Weights.Check. The batch is empty if
// nothing changes.
func (p *Player) SetWeights(w *review.Weights, reviews int, now Moment) (Batch, error) {
	if w == nil {
		if p.ledger.Weights == nil {
			return Batch{}, nil
		}
		return p.commit(now, nil, Event{Weighed: &Weighed{}}), nil
	}
	if err := w.Check(); err != nil {
		return Batch{}, err
	}
	if p.ledger.Weights != nil && *p.ledger.Weights == *w {
		return Batch{}, nil
	}
	return p.commit(now, nil, Event{Weighed: &Weighed{Weights: copied(w), Reviews: reviews}}), nil
}

// applyWeighed replays every item from its reviews with the new weights, in the order of
// their newest review, and plans its day anew. Steps that wait stay as they are.
func (p *Player) applyWeighed(e *Weighed) {
	if is := p.ledger.Weights; is == nil && e.Weights == nil || is != nil && e.Weights != nil && *is == *e.Weights {
		return // nothing changes
	}
	p.ledger.Weights = nil
	if e.Weights != nil {
		p.ledger.Weights = copied(e.Weights)
	}
	items := make([]string, 0, len(p.ledger.Items))
	for id := range p.ledger.Items {
		items = append(items, id)
	}
	p.ledger.load = nil
	p.replay(items)
}

// replay works out the memories of some items from their logs, and the days on which these are
// due, which the load must not count yet.
func (p *Player) replay(items []string) {
	slices.SortFunc(items, func(a, b string) int {
		return cmp.Or(cmp.Compare(p.ledger.Items[a].Day, p.ledger.Items[b].Day), cmp.Compare(a, b))
	})
	rules := p.rules()
	for _, id := range items {
		k := p.ledger.Items[id]
		before := k.Card
		k.Card = rules.Replay(k.Log)
		p.ledger.Wares.countLasting(before, k.Card)
		wait := review.Wait{Minutes: 1}
		if k.Card.Phase == review.Reviewing {
			wait = review.Wait{Days: rules.Days(k.Card.Stability)}
		}
		p.plan(id, k, wait)
	}
	p.firmAnew()
}

// flaw finds what no version could have written.
func (e *Weighed) flaw() (Flaw, bool) {
	if e.Weights != nil && e.Weights.Check() != nil {
		return Flaw{Field: "weighed.weights"}, true
	}
	return outside("weighed.reviews", e.Reviews, 0, maxAmount)
}
