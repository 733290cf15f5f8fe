package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	tales "quest/game/story"
	"quest/game/tui/boss"
	"quest/game/tui/celebration"
	"quest/game/tui/exam"
	"quest/game/tui/home"
	"quest/game/tui/lesson"
	"quest/game/tui/mixups"
	"quest/game/tui/quiz"
	"quest/game/tui/record"
	"quest/game/tui/screen"
	"quest/game/tui/story"
	"quest/game/tui/summary"
	"quest/game/tui/welcome"
)

// wokeScreen tells the screen of a number that its time has passed.
type wokeScreen struct{ number int }

// newWelcome is the screen of the first run.
func (m *Model) newWelcome() screen.Screen {
	return welcome.New(m.seat.Name, m.choices(), m.seat.Speech != "")
}

// mount shows another screen.
func (m *Model) mount(s screen.Screen) tea.Cmd {
	m.screen, m.over, m.finder.beneath, m.helping, m.trying = s, nil, nil, false, nil
	m.class.beneath = nil
	m.number++
	return m.tell(screen.Opened{})
}

// act does what a screen wants.
func (m *Model) act(i screen.Intent) tea.Cmd {
	if m.refuses(i) {
		return nil
	}
	if m.proof != nil {
		if cmd, done := m.proofActs(i); done {
			return cmd
		}
	}
	switch i := i.(type) {
	case nil:
	case screen.Speak:
		m.speech = i.Speech
	case screen.Join:
		return m.join(i)
	case screen.Play:
		return m.afterChest(func() tea.Cmd { return m.play(i.Goal) })
	case screen.Go:
		return m.goOn()
	case screen.GoBack:
		m.session.Back()
		return m.showStep()
	case screen.Answer:
		return m.answer(i)
	case screen.ShowRecord, screen.ShowStory, screen.ShowBoss:
		return m.actShow(i)
	case screen.AskIntent, screen.LabIntent, screen.FindIntent, screen.ShopIntent, screen.ExamIntent, screen.ClassIntent:
		return m.actIn(i)
	case screen.GoHome:
		return m.leaveSession()
	case screen.TrustIntent:
		return m.actTrust(i)
	case screen.Quit:
		return m.leave()
	case screen.Wait:
		return m.after(i.For, wokeScreen{m.number})
	case screen.ShowPart: // of a preview, which has done it
	}
	return nil
}

// actIn does what a screen of a kind wants that has intents of its own.
func (m *Model) actIn(i screen.Intent) tea.Cmd {
	switch i := i.(type) {
	case screen.AskIntent:
		return m.actAsking(i)
	case screen.LabIntent:
		return m.actLab(i)
	case screen.FindIntent:
		return m.actFinding(i)
	case screen.ShopIntent:
		return m.actShop(i)
	case screen.ExamIntent:
		return m.actExam(i)
	case screen.ClassIntent:
		return m.actClass(i)
	default:
		return nil
	}
}

// actShow opens the record, a story or what is to be known before a boss.
func (m *Model) actShow(i screen.Intent) tea.Cmd {
	switch i := i.(type) {
	case screen.ShowRecord:
		m.stay = i.From
		return m.afterChest(func() tea.Cmd { return m.mount(record.New(m.seat.Packs, m.seat.Player, m.seat.Now())) })
	case screen.ShowStory:
		return m.showStory(i.Pack)
	case screen.ShowBoss:
		return m.afterChest(func() tea.Cmd { return m.showBoss(i.Pack) })
	default:
		return nil
	}
}

// showStory shows what was told of the story of a pack.
func (m *Model) showStory(pack *content.Pack) tea.Cmd {
	m.stay = &game.Destination{Pack: pack.ID(), Story: true}
	return m.afterChest(func() tea.Cmd { return m.mount(story.New(pack, m.seat.Player)) })
}

// join begins a new save.
func (m *Model) join(i screen.Join) tea.Cmd {
	now := m.seat.Now()
	m.speech = i.Speech
	batch := m.seat.Player.Join(game.Joined{Name: i.Name, Lang: i.Speech, Seed: m.seat.Seed}, now)
	return tea.Batch(m.keep(batch, now), m.start())
}

