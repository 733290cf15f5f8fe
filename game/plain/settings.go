package plain

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/exam"
	"quest/game/phrase"
)

// aheadLine is the number of the line that shows what is coming.
const aheadLine = 8

// setPlan lists the settings of the review and changes them: a line is the number of a setting
// and its new value. It goes on until an empty line.
func (t *terminal) setPlan() error {
	t.setting = true
	defer func() { t.setting = false }()
	show := func() {
		t.say(t.notice(game.Say("plan.Title")))
		t.numbered(t.planRows())
		t.sayEnds()
		t.say(t.notice(game.Say("plan.LineHow")))
	}
	show()
	for {
		line, c, err := t.ask(show)
		if err != nil || c == goOn || c == back {
			return err
		}
		first, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		value = strings.TrimSpace(value)
		n, ok := number(first)
		switch {
		case !ok || n < 1 || n > aheadLine || n < aheadLine && value == "":
			t.say(t.notice(game.Say("plan.LineNoSuch").Count("most", aheadLine)))
		case n == aheadLine:
			t.sayAhead()
		default:
			if err := t.change(n, value); err != nil {
				return err
			}
		}
	}
}

// notice says a notice in the first language of the player.
func (p *printer) notice(n game.Notice) string { return p.books.For(p.speech).Say(n) }

// planRows are the settings with their values, in the order of their numbers.
func (t *terminal) planRows() []string {
	plan := t.seat.Player.Plan()
	limit := func(n int) game.Notice {
		if n == 0 {
			return game.Say("plan.NoLimit")
		}
		return game.Verbatim(strconv.Itoa(n))
	}
	day, which, balance := game.Say("plan.None"), game.Say("plan.Unnamed"), game.Say("plan.Off")
	if plan.Exam.Day != 0 {
		day = game.Verbatim(plan.Exam.Day.String())
	}
	if plan.Exam.Blueprint != "" {
		which = game.Verbatim(content.BlueprintID(content.OneLine(plan.Exam.Blueprint)).Short())
	}
	if plan.Balance {
		balance = game.Say("plan.On")
	}
	var rows []string
	for _, r := range []struct{ label, value game.Notice }{
		{game.Say("plan.RowExam"), day},
		{game.Say("plan.RowWhich"), which},
		{game.Say("plan.RowNew"), game.Verbatim(strconv.Itoa(plan.New))},
		{game.Say("plan.RowItems"), limit(plan.Items)},
		{game.Say("plan.RowMinutes"), limit(plan.Minutes)},
		{game.Say("plan.RowRest"), plan.Rest.Named()},
		{game.Say("plan.RowBalance"), balance},
		{game.Say("plan.RowAhead"), game.Verbatim("")},
	} {
		row := t.notice(r.label)
		if value := t.notice(r.value); value != "" {
			row += ": " + value
		}
		rows = append(rows, row)
	}
	return rows
}

// change gives the setting of a number a new value, and says what it is then or why it cannot be.
func (t *terminal) change(n int, value string) error {
	now := t.seat.Now()
	change, wrongly := t.planned(n, value, now)
	if !wrongly.Empty() {
		t.say(phrase.Stopped(t.notice(wrongly)))
		return nil
	}
	if _, err := t.keep(t.seat.Player.SetPlan(change, now)); err != nil {
		return err
	}
	t.say(t.planRows()[n-1])
	if change.Exam != nil {
		t.sayEnds()
	}
	return nil
}

// sayEnds says that the planned exam is given for the last time before its day, if it is.
func (t *terminal) sayEnds() {
	if ends := t.seat.Player.Plan().Exam.EndsBefore(t.seat.Packs); !ends.Empty() {
		t.say(t.notice(ends))
	}
}

// planned reads a new value of the setting of a number.
func (t *terminal) planned(n int, value string, now game.Moment) (change game.Planned, wrongly game.Notice) {
	is := t.seat.Player.Plan().Exam
	switch n {
	case 1:
		if is.Day = 0; !t.books.SaysNothing(value) {
			is.Day, wrongly = t.seat.Player.ReadExamDay(value, now)
		}
		change.Exam = &is
	case 2:
		is.Blueprint, wrongly = t.examNamed(value)
		change.Exam = &is
	case 3:
		change.New, wrongly = t.within(value, game.MostNew, false)
	case 4:
		change.Items, wrongly = t.within(value, game.MostItems, true)
	case 5:
		change.Minutes, wrongly = t.within(value, game.MostMinutes, true)
	case 6:
		days, ok := t.books.ReadWeekdays(value)
		switch change.Rest = &days; {
		case !ok:
			wrongly = game.Say("plan.UseRest")
		case len(days.Days()) == len(game.WeekFromMonday):
			wrongly = game.Say("plan.AllRest")
		}
	case 7:
		on, ok := t.books.ReadSwitch(value)
		if change.Balance = &on; !ok {
			wrongly = game.Say("plan.UseSwitch")
		}
	}
	return change, wrongly
}

// within reads a number from 0 to most; a word for nothing is 0 where that is no limit.
func (t *terminal) within(value string, most int, limited bool) (*int, game.Notice) {
	n, ok := number(value)
	if limited && t.books.SaysNothing(value) {
		n, ok = 0, true
	}
	if !ok || n < 0 || n > most {
		return nil, game.Say("plan.UseNumber").Count("low", 0).Count("high", most)
	}
	return &n, game.Notice{}
}

// examNamed finds the exam that is meant, among those of the game and of packs.
func (t *terminal) examNamed(value string) (id string, wrongly game.Notice) {
	if t.books.SaysNothing(value) {
		return "", game.Notice{}
	}
	if b, ok := exam.Named(value); ok {
		return string(b.ID), game.Notice{}
	}
	var names []string
	for _, b := range exam.All() {
		names = append(names, b.ID.Short())
	}
	for _, p := range t.seat.Packs {
		for _, b := range p.Blueprints() {
			if strings.EqualFold(string(b.ID), value) || strings.EqualFold(b.ID.Short(), value) {
				return string(b.ID), game.Notice{}
			}
			names = append(names, b.ID.Short())
		}
	}
	return "", game.Say("plan.ExamsKnown").With("names", strings.Join(slices.Compact(names), ", "))
}

// sayAhead says what is coming, and how much was known when it was repeated.
func (t *terminal) sayAhead() {
	o := t.seat.Player.Outlook(t.seat.Packs, t.seat.Now())
	for _, n := range o.Say() {
		t.say(t.notice(n))
	}
	weeks := t.seat.Player.Retention()
	if len(weeks) == 0 {
		t.say(t.notice(game.Say("plan.NoneWeekly")))
		return
	}
	t.say(t.notice(game.Say("plan.Weekly")))
	for _, w := range weeks {
		t.say(t.notice(game.Say("plan.Week").Count("n", w.Reviews).Count("right", w.Right).
			Count("percent", game.Percent(w.Right, w.Reviews)).With("date", game.StudyDay(w.Monday).String())))
	}
}
