package tui

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/exam"
	"quest/game/tui/quiz"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// sat is what the game knows of the paper of an exam that is open, or whose report is shown.
type sat struct {
	clock  int  // the number of the alarm that is set, so that an older one is dropped
	set    bool // one is set
	report int  // the paper whose report is shown, 0 for none
	sheet  int  // the question of it that is shown, from 1; 0 for none
	before bool // a paper was left or handed in just before the map
}

// paperClock says that what is said of the time of the open paper changes now.
type paperClock struct{ number int }

// paperOf gives the open paper that is played; false where none is.
func (m *Model) paperOf() (paper game.Paper, ends time.Duration, ok bool) {
	if m.session == nil || m.session.About().Exam == nil {
		return game.Paper{}, 0, false
	}
	switch step := m.session.Step().(type) {
	case game.QuestionStep:
		ends = step.Ends
	case game.OverviewStep:
		ends = step.Ends
	default:
		return game.Paper{}, 0, false
	}
	paper, ok = m.seat.Player.OpenPaper(m.session.About().Exam.ID)
	return paper, ends, ok
}

// paperStands is how the time of the open paper stands now.
func (m *Model) paperStands() screen.Clock {
	paper, ends, ok := m.paperOf()
	if !ok {
		return screen.Clock{}
	}
	return screen.Clock{
		Left: max(0, ends-m.seat.Now().Mono), Limit: time.Duration(paper.Minutes) * time.Minute,
		Answered: paper.AnsweredIn(), Of: len(paper.Sheets),
	}
}

// setClock sets the alarm for when something else is said of the time, unless it is set. Nothing is
// set outside of an open paper.
func (m *Model) setClock() tea.Cmd {
	if _, _, ok := m.paperOf(); !ok || m.sat.set {
		return nil
	}
	m.sat.clock++
	m.sat.set = true
	return m.after(widget.NextPaperTime(m.paperStands().Left), paperClock{m.sat.clock})
}

// hearExam takes what the clock of a paper says: it tells the screen below whatever lies over it, and
// ends a paper whose time is over.
func (m *Model) hearExam(msg tea.Msg) (tea.Cmd, bool) {
	rang, ok := msg.(paperClock)
	if !ok {
		return nil, false
	}
	if rang.number != m.sat.clock {
		return nil, true
	}
	m.sat.set = false
	if _, _, open := m.paperOf(); !open {
		return nil, true
	}
	now := m.seat.Now()
	if batch, over := m.session.Expire(now); over {
		return tea.Batch(m.keep(batch, now), m.showStep()), true
	}
	m.screen, _ = m.screen.Update(m.area(), m.paperStands())
	return m.setClock(), true
}

// showPaper shows the open paper where it stands.
func (m *Model) showPaper() tea.Cmd {
	name, step := m.session.About().Exam.ID.Short(), m.session.Step()
	if asked, ok := step.(game.QuestionStep); ok {
		return tea.Batch(m.mount(m.satAs(name, asked)), m.setClock())
	}
	if all, ok := step.(game.OverviewStep); ok {
		return tea.Batch(m.mount(exam.NewOverview(name, all, m.paperStands())), m.setClock())
	}
	over, ok := step.(game.PaperStep)
	if !ok {
		return nil
	}
	cmd := m.showReport(over.Paper, 0)
	if r, ok := m.seat.Player.PaperReport(over.Paper, nil); ok && r.Paper.Expired {
		m.flash = func(a screen.Area) string { return a.Book().Exam.TimeOver }
	}
	return cmd
}

// keepPaper keeps what is chosen at the open paper and the time at its question, when the game is left.
func (m *Model) keepPaper() tea.Cmd {
	chosen := m.keepChosen()
	if m.paperKept() {
		return chosen
	}
	now := m.seat.Now()
	return tea.Batch(chosen, m.keep(m.session.Leave(now), now))
}

// paperKept reports whether no paper is open at whose question time passes.
func (m *Model) paperKept() bool {
	_, _, open := m.paperOf()
	return !open
}

