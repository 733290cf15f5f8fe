package settings

import (
	"math"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/review"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// eachDay is up to how many days each has a bar of its own; of more each week has one.
const eachDay = 31

// forecast is what is coming under some settings. It is worked out when it is first looked at.
type forecast struct {
	made    bool
	plan    game.StudyPlan // for which it was made
	outlook game.Outlook
	weeks   []review.Week
	laid    widget.Memo[[]string]
}

// look gives what is coming under the settings that are kept.
func (p Settings) look() *forecast {
	if plan := p.player.Plan(); !p.coming.made || p.coming.plan != plan {
		*p.coming = forecast{made: true, plan: plan, outlook: p.player.Outlook(p.packs, p.now), weeks: p.player.Retention()}
	}
	return p.coming
}

// showAhead opens the page of what is coming. What was changed is kept before.
func (p Settings) showAhead() (screen.Screen, screen.Intent) {
	p.ahead, p.scroll = true, widget.Scroll{}
	return p, p.kept()
}

// lookAhead scrolls what is coming, or goes back to the settings.
func (p Settings) lookAhead(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	for _, b := range []key.Binding{a.Keys.Back, a.Keys.Enter, a.Keys.Left} {
		if keymap.Pressed(msg, b) {
			p.ahead = false
			return p, nil
		}
	}
	if keymap.Pressed(msg, a.Keys.Settings) {
		return p.leave()
	}
	if moved, ok := p.scroll.Hear(a.Keys, msg, len(p.aheadLines(a)), a.Height); ok {
		p.scroll = moved
	}
	return p, nil
}

// aheadLines are the forecast in sentences and bars, and what was known when it was repeated.
func (p Settings) aheadLines(a screen.Area) []string {
	f := p.look()
	return f.laid.For(a, func() []string {
		t, o := a.Theme, &f.outlook
		heading := func(n game.Notice) string {
			return widget.Heading(a, a.Width, func(in screen.Area) string { return t.Heading.Render(in.Book().Say(n)) })
		}
		out := append(make([]string, widget.Margin(a.Height)), heading(game.Say("plan.TitleAhead")), "")
		for _, n := range o.Say() {
			out = append(out, widget.SayEach(a, a.Width, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string { return in.Book().Say(n) })...)
		}
		if o.Met > 0 && len(o.Days) > 0 {
			periods, head := f.periods()
			out = append(out, "", heading(head))
			out = append(out, bars(a, periods)...)
			last := game.StudyDay(o.Days[len(o.Days)-1].Day + 1)
			out = append(out, recall(a, o.Recall, last, periods)...)
		}
		if len(f.weeks) == 0 {
			none := func(in screen.Area) string { return in.Book().Say(game.Say("plan.NoneWeekly")) }
			return append(append(out, ""), widget.SayEach(a, a.Width, widget.One(t.Muted), none)...)
		}
		out = append(out, "", heading(game.Say("plan.Weekly")))
		return append(out, retention(a, f.weeks)...)
	})
}

// period is one bar: a day or a week.
type period struct {
	name    game.Notice
	answers int
	rests   bool
}

// periods are the days to come, or the weeks where there are many, with their heading.
func (f *forecast) periods() (all []period, head game.Notice) {
	days := f.outlook.Days
	if len(days) <= eachDay {
		for _, d := range days {
			day := game.StudyDay(d.Day)
			all = append(all, period{
				game.Say("plan.BarDay").With("date", day.String()[5:]).Put("weekday", game.DayName(day.Weekday())),
				int(math.Round(d.Answers())), d.Answers() == 0 && f.plan.Rest.Has(day.Weekday()),
			})
		}
		return all, game.Say("plan.DaysAhead")
	}
	for from := 0; from < len(days); from += 7 {
		week := days[from:min(from+7, len(days))]
		sum := 0.0
		for _, d := range week {
			sum += d.Answers()
		}
		all = append(all, period{name: barWeek(week[0].Day, week[len(week)-1].Day), answers: int(math.Round(sum))})
	}
	return all, game.Say("plan.WeeksAhead")
}

// barWeek names a week by its first and its last study day.
func barWeek(first, last int) game.Notice {
	return game.Say("plan.BarWeek").With("first", game.StudyDay(first).String()[5:], "last", game.StudyDay(last).String()[5:])
}

// barWidth is how wide bars are beside names and figures of some cells.
func barWidth(a screen.Area, beside int) int { return max(8, min(48, a.Width-beside)) }

// bars draws a bar for each period, the longest for the most answers.
func bars(a screen.Area, periods []period) []string {
	t := a.Theme
	most, names := 1, 0
	for _, p := range periods {
		most, names = max(most, p.answers), max(names, widget.Width(a.Book().Say(p.name)))
	}
	figures := len(strconv.Itoa(most))
	width := barWidth(a, names+figures+6)
	out := make([]string, 0, len(periods))
	for _, p := range periods {
		figure := strconv.Itoa(p.answers)
		line := widget.Fit(t.Muted.Render(a.Book().Say(p.name)), names+2, "") + widget.Bar(t, p.answers, most, width, t.Teal) +
			widget.Blank(2+figures-len(figure)) + t.Strong.Render(figure)
		if p.rests {
			line = widget.Fit(t.Muted.Render(a.Book().Say(p.name)), names+2, "") + t.Muted.Render(a.Book().Say(game.Say("plan.BarRests")))
		}
		out = append(out, widget.Cut(line, a.Width, t.Sign.More))
	}
	return out
}

// recall draws the range of what can be expected to be known on a day, on a scale from nothing
// to all, below the bars of periods.
func recall(a screen.Area, e review.Estimate, on game.StudyDay, periods []period) []string {
	t := a.Theme
	name := a.Book().Say(game.Say("plan.BarDay").With("date", on.String()[5:]).Put("weekday", game.DayName(on.Weekday())))
	names := widget.Width(name)
	for _, p := range periods {
		names = max(names, widget.Width(a.Book().Say(p.name)))
	}
	head := func(in screen.Area) string { return t.Heading.Render(in.Book().Say(game.Say("plan.RecallHead"))) }
	figure := a.Book().Say(game.Say("plan.BarRecall").Count("low", game.Percentage(e.Low)).Count("high", game.Percentage(e.High)))
	width := barWidth(a, names+2+2+widget.Width(figure))
	line := widget.Fit(t.Muted.Render(name), names+2, "") + rangeBar(t, e, width) + "  " + t.Strong.Render(figure)
	return []string{"", widget.Heading(a, a.Width, head), widget.Cut(line, a.Width, t.Sign.More)}
}

// rangeBar draws a scale of some cells on which the cells between two shares are full and the
// one of what is most likely has a mark.
func rangeBar(t *style.Theme, e review.Estimate, width int) string {
	cell := func(share float64) int { return min(max(int(share*float64(width)), 0), width-1) }
	low, mid, high := cell(e.Low), cell(e.Mid), cell(e.High)
	line := ""
	for i := range width {
		switch {
		case i == mid:
			line += t.Gold.Render(t.Sign.Goal)
		case i >= low && i <= high:
			line += t.Teal.Render(t.Sign.Full)
		default:
			line += t.Line.Render(t.Sign.Rest)
		}
	}
	return line
}

// retention draws a bar for each week: the share of what was still known.
func retention(a screen.Area, weeks []review.Week) []string {
	t := a.Theme
	figures, wide := make([]string, len(weeks)), 0
	for i, w := range weeks {
		figures[i] = a.Book().Say(game.Say("plan.BarWeekly").Count("n", w.Reviews).Count("right", w.Right).Count("percent", game.Percent(w.Right, w.Reviews)))
		wide = max(wide, widget.Width(figures[i]))
	}
	out := make([]string, 0, len(weeks))
	for i, w := range weeks {
		name := t.Muted.Render(a.Book().Say(barWeek(w.Monday, w.Monday+6)))
		line := name + "  " + widget.Bar(t, w.Right, w.Reviews, barWidth(a, widget.Width(name)+4+wide), t.Right) + "  " + t.Strong.Render(figures[i])
		out = append(out, widget.Cut(line, a.Width, t.Sign.More))
	}
	return out
}
