package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/home"
	"quest/game/tui/screen"
)

// compareNow says that it is time to compare the packs with their folders. It comes
// after the first picture: with many packs that takes longer than all else.
type compareNow struct{}

// stillComparing says that the comparison takes so long that the player is told.
type stillComparing struct{}

// compared says that all packs were compared: what they are now, and what there is to
// tell about those that cannot be played.
type compared struct {
	packs   []*content.Pack
	notices []game.Notice
}

// workOnPacks starts the comparison, if there is anything to compare.
func (m *Model) workOnPacks() tea.Cmd {
	if m.seat.Compare == nil {
		return nil
	}
	return m.after(settleAfter, compareNow{})
}

// hearPacks takes what becomes of the comparison.
func (m *Model) hearPacks(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case compareNow:
		compare := m.seat.Compare
		work := func() tea.Msg {
			packs, notices := compare()
			return compared{packs, notices}
		}
		return tea.Batch(work, m.after(slowAfter, stillComparing{})), true
	case stillComparing:
		m.reading = !m.compared
		return nil, true
	case compared:
		return m.takePacks(msg), true
	}
	return nil, false
}

// takePacks goes on with the packs as they are now. A map that is on the screen is read
// again; a session keeps the pack that it began with.
func (m *Model) takePacks(now compared) tea.Cmd {
	if m.compared {
		return nil
	}
	m.reading = false
	changed := !slices.Equal(m.seat.Packs, now.packs)
	m.seat.Packs, m.compared = now.packs, true
	h, onMap := m.screen.(home.Home)
	var followed tea.Cmd
	if onMap && changed { // a session goes on under the IDs with which it began
		followed = m.followIDs()
	}
	switch {
	case onMap && (changed || len(now.notices) > 0):
		m.screen = h.Follow(m.seat.Packs, m.seat.Player, m.seat.Now(), now.notices)
	case !onMap:
		m.addNotices(now.notices)
	}
	return followed
}

// current reports whether packs may be played: they are what their folders hold. Where
// one is not, the map shows what there is instead.
func (m *Model) current(packs ...*content.Pack) (anew tea.Cmd, ok bool) {
	changed := func(p *content.Pack) bool { return !m.seat.Current(p) }
	if m.seat.Current == nil || !slices.ContainsFunc(packs, changed) {
		return nil, true
	}
	now := compared{}
	now.packs, now.notices = m.seat.Compare()
	m.takePacks(now)
	if _, onMap := m.screen.(home.Home); !onMap {
		anew = m.goHome()
	}
	m.flash = func(a screen.Area) string { return a.Book().Frame.PackChanged }
	return anew, false
}
