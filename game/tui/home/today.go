package home

import (
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// agenda is how the week and the tasks of the day stand, for one line of the map.
type agenda struct {
	week     game.WeekGoal
	done, of int // tasks
}

func agendaOf(player *game.Player, now game.Moment) agenda {
	today := player.Today(now)
	done, of := player.TasksDone(today)
	return agenda{player.Week(today), done, of}
}

// todayRow says in one line how the week and the tasks of the day stand, and which key shows more.
func (h Home) todayRow(a screen.Area, width int) string {
	t := a.Theme
	name := func(in screen.Area) string { return t.Muted.Render(in.Book().Today.Key) }
	state := func(in screen.Area) string {
		return t.Muted.Render(in.Book().Today.Brief(h.today.week, h.today.done, h.today.of))
	}
	label := "  " + t.Key.Render(a.Keys.Today.Help().Key) + " " + t.Line.Render(t.Sign.Gist) + " "
	label += widget.Heading(a, width-widget.Width(label)-widget.Width(state(a))-2, name)
	return widget.Spread(label, widget.Heading(a, width-widget.Width(label)-2, state), width, t.Sign.More)
}
