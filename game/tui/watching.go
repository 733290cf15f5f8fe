package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/exam"
	"quest/game/tui/home"
	"quest/game/tui/record"
	"quest/game/tui/screen"
	"quest/game/tui/shop"
)

// watches reports that another program plays this save: nothing can be played here.
func (m *Model) watches() bool { return m.seat.Watch != nil }

// follow shows how the save stands now.
func (m *Model) follow(seen watched) tea.Cmd {
	if !m.watches() {
		return nil
	}
	again := m.after(watchEvery, watchNow{})
	if !seen.changed {
		return again
	}
	joined := m.seat.Player.Joined()
	m.seat.Player = seen.player
	m.benches = nil // they belong to the player who was
	now := standingsOf(seen.player, m.seat.Now())
	m.keeper.kept, m.keeper.played = now, now
	m.keeper.ends.Forget()
	switch s := m.screen.(type) {
	case home.Home:
		m.screen = s.Follow(m.seat.Packs, m.seat.Player, m.seat.Now(), nil)
	case record.Record:
		return tea.Batch(again, m.mount(record.New(m.seat.Packs, m.seat.Player, m.seat.Now())))
	case shop.Shop:
		m.screen = s.Follow(m.seat.Player)
	case exam.Lobby:
		m.screen = s.Follow(m.seat.Player, m.seat.Now())
	default:
		if !joined {
			return tea.Batch(again, m.goHome())
		}
	}
	return again
}

// refuses reports whether an intent would play where only watching is possible, and shows
// the player why.
func (m *Model) refuses(i screen.Intent) bool {
	if !m.watches() {
		return false
	}
	switch i.(type) {
	case screen.Speak, screen.Go, screen.GoBack, screen.GoHome, screen.Quit, screen.Wait, screen.Close,
		screen.Answer, screen.Hint, screen.Claim, screen.Undo, screen.AskNote, screen.Dispute,
		screen.ShowPoints, screen.ShowRecord, screen.ShowBoss, screen.ShowStory, screen.ShowMixUps, screen.ShowPractice, screen.ShowPlan, screen.ShowDeeds, screen.ShowToday, screen.ShowSettings, screen.ShowItem,
		screen.ShowLabs, screen.LeaveLab, screen.ShowShop, screen.ShowPart, screen.TrustLater, screen.Seek, screen.Take,
		screen.ShowExam, screen.ShowReport, screen.ShowSheet,
		screen.ShowClass, screen.DoInClass, screen.ShowRound, screen.LeaveRound, screen.SitOut, screen.AskClass, screen.ShowProjector,
		screen.ShowKeys, screen.MakeKey, screen.DropKey, screen.ShowPast, screen.ShowEarlier:
	case screen.Join, screen.Play, screen.EnterLab, screen.Fire, screen.TrustClock, screen.TrustSave, screen.ShowWager, screen.TuneWager, screen.Tune, screen.Try, screen.SwitchPlayer,
		screen.MarkItem, screen.Unmark, screen.BuyThing, screen.WearThing, screen.WearTitle,
		screen.Enrol,
		screen.MoveTo, screen.ShowOverview, screen.FlagItem, screen.SaySure, screen.HandIn, screen.AskPaper, screen.DropPaper, screen.LeaveOut, screen.StarMissed:
		m.flash = func(a screen.Area) string { return a.Book().Saving.WatchingWhy }
		return true
	}
	return false
}

// takeOver asks for the seat of the other terminal.
func (m *Model) takeOver() tea.Cmd {
	take := m.seat.TakeOver
	if !m.watches() || take == nil {
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
	packs, compare, current := m.seat.Packs, m.seat.Compare, m.seat.Current
	*m.seat = *t.seat
	m.seat.Packs, m.seat.Compare, m.seat.Current = packs, compare, current
	m.keeper = newKeeper(m.seat, m.after)
	m.keeper.after = after
	m.notices = append(m.notices, m.seat.Notices...)
	if !m.seat.Player.Joined() {
		return tea.Batch(m.workOnSave(), m.mount(m.newWelcome()))
	}
	cmd := tea.Batch(m.workOnSave(), m.start())
	told := m.flash // what was found, if the map does not tell it
	m.flash = func(a screen.Area) string {
		if told == nil {
			return a.Book().Saving.TakenOver
		}
		return a.Book().Saving.TakenOver + " " + told(a)
	}
	return cmd
}
