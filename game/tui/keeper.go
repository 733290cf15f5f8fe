package tui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/screen"
)

// keeper hands batches to the journal: one at a time, in their order, and never on
// the goroutine that draws. It knows which standing is on disk.
type keeper struct {
	journal game.Journal
	retry   func() error         // of the seat, nil for none
	news    func() []game.Notice // nil for none
	after   alarm
	queue   []keeping // the first one is on its way
	busy    bool
	number  int // of the batch on its way
	slow    bool
	kept    standings
	played  standings    // after the newest batch, on disk or not
	why     *game.Notice // why the newest batch was not saved, nil if it was
	ends    game.BacklogEnd
}

// keeping is a batch with the standings after it. again stands for what waits with the
// journal in place of a batch.
type keeping struct {
	batch game.Batch
	again bool
	standings
}

// appended is the message that a batch is on disk, or why it is not.
type appended struct {
	err  error
	news []game.Notice // what happened to the save meanwhile
}

// dragging is the message that a batch has been on its way for so long that the player
// should know.
type dragging struct{ number int }

// drags reports whether the batch that a message tells of is still on its way.
func (k *keeper) drags(msg dragging) bool { return k.busy && msg.number == k.number }

// retry is the message that what waits with the journal is to be tried again, if nothing
// else was handed over since the batch of that number.
type retry struct{ number int }

// retryEvery is how often what waits with the journal is tried again.
const retryEvery = 3 * time.Second

// alarm makes the command that brings a message after some time.
type alarm func(time.Duration, tea.Msg) tea.Cmd

func ring(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

const patience = 100 * time.Millisecond

func newKeeper(seat *game.Seat, after alarm) keeper {
	now := standingsOf(seat.Player, seat.Now())
	k := keeper{journal: seat.Journal, retry: seat.Retry, news: seat.News, after: after, kept: now, played: now}
	if seat.Unsaved != nil && seat.Watch == nil {
		k.why = &seat.Unsaved.Why
	}
	return k
}

// put takes a batch.
func (k *keeper) put(b game.Batch, after standings) tea.Cmd {
	k.queue, k.played = append(k.queue, keeping{batch: b, standings: after}), after
	k.ends.Forget()
	return k.next()
}

// next sends the first batch of the queue on its way, if none is.
func (k *keeper) next() tea.Cmd {
	if k.busy || len(k.queue) == 0 {
		return nil
	}
	k.busy, k.slow = true, false
	k.number++
	number, write, news := k.number, k.writing(k.queue[0]), k.news
	return tea.Batch(
		func() tea.Msg {
			done := appended{err: write()}
			if news != nil {
				done.news = news()
			}
			return done
		},
		k.after(patience, dragging{number}),
	)
}

// writing is what is done for the first of the queue, off the goroutine that draws.
func (k *keeper) writing(first keeping) func() error {
	if first.again {
		return k.retry
	}
	journal := k.journal
	return func() error {
		_, err := journal.Append(first.batch)
		return err
	}
}

// tryAgain hands what waits with the journal to it once more, unless something else was
// handed over meanwhile.
func (k *keeper) tryAgain(number int) tea.Cmd {
	if k.busy || number != k.number || k.why == nil {
		return nil
	}
	k.queue = append(k.queue, keeping{again: true, standings: k.played})
	return k.next()
}

// finish takes the result of the batch on its way. What was not saved stays with the
// journal, which writes it with the next batch, so the standing on disk follows only then.
func (k *keeper) finish(done appended) tea.Cmd {
	if !k.busy {
		return nil
	}
	first := k.queue[0]
	k.queue, k.busy, k.slow = k.queue[1:], false, false
	k.why = nil
	if done.err != nil {
		why := whyNotSaved(done.err)
		k.why = &why
	}
	lost := (*game.NotSavedError)(nil)
	known := errors.As(done.err, &lost)
	if done.err == nil || known && lost.Fate == game.OlderGone {
		k.kept = first.standings
	}
	if known && lost.Fate == game.Waits && k.retry != nil && len(k.queue) == 0 {
		return k.after(retryEvery, retry{k.number})
	}
	return k.next()
}

// idle reports whether nothing is waiting.
func (k *keeper) idle() bool { return len(k.queue) == 0 }

// state is what a screen may know. While a chest waits, nothing shows what is in it.
func (k *keeper) state(chestWaits bool) screen.Kept {
	kept := screen.Kept{Standing: k.kept.shown(chestWaits), Played: k.played.shown(chestWaits), Why: k.why}
	switch {
	case k.why != nil:
		kept.State = screen.Lost
	case k.slow:
		kept.State = screen.Slow
	case !k.idle():
		kept.State = screen.Saving
	}
	return kept
}

// keep hands a batch to the journal, unless it is empty.
func (m *Model) keep(b game.Batch, now game.Moment) tea.Cmd {
	if b.Empty() {
		return nil
	}
	after := standingsOf(m.seat.Player, now)
	m.note(b, m.keeper.played, after)
	return m.keeper.put(b, after)
}

// hearJournal takes what the journal says.
func (m *Model) hearJournal(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case appended:
		cmd := m.keeper.finish(msg)
		m.addNotices(msg.news)
		if m.leaves() {
			return tea.Quit, true
		}
		return tea.Batch(cmd, m.tell(screen.Stored{})), true
	case retry:
		return m.keeper.tryAgain(msg.number), true
	case dragging:
		m.keeper.slow = m.keeper.slow || m.keeper.drags(msg)
		return nil, true
	}
	return nil, false
}

// leave is the wish to leave the game, from a signal.
type leave struct{}

// longest is how long leaving waits for the journal and the class.
const longest = 5 * time.Second

// leaves reports whether the player is leaving, and nothing is on its way any more.
func (m *Model) leaves() bool { return m.leaving && m.keeper.idle() && m.class.idle() }

// leave leaves once all that was played is on disk, and what was done in the class is kept there; asked
// twice, at once.
func (m *Model) leave() tea.Cmd {
	if m.leaving {
		return tea.Quit
	}
	kept := tea.Batch(m.keepControls(), m.keepPaper())
	if m.keeper.idle() && m.class.idle() {
		return tea.Quit
	}
	m.leaving = true
	return tea.Batch(kept, m.after(longest, tea.QuitMsg{}))
}
