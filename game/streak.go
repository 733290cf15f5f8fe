package game

import (
	"slices"
	"time"
)

// Streak counts study days in a row. A missed day breaks it unless it was free (see
// missed) or the player only crossed time zones, and no more than two streak days may begin
// within 20 real hours, so that no clock earns or costs a streak (docs/learning.md 5).
type Streak struct {
	Days int `json:"days"` // length now
	Best int `json:"best"` // longest so far

	Studied []Studied `json:"studied"` // every study day with an answer, in order
	Begun   [2]int64  `json:"begun"`   // real starts of the two newest streak days, newest first, Unix ms

	Rules    []StreakRule `json:"rules,omitempty"`    // what the player has set, in the order of their days
	Repaired []StudyDay   `json:"repaired,omitempty"` // missed days that were made up for, in order
	Broken   *Broken      `json:"broken,omitempty"`   // by one missed day, on the newest study day
	Week     WeekCount    `json:"week"`
}

// StreakRule is what a player has set for the streak, from a study day on.
type StreakRule struct {
	Since  StudyDay `json:"since"`
	Rest   Weekdays `json:"rest,omitempty"`   // days of the week that may pass without study
	Weekly int      `json:"weekly,omitempty"` // days of study a week, 0 if never set
}

// Broken is a streak that one missed day has ended.
type Broken struct {
	Days   int      `json:"days"` // length before
	Missed StudyDay `json:"missed"`
}

// Studied is one study day with an answer.
type Studied struct {
	Day   StudyDay `json:"d"`
	First int64    `json:"first,omitempty"` // the first answer, Unix ms
	Last  int64    `json:"last,omitempty"`  // the last answer, Unix ms
	From  int      `json:"from"`            // UTC offset of the first answer, seconds
	To    int      `json:"to"`              // UTC offset of the last answer, seconds
}

// The limits of the streak rules, in real time.
const (
	travelGap = 48 * time.Hour // a missing day may be a date line if less passed
	twoDays   = 20 * time.Hour // at most two streak days begin within this
)

// on folds an answer at a moment of a study day into the streak.
func (s *Streak) on(day StudyDay, m Moment) {
	_, offset := m.Wall.Zone()
	at := min(max(m.Wall.UnixMilli(), -maxSum), maxSum) // so that differences do not wrap
	if n := len(s.Studied); n > 0 && day <= s.Studied[n-1].Day {
		s.Studied[n-1].Last, s.Studied[n-1].To = at, offset
		return
	}
	s.add(Studied{Day: day, First: at, Last: at, From: offset, To: offset})
}

// add puts a new study day behind the others.
func (s *Streak) add(d Studied) {
	var before *Studied
	if n := len(s.Studied); n > 0 {
		before = &s.Studied[n-1]
	}
	s.Broken = nil
	switch {
	case before == nil:
		s.begin(1, d)
	case !travelled(*before, d) && s.breaks(before.Day, d.Day):
		s.begin(1, d)
	case d.First-s.Begun[1] >= twoDays.Milliseconds():
		s.begin(s.Days+1, d)
	} // else a third day within 20 hours: it adds nothing and breaks nothing
	s.Studied = append(s.Studied, d)
}

func travelled(before, d Studied) bool {
	return d.First-before.Last < travelGap.Milliseconds() && d.From != before.To
}

func (s *Streak) begin(days int, d Studied) {
	s.Days = days
	s.Best = max(s.Best, days)
	s.Begun = [2]int64{d.First, s.Begun[0]}
	s.Week.add(d.Day, s.rule(d.Day).Weekly)
}

// forget takes the study days after one out of the count, because the clock that
// made them was wrong. The longest streak stays.
func (s *Streak) forget(after StudyDay) {
	kept := slices.DeleteFunc(slices.Clone(s.Studied), func(d Studied) bool { return d.Day > after })
	fresh := Streak{Repaired: slices.DeleteFunc(slices.Clone(s.Repaired), func(d StudyDay) bool { return d > after })}
	rules := slices.Clone(s.Rules)
	for _, d := range kept {
		for len(rules) > 0 && rules[0].Since <= d.Day {
			fresh.set(rules[0])
			rules = rules[1:]
		}
		fresh.add(d)
	}
	for _, r := range rules {
		r.Since = min(r.Since, after)
		fresh.set(r)
	}
	fresh.Best, fresh.Week.Best = max(fresh.Best, s.Best), max(fresh.Week.Best, s.Week.Best)
	*s = fresh
}

// Standing gives the length of the streak as of a study day: 0 once a whole study
// day was missed that was not free.
func (s *Streak) Standing(today StudyDay) int {
	if n := len(s.Studied); n == 0 || s.missed(s.Studied[n-1].Day, today).count > 0 {
		return 0
	}
	return s.Days
}
