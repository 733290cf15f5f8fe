package home

import (
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/screen"
)

// mouse chooses the lesson that is clicked, and opens one that is chosen already or whose
// deed or test-out is clicked. A wheel chooses the lesson above or below.
func (h Home) mouse(a screen.Area, msg tea.Msg) (Home, screen.Intent) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		h = h.onPath()
		h.list = h.list.To(h.list.At + map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.MouseClickMsg:
		_, at := h.drawn(a)
		if msg.Y == at.due && msg.X >= at.dueFrom {
			if h.onDue {
				return h, h.open()
			}
			h = h.onPath()
			h.onDue = true
			return h, nil
		}
		if msg.Y == at.class {
			if h.onClass {
				return h, h.open()
			}
			h = h.onPath()
			h.onClass = true
			return h, nil
		}
		if msg.Y == at.exam && msg.X >= at.dueFrom {
			if h.onExam {
				return h, h.open()
			}
			h = h.onPath()
			h.onExam = true
			return h, nil
		}
		if msg.Y == at.test && msg.X >= at.testFrom {
			return h, h.testOut()
		}
		if msg.Y == at.deed && msg.X >= at.deedFrom {
			return h, h.open()
		}
		row, ok := h.rowAt(at, msg.X, msg.Y)
		switch {
		case !ok:
		case row == h.list.At && !h.above():
			return h, h.open()
		default:
			h.list = h.list.To(row)
			h = h.onPath()
		}
	}
	return h, nil
}

// rowAt gives the row in a cell of the map.
func (h Home) rowAt(at spots, x, y int) (int, bool) {
	line := y - at.path
	if h.list.Rows == 0 || line < 0 || line >= at.rows || x >= at.width {
		return 0, false
	}
	line += at.from
	for row := range h.list.Rows {
		first, last := at.layout.of(row)
		if line >= first && line <= last {
			return row, true
		}
	}
	return 0, false
}
