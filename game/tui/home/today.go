package home

import (
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// agenda is how the week and the tasks of the day stand, for one line of the map.
type agenda struct {
	week     game.WeekGoal
	done, of int          // tasks
	makeUp   *game.MakeUp // a missed day that can be made up for today, nil for none
}

func agendaOf(player *game.Player, now game.Moment) agenda {
	today := player.Today(now)
	done, of := player.TasksDone(today)
	a := agenda{week: player.Week(today), done: done, of: of}
	if m, ok := player.MakeUp(today); ok {
		a.makeUp = &m
	}
	return a
}

// makeUpWords says that a missed day can be made up for today, "" where none can.
func (h Home) makeUpWords(a screen.Area) string {
	m := h.today.makeUp
	if m == nil {
		return ""
	}
	return a.Book().Today.CanMakeUp(a.Book().Say(game.DayName(m.Missed.Weekday())))
}

// todayRow says in one line how the week and the tasks of the day stand, and which key shows more.
func (h Home) todayRow(a screen.Area, width int) string {
	t := a.Theme
	name := func(in screen.Area) string { return t.Muted.Render(in.Book().Today.Key) }
	label := "  " + t.Key.Render(a.Keys.Today.Help().Key) + " " + t.Line.Render(t.Sign.Gist) + " "
	least := widget.Width(label) + widget.Width(name(a)) + 2
	state := func(in screen.Area) string { return h.todayWords(in, width-least) }
	label += widget.Heading(a, width-widget.Width(label)-widget.Width(state(a))-2, name)
	return widget.Spread(label, widget.Heading(a, width-widget.Width(label)-2, state), width, t.Sign.More)
}

// todayWords says how the week and the tasks of the day stand. Where a missed day can be made up
// for, that comes first: the tasks give way to it, and then the week.
func (h Home) todayWords(in screen.Area, room int) string {
	t, b := in.Theme, in.Book()
	said := t.Muted.Render(b.Brief(h.today.week, h.today.done, h.today.of))
	missed := h.makeUpWords(in)
	if missed == "" {
		return said
	}
	missed = t.Teal.Render(missed)
	for _, rest := range []string{said, t.Muted.Render(b.Brief(h.today.week, 0, 0))} {
		if line := missed + t.Muted.Render(b.Comma()) + rest; widget.Width(line) <= room {
			return line
		}
	}
	return missed
}
