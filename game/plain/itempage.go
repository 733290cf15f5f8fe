package plain

import (
	"strconv"

	"quest/game"
	"quest/game/phrase"
)

// sayItem tells of the memory of a question: how likely it is known, when it comes again, how
// the chance falls until then, and every answer that counted.
func (t *terminal) sayItem(q game.Question) {
	w := t.books.For(t.speech).Review
	t.emptyLine()
	t.say(t.sentence(w.ItemTitle))
	h, ok := t.seat.Player.History(q.ID(), t.seat.Now())
	if !ok {
		t.say(w.ItemNone)
		return
	}
	for _, fact := range w.Facts(&h) {
		t.say(t.sentence(fact))
	}
	t.sayCurve(&h)
	t.fill(t.sentence(w.ReviewsOf), "n", strconv.Itoa(len(h.Reviews)))
	for i := len(h.Reviews) - 1; i >= 0; i-- {
		r := h.Reviews[i]
		said := w.Graded(r)
		if r.Rev != h.Rev {
			said = t.list([]string{said, w.OldRev})
		}
		t.say("  " + r.Day.String() + "  " + said)
	}
}

// sayCurve tells the chance to know an item on a few days: the next one, and those after as
// many days again and three times as many.
func (t *terminal) sayCurve(h *game.ItemHistory) {
	w := t.books.For(t.speech).Review
	days := max(1, h.Due-h.Today)
	t.fill(w.CurveOf+":", "date", h.Last.String())
	for _, day := range []game.StudyDay{h.Today + days, h.Today + 2*days, h.Today + 4*days} {
		t.say("  " + phrase.Fill(w.CurveAt, "date", day.String(), "n", percentOf(h.Recall(day))))
	}
}

// percentOf is a share as whole percent.
func percentOf(share float64) string { return strconv.Itoa(game.Percent(int(share*1000+0.5), 1000)) }
