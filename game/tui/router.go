package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/chest"
	"quest/game/tui/home"
	"quest/game/tui/lesson"
	"quest/game/tui/quiz"
	"quest/game/tui/record"
	"quest/game/tui/screen"
	"quest/game/tui/summary"
	"quest/game/tui/welcome"
)

// wokeScreen tells the screen of a number that its time has passed.
type wokeScreen struct{ number int }

// newWelcome is the screen of the first run.
func newWelcome(seat *game.Seat) screen.Screen { return welcome.New(seat.Name) }

// mount shows another screen.
func (m *Model) mount(s screen.Screen) tea.Cmd {
	m.screen, m.helping = s, false
	m.number++
	return m.tell(screen.Opened{})
}

// act does what a screen wants.
func (m *Model) act(i screen.Intent) tea.Cmd {
	switch i := i.(type) {
	case nil:
	case screen.Speak:
		m.speech = i.Speech
	case screen.Join:
		return m.join(i)
	case screen.Play:
		return m.play(i.Pack, i.Goal)
	case screen.Go:
		if m.session == nil {
			return m.goHome()
		}
		now := m.seat.Now()
		return tea.Batch(m.keep(m.session.Next(now), now), m.showStep())
	case screen.GoBack:
		m.session.Back()
		return m.showStep()
	case screen.Answer:
		return m.answer(i)
	case screen.ShowRecord:
		return m.mount(record.New(m.seat.Packs, m.seat.Player))
	case screen.LabIntent:
		return m.actLab(i)
	case screen.GoHome:
		return m.goHome()
	case screen.Quit:
		return m.leave()
	case screen.Wait:
		return m.after(i.For, wokeScreen{m.number})
	}
	return nil
}

// join begins a new save.
func (m *Model) join(i screen.Join) tea.Cmd {
	now := m.seat.Now()
	m.speech = i.Speech
	batch := m.seat.Player.Join(game.Joined{Name: i.Name, Lang: i.Speech, Seed: m.seat.Seed}, now)
	return tea.Batch(m.keep(batch, now), m.start())
}

// start goes to the place where play begins: the map, or what was asked for.
func (m *Model) start() tea.Cmd {
	if m.seat.Start == nil {
		return m.goHome()
	}
	for _, pack := range m.seat.Packs {
		if pack.ID() != m.seat.Start.Pack {
			continue
		}
		if m.seat.Start.Labs {
			return m.actLab(screen.ShowLabs{Pack: pack, At: m.seat.Start.Lab})
		}
		now := m.seat.Now()
		if head, ok := pack.Head(m.seat.Start.Lesson); ok {
			return m.play(pack, m.seat.Player.Open(pack, head, now))
		}
		if goal, ok := m.seat.Player.Advise(pack, now); ok && m.seat.Start.Lesson == "" {
			return m.play(pack, goal)
		}
	}
	cmd := m.goHome()
	m.flash = func(a screen.Area) string { return a.Book().Frame.CannotOpen }
	return cmd
}

// goHome shows the map as it stands now, after the chest if a reward was not shown
// yet. Notices are told there once.
func (m *Model) goHome() tea.Cmd {
	if len(m.grants) > 0 && m.session != nil {
		grants, pack := m.grants, m.session.Pack()
		m.session, m.grants = nil, nil
		return m.mount(chest.New(pack, game.ChestStep{Grants: grants}))
	}
	if m.session != nil {
		m.offerLab(m.session.Pack(), m.session.Lesson())
	}
	m.session, m.before = nil, nil
	notices := m.notices
	m.notices = nil
	return m.mount(home.New(m.seat.Packs, m.seat.Player, m.seat.Now(), notices))
}

// play begins a session.
func (m *Model) play(pack *content.Pack, goal game.Goal) tea.Cmd {
	now := m.seat.Now()
	session, batch, err := game.Begin(pack, m.seat.Player, goal, now)
	if err != nil {
		cmd := m.goHome()
		m.flash = func(a screen.Area) string { return a.Book().Frame.CannotOpen }
		return cmd
	}
	m.session = session
	return tea.Batch(m.keep(batch, now), m.showStep())
}

// answer judges an answer.
func (m *Model) answer(i screen.Answer) tea.Cmd {
	now := m.seat.Now()
	batch, err := m.session.Answer(i.Gave, m.speech, now)
	if err != nil {
		m.flash = func(a screen.Area) string { return a.Book().Frame.CannotAnswer }
		return m.showStep()
	}
	return tea.Batch(m.keep(batch, now), m.showStep())
}

// showStep shows where the session stands.
func (m *Model) showStep() tea.Cmd {
	pack := m.session.Pack()
	switch step := m.session.Step().(type) {
	case game.PointStep:
		return m.mount(lesson.NewPoint(pack, step))
	case game.TakeawaysStep:
		return m.mount(lesson.NewTakeaways(pack, step))
	case game.QuestionStep:
		return m.mount(quiz.New(pack, step))
	case game.VerdictStep:
		return m.mount(quiz.NewVerdict(pack, step))
	case game.SummaryStep:
		return m.mount(summary.New(pack, step))
	case game.ChestStep:
		m.grants = nil
		return m.mount(chest.New(pack, step))
	case game.EndStep:
	}
	return m.goHome()
}
