package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/tui/certainty"
	"quest/game/tui/deeds"
	"quest/game/tui/lesson"
	"quest/game/tui/mixups"
	"quest/game/tui/note"
	"quest/game/tui/practice"
	"quest/game/tui/screen"
	"quest/game/tui/settings"
	"quest/game/tui/today"
)

// top is the screen that hears and that the keys belong to: what lies over the
// screen, if anything does.
func (m *Model) top() screen.Screen {
	if m.over != nil {
		return m.over
	}
	return m.screen
}

// cover lays a screen over the one that is shown, as tall as its drawing.
func (m *Model) cover(s screen.Screen) tea.Cmd {
	m.over, m.helping = s, false
	m.number++
	return m.tell(screen.Opened{})
}

// uncover takes it away again. What the search found is taken away from the search.
func (m *Model) uncover() tea.Cmd {
	m.over, m.finder.beneath = m.finder.beneath, nil
	m.number++
	if m.over != nil {
		m.finder.number = m.number
		return tea.Batch(m.tell(screen.Returned{}), m.fill())
	}
	return m.tell(screen.Returned{})
}

// leastRows is how many rows of a question must be left to be worth showing.
const leastRows = 2

// coversAll reports whether an overlay of a height leaves so little of the screen that the
// rest is not worth showing. A question is shown as long as leastRows rows of it are left,
// because the overlay is about it.
func (m *Model) coversAll(a screen.Area, height int) bool {
	if _, needed := m.screen.(screen.Backdrop); needed {
		return height+1+leastRows > a.Height
	}
	return 2*height > a.Height
}

// overFrom is the line at which an overlay of a height begins: so that it ends at the
// foot of the screen, or towards the middle where it covers all.
func (m *Model) overFrom(a screen.Area, height int) int {
	free := max(0, a.Height-height)
	if m.coversAll(a, height) {
		return free / 3
	}
	return free
}

// covered draws the screen with what lies over it at its foot.
func (m *Model) covered(a screen.Area) screen.Drawing {
	if m.over == nil {
		return m.screen.Draw(a)
	}
	above := m.over.Draw(a)
	above.Lines = above.Lines[:min(len(above.Lines), a.Height)]
	from := m.overFrom(a, len(above.Lines))
	lines := make([]string, from, a.Height)
	heads := 0
	if !m.coversAll(a, len(above.Lines)) {
		behind := m.backdrop(a, from-1) // with an empty line between them
		copy(lines, behind.Lines)
		heads = min(behind.Heads, len(behind.Lines))
	}
	drawing := screen.Drawing{Lines: append(lines, above.Lines...), Heads: heads}
	if c := above.Cursor; c != nil {
		drawing.Cursor = &screen.Cell{X: c.X, Y: c.Y + from}
	}
	return drawing
}

// backdrop is what is seen of the screen in some rows above what lies over it: of a
// question all but its last two lines, which say what to do there, or what it draws as a
// backdrop where that is too much.
func (m *Model) backdrop(a screen.Area, rows int) screen.Drawing {
	all := m.screen.Draw(a)
	if b, ok := m.screen.(screen.Backdrop); ok {
		const status = 2
		all.Lines = all.Lines[:max(0, len(all.Lines)-status)]
		if len(all.Lines) > rows {
			behind, _ := b.Behind(a, rows)
			return behind
		}
	}
	all.Lines = all.Lines[:min(max(0, rows), len(all.Lines))]
	return all
}

// inArea moves a mouse message from the terminal to the cells of the area that the
// top screen draws in. It is false for a place outside of it.
func (m *Model) inArea(msg tea.Msg) (tea.Msg, bool) {
	a := m.area()
	left, frame, _ := m.size()
	indent, _ := m.column(frame)
	left += indent
	top := m.headerRows()
	if m.over != nil {
		top += m.overFrom(a, min(a.Height, len(m.over.Draw(a).Lines)))
	}
	move := func(at tea.Mouse) (tea.Mouse, bool) {
		at.X, at.Y = at.X-left, at.Y-top
		return at, at.X >= 0 && at.Y >= 0 && at.X < a.Width && at.Y < a.Height
	}
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		at, ok := move(tea.Mouse(msg))
		return tea.MouseClickMsg(at), ok
	case tea.MouseReleaseMsg:
		at, _ := move(tea.Mouse(msg)) // what was held is let go anywhere
		return tea.MouseReleaseMsg(at), true
	case tea.MouseMotionMsg:
		at, ok := move(tea.Mouse(msg))
		return tea.MouseMotionMsg(at), ok
	case tea.MouseWheelMsg:
		at, _ := move(tea.Mouse(msg)) // beside the column it turns what is in it
		at.X = min(max(0, at.X), a.Width-1)
		return tea.MouseWheelMsg(at), at.Y >= 0 && at.Y < a.Height
	}
	return msg, true
}

// pointed reports whether the mouse is of use: on the footer of every screen, and in most
// screens too. A screen may leave it to the terminal.
func (m *Model) pointed() bool {
	if p, ok := m.top().(screen.Pointed); ok && !m.helping {
		return p.Pointed()
	}
	return true
}

