package game

import "time"

// Streak counts study days in a row. The rules are those of the study-day chapter:
// a missed day breaks it unless the player only crossed time zones, and no more
// than two streak days may begin within 20 real hours, so that no clock earns or
// costs a streak.
type Streak struct {
	Days int      // length now
	Best int      // longest so far
	Last StudyDay // newest day that counts or was neutral

	begun  [2]time.Time // real starts of the two newest streak days
	answer time.Time    // real time of the newest answer
	offset int          // its UTC offset in seconds
}

// The limits of the streak rules, in real time.
const (
	travelGap = 48 * time.Hour // a missing day may be a date line if less passed
	twoDays   = 20 * time.Hour // at most two streak days begin within this
)

// on gives the streak after an answer at a moment of a study day.
func (s Streak) on(day StudyDay, m Moment) Streak {
	_, offset := m.Wall.Zone()
	next := s
	next.answer, next.offset = m.Wall, offset
	if s.Days == 0 {
		return next.begin(1, day, m.Wall)
	}
	if day <= s.Last {
		return next
	}
	next.Last = day
	travelled := m.Wall.Sub(s.answer) < travelGap && offset != s.offset
	if day > s.Last+1 && !travelled {
		return next.begin(1, day, m.Wall)
	}
	if m.Wall.Sub(s.begun[1]) < twoDays {
		return next // a third day within 20 hours is neutral
	}
	return next.begin(s.Days+1, day, m.Wall)
}

func (s Streak) begin(days int, day StudyDay, at time.Time) Streak {
	s.Days, s.Last = days, day
	s.Best = max(s.Best, days)
	s.begun = [2]time.Time{at, s.begun[0]}
	return s
}

// Standing gives the length of the streak as of a study day: 0 once a whole study
// day was missed.
func (s Streak) Standing(today StudyDay) int {
	if today > s.Last+1 {
		return 0
	}
	return s.Days
}
