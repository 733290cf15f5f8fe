package tui

import (
	"quest/game/class"
	"quest/game/phrase"
	"quest/game/tui/board"
	"quest/game/tui/classroom"
	"quest/game/tui/home"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// classBand is a line across the whole width: that the class asks something, with the keys that go
// there and decline it, or that the class cannot be reached.
func (m *Model) classBand(a screen.Area) []string {
	c := m.class.shown
	switch {
	case c == nil || m.enrols != nil:
		return nil
	case m.calls():
		return m.callLines(a)
	case c.Broken && m.meetsClass():
		return band(a, a.Theme.Wrong, widget.Wrap(widget.Heading(a, a.Width-2, func(in screen.Area) string { return in.Book().Classroom.Broken }), a.Width-2)...)
	}
	return nil
}

// meetsClass reports whether something of the class is on the screen.
func (m *Model) meetsClass() bool {
	switch m.screen.(type) {
	case classroom.Page, board.Board, home.Home:
		return true
	}
	return m.class.beneath != nil || m.class.shown.Running()
}

// callLines says that the class asks something, with the keys for it: on one line where that fits.
func (m *Model) callLines(a screen.Area) []string {
	k := keymap.ForClass()
	attend, decline := k.Attend.Help().Key, k.Decline.Help().Key
	if m.typing() {
		attend, decline = "f8", "f9"
	}
	way := func(w phrase.Classroom) string { return attend + " " + w.KeyGo + "   " + decline + " " + w.KeyNotNow }
	if !m.attends() {
		way = func(w phrase.Classroom) string { return w.CallsPaper }
	}
	ways := widget.Heading(a, a.Width/2-2, func(in screen.Area) string { return way(in.Book().Classroom) })
	what := a.Theme.Sign.Here + " " + widget.Heading(a, a.Width-widget.Width(ways)-6, func(in screen.Area) string { return m.callWords(in.Book().Classroom) })
	if widget.Width(what)+2+widget.Width(ways) > a.Width-2 {
		return band(a, a.Theme.Gold, what, ways)
	}
	return band(a, a.Theme.Gold, widget.Spread(what, ways, a.Width-2, a.Theme.Sign.More))
}

// callWords says what the class does.
func (m *Model) callWords(w phrase.Classroom) string {
	switch m.class.shown.Round.Phase {
	case class.Again:
		return w.CallsAgain
	case class.Talking:
		return w.CallsTalk
	case class.Closed:
		return w.CallsEnd
	case class.Voting, class.Counted, class.Stopped:
	}
	return w.Calls
}

// band is lines across a width on a ground of an ink.
func band(a screen.Area, ink style.Ink, lines ...string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = ink.Bold().Reverse().Render(widget.Fit(" "+l, a.Width, a.Theme.Sign.More))
	}
	return out
}
