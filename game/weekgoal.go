package game

import (
	"cmp"
	"errors"
	"math/bits"
	"slices"
)

// The weekly target: days of study a week.
const (
	LeastWeekly   = 1
	MostWeekly    = 7
	defaultWeekly = 5
)

// Aimed is a weekly target that the player has set.
type Aimed struct {
	Days int `json:"days"` // of study a week, LeastWeekly to MostWeekly
}

// WeekCount counts the days of study of the newest week that has one, and the weeks in a row in
// which the target was reached. Weeks begin on Monday.
type WeekCount struct {
	Monday StudyDay `json:"monday"`
	Days   Weekdays `json:"days,omitempty"` // of study in that week; a third one within 20 hours is none
	Met    StudyDay `json:"met,omitempty"`  // Monday of the newest week in which the target was reached
	Row    int      `json:"row,omitempty"`  // weeks in a row up to that one, 0 if it never was
	Best   int      `json:"best,omitempty"` // most weeks in a row
}

// add counts a day of study under a target, 0 for one that was never set.
func (w *WeekCount) add(day StudyDay, target int) {
	if monday := day.Monday(); monday != w.Monday {
		w.Monday, w.Days = monday, 0
	}
	w.Days |= On(day.Weekday())
	w.reach(target)
}

// reach counts the week if its days of study are as many as the target. A week that was reached
// stays so, whatever the target becomes.
func (w *WeekCount) reach(target int) {
	if target == 0 {
		target = defaultWeekly
	}
	if w.count() < target || w.reached(w.Monday) {
		return
	}
	if w.Row == 0 || w.Met != w.Monday-7 {
		w.Row = 0
	}
	w.Met, w.Row = w.Monday, w.Row+1
	w.Best = max(w.Best, w.Row)
}

func (w *WeekCount) count() int { return bits.OnesCount8(uint8(w.Days)) }

// reached reports whether the target of the week that begins on a day was reached, of weeks from
// the newest reached one on.
func (w *WeekCount) reached(monday StudyDay) bool { return w.Row > 0 && w.Met == monday }

// Weekly gives the weekly target: days of study a week, LeastWeekly to MostWeekly.
func (p *Player) Weekly() int {
	if n := p.Streak.newest().Weekly; n > 0 {
		return n
	}
	return defaultWeekly
}

// ErrWeekly is returned for a weekly target outside of LeastWeekly to MostWeekly.
var ErrWeekly = errors.New("a weekly target is 1 to 7 days of study")

// SetWeekly gives the batch that sets the weekly target; it is empty if that was set already. It
// fails with ErrWeekly. The target counts from the week of now on: weeks before it are as they
// were, and a week whose target was reached stays reached.
func (p *Player) SetWeekly(days int, now Moment) (Batch, error) {
	if days < LeastWeekly || days > MostWeekly {
		return Batch{}, ErrWeekly
	}
	if days == p.Streak.newest().Weekly {
		return Batch{}, nil
	}
	return p.commit(now, nil, Event{Aimed: &Aimed{Days: days}}), nil
}

func (p *Player) applyAimed(e *Aimed, day StudyDay) {
	p.setStreak(day, func(r *StreakRule) { r.Weekly = e.Days })
}

// DayMark is what one day of a week was.
type DayMark int

// The marks of a day.
const (
	NoDayMark  DayMark = iota // nothing is to be said: it is to come, or passed without study
	DayStudied                // there was an answer
	DayMadeUp                 // it was missed, and made up for
	DayRested                 // a rest day without study, past or to come
)

// DayMark tells what a study day was, or is to be.
func (p *Player) DayMark(day StudyDay) DayMark {
	s := &p.Streak
	_, studied := slices.BinarySearchFunc(s.Studied, day, func(d Studied, day StudyDay) int { return cmp.Compare(d.Day, day) })
	_, madeUp := slices.BinarySearch(s.Repaired, day)
	switch {
	case studied:
		return DayStudied
	case madeUp:
		return DayMadeUp
	case s.rule(day).rests(day):
		return DayRested
	}
	return NoDayMark
}

// WeekGoal is how the week of a study day stands.
type WeekGoal struct {
	Monday  StudyDay
	Today   StudyDay
	Target  int        // days of study
	Studied int        // days that count for it
	Marks   [7]DayMark // from Monday on
	Reached bool
	Row     int // weeks in a row in which the target was reached, this one included once it is
	Best    int // most weeks in a row
}

// Week gives how the week of a study day stands.
func (p *Player) Week(today StudyDay) WeekGoal {
	s := &p.Streak
	g := WeekGoal{Monday: today.Monday(), Today: today, Target: p.Weekly(), Best: s.Week.Best}
	if s.Week.Monday == g.Monday {
		g.Studied = s.Week.count()
	}
	g.Reached = s.Week.reached(g.Monday)
	if g.Reached || s.Week.reached(g.Monday-7) {
		g.Row = s.Week.Row
	}
	for i := range g.Marks {
		g.Marks[i] = p.DayMark(g.Monday + StudyDay(i))
	}
	return g
}
