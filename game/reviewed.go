package game

import "quest/content"

// Reviewed is how far a sitting of the review has come with one answer, so that a sitting that
// was left goes on where it was. Its counts are those of the sitting so far.
type Reviewed struct {
	N     int  `json:"n"`               // items asked, of Of
	Of    int  `json:"of"`              // items of the sitting
	Right int  `json:"right,omitempty"` // of those asked, right at the first answer
	Grew  int  `json:"grew,omitempty"`  // answers that made a memory stronger
	Hours int  `json:"hours,omitempty"` // of stability that these gained
	Ms    int  `json:"ms,omitempty"`    // taken by all answers
	Over  bool `json:"over,omitempty"`  // the sitting is finished

	Gone []content.PackID `json:"gone,omitempty"` // packs with reviewed items that are not there
}

// Reviewing is the newest sitting of the review.
type Reviewing struct {
	Reviewed
	Day StudyDay `json:"day"`
}

// Pace is how long answers in reviews took.
type Pace struct {
	Answers int
	Ms      int
}

func (p *Player) applyReviewed(e *Reviewed, day StudyDay) {
	p.deedReview(e, day)
	took, last := e.Ms, p.ledger.Sitting
	if last.Day == day && !last.Over && last.Ms <= e.Ms && last.N <= e.N {
		took -= last.Ms
	}
	if took > 0 {
		p.ledger.Pace = Pace{plus(p.ledger.Pace.Answers, 1), plus(p.ledger.Pace.Ms, took)}
	}
	p.ledger.Sitting = Reviewing{*e, day}
}

// flaw finds a number that no version could have written.
func (e *Reviewed) flaw() (Flaw, bool) {
	if f, flawed := outside("reviewed.of", e.Of, 0, maxAmount); flawed {
		return f, flawed
	}
	if f, flawed := outside("reviewed.n", e.N, 0, e.Of); flawed {
		return f, flawed
	}
	if f, flawed := outside("reviewed.right", e.Right, 0, e.N); flawed {
		return f, flawed
	}
	for _, of := range []struct {
		field string
		n     int
	}{{"reviewed.grew", e.Grew}, {"reviewed.hours", e.Hours}, {"reviewed.ms", e.Ms}} {
		if f, flawed := outside(of.field, of.n, 0, maxAmount); flawed {
			return f, flawed
		}
	}
	return Flaw{}, false
}
