package lab

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// phase is what the player does now, with the data that belongs to that alone: wiring,
// predicting, travelling, seen, reading or showing.
type phase interface {
	// hear takes a key.
	hear(Lab, screen.Area, tea.KeyPressMsg) (Lab, screen.Intent)
	// click takes what a mouse has found.
	click(Lab, widget.Target) (Lab, screen.Intent)
	// onward is what a click below the panel does.
	onward(Lab) (Lab, screen.Intent)
	// lanes gives the routes that the picture shows.
	lanes(Lab) []lane
	// panel is what stands below the picture or beside it.
	panel(Lab, screen.Area, widget.Pen, drawing, int) widget.Page
	// status is the line below the page.
	status(Lab, screen.Area) string
	// help gives the keys. scrolls is whether the panel is taller than its room.
	help(l Lab, a screen.Area, scrolls bool) []key.Binding
}

// sheet is a phase in which a text lies over the picture and the panel.
type sheet interface {
	lines(Lab, screen.Area, widget.Pen) []string
}

// idle is a phase in which nothing has been fired and nothing can be clicked.
type idle struct{}

func (idle) click(l Lab, _ widget.Target) (Lab, screen.Intent) { return l, nil }

func (idle) onward(l Lab) (Lab, screen.Intent) { return l, nil }

func (idle) lanes(l Lab) []lane {
	routes, err := l.play.Visible(l.lab().Actions[l.action].ID)
	if err != nil {
		return nil
	}
	return idleLanes(routes)
}

func idleLanes(routes []*content.Route) []lane {
	var all []lane
	for i, r := range routes {
		all = append(all, lane{route: r, number: i + 1, idle: true, choice: -1})
	}
	return all
}

func (idle) panel(Lab, screen.Area, widget.Pen, drawing, int) widget.Page { return widget.Page{} }
