package main

import (
	"math"

	"quest/game"
	"quest/game/review"
)

// forecast is what is expected until the exam, or for 90 days without one or after it. Scripts read it:
// names stay.
type forecast struct {
	PerDay   float64      `json:"per_day"` // answers a day on average
	Days     []dayAhead   `json:"days"`    // from today on
	Recall   share        `json:"recall"`  // on the day of the exam or the last day, of the items met by then
	Met      int          `json:"met"`
	Unmet    int          `json:"unmet"`     // new items for which there is no time
	Reviews  int          `json:"reviews"`   // of the player, on which the bounds rest; below 100 they are a guess
	LastPass *passAhead   `json:"last_pass"` // null without an exam
	Sooner   *soonerAhead `json:"sooner"`    // the exam two weeks earlier; null if that is too soon
}

type dayAhead struct {
	Date    string  `json:"date"`
	Reviews float64 `json:"reviews"`
	New     float64 `json:"new"`
	Steps   float64 `json:"steps"`
	Answers float64 `json:"answers"` // all of them
}

// share is an expected share and the bounds between which it lies in nine cases of ten, 0 to 1.
type share struct {
	Low  float64 `json:"low"`
	Mid  float64 `json:"mid"`
	High float64 `json:"high"`
}

type passAhead struct {
	First   string `json:"first"`
	Last    string `json:"last"`
	LastNew string `json:"last_new"` // last day of new items, "" if it is over
}

type soonerAhead struct {
	Date   string  `json:"date"`
	PerDay float64 `json:"per_day"`
	Extra  float64 `json:"extra"` // answers a day more
	New    int     `json:"new"`   // new items a day
	Recall share   `json:"recall"`
	Unmet  int     `json:"unmet"`
}

// forecastOf gives a forecast as scripts read it, nil where nothing can be forecast.
func forecastOf(o game.Outlook) *forecast {
	if o.Met == 0 || o.Exam.Day != 0 && o.Exam.Day == o.Today {
		return nil
	}
	f := &forecast{
		PerDay: tenth(o.PerDay()), Days: []dayAhead{}, Recall: shareOf(o.Recall), Met: o.Met, Unmet: o.Unmet, Reviews: o.Basis.Reviews,
	}
	for _, d := range o.Days {
		f.Days = append(f.Days, dayAhead{
			game.StudyDay(d.Day).String(), tenth(d.Reviews), tenth(d.New), tenth(d.Steps), tenth(d.Answers()),
		})
	}
	if o.Left > 0 && o.Pass.First > 0 {
		f.LastPass = &passAhead{First: game.StudyDay(o.Pass.First).String(), Last: game.StudyDay(o.Pass.Last).String()}
		if o.Pass.LastNew >= int(o.Today) {
			f.LastPass.LastNew = game.StudyDay(o.Pass.LastNew).String()
		}
	}
	if s := o.Sooner; o.Compared {
		f.Sooner = &soonerAhead{game.StudyDay(s.Day).String(), tenth(s.PerDay), tenth(s.Extra), s.New, shareOf(s.Recall), s.Unmet}
	}
	return f
}

func shareOf(e review.Estimate) share {
	return share{math.Round(1000*e.Low) / 1000, math.Round(1000*e.Mid) / 1000, math.Round(1000*e.High) / 1000}
}

func tenth(n float64) float64 { return math.Round(10*n) / 10 }

// daysShown is up to how many days a forecast prints each day by itself; more are printed by weeks.
const daysShown = 31

// forecastLines says the days to come: each day of a short time, the weeks of a long one.
func forecastLines(o game.Outlook, rest game.Weekdays) []game.Notice {
	if len(o.Days) <= daysShown {
		lines := []game.Notice{game.Say("plan.DaysAhead")}
		for _, d := range o.Days {
			lines = append(lines, dayLine(d, rest))
		}
		return lines
	}
	lines := []game.Notice{game.Say("plan.WeeksAhead")}
	for from := 0; from < len(o.Days); from += 7 {
		week := o.Days[from:min(from+7, len(o.Days))]
		sum := 0.0
		for _, d := range week {
			sum += d.Answers()
		}
		lines = append(lines, game.Say("plan.WeekAhead").Count("n", int(math.Round(sum))).
			With("first", game.StudyDay(week[0].Day).String(), "last", game.StudyDay(week[len(week)-1].Day).String()))
	}
	return lines
}

func dayLine(d review.Load, rest game.Weekdays) game.Notice {
	day := game.StudyDay(d.Day)
	if rest.Has(day.Weekday()) && d.Answers() == 0 {
		return game.Say("plan.DayRests").With("date", day.String()).Put("weekday", game.DayName(day.Weekday()))
	}
	return game.Say("plan.DayAhead").Count("n", int(math.Round(d.Answers()))).
		With("date", day.String()).Put("weekday", game.DayName(day.Weekday()))
}

// retentionLines says how much was still known when it was repeated, by week.
func retentionLines(weeks []review.Week) []game.Notice {
	if len(weeks) == 0 {
		return []game.Notice{game.Say("plan.NoneWeekly")}
	}
	lines := []game.Notice{game.Say("plan.Weekly")}
	for _, w := range weeks {
		line := game.Say("plan.Week").Count("n", w.Reviews).Count("right", w.Right).
			Count("percent", game.Percent(w.Right, w.Reviews)).With("date", game.StudyDay(w.Monday).String())
		if w.Firsts > 0 && w.Firsts < w.Reviews {
			line = game.Say("plan.WeekFirsts").Put("week", line).Count("n", w.Firsts).Count("right", w.FirstsRight)
		}
		lines = append(lines, line)
	}
	return lines
}
