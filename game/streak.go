package game

import (
	"slices"
	"time"
)

// Streak counts study days in a row. A missed day breaks it unless the player only
// crossed time zones, and no more than two streak days may begin within 20 real
// hours, so that no clock earns or costs a streak (reliability 1.8).
type Streak struct {
	Days int // length now
	Best int // longest so far

	days  []studied // every study day with an answer, in order
	begun [2]int64  // real starts of the two newest streak days, newest first, Unix ms
}

// studied is one study day with an answer. Times are real, in Unix ms.
type studied struct {
	Day         StudyDay `json:"d"`
	First, Last int64    `json:",omitempty"`
	From, To    int      // UTC offsets of the first and the last answer, seconds
}

// The limits of the streak rules, in real time.
const (
	travelGap = 48 * time.Hour // a missing day may be a date line if less passed
	twoDays   = 20 * time.Hour // at most two streak days begin within this
)

// on folds an answer at a moment of a study day into the streak.
func (s *Streak) on(day StudyDay, m Moment) {
	_, offset := m.Wall.Zone()
	at := m.Wall.UnixMilli()
	if n := len(s.days); n > 0 && day <= s.days[n-1].Day {
		s.days[n-1].Last, s.days[n-1].To = at, offset
		return
	}
	s.add(studied{Day: day, First: at, Last: at, From: offset, To: offset})
}

// add puts a new study day behind the others.
func (s *Streak) add(d studied) {
	var before *studied
	if n := len(s.days); n > 0 {
		before = &s.days[n-1]
	}
	switch {
	case before == nil || (d.Day > before.Day+1 && !travelled(*before, d)):
		s.begin(1, d)
	case d.First-s.begun[1] >= twoDays.Milliseconds():
		s.begin(s.Days+1, d)
	} // else a third day within 20 hours: it adds nothing and breaks nothing
	s.days = append(s.days, d)
}

func travelled(before, d studied) bool {
	return d.First-before.Last < travelGap.Milliseconds() && d.From != before.To
}

func (s *Streak) begin(days int, d studied) {
	s.Days = days
	s.Best = max(s.Best, days)
	s.begun = [2]int64{d.First, s.begun[0]}
}

// forget takes the study days after one out of the count, because the clock that
// made them was wrong. The longest streak stays.
func (s *Streak) forget(after StudyDay) {
	kept := slices.DeleteFunc(slices.Clone(s.days), func(d studied) bool { return d.Day > after })
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
	if n := len(s.days); n == 0 || today > s.days[n-1].Day+1 {
		return 0
	}
	return s.Days
}