// actExam does what the screens of an exam want.
func (m *Model) actExam(i screen.ExamIntent) tea.Cmd {
	switch i := i.(type) {
	case screen.ShowExam:
		return m.showExam(i)
	case screen.ShowReport:
		return m.showReport(i.Paper, i.N)
	case screen.ShowSheet:
		return m.showSheet(i.Paper, i.N)
	case screen.AskPaper:
		if m.session != nil && m.session.About().Exam != nil {
			i.Exam = m.session.About().Exam.ID
		}
		return m.cover(exam.NewAsk(i))
	case screen.DropPaper:
		now := m.seat.Now()
		kept := m.keep(m.seat.Player.DropPaper(i.Paper, now), now)
		cmd := tea.Batch(kept, m.showExam(screen.ShowExam{Exam: i.Exam}))
		m.flash = func(a screen.Area) string { return a.Book().Exam.DropDone }
		return cmd
	case screen.LeaveOut:
		return m.leaveOut(i.Paper, i.N)
	case screen.StarMissed:
		return m.starMissed(i.Paper)
	case screen.MoveTo, screen.ShowOverview, screen.FlagItem, screen.SaySure, screen.HandIn:
		return m.actPaper(i)
	}
	return nil
}

// actPaper does what the screens of an open paper want.
func (m *Model) actPaper(i screen.ExamIntent) tea.Cmd {
	if _, _, open := m.paperOf(); !open {
		return nil
	}
	now := m.seat.Now()
	switch i := i.(type) {
	case screen.MoveTo:
		return m.movePaper(func() (game.Batch, bool) { return m.session.GoTo(i.N, now) })
	case screen.ShowOverview:
		return m.movePaper(func() (game.Batch, bool) { return m.session.Overview(now) })
	case screen.HandIn:
		return m.movePaper(func() (game.Batch, bool) { return m.session.HandIn(now) })
	case screen.FlagItem:
		return m.notePaper(m.session.Flag(now))
	case screen.SaySure:
		return m.notePaper(m.session.Say(i.Certainty, now))
	default:
		return nil
	}
}

// movePaper keeps what is chosen and shows another part of the open paper.
func (m *Model) movePaper(move func() (game.Batch, bool)) tea.Cmd {
	m.leavePartial()
	kept := m.keepChosen()
	if _, _, open := m.paperOf(); !open { // its time was over
		return tea.Batch(kept, m.showStep())
	}
	batch, ok := move()
	if !ok {
		return kept
	}
	return tea.Batch(kept, m.keep(batch, m.seat.Now()), m.showStep())
}

// putChosen keeps the whole answer that is chosen at a question of the open paper as soon as it is
// chosen, so that it counts when the time is over or the program ends.
func (m *Model) putChosen() tea.Cmd {
	q, ok := m.screen.(quiz.Question)
	if _, _, open := m.paperOf(); !open || !ok {
		return nil
	}
	gave, pending := q.Pending()
	if !pending {
		return nil
	}
	return m.notePaper(m.session.Put(gave, m.speech, m.seat.Now()))
}

// leavePartial remembers some of several options that are chosen at a question of the open paper, for
// when it is shown again.
func (m *Model) leavePartial() {
	q, ok := m.screen.(quiz.Question)
	step, asks := m.session.Step().(game.QuestionStep)
	if !ok || !asks || !q.Partial() {
		return
	}
	if m.drafts == nil {
		m.drafts = map[string]quiz.Question{}
	}
	m.drafts[step.Question.ID()] = q
}

// satAs gives the screen of a question of the open paper, with what was chosen there before and is no
// whole answer yet.
func (m *Model) satAs(name string, step game.QuestionStep) screen.Screen {
	fresh := quiz.NewSat(name, step, m.paperStands())
	left, ok := m.drafts[step.Question.ID()]
	if !ok {
		return fresh
	}
	delete(m.drafts, step.Question.ID())
	if q, same := left.Resume(step); same {
		q, _ = q.Update(m.area(), m.paperStands())
		return q
	}
	return fresh
}

// notePaper keeps something about the question that is shown, and tells its screen.
func (m *Model) notePaper(batch game.Batch, ok bool) tea.Cmd {
	if !ok {
		return nil
	}
	kept := m.keep(batch, m.seat.Now())
	step, asks := m.session.Step().(game.QuestionStep)
	if !asks {
		return tea.Batch(kept, m.showStep())
	}
	return tea.Batch(kept, m.tell(screen.Helped{Step: step}))
}

// keepChosen keeps the whole answer that is chosen at a question of the open paper and was not kept
// yet.
func (m *Model) keepChosen() tea.Cmd {
	q, ok := m.screen.(quiz.Question)
	if _, _, open := m.paperOf(); !open || !ok {
		return nil
	}
	gave, pending := q.Pending()
	if !pending {
		return nil
	}
	now := m.seat.Now()
	batch, err := m.session.Answer(gave, m.speech, now)
	if err != nil {
		return nil
	}
	return m.keep(batch, now)
}

