package review

// longestReturn is how many days the work on a backlog is followed.
const longestReturn = 365

// Return is how a backlog is worked off.
type Return struct {
	Days  []Load // from today to the day on which nothing is left waiting
	Until int    // that study day; 0 if it does not come within a year or before the exam
}

// Backlog spreads what is due over the coming days: at most Plan.Most items a day, new
// ones included, and those of lowest recall first. What comes due meanwhile is counted
// in, and what is answered wrong comes again. Without a limit everything is due today.
func (p *Plan) Backlog(items []Scheduled) Return {
	last := p.Today + longestReturn
	if p.Exam.Day > p.Today {
		last = min(last, p.Exam.Day)
	}
	back := Return{Days: p.outlook(items, last, true).Days}
	if n := len(back.Days); n > 0 && back.Days[n-1].Waiting < 0.5 {
		back.Until = back.Days[n-1].Day
	}
	return back
}
