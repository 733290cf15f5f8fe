package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/tui/board"
	"quest/game/tui/classroom"
	"quest/game/tui/home"
	"quest/game/tui/keymap"
	"quest/game/tui/quiz"
	"quest/game/tui/screen"
	"quest/game/tui/summary"
)

// actClass does what the screens of a class want.
func (m *Model) actClass(i screen.ClassIntent) tea.Cmd {
	switch i := i.(type) {
	case screen.Enrol:
		return m.enrol(i)
	case screen.ShowClass:
		return m.showClass(i)
	case screen.DoInClass:
		return m.do(i.Command)
	case screen.ShowRound:
		return m.attend()
	case screen.LeaveRound:
		return m.leaveRound()
	case screen.SitOut:
		return m.sitOut()
	case screen.AskClass:
		return m.askClass(i)
	case screen.ShowKeys:
		return m.showKeys()
	case screen.MakeKey:
		return m.makeKey()
	case screen.DropKey:
		return m.dropKey(i.Fingerprint)
	case screen.ShowPast:
		return m.showPast(i)
	case screen.ShowEarlier:
		return m.showEarlier(i)
	case screen.ShowProjector:
		m.class.projector = i.On
		m.markSending()
	}
	return nil
}

// showClass opens the page of the class, or its board for who leads it.
func (m *Model) showClass(i screen.ShowClass) tea.Cmd {
	c := m.class.shown
	switch {
	case c == nil:
		return nil
	case i.From != nil:
		m.stay = i.From
	}
	if c.Teaches() {
		return tea.Batch(m.mount(board.New(m.seat.Packs).At(i.Part)), m.act(i.Then))
	}
	return m.mount(classroom.New())
}

// played is the screen that the player plays on, below the question that the class asks.
func (m *Model) played() screen.Screen {
	if m.class.beneath != nil {
		return m.class.beneath
	}
	return m.screen
}

// calls reports whether the class asks something that is not shown and that the player did not go
// away from. What a round came to calls only who saw it run.
func (m *Model) calls() bool {
	c := &m.class
	if c.shown == nil || c.beneath != nil {
		return false
	}
	return (!c.shown.Teaches() || !m.onBoard()) && attendance.Calls(c.shown.Round, c.met, c.away)
}

// onBoard reports whether the board is on the screen, which tells of a running round itself.
func (m *Model) onBoard() bool { _, is := m.screen.(board.Board); return is }

// summon shows what the class asks by itself where nothing is interrupted: on the map, on the page of
// the class and behind a sitting. It hears no key at first.
func (m *Model) summon() tea.Cmd {
	if !m.calls() || m.class.shown.Teaches() || m.over != nil || m.leaving {
		return nil
	}
	switch m.screen.(type) {
	case home.Home, summary.Summary, classroom.Page:
		m.helping = false
		return m.openRound(true)
	}
	return nil
}

// attends reports whether the key that goes to the question of the class is heard: not in a paper of
// an exam, whose clock would run on.
func (m *Model) attends() bool {
	c := m.class.shown
	if c == nil || c.Round == nil || m.class.beneath != nil || m.leaving {
		return false
	}
	if _, _, open := m.paperOf(); open {
		return false
	}
	return m.calls() || c.Running()
}

// attend goes to the question of the class, and takes back that it was declined.
func (m *Model) attend() tea.Cmd {
	if !m.attends() {
		return nil
	}
	var back tea.Cmd
	if r := m.class.shown.Round; r.Refused {
		back = m.do(class.TakePart{Round: r.ID})
	}
	m.over, m.finder.beneath = nil, nil
	return tea.Batch(back, m.openRound(false))
}

// hearCall takes the keys that go to the question of the class, and decline it.
func (m *Model) hearCall(msg tea.Msg) (tea.Cmd, bool) {
	k := keymap.ForClass()
	switch {
	case keymap.Pressed(msg, k.Attend) && m.attends():
		return m.attend(), true
	case keymap.Pressed(msg, k.Decline) && m.calls() && m.attends():
		return m.sitOut(), true
	}
	return nil, false
}

// openRound shows the question of the class over what is on the screen. byItself is whether nobody
// asked for it.
func (m *Model) openRound(byItself bool) tea.Cmd {
	beneath := m.screen
	m.class.on, m.flash = m.class.shown.Round.ID, nil // what was said of an earlier round is over
	return m.mountRound(m.roundScreen(byItself), beneath)
}

// mountRound shows a screen of a round over another one.
func (m *Model) mountRound(s, beneath screen.Screen) tea.Cmd {
	trying := m.trying
	cmd := m.mount(s)
	m.class.beneath, m.trying = beneath, trying
	return tea.Batch(cmd, m.setClassClock())
}