// showExam opens what is to be known before a paper.
func (m *Model) showExam(i screen.ShowExam) tea.Cmd {
	if i.From != nil {
		m.stay = i.From
	}
	m.sat.report, m.sat.sheet = 0, 0
	return m.afterChest(func() tea.Cmd {
		return m.mount(exam.NewLobby(m.seat.Packs, m.seat.Player, m.seat.Now(), i.Exam))
	})
}

// showReport shows the report of a paper, and leads from it to what follows in the session, or back to
// the exam.
func (m *Model) showReport(id, n int) tea.Cmd {
	r, ok := m.seat.Player.PaperReport(id, m.seat.Packs)
	if !ok {
		return m.goHome()
	}
	m.sat.report, m.sat.sheet = id, 0
	var back screen.Intent = screen.ShowExam{Exam: r.Paper.Exam}
	if m.session != nil {
		back = screen.Go{}
	}
	return m.mount(exam.NewReport(r, back, n))
}

// sheetOf gives a question of the report of a paper.
func (m *Model) sheetOf(id, n int) (r game.PaperReport, s game.ReportSheet, ok bool) {
	r, ok = m.seat.Player.PaperReport(id, m.seat.Packs)
	if !ok || n < 1 || n > len(r.Sheets) {
		return r, s, false
	}
	return r, r.Sheets[n-1], true
}

// showSheet shows a question of a report with its reasons.
func (m *Model) showSheet(id, n int) tea.Cmd {
	r, s, ok := m.sheetOf(id, n)
	if !ok {
		return nil
	}
	j, ok := quiz.NewJudged(id, r.Paper.Exam.Short(), s, len(r.Sheets))
	if !ok {
		cmd := m.showReport(id, n)
		m.flash = func(a screen.Area) string { return a.Book().Say(game.Say("paper.TextGone")) }
		return cmd
	}
	m.sat.report, m.sat.sheet = id, n
	return m.mount(j)
}

// leaveOut leaves a question out of a report, or takes it in again, and shows how it stands then.
func (m *Model) leaveOut(id, n int) tea.Cmd {
	_, s, ok := m.sheetOf(id, n)
	if !ok {
		return nil
	}
	now, out := m.seat.Now(), !s.Excluded
	kept := m.keep(m.seat.Player.ExcludeFromReport(id, s.Item, out, now), now)
	shown := m.showReport
	if m.sat.sheet > 0 {
		shown = m.showSheet
	}
	cmd := tea.Batch(kept, shown(id, n))
	m.flash = func(a screen.Area) string {
		said := a.Book().Exam.In
		if out {
			said = a.Book().Exam.Out
		}
		return a.Book().Fill(said, "n", strconv.Itoa(n))
	}
	return cmd
}

// starMissed puts a star on what was missed.
func (m *Model) starMissed(id int) tea.Cmd {
	r, ok := m.seat.Player.PaperReport(id, m.seat.Packs)
	if !ok {
		return nil
	}
	now := m.seat.Now()
	batch := m.seat.Player.StarMissed(r, now)
	n := len(batch.Events)
	m.flash = func(a screen.Area) string {
		if n == 0 {
			return a.Book().Exam.StarredNone
		}
		return a.Book().Fill(a.Book().Exam.Starred, "n", strconv.Itoa(n))
	}
	return m.keep(batch, now)
}

// shownSheet gives the question of a report that is on the screen; false for none.
func (m *Model) shownSheet() (game.ReportSheet, bool) {
	if _, shown := m.screen.(quiz.Judged); !shown {
		return game.ReportSheet{}, false
	}
	_, s, ok := m.sheetOf(m.sat.report, m.sat.sheet)
	return s, ok
}

// disputeSheet keeps a note on the question of a report that is shown.
func (m *Model) disputeSheet(words content.Safe) (tea.Cmd, bool) {
	s, ok := m.shownSheet()
	if !ok {
		return nil, false
	}
	now := m.seat.Now()
	kept := m.keep(m.seat.Player.DisputeSheet(s, words, now), now)
	return tea.Batch(kept, m.uncover(), m.showSheet(m.sat.report, m.sat.sheet)), true
}

// examPlace is where the map opens after a paper: at its exam.
func examPlace(about game.About) *game.Destination {
	if about.Exam == nil {
		return about.Destination()
	}
	return &game.Destination{Exam: about.Exam.ID}
}
