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
	t, w := a.Theme, a.Book().Today
	label := "  " + t.Key.Render(a.Keys.Today.Help().Key) + " " + t.Line.Render(t.Sign.Gist) + " " + t.Muted.Render(w.Key)
	return widget.Spread(label, t.Muted.Render(w.Brief(h.today.week, h.today.done, h.today.of)), width, t.Sign.More)
}
