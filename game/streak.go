package game

import (
	"slices"
	"time"
)

// Streak counts study days in a row. A missed day breaks it unless the player only
// crossed time zones, and no more than two streak days may begin within 20 real
// hours, so that no clock earns or costs a streak (docs/learning.md 5).
type Streak struct {
	Days int `json:"days"` // length now
	Best int `json:"best"` // longest so far

	Studied []Studied `json:"studied"` // every study day with an answer, in order
	Begun   [2]int64  `json:"begun"`   // real starts of the two newest streak days, newest first, Unix ms
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
	switch {
	case before == nil || (d.Day > before.Day+1 && !travelled(*before, d)):
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
}

// forget takes the study days after one out of the count, because the clock that
// made them was wrong. The longest streak stays.
func (s *Streak) forget(after StudyDay) {
	kept := slices.DeleteFunc(slices.Clone(s.Studied), func(d Studied) bool { return d.Day > after })
	fresh := Streak{}
	for _, d := range kept {
		fresh.add(d)
	}
	fresh.Best = max(fresh.Best, s.Best)
	*s = fresh
}

// Standing gives the length of the streak as of a study day: 0 once a whole study
// day was missed.
func (s *Streak) Standing(today StudyDay) int {
	if n := len(s.Studied); n == 0 || today > s.Studied[n-1].Day+1 {
		return 0
	}
	return s.Days
}
