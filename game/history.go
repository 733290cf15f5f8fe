package game

import (
	"time"

	"quest/game/review"
)

// ItemHistory is what the save tells of the memory of one item.
type ItemHistory struct {
	Reviews []PastReview  // every answer that moved the memory, the oldest first; those under an older rev too
	Rev     int           // of the newest answer
	Memory  review.Memory // after the newest review
	Phase   review.Phase
	Today   StudyDay
	Last    StudyDay  // of the newest review
	Due     StudyDay  // study day on which it comes next
	Step    time.Time // when its step of today is due, on the wall clock; zero where it waits for none
	Leech   bool      // it was forgotten so often that repeating it alone does not help
	Marks   Marks

	rules *review.Rules
}

// PastReview is one answer that moved the memory of an item.
type PastReview struct {
	Day   StudyDay
	Grade int // of FSRS: 1 Again, 2 Hard, 3 Good, 4 Easy
	Rev   int // of the item as it was answered
}

// History gives the memory of an item under its full ID; ok is false if no answer has moved it.
func (p *Player) History(item string, now Moment) (h ItemHistory, ok bool) {
	k := p.ledger.Items[item]
	if k == nil || k.Card.New() {
		return ItemHistory{}, false
	}
	today := p.Today(now)
	h = ItemHistory{
		Rev: k.Rev, Memory: k.Card.Memory, Phase: k.Card.Phase, Today: today, Last: k.Day, Due: k.Due,
		Leech: k.Leech(), Marks: p.marks(item, today), rules: p.rules(),
	}
	for _, e := range k.Past {
		h.add(e.Log, e.Rev)
	}
	h.add(k.Log, k.Rev)
	if k.Day == today && k.Ready != 0 && !h.Leech {
		h.Step = time.UnixMilli(k.Ready).In(now.Wall.Location())
	}
	return h, true
}

func (h *ItemHistory) add(l review.Log, rev int) {
	l.Each(func(day int, g review.Grade) bool {
		h.Reviews = append(h.Reviews, PastReview{StudyDay(day), int(g), rev})
		return true
	})
}

// Recall gives the chance to know the item on a study day, 0 to 1, if it is not answered
// before. On the day of the newest review and before it is 1.
func (h *ItemHistory) Recall(day StudyDay) float64 {
	return h.rules.Recall(int(day-h.Last), h.Memory.Stability)
}

// Hard tells how hard an item is for this player: 1 for easy, 2 for neither, 3 for hard.
// One that was known at once begins near 2 of 10, one that was not near 6.
func (h *ItemHistory) Hard() int {
	switch d := h.Memory.Difficulty; {
	case d < 3.5:
		return 1
	case d < 6.5:
		return 2
	default:
		return 3
	}
}