// roundScreen is the screen of the round as it stands.
func (m *Model) roundScreen(byItself bool) screen.Screen {
	c := m.class.shown
	switch {
	case c.Question == nil:
		return classroom.NewLacking(byItself)
	case c.Round.Phase == class.Closed:
		return quiz.NewTallied(c, byItself)
	}
	return quiz.NewBallot(c, byItself)
}

// followRound goes along with the round that is shown: to its end, and to the next one.
func (m *Model) followRound() tea.Cmd {
	c := &m.class
	if c.shown == nil {
		return m.leaveRound()
	}
	r := c.shown.Round
	if c.asking && r != nil && !r.Phase.Over() && c.shown.Teaches() {
		c.asking = false
		if c.beneath == nil {
			return m.openRound(false)
		}
	}
	switch {
	case c.beneath == nil:
		return nil
	case r == nil, r.Phase == class.Stopped && r.ID == c.on:
		cmd := m.leaveRound()
		m.flash = func(a screen.Area) string { return a.Book().Classroom.TakenBack }
		if c.shown.Teaches() {
			m.flash = func(a screen.Area) string { return a.Book().Board.TookBack }
		}
		return cmd
	case r.ID != c.on && r.Phase.Over():
		return m.leaveRound()
	}
	_, tallied := m.screen.(quiz.Tallied)
	closed := r.Phase == class.Closed
	if r.ID != c.on {
		m.flash = nil
	}
	if r.ID != c.on || closed != tallied && c.shown.Question != nil {
		c.on = r.ID
		return m.mountRound(m.roundScreen(!c.shown.Teaches()), c.beneath)
	}
	m.screen, _ = m.screen.Update(m.area(), screen.ClassMoved{})
	return nil
}

// goAway remembers that the player went away from the round as it stands.
func (m *Model) goAway() {
	if c := m.class.shown; c != nil && c.Round != nil {
		r := c.Round
		m.class.away = attendance.At{Round: r.ID, Phase: r.Phase}
	}
}

// leaveRound goes back to where the question was opened from. The map is read again: the vote may
// have been entered meanwhile.
func (m *Model) leaveRound() tea.Cmd {
	c := &m.class
	if c.beneath == nil {
		return nil
	}
	m.goAway()
	back := c.beneath
	if h, ok := back.(home.Home); ok {
		back = h.Follow(m.seat.Packs, m.seat.Player, m.seat.Now(), nil)
	}
	c.beneath = nil
	m.screen, m.over, m.helping = back, nil, false
	m.number++
	return m.tell(screen.Returned{})
}

// sitOut declines the question of the class, unless the player has voted, and goes back.
func (m *Model) sitOut() tea.Cmd {
	c := m.class.shown
	if c == nil || c.Round == nil {
		return nil
	}
	r := c.Round
	cmd := m.leaveRound()
	m.goAway()
	if c.Teaches() || r.Phase.Over() || r.First != nil || r.Second != nil {
		return cmd
	}
	m.flash = func(a screen.Area) string { return a.Book().Classroom.SatOut }
	return tea.Batch(cmd, m.do(class.SitOut{Round: r.ID}))
}

// askClass asks the class an item.
func (m *Model) askClass(i screen.AskClass) tea.Cmd {
	item, ok := i.Pack.Item(i.Item)
	if !ok {
		return nil
	}
	m.class.asking = true
	return m.do(attendance.Opening(i.Pack, item, i.Clock))
}

// enterRounds enters the votes of rounds that are closed into the journal, also of those that were
// closed while the player was away. Where nothing can be saved it waits.
func (m *Model) enterRounds() tea.Cmd {
	c := m.class.shown
	if c == nil || m.watches() || m.seat.Unsaved != nil {
		return nil
	}
	var cmds []tea.Cmd
	for _, r := range attendance.Unentered(m.seat.Player, &c.View) {
		cmds = append(cmds, m.enterRound(&r))
	}
	return tea.Batch(cmds...)
}

// enterRound enters the vote of one round.
func (m *Model) enterRound(r *class.Round) tea.Cmd {
	now := m.seat.Now()
	brought, batch := attendance.Enter(m.seat.Player, m.seat.Packs, r, m.speech, now)
	if batch.Empty() {
		return nil
	}
	if m.class.brought == nil {
		m.class.brought = map[class.RoundID]game.VerdictStep{}
	}
	m.class.brought[r.ID] = brought
	cmd := m.keep(batch, now)
	m.readClass()
	return cmd
}
