package game

import (
	"strings"
	"time"
)

// Weekdays is a set of days of the week. The zero value is empty.
type Weekdays uint8

// On gives a set of days of the week.
func On(days ...time.Weekday) Weekdays {
	var w Weekdays
	for _, d := range days {
		w |= 1 << d
	}
	return w
}

// Has reports whether a day of the week is in the set.
func (w Weekdays) Has(d time.Weekday) bool { return w>>d&1 == 1 }

// Days gives the days in the set, from Sunday on.
func (w Weekdays) Days() []time.Weekday {
	var days []time.Weekday
	for d := time.Sunday; d <= time.Saturday; d++ {
		if w.Has(d) {
			days = append(days, d)
		}
	}
	return days
}

// MarshalText writes the set as English words of three letters: "sat sun".
func (w Weekdays) MarshalText() ([]byte, error) {
	var names []string
	for _, d := range w.Days() {
		names = append(names, strings.ToLower(d.String()[:3]))
	}
	return []byte(strings.Join(names, " ")), nil
}

// UnmarshalText reads what MarshalText wrote, and passes over other words.
func (w *Weekdays) UnmarshalText(b []byte) error {
	*w = 0
	for word := range strings.FieldsSeq(string(b)) {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.ToLower(d.String()[:3]) == word {
				*w |= On(d)
			}
		}
	}
	return nil
}

// Weekday gives the day of the week.
func (d StudyDay) Weekday() time.Weekday {
	return time.Weekday(((int(d)+int(time.Thursday))%7 + 7) % 7) // 1970-01-01 was a Thursday
}
