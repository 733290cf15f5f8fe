package game

import (
	"fmt"
	"time"
)

// Moment is one reading of the clocks. Rules take it as an argument and never
// look at a clock themselves.
type Moment struct {
	Wall time.Time     // wall clock, with the player's zone
	Mono time.Duration // monotonic time since the program started
}

// dayTurn is the hour, by the clock on the wall, at which the study day turns, so
// that an evening that runs late stays one day.
const dayTurn = 4

// StudyDay counts days since 1970-01-01. A study day turns at 04:00 local time
// and is stored in the save, never worked out again later.
type StudyDay int

// civilDay gives the study day that the wall clock shows. It reads the hour and
// does not subtract four real hours: on a day that skips hours these differ.
func civilDay(m Moment) StudyDay {
	day := StudyDay(dateOf(m))
	if m.Wall.Hour() < dayTurn {
		day--
	}
	return max(day, firstDay)
}

// Date is a day of the calendar, in days since 1970-01-01. Players are told dates and
// not study days: before four in the morning the study day is still the day before.
type Date int

// dateOf gives the date that the wall clock shows. One that cannot be written as
// YYYY-MM-DD becomes the nearest that can.
func dateOf(m Moment) Date {
	y, mo, d := m.Wall.Date()
	day := time.Date(y, mo, d, 0, 0, 0, 0, time.UTC).Unix() / 86400
	return Date(min(max(day, int64(firstDay)), int64(lastDay)))
}

// String writes the date as YYYY-MM-DD.
func (d Date) String() string { return StudyDay(d).String() }

// MarshalText writes the date as YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error { return (*StudyDay)(d).UnmarshalText(b) }

// String writes the day as YYYY-MM-DD.
func (d StudyDay) String() string {
	return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly)
}

// ParseDay reads what String wrote.
func ParseDay(s string) (StudyDay, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("study day %q is not YYYY-MM-DD: %w", s, err)
	}
	return StudyDay(t.Unix() / 86400), nil
}

// MarshalText writes the day as YYYY-MM-DD.
func (d StudyDay) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *StudyDay) UnmarshalText(b []byte) error {
	day, err := ParseDay(string(b))
	if err != nil {
		return err
	}
	*d = day
	return nil
}
