package insight

import (
	"slices"

	"quest/game"
)

// Day is what was answered on a study day, predictions in labs included.
type Day struct {
	Day game.StudyDay
	Share
	Minutes int // about how long it took
}

// Week is the same for a week that begins on a Monday.
type Week struct {
	Monday game.StudyDay
	Days   int // with an answer
	Share
	Minutes int
}

// Month is the same for a month of the calendar, "2026-11".
type Month struct {
	Name string
	Days int // with an answer
	Share
	Minutes int
}

// Days gives the study days with an answer, in order.
func (i *Insight) Days() []Day {
	return i.days.or(func() []Day {
		var days []Day
		for _, d := range i.player.Days() {
			if s := (Share{d.Right + d.Foreseen, d.Answers + d.Predicted}); s.Of > 0 {
				days = append(days, Day{d.Day, s, d.Minutes()})
			}
		}
		return days
	})
}

// since gives those of the days that are not before one.
func since(days []Day, first game.StudyDay) []Day {
	at, _ := slices.BinarySearchFunc(days, first, func(d Day, first game.StudyDay) int { return int(d.Day - first) })
	return days[at:]
}

// Weeks sums the days by week, the newest last, so many weeks up to that of today. Weeks without an
// answer are there, empty.
func (i *Insight) Weeks(n int) []Week {
	first := i.today.Monday() - game.StudyDay(7*(n-1))
	weeks := make([]Week, n)
	for at := range weeks {
		weeks[at].Monday = first + game.StudyDay(7*at)
	}
	for _, d := range since(i.Days(), first) {
		if d.Day > i.today {
			break
		}
		w := &weeks[int(d.Day-first)/7]
		w.Days++
		w.Right, w.Of, w.Minutes = w.Right+d.Right, w.Of+d.Of, w.Minutes+d.Minutes
	}
	return weeks
}

// Months sums the days by month, the oldest first, from the month of a study day to that of today.
// Months without an answer are left out.
func (i *Insight) Months(first game.StudyDay) []Month {
	var all []Month
	for _, d := range since(i.Days(), first) {
		if d.Day > i.today {
			break
		}
		name := d.Day.String()
		name = name[:len(name)-len("-02")]
		if len(all) == 0 || all[len(all)-1].Name != name {
			all = append(all, Month{Name: name})
		}
		m := &all[len(all)-1]
		m.Days++
		m.Right, m.Of, m.Minutes = m.Right+d.Right, m.Of+d.Of, m.Minutes+d.Minutes
	}
	return all
}

// Calendar is the study days of some weeks, for a map of their answers.
type Calendar struct {
	First game.StudyDay // a Monday
	Today game.StudyDay
	Weeks int
	Given []int              // answers of each day from First to Today
	Steps [CalendarSteps]int // the least number of answers of each step of shade, rising
}

// CalendarSteps is in how many shades a day with answers is drawn.
const CalendarSteps = 4

// Calendar gives the newest weeks, the week of today among them.
func (i *Insight) Calendar(weeks int) Calendar {
	c := Calendar{First: i.today.Monday() - game.StudyDay(7*(weeks-1)), Today: i.today, Weeks: weeks}
	c.Given = make([]int, int(i.today-c.First)+1)
	var given []int
	for _, d := range since(i.Days(), c.First) {
		if d.Day > i.today {
			break
		}
		c.Given[int(d.Day-c.First)] = d.Of
		given = append(given, d.Of)
	}
	c.Steps = stepsOf(given)
	return c
}

// stepsOf parts days into steps so that each has about as many of them: the shades tell the player's own busy
// days from the quiet ones, and their least numbers say what a shade means. Fewer days than a week has have
// nothing in common yet, and the steps are round numbers.
func stepsOf(given []int) [CalendarSteps]int {
	if len(given) < 7 {
		return [CalendarSteps]int{1, 10, 20, 40}
	}
	slices.Sort(given)
	steps := [CalendarSteps]int{1}
	for at := 1; at < CalendarSteps; at++ {
		steps[at] = steps[at-1] + 1
		if len(given) > 0 {
			steps[at] = max(steps[at], given[len(given)*at/CalendarSteps])
		}
	}
	return steps
}

// Step is the shade of a number of answers: 0 for none, then 1 to CalendarSteps.
func (c *Calendar) Step(answers int) int {
	step := 0
	for step < CalendarSteps && answers >= c.Steps[step] {
		step++
	}
	return step
}

// On gives the answers of a weekday, 0 for Monday, in a week from 0; ok is false for a day that has not come.
func (c *Calendar) On(week, weekday int) (answers int, ok bool) {
	at := 7*week + weekday
	if at >= len(c.Given) {
		return 0, false
	}
	return c.Given[at], true
}
