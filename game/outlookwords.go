package game

import (
	"math"
	"strings"
	"time"

	"quest/content"
	"quest/game/review"
)

// dayNames are the short names of the days of the week.
var dayNames = [7]Notice{
	time.Sunday: Say("plan.Sunday"), time.Monday: Say("plan.Monday"), time.Tuesday: Say("plan.Tuesday"), time.Wednesday: Say("plan.Wednesday"),
	time.Thursday: Say("plan.Thursday"), time.Friday: Say("plan.Friday"), time.Saturday: Say("plan.Saturday"),
}

// DayName gives the short name of a day of the week: "Mon", "월".
func DayName(d time.Weekday) Notice { return dayNames[d] }

// WeekFromMonday is the days of the week in the order in which they are shown.
var WeekFromMonday = [7]time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
}

// Named says the days of the set, from Monday on; "none" for an empty one.
func (w Weekdays) Named() Notice {
	var said Notice
	for _, d := range WeekFromMonday {
		switch {
		case !w.Has(d):
		case said.Empty():
			said = DayName(d)
		default:
			said = Say("plan.DaysAnd").Put("days", said).Put("day", DayName(d))
		}
	}
	if said.Empty() {
		return Say("plan.None")
	}
	return said
}

// Percentage rounds a share, 0 to 1, to whole percent.
func Percentage(share float64) int { return int(math.Round(100 * share)) }

// SayExam says which exam is planned and how far away it is.
func (o *Outlook) SayExam() Notice {
	name := Say("plan.Exam")
	if o.Exam.Blueprint != "" {
		name = Say("plan.ExamNamed").With("exam", shortExam(o.Exam.Blueprint))
	}
	switch left := int(o.Exam.Day - o.Today); {
	case o.Exam.Day == 0:
		return Say("plan.NoExam")
	case left < 0:
		return Say("plan.ExamOver").Put("exam", name).With("date", o.Exam.Day.String())
	case left == 0:
		return Say("plan.ExamToday").Put("exam", name).With("date", o.Exam.Day.String())
	case left == 1:
		return Say("plan.ExamTomorrow").Put("exam", name).With("date", o.Exam.Day.String())
	default:
		return Say("plan.ExamIn").Put("exam", name).With("date", o.Exam.Day.String()).Count("n", left)
	}
}

// Say says the forecast in sentences, each a line: the exam, whether it ends before its day, the answers a day, the last pass,
// recall as a range with what it rests on, and what an exam two weeks earlier would take.
func (o *Outlook) Say() []Notice {
	lines := []Notice{o.SayExam()}
	if !o.Ends.Empty() {
		lines = append(lines, o.Ends)
	}
	switch {
	case o.Exam.Day != 0 && o.Exam.Day == o.Today:
		return lines
	case o.Met == 0 && o.Shelved:
		return append(lines, Say("plan.AllSuspended"))
	case o.Met == 0:
		return append(lines, Say("plan.NothingMet"))
	}
	lines = append(lines, o.sayLoad()...)
	lines = append(lines, o.sayPass()...)
	lines = append(lines, o.sayRecall()...)
	if o.Left > 0 {
		lines = append(lines, o.saySooner())
	}
	return lines
}

// sayLoad says the answers a day.
func (o *Outlook) sayLoad() []Notice {
	fullest := review.Load{}
	for _, d := range o.Days {
		if d.Answers() > fullest.Answers() {
			fullest = d
		}
	}
	most := whole(fullest.Answers())
	if most == 0 {
		return []Notice{Say("plan.NoLoad")}
	}
	return []Notice{Say("plan.Load").Count("n", whole(o.PerDay())).Count("most", most).With("date", StudyDay(fullest.Day).String())}
}

// sayPass says when the last pass is and when new items stop.
func (o *Outlook) sayPass() []Notice {
	var lines []Notice
	if o.Left > 0 && o.Pass.First > 0 {
		if o.Pass.First == o.Pass.Last {
			lines = append(lines, Say("plan.LastPassDay").With("day", StudyDay(o.Pass.First).String()))
		} else {
			lines = append(lines, Say("plan.LastPass").With("first", StudyDay(o.Pass.First).String(), "last", StudyDay(o.Pass.Last).String()))
		}
		if o.Pass.LastNew >= int(o.Today) {
			lines = append(lines, Say("plan.LastNew").With("date", StudyDay(o.Pass.LastNew).String()))
		} else {
			lines = append(lines, Say("plan.NoMoreNew"))
		}
	}
	if o.Unmet > 0 && o.Left > 0 {
		lines = append(lines, Say("plan.Unmet").Count("n", o.Unmet).Count("new", o.New))
	}
	return lines
}

// sayRecall says recall as a range and what it rests on.
func (o *Outlook) sayRecall() []Notice {
	low, mid, high := percents(o.Recall)
	said := Say("plan.RecallLater").Count("met", o.Met).Count("low", low).Count("high", high).Count("mid", mid)
	if o.Left > 0 {
		said = Say("plan.Recall").Count("met", o.Met).Count("low", low).Count("high", high).Count("mid", mid)
	}
	rests := Say("plan.RestsOnReviews").Count("n", o.Basis.Reviews)
	if o.Basis.Off() == review.ModelError {
		rests = Say("plan.RestsOnGuess").Count("n", o.Basis.Reviews)
	}
	return []Notice{said, rests}
}

// saySooner says what it would take to sit the exam two weeks earlier.
func (o *Outlook) saySooner() Notice {
	if !o.Compared {
		return Say("plan.TooSoon").With("date", (o.Exam.Day - SoonerDays).String())
	}
	s := &o.Sooner
	low, _, high := percents(s.Recall)
	date := StudyDay(s.Day).String()
	if s.Unmet > 0 {
		return Say("plan.SoonerLess").Count("unmet", s.Unmet).With("date", date).Count("n", whole(s.PerDay)).
			Count("low", low).Count("high", high)
	}
	more := Say("plan.AsMany")
	if extra := whole(s.PerDay) - whole(o.PerDay()); extra > 0 {
		more = Say("plan.More").Count("n", extra)
	}
	if s.New > o.New {
		more = Say("plan.MoreNew").Put("more", more).Count("new", s.New)
	}
	return Say("plan.Sooner").Count("n", whole(s.PerDay)).With("date", date).Put("more", more).
		Count("low", low).Count("high", high)
}

// shortExam is what people call an exam: the name of its ID in capitals, such as "SAA-C03".
func shortExam(id string) string {
	if _, name, ok := strings.Cut(id, "/"); ok {
		id = name
	}
	return strings.ToUpper(content.OneLine(id))
}

// percents gives the bounds of an estimate and what lies between them, in percent. What is
// expected is never called certain.
func percents(e review.Estimate) (low, mid, high int) {
	return Percentage(e.Low), min(Percentage(e.Mid), 99), Percentage(e.High)
}

// whole rounds a number of answers; what is not nothing is at least one.
func whole(n float64) int {
	if n > 0 && n < 1 {
		return 1
	}
	return int(math.Round(n))
}
