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
