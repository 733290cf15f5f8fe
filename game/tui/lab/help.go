package lab

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// scrolled moves the panel at the keys that scroll; ok is false for any other message.
func (l Lab) scrolled(a screen.Area, msg tea.Msg) (Lab, bool) {
	b := l.board(a)
	moved, ok := l.at(b).Hear(a.Keys, msg, len(b.panel.Lines), b.height)
	if ok {
		l.scroll, l.free = moved, true
	}
	return l, ok
}

// Help gives the keys of what the player does now.
func (l Lab) Help(a screen.Area) []key.Binding {
	b := l.board(a)
	return l.phase.help(l, a, !widget.Fits(len(b.panel.Lines), b.height))
}

// digits names the keys of some numbered choices.
func digits(n int) string { return "1-" + strconv.Itoa(n) }
