package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/itempage"
	"quest/game/tui/screen"
)

// showItem opens the page of the item whose verdict is shown.
func (m *Model) showItem() tea.Cmd {
	verdict, ok := m.session.Step().(game.VerdictStep)
	if !ok {
		return nil
	}
	var history *game.ItemHistory
	if h, known := m.seat.Player.History(verdict.Question.ID(), m.seat.Now()); known {
		history = &h
	}
	return m.cover(itempage.New(verdict.Question.Pack, verdict.Question.Item, history, verdict.Review))
}

// markItem sets a mark of the item that is asked or judged, or takes it away if it is set. A
// question that is put off or suspended gives way to the next one.
func (m *Model) markItem(mark game.Mark) tea.Cmd {
	now := m.seat.Now()
	batch, ok := m.session.Mark(mark, now)
	if !ok {
		return nil
	}
	last, _ := m.session.LastMark()
	return m.marked(batch, now, last.Mark, last.On)
}

// unmark takes back the newest change of a mark in this session.
func (m *Model) unmark() tea.Cmd {
	now := m.seat.Now()
	last, _ := m.session.LastMark()
	batch, ok := m.session.UndoMark(now)
	if !ok {
		m.flash = func(a screen.Area) string { return a.Book().Review.MarkNone }
		return nil
	}
	return m.marked(batch, now, last.Mark, !last.On)
}

// marked keeps a change of a mark, shows what is asked now, and says what has changed.
func (m *Model) marked(batch game.Batch, now game.Moment, mark game.Mark, on bool) tea.Cmd {
	cmd := m.keep(batch, now)
	switch _, judged := m.session.Step().(game.VerdictStep); {
	case judged && m.over != nil:
		cmd = tea.Batch(cmd, m.showItem())
	case !judged && mark != game.Star:
		cmd = tea.Batch(cmd, m.showStep())
	}
	m.flash = func(a screen.Area) string { return a.Book().Review.Marked(mark, on) }
	return cmd
}
