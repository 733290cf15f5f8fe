package game

// Planned is a change of the settings of the review; what is nil stays as it is.
type Planned struct {
	New     *int      `json:"new,omitempty"`     // new items a day
	Items   *int      `json:"items,omitempty"`   // most items of a sitting, 0 for no limit
	Minutes *int      `json:"minutes,omitempty"` // most minutes of a sitting, 0 for no limit
	Rest    *Weekdays `json:"rest,omitempty"`    // days of the week on which little is to be due
	Exam    *Exam     `json:"exam,omitempty"`
	Balance *bool     `json:"balance,omitempty"` // spreads due days over the days of least load
}

// Exam is the exam that a player prepares for. The zero value is none.
type Exam struct {
	Blueprint string   `json:"blueprint,omitempty"` // ID, such as "aws/saa-c03"; "" if only the day is known
	Day       StudyDay `json:"day,omitempty"`       // of the exam, 0 for none
}

// StudyPlan is the settings of the review.
type StudyPlan struct {
	New     int // new items a day, 0 to MostNew
	Items   int // most items of a sitting, 0 to MostItems; 0 for no limit
	Minutes int // most minutes of a sitting, 0 to MostMinutes; 0 for no limit
	Rest    Weekdays
	Exam    Exam
	Since   StudyDay // study day on which the day of the exam was set, 0 for none
	Balance bool
}

// The bounds of the settings.
const (
	MostNew     = 50
	MostItems   = 100
	MostMinutes = 60
)

// The settings of who has set nothing.
const (
	defaultNew     = 5
	defaultItems   = 20
	defaultMinutes = 10
)

// Plan gives the settings of the review, with defaults for what was never set.
func (p *Player) Plan() StudyPlan {
	s := &p.ledger.Settings
	within := func(n *int, unset, most int) int {
		if n == nil {
			return unset
		}
		return min(max(*n, 0), most)
	}
	plan := StudyPlan{
		New: within(s.New, defaultNew, MostNew), Items: within(s.Items, defaultItems, MostItems),
		Minutes: within(s.Minutes, defaultMinutes, MostMinutes), Balance: s.Balance == nil || *s.Balance,
	}
	if s.Rest != nil {
		plan.Rest = *s.Rest
	}
	if s.Exam != nil && *s.Exam != (Exam{}) {
		plan.Exam = *s.Exam
		if plan.Exam.Day != 0 {
			plan.Since = p.ledger.ExamSince
		}
	}
	return plan
}

// SetPlan gives the batch that changes settings of the review. Numbers are brought within
// their bounds; what is as it was is left out, and the batch is empty if nothing changes. What
// is due already stays due on its day: rest days and balance hold from the next answers on,
// the exam at once.
func (p *Player) SetPlan(change Planned, now Moment) Batch {
	is := p.Plan()
	var e Planned
	e.New = changed(change.New, is.New, MostNew)
	e.Items = changed(change.Items, is.Items, MostItems)
	e.Minutes = changed(change.Minutes, is.Minutes, MostMinutes)
	if change.Rest != nil && *change.Rest != is.Rest {
		e.Rest = copied(change.Rest)
	}
	if change.Exam != nil && *change.Exam != is.Exam {
		e.Exam = copied(change.Exam)
	}
	if change.Balance != nil && *change.Balance != is.Balance {
		e.Balance = copied(change.Balance)
	}
	if e == (Planned{}) {
		return Batch{}
	}
	return p.commit(now, nil, Event{Planned: &e})
}

// changed gives the new value of a setting within 0 to most; nil if it stays.
func changed(to *int, is, most int) *int {
	if to == nil || min(max(*to, 0), most) == is {
		return nil
	}
	n := min(max(*to, 0), most)
	return &n
}

func (p *Player) applyPlanned(e *Planned, day StudyDay) {
	s := &p.ledger.Settings
	if e.New != nil {
		s.New = copied(e.New)
	}
	if e.Items != nil {
		s.Items = copied(e.Items)
	}
	if e.Minutes != nil {
		s.Minutes = copied(e.Minutes)
	}
	if e.Rest != nil {
		s.Rest = copied(e.Rest)
		p.setStreak(day, func(r *StreakRule) { r.Rest = *e.Rest })
	}
	if e.Balance != nil {
		s.Balance = copied(e.Balance)
	}
	if e.Exam == nil {
		return
	}
	if s.Exam == nil || s.Exam.Day != e.Exam.Day {
		p.ledger.ExamSince = day
	}
	s.Exam = copied(e.Exam)
}

// flaw finds a number that no version could have written.
func (e *Planned) flaw() (Flaw, bool) {
	for _, of := range []struct {
		field string
		n     *int
	}{{"planned.new", e.New}, {"planned.items", e.Items}, {"planned.minutes", e.Minutes}} {
		if of.n == nil {
			continue
		}
		if f, flawed := outside(of.field, *of.n, 0, maxAmount); flawed {
			return f, true
		}
	}
	if e.Exam == nil {
		return Flaw{}, false
	}
	return outside("planned.exam.day", int(e.Exam.Day), int(firstDay), int(lastDay))
}