// start shows a chest that was not seen yet, and goes to where play begins. Notices come
// before the chest.
func (m *Model) start() tea.Cmd {
	if cmd, ok := m.askDate(); ok {
		return cmd
	}
	caughtUp := tea.Batch(m.followIDs(), m.catchUp())
	m.findUntold()
	if m.seat.Start == nil || m.watches() {
		return tea.Batch(caughtUp, m.goHome())
	}
	cmd := m.afterChest(m.begin)
	m.tellStart()
	return tea.Batch(caughtUp, cmd)
}

// begin goes to what was asked for.
func (m *Model) begin() tea.Cmd {
	if of := m.seat.Start.Exam; of != "" {
		return m.mount(exam.NewLobby(m.seat.Packs, m.seat.Player, m.seat.Now(), of).Choosing(m.seat.Start.Short, m.seat.Start.Extra))
	}
	if m.seat.Start.Review {
		return m.play(game.Review{Packs: m.seat.Packs, Limit: m.seat.Start.Limit})
	}
	for _, pack := range m.seat.Packs {
		if pack.ID() != m.seat.Start.Pack {
			continue
		}
		if m.last.Pack == "" { // nothing was played yet: the map and its story begin at this pack
			m.last.Pack = pack.ID()
		}
		if m.seat.Start.Labs || pack.PathLength() == 0 && len(pack.Labs()) > 0 {
			return m.actLab(screen.ShowLabs{Pack: pack, At: m.seat.Start.Lab})
		}
		if m.seat.Start.Boss {
			return m.showBoss(pack)
		}
		now := m.seat.Now()
		if head, ok := pack.Head(m.seat.Start.Lesson); ok {
			return m.play(m.seat.Player.Open(pack, head, now).Goal)
		}
		if next, ok := m.seat.Player.Advise(pack, m.last, now); ok && m.seat.Start.Lesson == "" {
			if next.Deed == game.FaceBoss {
				return m.showBoss(pack)
			}
			return m.play(next.Goal)
		}
	}
	cmd := m.goHome()
	m.flash = func(a screen.Area) string { return a.Book().Frame.CannotOpen }
	return cmd
}

// goHome shows the map as it stands now, after the chest if a reward was not shown
// yet. Notices are shown there once, before everything else.
func (m *Model) goHome() tea.Cmd {
	if m.proof != nil {
		return m.proofEnded()
	}
	if m.session != nil {
		m.offerLab(m.session.About())
	}
	m.session = nil
	if len(m.notices) == 0 && m.chestWaits() {
		return m.openChest(m.goHome)
	}
	if len(m.notices) == 0 && m.celebrates() {
		return m.afterFeats(m.goHome)
	}
	_, drilled := m.goal.(game.DrillMixUps)
	_, m.sat.before = m.goal.(game.SitExam)
	m.goal = nil
	if drilled && len(m.notices) == 0 { // a drill ends where it was begun
		return m.mount(mixups.New(m.seat.Packs, m.seat.Player))
	}
	notices, stay := m.notices, m.stay
	m.notices, m.stay = nil, nil
	return m.openMap(notices, stay)
}

// openMap shows the map, with the part of the story that comes next where nothing else is told.
func (m *Model) openMap(notices []game.Notice, stay *game.Destination) tea.Cmd {
	now := m.seat.Now()
	r := home.Reading{Packs: m.seat.Packs, Hidden: m.seat.Hidden, Player: m.seat.Player, Now: now, Notices: notices, Last: m.last, At: stay, Ends: &m.keeper.ends}
	kept := m.tellUntold()
	h := home.New(r)
	if !m.watches() && len(notices) == 0 && !m.seat.Player.OffersWager() && tales.Written(m.books.For(m.speech).Lang) {
		at := m.last
		if stay != nil {
			at = *stay
		}
		if part, ok := m.seat.Player.NextTale(m.seat.Packs, at, now); ok {
			kept = tea.Batch(kept, m.keep(m.seat.Player.Tell(part, now), now))
			h = home.New(r).Telling(part)
		}
	}
	return tea.Batch(kept, m.mount(h), m.offer())
}

