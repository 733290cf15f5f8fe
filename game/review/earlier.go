package review

// Sooner is what it costs to sit an exam some days earlier and to meet the same new
// items.
type Sooner struct {
	Day    int      // of the exam then
	New    int      // new items a day that this takes
	PerDay float64  // answers a day
	Extra  float64  // of them more than for the day that is planned
	Recall Estimate // on that day
	Unmet  int      // new items for which there is no time even so
}

// Earlier compares the planned exam with one some days before it. It is false if there
// is no exam, or if that day is not after today.
func (p *Plan) Earlier(items []Scheduled, days int) (Sooner, bool) {
	day := p.Exam.Day - days
	if p.Exam.Day == 0 || days <= 0 || day <= p.Today {
		return Sooner{}, false
	}
	planned := p.Forecast(items)
	then := *p
	then.Exam.Day = day
	if fresh := planned.Met - len(items); fresh > 0 {
		rest, left := p.rests(), 0
		for d := p.Today; d <= then.window().LastNew; d++ {
			if !rest(d) {
				left++
			}
		}
		if left > 0 {
			then.New = max(p.New, (fresh+left-1)/left)
			then.Unseen = fresh
		}
	}
	sooner := then.Forecast(items)
	return Sooner{
		Day: day, New: then.New, PerDay: sooner.PerDay(), Extra: sooner.PerDay() - planned.PerDay(),
		Recall: sooner.Recall, Unmet: max(0, planned.Met-sooner.Met),
	}, true
}
