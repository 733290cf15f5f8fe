package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game/attendance"
	"quest/game/tui/classroom"
	"quest/game/tui/quiz"
	"quest/game/tui/screen"
)

// showPast opens the list of the closed questions of the class.
func (m *Model) showPast(i screen.ShowPast) tea.Cmd {
	if m.class.shown == nil {
		return nil
	}
	return m.mount(classroom.NewPast(m.seat.Packs, m.seat.Now().Wall.Location(), i.At))
}

// showEarlier opens one of them, unless no pack here has it.
func (m *Model) showEarlier(i screen.ShowEarlier) tea.Cmd {
	if m.class.shown == nil {
		return nil
	}
	for _, r := range attendance.Closed(&m.class.shown.View) {
		if q, ok := attendance.Question(m.seat.Packs, &r); ok && r.ID == i.Round {
			r.Opened = r.Opened.In(m.seat.Now().Wall.Location())
			return m.mount(quiz.NewEarlier(q, r))
		}
	}
	return nil
}
