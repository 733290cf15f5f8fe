package game

import "time"

// ReviewEnd is what a sitting of the review has brought, and when the next one is.
type ReviewEnd struct {
	Grew    int  // answers that made a memory stronger
	Days    int  // by so many days of stability together
	Late    bool // it ended because its minutes were over
	Certain int  // items that were wrong and called certain: they come again on the next study day, too

	Due   int       // still due now
	Later int       // steps that become ready later today
	Ready time.Time // from which minute on the first of these is ready, zero for none
	Next  StudyDay  // the day after today on which something is due, 0 for none
}

// finish ends the sitting.
func (r *reviewing) finish(t turn) move {
	end := r.end(t)
	m := move{step: end}
	if open := t.player.ledger.Sitting; open.Day == t.today() && !open.Over {
		over := r.tally
		over.Of, over.Over = over.N+len(r.left), true
		m.events = []Event{{Reviewed: &over}}
	}
	return m
}

// end tells how the sitting went.
func (r *reviewing) end(t turn) SummaryStep {
	q := t.player.Queue(t.packs, t.now)
	g := q.Glance(t.now)
	end := &ReviewEnd{
		Grew: r.tally.Grew, Days: (r.tally.Hours + 12) / 24, Late: len(r.left) > 0,
		Due: g.Due, Later: g.Later, Ready: g.Ready, Next: g.Next,
	}
	for _, k := range t.player.ledger.Items {
		if k.Misled == t.today() {
			end.Certain++
		}
	}
	return SummaryStep{Review: end, Got: r.tally.Right, Of: r.tally.N, Missed: r.missed}
}
