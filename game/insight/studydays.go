package insight

import (
	"slices"

	"quest/game"
)

// calendarWeeks is over how many weeks the study days are summed: half a year.
const calendarWeeks = 26

// studyDays tells of the study days and the time of day.
func (i *Insight) studyDays() Section {
	s := Section{Title: StudyDays.Title()}
	days := Block{}
	if len(i.Days()) == 0 {
		days.Says = append(days.Says, game.Say("insight.DaysNone"))
		s.Blocks = append(s.Blocks, days)
		return s
	}
	c := i.Calendar(YearWeeks)
	days.Calendar = &c
	days.Says = i.daysSaid()
	months := i.Months(i.today.Monday() - 7*(calendarWeeks-1))
	most := 1
	for _, m := range months {
		most = max(most, m.Of)
	}
	for _, m := range months {
		days.Bars = append(days.Bars, Bar{
			Name: Named(game.Verbatim(m.Name)), Stretches: []Stretch{{Given, m.Of}}, Of: most,
			Says: game.Say("insight.DaysOf").Count("n", m.Of).Count("days", m.Days).Count("percent", m.Percent()).Put("time", timeSaid(m.Minutes)),
		})
	}
	s.Blocks = append(s.Blocks, days)
	if hours := i.hours(); len(hours.Columns) > 0 {
		s.Blocks = append(s.Blocks, hours)
	}
	return s
}

// timeSaid says minutes, as hours from two hours on.
func timeSaid(minutes int) game.Notice {
	if minutes < 120 {
		return game.Say("insight.Minutes").Count("n", minutes)
	}
	return game.Say("insight.Hours").Count("n", (minutes+30)/60)
}

// YearWeeks is how many weeks the calendar holds. A narrow screen shows the newest of them.
const YearWeeks = 53

// daysSaid sums the newest weeks in sentences.
func (i *Insight) daysSaid() []game.Notice {
	weeks := i.Weeks(calendarWeeks)
	all := Week{}
	for _, w := range weeks {
		all.Days, all.Of, all.Minutes = all.Days+w.Days, all.Of+w.Of, all.Minutes+w.Minutes
	}
	now, before := weeks[len(weeks)-1], weeks[len(weeks)-2]
	said := []game.Notice{
		game.Say("insight.DaysSum").Count("n", all.Of).Count("days", all.Days).Count("weeks", calendarWeeks).Put("time", timeSaid(all.Minutes)),
		game.Say("insight.WeekNow").Count("n", now.Of).Count("days", now.Days).Count("before", before.Of).Count("daysBefore", before.Days),
	}
	if busy := since(i.Days(), weeks[0].Monday); len(busy) > 0 {
		most := slices.MaxFunc(busy, func(a, b Day) int { return a.Of - b.Of })
		said = append(said, game.Say("insight.DaysMost").Count("n", most.Of).With("date", most.Day.String()))
	}
	return said
}
