package game

import (
	"testing"
	"time"
)

func TestTheDayOfAnExamIsReadAsPeopleWriteIt(t *testing.T) {
	var p Player
	now := Moment{Wall: time.Date(2026, 11, 24, 19, 0, 0, 0, time.UTC)}
	for _, typed := range []string{
		"2027-01-15", "2027-1-15", " 2027/01/15 ", "2027.1.15", "2027. 1. 15.", "20270115", "2027년 1월 15일", "2027년1월15일",
		"２０２７－０１－１５", "2027 01 15",
	} {
		day, wrongly := p.ReadExamDay(typed, now)
		if !wrongly.Empty() || day.String() != "2027-01-15" {
			t.Errorf("%q is read as %v, %v", typed, day, wrongly)
		}
	}
	if day, wrongly := p.ReadExamDay("2028-02-29", now); !wrongly.Empty() || day.String() != "2028-02-29" {
		t.Errorf("a leap day is read as %v, %v", day, wrongly)
	}
}

func TestADayThatCannotBeThatOfAnExamIsRefusedWithAReason(t *testing.T) {
	now := Moment{Wall: time.Date(2026, 11, 24, 19, 0, 0, 0, time.UTC)}
	night := Moment{Wall: time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC)} // of the study day before
	for _, c := range []struct {
		typed string
		at    Moment
		why   string
	}{
		{"", now, "plan.NoDate"},
		{"soon", now, "plan.NoDate"},
		{"2027-01", now, "plan.NoDate"},
		{"15-01-2027", now, "plan.NoDate"},
		{"2027-13-01", now, "plan.NoDate"},
		{"2027-02-29", now, "plan.NoDate"},
		{"2027-00-10", now, "plan.NoDate"},
		{"-2027-01-15-1", now, "plan.NoDate"},
		{"99999999999999999999-01-15", now, "plan.NoDate"},
		{"2027-01-15\x1b[31m", now, "plan.NoDate"},
		{"0000-01-01", now, "plan.DatePast"},
		{"0001-01-01", now, "plan.DatePast"},
		{"2026-11-23", now, "plan.DatePast"},
		{"2026-11-24", now, "plan.DateToday"},
		{"2026-11-23", night, "plan.DatePast"},
		{"2026-11-24", night, "plan.DateToday"},
		{"2028-11-24", now, "plan.DateFar"},
		{"9999-12-31", now, "plan.DateFar"},
	} {
		var p Player
		if day, why := p.ReadExamDay(c.typed, c.at); why.Key != c.why {
			t.Errorf("%q is %v, %v, want %s", c.typed, day, why, c.why)
		}
	}
	var p Player
	for _, typed := range []string{"2026-11-25", "2028-11-23"} {
		if _, why := p.ReadExamDay(typed, now); !why.Empty() {
			t.Errorf("%s is refused: %v", typed, why)
		}
	}
}

// A clock that ran ahead and was set back leaves study days ahead of the calendar: an exam
// before them cannot be planned.
func TestAnExamComesAfterTheNewestStudyDay(t *testing.T) {
	now := Moment{Wall: time.Date(2026, 11, 24, 19, 0, 0, 0, time.UTC)}
	p := Player{Day: civilDay(now) + 100}
	if why := p.RefuseExamDay(civilDay(now)+50, now); why.Key != "plan.DatePast" {
		t.Errorf("an exam before the newest study day is refused with %v", why)
	}
}
