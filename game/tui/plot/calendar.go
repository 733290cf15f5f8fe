package plot

import (
	"strings"
	"time"

	"quest/game"
	"quest/game/insight"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

const (
	weekdayCells = 4 // before the first week of a calendar, at least
	weekCells    = 2 // of a week
)

// YearCells is how wide a calendar of a year is.
const YearCells = weekdayCells + weekCells*insight.YearWeeks

// calendar draws the study days of the newest weeks that fit: a column a week, a row a weekday, the shade of a
// day by its answers, and today in brackets of its ink.
func calendar(a screen.Area, c *insight.Calendar) []string {
	if c == nil {
		return nil
	}
	t := a.Theme
	var names [7]string
	indent := weekdayCells
	for weekday := range names {
		names[weekday] = a.Book().Say(game.DayName(time.Weekday((weekday + 1) % 7)))
		indent = max(indent, widget.Width(names[weekday])+1)
	}
	weeks := max(1, min(c.Weeks, (a.Width-indent)/weekCells))
	from := c.Weeks - weeks
	out := []string{t.Muted.Render(months(c, from, indent))}
	for weekday := range names {
		row := widget.Fit(t.Muted.Render(names[weekday]), indent, "")
		for week := from; week < c.Weeks; week++ {
			answers, come := c.On(week, weekday)
			if !come {
				break
			}
			step := c.Step(answers)
			row += dayInk(t, step, 7*week+weekday == len(c.Given)-1).Render(t.Sign.Shade[step])
			row += " "
		}
		out = append(out, strings.TrimRight(row, " "))
	}
	return append(append(out, ""), shades(a, c)...)
}

// dayInk is the ink of a day: today stands out.
func dayInk(t *style.Theme, step int, today bool) style.Ink {
	switch {
	case today:
		return t.Gold.Bold()
	case step == 0:
		return t.Line
	}
	return t.Teal
}

// months writes the number of each month above the week in which it begins.
func months(c *insight.Calendar, from, indent int) string {
	row := []byte(strings.Repeat(" ", indent+weekCells*(c.Weeks-from)))
	for week := from; week < c.Weeks; week++ {
		for weekday := range 7 {
			day := c.First + game.StudyDay(7*week+weekday)
			if date := day.String(); strings.HasSuffix(date, "-01") && day <= c.Today {
				copy(row[indent+weekCells*(week-from):], date[len(date)-5:len(date)-3])
			}
		}
	}
	return strings.TrimRight(string(row), " ")
}

// shades says how many answers each shade stands for.
func shades(a screen.Area, c *insight.Calendar) []string {
	t := a.Theme
	return []string{widget.Heading(a, a.Width, func(in screen.Area) string {
		all := t.Muted.Render(in.Book().Say(game.Say("insight.AnswersADay")))
		for step := range len(t.Sign.Shade) {
			said := "0"
			switch {
			case step == insight.CalendarSteps:
				said = in.Book().Say(game.Say("insight.StepFrom").Count("from", c.Steps[step-1]))
			case step > 0:
				said = digits(c.Steps[step-1])
				if last := c.Steps[step] - 1; last > c.Steps[step-1] {
					said += "-" + digits(last)
				}
			}
			all += "  " + dayInk(t, step, false).Render(t.Sign.Shade[step]) + " " + t.Muted.Render(said)
		}
		return all
	})}
}