// goOn moves on from anything but a question.
func (m *Model) goOn() tea.Cmd {
	switch m.screen.(type) {
	case screen.Chest:
		return m.closeChest()
	case celebration.Celebration:
		then := m.then
		m.then = nil
		return then()
	}
	if m.session == nil {
		return m.goHome()
	}
	now := m.seat.Now()
	return tea.Batch(m.keep(m.session.Next(now), now), m.showStep())
}

// leaveSession goes to the map, where the lesson stays chosen, after what the session
// still has to show.
func (m *Model) leaveSession() tea.Cmd {
	if m.session == nil {
		return m.goHome()
	}
	m.leaveDraft()
	chosen := m.keepChosen()
	now := m.seat.Now()
	cmd := tea.Batch(chosen, m.keep(m.session.Leave(now), now))
	if _, over := m.session.Step().(game.EndStep); !over {
		return tea.Batch(cmd, m.showStep())
	}
	if at := examPlace(m.session.About()); at != nil {
		m.stay = at
	}
	return tea.Batch(cmd, m.goHome())
}

// play begins a session.
func (m *Model) play(goal game.Goal) tea.Cmd {
	if anew, ok := m.current(game.PacksOf(goal, m.seat.Player)...); !ok {
		return anew
	}
	now := m.seat.Now()
	session, batch, err := game.BeginDay(m.seat.Player, goal, m.seat.Packs, now)
	if err != nil {
		cmd := m.goHome()
		m.flash = func(a screen.Area) string { return a.Book().Frame.CannotOpen }
		return cmd
	}
	m.session, m.goal = session, goal
	m.sat = sat{clock: m.sat.clock + 1}
	if lesson := session.About().Destination(); lesson != nil {
		m.last = *lesson
	}
	if _, nothing := session.Step().(game.EndStep); nothing && session.About().Review {
		glance := m.seat.Player.Glance(m.seat.Packs, now)
		waiting := phrase.NewWaiting(m.seat.Player, glance, nil, now)
		cmd := m.goHome()
		m.flash = func(a screen.Area) string { return a.Book().Sentence(a.Book().Review.NothingNow(waiting)) }
		return cmd
	}
	return tea.Batch(m.keep(batch, now), m.showStep())
}

// showBoss shows what is to be known before the boss of a pack.
func (m *Model) showBoss(pack *content.Pack) tea.Cmd {
	m.stay = &game.Destination{Pack: pack.ID(), Boss: true}
	return m.mount(boss.New(pack, m.seat.Player, m.seat.Now()))
}

// showStep shows where the session stands.
func (m *Model) showStep() tea.Cmd {
	switch step := m.session.Step().(type) {
	case game.PointStep:
		cmd := m.mount(lesson.NewPoint(step.Pack, step))
		if m.session.About().Review { // of an item that was forgotten too often
			m.flash = func(a screen.Area) string { return a.Book().Review.LeechWhy }
		}
		return cmd
	case game.TakeawaysStep:
		return m.mount(lesson.NewTakeaways(step.Pack, step))
	case game.QuestionStep:
		if step.Deferred {
			return m.showPaper()
		}
		return m.mount(m.askQuestion(step))
	case game.OverviewStep, game.PaperStep:
		return m.showPaper()
	case game.VerdictStep:
		return m.mount(quiz.NewVerdict(step.Question.Pack, step))
	case game.SummaryStep:
		shown := func() tea.Cmd {
			return m.mount(summary.New(step, m.seat.Player.Today(m.seat.Now()), m.seat.Now().Wall))
		}
		if m.chestWaits() { // which tells of all of it together
			return shown()
		}
		return m.afterFeats(shown)
	case game.ChestStep:
		return m.openChest(nil)
	case game.EndStep:
		if step.Stay {
			m.stay = examPlace(m.session.About())
		}
	}
	return m.goHome()
}
