package tui

import (
	"errors"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/doubt"
	"quest/game/tui/home"
	"quest/game/tui/keymap"
	"quest/game/tui/record"
	"quest/game/tui/screen"
)

const (
	// settleAfter lets the first picture come before any other work.
	settleAfter = 200 * time.Millisecond
	// lookEvery is how often a terminal that looks on asks for news.
	lookEvery = time.Second
)

// What happens beside the game arrives as a message.
type (
	settleNow struct{}
	settled   struct{ notices []game.Notice }
	lookNow   struct{}
	looked    struct {
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

// beside sets going what works on the save beside the game.
func (m *Model) beside() tea.Cmd {
	var cmds []tea.Cmd
	if m.seat.Settle != nil {
		cmds = append(cmds, m.after(settleAfter, settleNow{}))
	}
	if m.looksOn() {
		cmds = append(cmds, m.after(lookEvery, lookNow{}))
	}
	return tea.Batch(cmds...)
}

// looksOn says that another program plays this save: nothing can be played here.
func (m *Model) looksOn() bool { return m.seat.Watch != nil }

// hearBeside takes what happens beside the game.
func (m *Model) hearBeside(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case settleNow:
		settle := m.seat.Settle
		return func() tea.Msg { return settled{settle()} }, true
	case settled:
		m.tellLater(msg.notices)
		return nil, true
	case lookNow:
		if watch := m.seat.Watch; watch != nil {
			return func() tea.Msg {
				p, changed := watch()
				return looked{p, changed}
			}, true
		}
		return nil, true
	case looked:
		return m.follow(msg), true
	case tookOver:
		return m.sit(msg), true
	case exported:
		m.sayExported(msg)
		return nil, true
	}
	return nil, false
}

// tellLater tells notices that come while the game is played: the first one at once,
// all of them on the map.
func (m *Model) tellLater(notices []game.Notice) {
	if len(notices) == 0 {
		return
	}
	m.notices = append(m.notices, notices...)
	m.flash = func(a screen.Area) string { return a.Book().Say(notices[0]) }
}

// follow shows how the save stands now.
func (m *Model) follow(seen looked) tea.Cmd {
	if !m.looksOn() {
		return nil
	}
	again := m.after(lookEvery, lookNow{})
	if !seen.changed {
		return again
	}
	joined := m.seat.Player.Joined()
	m.seat.Player = seen.player
	m.benches = nil // they belong to the player who was
	now := standingsOf(seen.player, m.seat.Now())
	m.keeper.kept, m.keeper.played = now, now
	switch s := m.screen.(type) {
	case home.Home:
		m.screen = s.Anew(m.seat.Packs, m.seat.Player, m.seat.Now())
	case record.Record:
		return tea.Batch(again, m.mount(record.New(m.seat.Packs, m.seat.Player, m.seat.Now())))
	default:
		if !joined {
			return tea.Batch(again, m.goHome())
		}
	}
	return again
}

// refuses says whether an intent would play where only looking on is possible, and
// tells the player.
func (m *Model) refuses(i screen.Intent) bool {
	if !m.looksOn() {
		return false
	}
	switch i.(type) {
	case screen.Speak, screen.Go, screen.GoBack, screen.GoHome, screen.Quit, screen.Wait, screen.Close,
		screen.Answer, screen.Hint, screen.Claim, screen.Undo, screen.AskNote, screen.Dispute,
		screen.ShowPoints, screen.ShowRecord, screen.ShowMixUps,
		screen.ShowLabs, screen.LeaveLab, screen.TrustLater:
	case screen.Join, screen.Play, screen.EnterLab, screen.Fire, screen.TrustClock, screen.TrustSave, screen.ShowWager, screen.TuneWager:
		m.flash = func(a screen.Area) string { return a.Book().Beside.LooksOnWhy }
		return true
	}
	return false
}

// takeOver asks for the seat of the other terminal.
func (m *Model) takeOver() tea.Cmd {
	take := m.seat.TakeOver
	if !m.looksOn() || take == nil {
		return nil
	}
	return func() tea.Msg {
		seat, err := take()
		return tookOver{seat, err}
	}
}

// sit goes on at the seat that was taken over.
func (m *Model) sit(t tookOver) tea.Cmd {
	if t.err != nil {
		why := whyNotSaved(t.err)
		m.flash = func(a screen.Area) string { return a.Book().Say(why) }
		return nil
	}
	after := m.keeper.after
	*m.seat = *t.seat
	m.keeper = newKeeper(m.seat)
	m.keeper.after = after
	m.notices = append(m.notices, m.seat.Notices...)
	if !m.seat.Player.Joined() {
		return tea.Batch(m.beside(), m.mount(newWelcome(m.seat)))
	}
	cmd := tea.Batch(m.beside(), m.start())
	m.flash = func(a screen.Area) string { return a.Book().Beside.TakenOver }
	return cmd
}

// export writes everything played to a file, while it cannot be saved.
func (m *Model) export() tea.Cmd {
	rescue := m.seat.Rescue
	if !m.canExport() {
		return nil
	}
	return func() tea.Msg {
		path, err := rescue()
		return exported{path, err}
	}
}

func (m *Model) canExport() bool { return m.keeper.why != nil && m.seat.Rescue != nil }

// besideKeys are the keys that work only while looking on, or while nothing is saved.
// In a text field, where letters type, they go by a function key.
func (m *Model) besideKeys(a screen.Area) []key.Binding {
	var keys []key.Binding
	if m.looksOn() && !m.typing() {
		keys = append(keys, keymap.Says(m.keys.TakeOver, a.Book().Beside.TakeOver))
	}
	if m.canExport() {
		keys = append(keys, keymap.As(m.keys.Export, m.exportKey(), a.Book().Beside.Export))
	}
	return keys
}

// exportKey is what the key of the export is called now.
func (m *Model) exportKey() string {
	if m.typing() {
		return "f7"
	}
	return m.keys.Export.Help().Key
}

func (m *Model) sayExported(done exported) {
	m.flash = func(a screen.Area) string {
		if done.err != nil {
			return a.Book().Say(whyNotSaved(done.err))
		}
		return phrase.Fill(a.Book().Beside.Exported, "path", done.path)
	}
}

// whyNotSaved says why something is not on disk, from the error of the one who should
// have kept it.
func whyNotSaved(err error) game.Notice {
	if lost := (*game.NotSavedError)(nil); errors.As(err, &lost) {
		return lost.Why
	}
	return game.Say("frame.NotSavedUnknown")
}

// askDate asks which date is right, once at the start, when the save is too far ahead
// of the clock.
func (m *Model) askDate() (tea.Cmd, bool) {
	ahead, doubts := m.seat.Player.ClockDoubt(m.seat.Now())
	if !doubts || m.asked || m.looksOn() {
		return nil, false
	}
	m.asked = true
	return m.mount(doubt.New(m.seat.Player.Day, ahead)), true
}

// actTrust keeps what the player said about the date, and begins.
func (m *Model) actTrust(i screen.TrustIntent) tea.Cmd {
	var batch game.Batch
	now := m.seat.Now()
	switch i.(type) {
	case screen.TrustClock:
		batch = m.seat.Player.TrustClock(now)
	case screen.TrustSave:
		batch = m.seat.Player.TrustSave(now)
	case screen.TrustLater:
	}
	return tea.Batch(m.keep(batch, now), m.start())
}
