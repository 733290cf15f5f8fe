package game

import "slices"

// Repaired is a missed day that was made up for by studying. It is decided once, when it
// happens: what a later version asks for changes no streak of the past.
type Repaired struct {
	Day StudyDay `json:"day"` // that was missed
}

// A missed day is made up for on the study day on which the player comes back: by twice the
// first verdicts that are usual on a study day, within bounds that neither one answer nor more
// than a sitting meets, and at most once in repairEvery days.
const (
	usualDays    = 7 // study days before the missed one that tell what is usual
	leastMakeUp  = 6
	mostMakeUp   = defaultItems
	repairEvery  = 7
	makeUpFactor = 2
)

// MakeUp is a missed day that can be made up for today.
type MakeUp struct {
	Missed StudyDay
	Done   int // first verdicts of today
	Needs  int // first verdicts that make up for it
	Days   int // length of the streak then
}

// MakeUp gives the missed day that can be made up for on a study day; false if there is none.
func (p *Player) MakeUp(today StudyDay) (m MakeUp, ok bool) {
	s := &p.Streak
	n := len(s.Studied)
	switch {
	case n == 0:
		return MakeUp{}, false
	case s.Studied[n-1].Day == today && s.Broken != nil:
		m = MakeUp{Missed: s.Broken.Missed, Days: s.Broken.Days + s.Days}
	case s.Studied[n-1].Day < today:
		g := s.missed(s.Studied[n-1].Day, today)
		if g.count != 1 {
			return MakeUp{}, false
		}
		m = MakeUp{Missed: g.first, Days: s.Days + 1}
	default:
		return MakeUp{}, false
	}
	if n := len(s.Repaired); n > 0 && m.Missed-s.Repaired[n-1] < repairEvery || m.Days < 2 {
		return MakeUp{}, false
	}
	m.Done, m.Needs = p.FiguresOf(today).Counted, p.makeUpNeeds(m.Missed)
	return m, true
}

// makeUpNeeds gives how many first verdicts make up for a missed day.
func (p *Player) makeUpNeeds(missed StudyDay) int {
	at, _ := p.ledger.Days.find(missed)
	before := p.ledger.Days[max(0, at-usualDays):at]
	if len(before) == 0 {
		return leastMakeUp
	}
	counted := 0
	for _, d := range before {
		counted = plus(counted, d.Counted)
	}
	usual := (counted + len(before) - 1) / len(before)
	return min(max(makeUpFactor*usual, leastMakeUp), mostMakeUp)
}

// madeUp gives the event of a missed day that was made up for with the newest batch.
func (p *Player) madeUp(today StudyDay) (Event, bool) {
	if p.Streak.Broken == nil {
		return Event{}, false
	}
	m, ok := p.MakeUp(today)
	if !ok || m.Done < m.Needs {
		return Event{}, false
	}
	return Event{Repaired: &Repaired{Day: m.Missed}}, true
}

// repair makes a missed day one that breaks nothing. If it has just broken the streak, that goes
// on where it was; the day itself adds nothing.
func (s *Streak) repair(day StudyDay) {
	if i, found := slices.BinarySearch(s.Repaired, day); !found {
		s.Repaired = slices.Insert(s.Repaired, i, day)
	}
	if s.Broken == nil || s.Broken.Missed != day {
		return
	}
	s.Days = plus(s.Days, s.Broken.Days)
	s.Best = max(s.Best, s.Days)
	s.Broken = nil
}

// possible reports whether answers and settings can lead to this streak, its lengths and moments
// aside.
func (s *Streak) possible() bool {
	for i, r := range s.Rules {
		if r.Rest > everyDay || r.Weekly < 0 || r.Weekly > MostWeekly || i > 0 && r.Since <= s.Rules[i-1].Since {
			return false
		}
	}
	for i, d := range s.Repaired {
		if i > 0 && d <= s.Repaired[i-1] {
			return false
		}
	}
	w := s.Week
	return (s.Broken == nil || counts(s.Broken.Days)) && counts(w.Row) && counts(w.Best) && w.Days <= everyDay
}

// applyStreak folds the events of the weekly target and of days that were made up for.
func (p *Player) applyStreak(e *Event, b Batch) {
	switch {
	case e.Aimed != nil:
		p.applyAimed(e.Aimed, b.Day)
	case e.Repaired != nil:
		p.Streak.repair(e.Repaired.Day)
	case e.Tasked != nil:
		p.applyTasked(e.Tasked, b.Day)
	}
}

// streakFlaw finds a number that no version could have written in these events.
func (e *Event) streakFlaw() (Flaw, bool) {
	switch {
	case e.Aimed != nil:
		return outside("aimed.days", e.Aimed.Days, LeastWeekly, MostWeekly)
	case e.Repaired != nil:
		return outside("repaired.day", int(e.Repaired.Day), int(firstDay), int(lastDay))
	case e.Tasked != nil:
		return e.Tasked.flaw()
	}
	return Flaw{}, false
}
