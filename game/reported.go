package game

import (
	"cmp"

	"quest/content"
)

// Reported is the result of a real exam, as its report states it and the player types it in.
type Reported struct {
	Exam    content.BlueprintID                `json:"exam"`
	Day     string                             `json:"day"`             // YYYY-MM-DD of the exam
	Passed  bool                               `json:"passed"`          //
	Score   int                                `json:"score,omitempty"` // scaled, 0 where it was not said
	Domains map[content.DomainID]DomainOutcome `json:"domains,omitempty"`
}

// DomainOutcome is what a report of a real exam says of a domain.
type DomainOutcome string

// The outcomes, as reports word them: "meets competencies" and "needs improvement".
const (
	Meets DomainOutcome = "meets"
	Needs DomainOutcome = "needs"
)

// maxReportDomains bounds the domains of a result that a save tells of.
const maxReportDomains = 100

func (e *Reported) flaw() (Flaw, bool) {
	if f, ok := outside("reported.domains", len(e.Domains), 0, maxReportDomains); ok {
		return f, ok
	}
	return outside("reported.score", e.Score, 0, maxAmount)
}

// applyReported keeps the result of the newest exam of each kind; of the same day the one that was
// typed in last.
func (p *Player) applyReported(e *Reported) {
	l := &p.ledger
	if was := l.Reports[e.Exam]; was != nil && cmp.Compare(was.Day, e.Day) > 0 {
		return
	}
	if l.Reports == nil {
		l.Reports = map[content.BlueprintID]*Reported{}
	}
	l.Reports[e.Exam] = e
}

// ReportedOf gives the newest result of a real exam that was typed in; ok is false for none.
func (p *Player) ReportedOf(exam content.BlueprintID) (r Reported, ok bool) {
	if r := p.ledger.Reports[exam]; r != nil {
		return *r, true
	}
	return Reported{}, false
}

// Report gives the batch that keeps the result of a real exam.
func (p *Player) Report(r Reported, now Moment) Batch {
	return p.commit(now, nil, Event{Reported: &r})
}
