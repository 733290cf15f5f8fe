package game

import (
	"math"

	"quest/game/review"
)

// XP pays for memory that became stronger (docs/learning.md 2): xpBase for each e-fold of
// stability beyond what was already paid for this item.
const (
	xpBase     = 10
	lapseXP    = 3 // flat, for an item that was forgotten and is known again
	lapseEvery = 7 // study days between two flat payments for one item
)

// pay gives the XP that a right answer to an item earns on a study day: nothing
// unless it is the first answer of the day and the item is new or due. The
// stability counted is the one that the answer would leave as Good, so that
// certainty and Easy do not pay.
func (p *Player) pay(item string, rev int, today StudyDay) int {
	k := p.ledger.Items[item]
	if k == nil || k.Rev != rev {
		k = newKnowing(rev)
	} else if today <= k.Day || !p.isDue(k, today) {
		return 0
	}
	as, _ := p.rules().Next(k.Card, int(today-k.Day), review.Good)
	if gain := k.gain(math.Log(as.Stability)); gain > 0 {
		return gain
	}
	if k.Lapsed && (k.Flat == 0 || today >= k.Flat+lapseEvery) {
		return lapseXP
	}
	return 0
}

// gain gives the XP for a stability, by its logarithm, beyond what was paid; 0 or less for none.
// It is the difference of two rounded sums, so that all payments for one item together are
// rounded once, in however small steps its memory grows.
func (k *Knowing) gain(good float64) int { return worth(good) - worth(k.Mark) }

// worth gives the XP that a stability is worth in all, by its logarithm.
func worth(good float64) int {
	return int(math.Round(xpBase * (good - math.Log(review.DefaultWeights()[0]))))
}

// paid enters a payment for the newest answer.
func (k *Knowing) paid(day StudyDay) {
	if k.gain(k.Good) <= 0 {
		k.Flat = day
	}
	k.Mark = max(k.Mark, k.Good)
	k.Lapsed = false
}

// firstOfDay reports whether an answer on this study day is the item's first of the day,
// practice included: who has just read the explanation is not asked from memory.
func (p *Player) firstOfDay(item string, rev int, today StudyDay) bool {
	k := p.ledger.Items[item]
	if k == nil {
		return true
	}
	return k.Seen < today && (k.Rev != rev || k.Day < today)
}