// actAsking does what questions, verdicts and what lies over them want.
func (m *Model) actAsking(i screen.AskIntent) tea.Cmd {
	switch i := i.(type) {
	case screen.Hint:
		return m.hint()
	case screen.Claim:
		m.over = nil
		m.session.Claim(i.Certainty)
		return m.judge(i.Gave)
	case screen.AskNote:
		return m.cover(note.New())
	case screen.Dispute:
		return m.dispute(i.Note)
	case screen.Undo:
		return m.undo()
	case screen.ShowPoints:
		return m.showPoints(i)
	case screen.ShowWager:
		return m.cover(certainty.NewSetting(m.seat.Player, false))
	case screen.TuneWager:
		return m.tuneWager(i.On)
	case screen.ShowMixUps, screen.ShowPractice, screen.ShowToday, screen.ShowPlan, screen.ShowDeeds, screen.ShowSettings:
		return m.showBeside(i)
	case screen.WearTitle:
		now := m.seat.Now()
		return m.keep(m.seat.Player.Wear(game.SlotTitle, i.Title, now), now)
	case screen.Try:
		return m.try(i)
	case screen.Tune:
		return m.tune(i)
	case screen.SwitchPlayer:
		return m.switchPlayer(i.Name)
	case screen.ShowItem:
		return m.showItem()
	case screen.MarkItem:
		return m.markItem(i.Mark)
	case screen.Unmark:
		return m.unmark()
	case screen.Close:
		return m.uncover()
	}
	return nil
}

// showBeside shows a screen that a key of the map leads to.
func (m *Model) showBeside(i screen.AskIntent) tea.Cmd {
	packs, player, now := m.seat.Packs, m.seat.Player, m.seat.Now()
	switch i := i.(type) {
	case screen.ShowMixUps:
		if i.From != nil {
			m.stay = i.From
		}
		return m.mount(mixups.New(packs, player))
	case screen.ShowPractice:
		m.stay = &i.From
		return m.mount(practice.New(packs, player, now, i.From))
	case screen.ShowToday:
		m.stay = i.From
		return m.mount(today.New(packs, player, now))
	case screen.ShowPlan:
		m.stay = i.From
		return m.mount(settings.NewPlan(packs, player, now))
	case screen.ShowDeeds:
		m.stay = i.From
		return m.afterChest(func() tea.Cmd { return m.mount(deeds.New(packs, player, m.seat.Now())) })
	case screen.ShowSettings:
		m.stay = i.From
		return m.mount(settings.New(packs, player, now, m.seat.Others))
	default:
		return nil
	}
}

// tuneWager turns the question for certainty on or off.
func (m *Model) tuneWager(on bool) tea.Cmd {
	if on == m.seat.Player.Wager() && !m.seat.Player.OffersWager() {
		return m.uncover()
	}
	now := m.seat.Now()
	return tea.Batch(m.keep(m.seat.Player.TuneWager(on, now), now), m.uncover())
}

// showPoints opens the points that the question asks about.
func (m *Model) showPoints(i screen.ShowPoints) tea.Cmd {
	if s, ok := m.shownSheet(); ok && s.Found {
		return m.cover(lesson.NewCited(s.Question.Pack, i.Cites))
	}
	q, ok := m.session.Question()
	if !ok {
		return nil
	}
	return m.cover(lesson.NewCited(q.Pack, i.Cites))
}

// hint takes a hint and brings the question what it says.
func (m *Model) hint() tea.Cmd {
	now := m.seat.Now()
	batch, ok := m.session.Hint(now)
	if !ok {
		return nil
	}
	kept := m.keep(batch, now)
	step, ok := m.session.Step().(game.QuestionStep)
	if !ok {
		return kept
	}
	return tea.Batch(kept, m.tell(screen.Helped{Step: step}))
}

// answer judges an answer, or asks first how sure the player is.
func (m *Model) answer(i screen.Answer) tea.Cmd {
	if step, ok := m.session.Step().(game.QuestionStep); ok && m.session.Stakes(m.seat.Now()) {
		return m.cover(certainty.NewClaim(m.seat.Player, step.Question.Pack, step.Question, i.Gave, func(a screen.Area, rows int) bool {
			b, ok := m.screen.(screen.Backdrop)
			if !ok {
				return false
			}
			_, whole := b.Behind(a, rows)
			return whole
		}))
	}
	return m.judge(i.Gave)
}

func (m *Model) judge(gave grade.Answer) tea.Cmd {
	now := m.seat.Now()
	batch, err := m.session.Answer(gave, m.speech, now)
	if err != nil {
		m.flash = func(a screen.Area) string {
			if errors.Is(err, grade.ErrUncomposed) || errors.Is(err, grade.ErrOtherLayout) {
				return a.Book().Answering.Uncomposed
			}
			return a.Book().Frame.CannotAnswer
		}
		return m.tell(screen.Returned{})
	}
	return tea.Batch(m.keep(batch, now), m.showStep())
}

// dispute keeps a note on the item that is shown.
func (m *Model) dispute(words content.Safe) tea.Cmd {
	if cmd, ok := m.disputeSheet(words); ok {
		m.flash = func(a screen.Area) string { return a.Theme.Sign.Right + " " + a.Book().Verdict.Disputed }
		return cmd
	}
	now := m.seat.Now()
	batch, ok := m.session.Dispute(words, now)
	if !ok {
		return m.uncover()
	}
	cmd := tea.Batch(m.keep(batch, now), m.uncover())
	m.flash = func(a screen.Area) string { return a.Theme.Sign.Right + " " + a.Book().Verdict.Disputed }
	return cmd
}

// undo takes the practice answer back and asks again.
func (m *Model) undo() tea.Cmd {
	now := m.seat.Now()
	batch, ok := m.session.Undo(now)
	if !ok {
		return nil
	}
	cmd := tea.Batch(m.keep(batch, now), m.showStep())
	m.flash = func(a screen.Area) string { return a.Book().Verdict.Undone }
	return cmd
}

// offer offers the certainty once, on the map, where nothing is interrupted. Behind a paper of an exam
// it waits: certainty there has no stake, and the two would be taken for one.
func (m *Model) offer() tea.Cmd {
	if m.watches() || m.sat.before || !m.seat.Player.OffersWager() {
		return nil
	}
	return m.cover(certainty.NewSetting(m.seat.Player, true))
}
