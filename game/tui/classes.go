package tui

import (
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// attending is what a model knows of the class of its player.
type attending struct {
	room  class.Room    // nil for none
	shown *screen.Class // nil for none
	at    time.Duration // when shown was read, by the monotonic clock
	clock int           // the number of the alarm that is set for the clock of a round
	set   bool          // one is set

	queue  []class.Command // the first one is on its way while busy
	busy   bool
	unsent bool // the first one could not be kept, and is tried again

	beneath screen.Screen // what the question of the class was opened over, nil while it is not shown
	on      class.RoundID // the round that is shown
	met     class.RoundID // the newest round that was seen before it was closed
	away    attendance.At // from which the player went away
	asking  bool          // the player has asked the class something, and sees it once it is there

	brought   map[class.RoundID]game.VerdictStep
	projector bool
}

type (
	// classChanged says that the view of the class may be another one.
	classChanged struct{}
	// classDone says what came of a command.
	classDone struct{ err error }
	// classAgain says that it is time to try again what could not be kept.
	classAgain struct{}
	// classClock says that what is said of the time of a round changes now.
	classClock struct{ number int }
)

// tryAgainAfter is how long what could not be kept waits before it is tried again.
const tryAgainAfter = 2 * time.Second

// changes gives the bell of the class, nil where there is none.
func (o Options) changes() <-chan struct{} {
	if o.Class == nil {
		return nil
	}
	return o.Class.Changed()
}

// readClass reads how the class stands now.
func (m *Model) readClass() {
	c := &m.class
	if c.room == nil {
		return
	}
	now := m.seat.Now()
	c.at = now.Mono
	shown := &screen.Class{View: c.room.View(), Projector: c.projector}
	if shown.Class == "" { // the player is in it no longer
		c.shown = nil
		return
	}
	shown.Work = attendance.WorkOf(m.seat.Player, m.seat.Packs, shown.Assignments, now)
	shown.Today = m.seat.Player.Today(now)
	shown.Boss = attendance.Boss(m.seat.Packs, shown.Raid)
	if m.keyring() {
		shown.Keys = c.room.Keys()
	}
	if r := shown.Round; r != nil {
		if q, ok := attendance.Question(m.seat.Packs, r); ok {
			shown.Question = &q
		}
		if b, ok := c.brought[r.ID]; ok {
			shown.Brought = &b
		}
		if r.Clock != nil {
			shown.Left = r.Clock.Left
		}
		if otherClock(c.shown, r) {
			c.set = false // the alarm is set for a time that does not come
		}
		if !r.Phase.Over() {
			c.met = r.ID
		}
	}
	c.shown = shown
	m.markSending()
}

// otherClock reports whether a round has another clock than the one that was read before.
func otherClock(before *screen.Class, r *class.Round) bool {
	if before == nil || before.Round == nil || before.Round.Clock == nil || r.Clock == nil {
		return true
	}
	was, is := before.Round.Clock, r.Clock
	return was.Given != is.Given || was.Stood != is.Stood
}

// markSending tells the screens how far what was done is.
func (m *Model) markSending() {
	c := &m.class
	if c.shown == nil {
		return
	}
	state := screen.Sent
	switch {
	case c.unsent:
		state = screen.Unsent
	case len(c.queue) > 0:
		state = screen.OnItsWay
	}
	if c.shown.Sending != state || c.shown.Projector != c.projector {
		next := *c.shown
		next.Sending, next.Projector = state, c.projector
		c.shown = &next
	}
}

// hearClass takes what the class says.
func (m *Model) hearClass(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case classChanged:
		return m.classMoved(), true
	case classDone:
		return m.finishCommand(msg.err), true
	case keyDone:
		return m.keyAnswered(msg), true
	case classAgain:
		return m.sendCommand(), true
	case classClock:
		if msg.number == m.class.clock {
			m.class.set = false
			m.readClass()
			return m.setClassClock(), true
		}
		return nil, true
	}
	return nil, false
}

// classMoved reads the class again and goes along with it.
func (m *Model) classMoved() tea.Cmd {
	if m.class.room == nil {
		return nil
	}
	m.readClass()
	recorded := m.enterRounds()
	return tea.Batch(recorded, m.followRound(), m.setClassClock())
}

// setClassClock sets the alarm for when something else is said of the time of the round that is shown.
func (m *Model) setClassClock() tea.Cmd {
	c := &m.class
	if c.beneath == nil || c.set || c.shown.Round == nil || c.shown.Round.Clock == nil || c.shown.Round.Clock.Stood || c.shown.Left <= 0 {
		return nil
	}
	c.clock++
	c.set = true
	return m.after(widget.NextPaperTime(c.shown.Left), classClock{c.clock})
}

// do carries a command out in the class, after those before it and never on the goroutine that
// draws. A vote takes the place of one that still waits.
func (m *Model) do(cmd class.Command) tea.Cmd {
	c := &m.class
	if c.room == nil {
		return nil
	}
	first := 0
	if c.busy {
		first = 1
	}
	if vote, ok := cmd.(class.CastVote); ok {
		for i := first; i < len(c.queue); i++ {
			if waits, ok := c.queue[i].(class.CastVote); ok && waits.Round == vote.Round {
				c.queue[i] = cmd
				return m.sendCommand()
			}
		}
	}
	c.queue = append(c.queue, cmd)
	return m.sendCommand()
}

// sendCommand sends the first command of the queue on its way, if none is.
func (m *Model) sendCommand() tea.Cmd {
	c := &m.class
	defer m.markSending()
	if c.busy || len(c.queue) == 0 {
		return nil
	}
	c.busy = true
	room, cmd := c.room, c.queue[0]
	return func() tea.Msg { return classDone{room.Do(cmd)} }
}

// idle reports whether nothing that was done in the class waits to be kept.
func (c *attending) idle() bool { return len(c.queue) == 0 }

// owes reports whether a vote waits to be kept.
func (c *attending) owes() bool {
	return slices.ContainsFunc(c.queue, func(cmd class.Command) bool { _, vote := cmd.(class.CastVote); return vote })
}

// finishCommand takes what came of the command on its way. What could not be kept is tried again.
func (m *Model) finishCommand(err error) tea.Cmd {
	c := &m.class
	if !c.busy {
		return nil
	}
	c.busy = false
	refused := (*class.RefusedError)(nil)
	switch {
	case errors.As(err, &refused):
		c.asking = false
		m.flash = func(a screen.Area) string { return a.Book().Refusals.Say(refused.Why) }
	case err != nil:
		c.unsent = true
		m.markSending()
		return m.after(tryAgainAfter, classAgain{})
	}
	c.unsent, c.queue = false, c.queue[1:]
	if m.leaves() {
		return tea.Quit
	}
	return tea.Batch(m.sendCommand(), m.classMoved())
}
