package tui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
)

const (
	// settleAfter lets the first picture come before any other work.
	settleAfter = 200 * time.Millisecond
	// watchEvery is how often a terminal that watches a save asks for news.
	watchEvery = time.Second
)

// What is done on the save while the game goes on arrives as a message.
type (
	settleNow struct{}
	settled   struct{ notices []game.Notice }
	watchNow  struct{}
	watched   struct {
		player  *game.Player
		changed bool
	}
	tookOver struct {
		seat *game.Seat
		err  error
	}
	exported struct {
		path string
		err  error
	}
)

// workOnSave starts what is done on the save while the game goes on: what opening it left
// to do, and watching what another program plays.
func (m *Model) workOnSave() tea.Cmd {
	var cmds []tea.Cmd
	if m.seat.Settle != nil {
		cmds = append(cmds, m.after(settleAfter, settleNow{}))
	}
	if m.watches() {
		cmds = append(cmds, m.after(watchEvery, watchNow{}))
	}
	return tea.Batch(cmds...)
}

// hearSave takes what was done on the save.
func (m *Model) hearSave(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case settleNow:
		settle := m.seat.Settle
		return func() tea.Msg { return settled{settle()} }, true
	case settled:
		m.addNotices(msg.notices)
		return nil, true
	case watchNow:
		if watch := m.seat.Watch; watch != nil {
			return func() tea.Msg {
				p, changed := watch()
				return watched{p, changed}
			}, true
		}
		return nil, true
	case watched:
		return m.follow(msg), true
	case tookOver:
		return m.sit(msg), true
	case exported:
		m.showExported(msg)
		return nil, true
	}
	return nil, false
}

// addNotices takes notices that come while the game is played: they are shown at once, as
// far as there is room, and all of them on the map.
func (m *Model) addNotices(notices []game.Notice) {
	if len(notices) == 0 {
		return
	}
	m.notices = append(m.notices, notices...)
	m.flash = saying(notices)
}

// tellStart shows at once what was found at the start, where the game begins anywhere but
// on the map, which tells it in a box. All of it is told on the map, too.
func (m *Model) tellStart() {
	if len(m.notices) > 0 && m.flash == nil {
		m.flash = saying(m.notices)
	}
}

// saying says notices one after the other.
func saying(notices []game.Notice) func(screen.Area) string {
	return func(a screen.Area) string {
		said := make([]string, len(notices))
		for i, n := range notices {
			said[i] = a.Book().Say(n)
		}
		return strings.Join(said, " ")
	}
}

// saveKeys are the keys that work only while watching, or while nothing is saved.
// In a text field, where letters type, they go by a function key.
func (m *Model) saveKeys(a screen.Area) []key.Binding {
	var keys []key.Binding
	if m.watches() && !m.typing() {
		keys = append(keys, keymap.Says(m.keys.TakeOver, a.Book().Saving.TakeOver))
	}
	if m.canExport() {
		keys = append(keys, keymap.As(m.keys.Export, m.exportKey(), a.Book().Saving.Export))
	}
	return keys
}
