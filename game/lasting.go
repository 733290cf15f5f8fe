package game

import "quest/game/review"

// LastingDays is how many days the memory of an item must last to count as lasting: so long
// after its newest review the chance of recall is still 90 %, which is what stability means.
const LastingDays = 7

// Lasting counts items whose memory lasts. It follows from the memories alone: answers of one
// day cannot bring an item to such a stability, only repetitions on later days can.
type Lasting struct {
	Now  int `json:"now"`
	Most int `json:"most"` // the most there ever were, so that what grows with it never shrinks
}

// Lasting gives the number of items whose memory lasts at least LastingDays, now and at most.
func (p *Player) Lasting() Lasting { return p.ledger.Wares.Lasting }

// Growing is what a companion grows by.
type Growing struct {
	Memories int  // that last
	Owned    bool // the player has it
	Since    bool // memories are those since it came; else all there ever were, as in older saves
}

// Growing gives what a companion grows by: the most memories that lasted beyond those that did when
// it came, so that its growth is seen by whoever has many already. One that was bought before that
// was recorded grows by all of them, as it did.
func (p *Player) Growing(companion string) Growing {
	held, owned := p.ledger.Wares.Things[companion]
	switch {
	case !owned:
		return Growing{}
	case held.Bought.Lasting == nil:
		return Growing{Memories: p.Lasting().Most, Owned: true}
	}
	return Growing{Memories: held.Grown, Owned: true, Since: true}
}

// countLasting counts one item again after a change of its memory, and lets companions grow.
func (w *wares) countLasting(before, after review.Card) {
	was := w.Lasting.Now
	w.Lasting.countLasting(before, after)
	if w.Lasting.Now <= was {
		return
	}
	for id, t := range w.Things {
		if came := t.Bought.Lasting; came != nil && w.Lasting.Now-*came > t.Grown {
			t.Grown = w.Lasting.Now - *came
			w.Things[id] = t
		}
	}
}

// lasts reports whether a memory lasts.
func lasts(c review.Card) bool { return !c.New() && c.Stability >= LastingDays }

// countLasting counts one item again after a change of its memory. It is called after every
// answer, so it looks at no other item.
func (l *Lasting) countLasting(before, after review.Card) {
	switch was, is := lasts(before), lasts(after); {
	case is && !was:
		l.Now++
		l.Most = max(l.Most, l.Now)
	case was && !is:
		l.Now = max(0, l.Now-1)
	}
}
