package tui

import (
	"cmp"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/find"
	screens "quest/game/tui/find"
	"quest/game/tui/home"
	"quest/game/tui/keymap"
	"quest/game/tui/lesson"
	"quest/game/tui/screen"
	"quest/game/tui/welcome"
)

// finder is the search of a game. Packs are read and searched in the background: one part at a
// time, and one search at a time.
type finder struct {
	catalogue *find.Catalogue // nil before the first search
	whole     bool
	parts     int // of the catalogue that were read
	filling   bool
	seeking   bool
	typed     bool          // something was typed since the newest part was begun
	again     bool          // to be searched once more when the search is through
	number    int           // of the screen that searches
	beneath   screen.Screen // the search that a page found by it lies over, nil for none
}

type (
	// fillOn says that nothing was typed for a while, so that the next part can be read.
	fillOn struct{}
	// filled says that another part of the catalogue was read.
	filled struct {
		of   *find.Catalogue
		more bool
	}
	// sought brings the search of a number what fits some words.
	sought struct {
		of      *find.Catalogue
		number  int
		words   string
		results []find.Result
	}
)

// findable reports whether a search can be opened over the screen that is shown.
func (m *Model) findable() bool {
	if !m.seat.Player.Joined() || m.over != nil || m.proof != nil {
		return false
	}
	switch m.screen.(type) {
	case screen.Chest, welcome.Welcome:
		return false
	}
	return true
}

// openFind opens the search.
func (m *Model) openFind() tea.Cmd {
	f := &m.finder
	if f.catalogue == nil || !f.catalogue.Of(m.seat.Packs) {
		f.catalogue, f.whole, f.parts = m.stock().Catalogue(slices.Clone(m.seat.Packs)), false, 0
	}
	f.number = m.number + 1
	return tea.Batch(m.cover(screens.New(find.Meant(f.catalogue.Commands(), m.audience()))), m.fill())
}

// stock gives the shelves that are searched, new ones unless the process shares them.
func (m *Model) stock() *find.Stock {
	return cmp.Or(m.options.Stock, find.NewStock(m.books.Command))
}

// searching gives the search, if it is open.
func (m *Model) searching() (screens.Find, bool) {
	s, ok := m.over.(screens.Find)
	return s, ok
}

// fill reads the next part of the catalogue while the search is open.
func (m *Model) fill() tea.Cmd {
	f := &m.finder
	if _, open := m.searching(); !open || f.whole || f.filling {
		return nil
	}
	f.filling, f.typed = true, false
	of := f.catalogue
	return func() tea.Msg { return filled{of, of.Fill()} }
}

// Reading packs takes a processor and memory that a key needs: of many packs the next one waits
// until nothing was typed for a while.
const (
	fillRest  = 150 * time.Millisecond
	restsFrom = 4 // parts that are read at once
)

// fillNext reads the next part, at once or once nothing is typed any more.
func (m *Model) fillNext() tea.Cmd {
	if f := &m.finder; f.typed && f.parts >= restsFrom {
		f.typed = false
		return m.after(fillRest, fillOn{})
	}
	return m.fill()
}

// hearFinding takes what becomes of reading and searching.
func (m *Model) hearFinding(msg tea.Msg) (tea.Cmd, bool) {
	f := &m.finder
	switch msg := msg.(type) {
	case fillOn:
		return m.fillNext(), true
	case filled:
		f.filling = false
		if msg.of != f.catalogue {
			return m.fill(), true
		}
		f.whole, f.parts = !msg.more, f.parts+1
		s, open := m.searching()
		if !open {
			return nil, true
		}
		if doubled := f.parts&(f.parts-1) == 0; doubled || f.whole { // with many packs not after each
			return tea.Batch(m.fillNext(), m.seek(s.Words())), true
		}
		return m.fillNext(), true
	case sought:
		f.seeking = false
		s, open := m.searching()
		if !open {
			f.again = false
			return nil, true
		}
		var cmds []tea.Cmd
		if msg.number == f.number && msg.of == f.catalogue && msg.words == s.Words() {
			cmds = append(cmds, m.tell(m.found(msg)))
		} else {
			f.again = true
		}
		if f.again {
			f.again = false
			if s, open := m.searching(); open {
				cmds = append(cmds, m.seek(s.Words()))
			}
		}
		return tea.Batch(cmds...), true
	}
	return nil, false
}

// seek searches in the background.
func (m *Model) seek(words string) tea.Cmd {
	f := &m.finder
	if f.seeking {
		f.again = true
		return nil
	}
	f.seeking = true
	of, number := f.catalogue, f.number
	return func() tea.Msg {
		q := find.Read(words)
		if q.Empty() {
			return sought{of, number, words, of.Commands()}
		}
		return sought{of, number, words, of.Search(q)}
	}
}

// found is what the player is shown of the results.
func (m *Model) found(s sought) screen.Found {
	shown := screen.Found{Words: s.words, Results: find.Known(find.Meant(s.results, m.audience()), m.seat.Player), Growing: !m.finder.whole}
	if m.asks() {
		shown.Results, shown.Closed = find.Places(shown.Results), true
	}
	return shown
}

// asks reports whether a question is open.
func (m *Model) asks() bool {
	if m.session == nil {
		return false
	}
	_, _, paper := m.paperOf()
	_, asks := m.session.Step().(game.QuestionStep)
	return asks || paper
}

// actFinding does what the search wants.
func (m *Model) actFinding(i screen.FindIntent) tea.Cmd {
	switch i := i.(type) {
	case screen.Seek:
		m.finder.typed = true
		return m.seek(i.Words)
	case screen.Take:
		return m.takeFound(i.Result)
	}
	return nil
}

// takeFound goes to what was found. Points and terms lie over the search; for anything else
// what is played is left first.
func (m *Model) takeFound(r find.Result) tea.Cmd {
	if card, ok := pageOf(r); ok {
		beneath := m.over
		cmd := m.cover(card)
		m.finder.beneath = beneath
		return cmd
	}
	now := m.seat.Now()
	switch r.Kind {
	case find.ACommand:
		return m.carryOut(r.Command)
	case find.APack:
		at := game.Destination{Pack: r.Pack.ID()}
		if next, ok := m.seat.Player.Advise(r.Pack, m.last, now); ok {
			at.Lesson = next.Lesson.ID
		}
		return m.leaveFor(func() tea.Cmd {
			m.stay = &at
			return m.goHome()
		})
	case find.ALab:
		return m.leaveFor(func() tea.Cmd { return m.act(screen.ShowLabs{Pack: r.Pack, At: r.Lab}) })
	case find.AMixUp:
		return m.leaveFor(func() tea.Cmd { return m.act(screen.ShowMixUps{}) })
	case find.AQuestion:
		if m.seat.Player.MayPractise(r.Pack, r.Lesson, r.Item) {
			return m.leaveFor(func() tea.Cmd {
				return m.act(screen.Play{Goal: game.PractiseItem{Pack: r.Pack, Lesson: r.Lesson.ID, Item: r.Item}})
			})
		}
	case find.ALesson, find.ATerm, find.APoint:
	}
	return m.leaveFor(func() tea.Cmd {
		return m.act(screen.Play{Goal: m.seat.Player.Open(r.Pack, r.Lesson, now).Goal})
	})
}

// pageOf gives the page on which a point or a term is read.
func pageOf(r find.Result) (screen.Screen, bool) {
	switch r.Kind {
	case find.APoint:
		return lesson.NewAt(r.Pack, r.Lesson.ID, r.Point), true
	case find.ATerm:
		return lesson.NewTerm(r.Pack, content.Concept{Term: r.Text, Short: r.More}), true
	case find.ACommand, find.ALesson, find.APack, find.ALab, find.AMixUp, find.AQuestion:
	}
	return nil, false
}

// leaveFor leaves what is played and goes on, unless the end of it has something to show.
func (m *Model) leaveFor(on func() tea.Cmd) tea.Cmd {
	m.over, m.finder.beneath = nil, nil
	if m.watches() { // who only looks on plays nothing that could be left
		return on()
	}
	kept := m.keepControls()
	if m.session == nil {
		return tea.Batch(kept, on())
	}
	left := tea.Batch(kept, m.leaveSession())
	if _, onMap := m.screen.(home.Home); !onMap || m.over != nil {
		return left
	}
	return tea.Batch(left, on())
}

// audience is what the player is in their class.
func (m *Model) audience() find.Audience {
	switch c := m.class.shown; {
	case c == nil:
		return find.Everybody
	case c.Teaches():
		return find.Teachers
	}
	return find.Students
}

// carryOut does what a command of the palette says: it presses its key on the map.
func (m *Model) carryOut(c find.Command) tea.Cmd {
	if !c.For.Includes(m.audience()) { // no longer: who was taken out of the class has the map
		return m.leaveFor(m.goHome)
	}
	if intent := m.intentOf(c); intent != nil {
		return m.leaveFor(func() tea.Cmd { return m.act(intent) })
	}
	press, ok := keymap.Press(c.Key)
	if !ok {
		return nil
	}
	if everywhere := keymap.Pressed(press, m.keys.Help) || keymap.Pressed(press, m.keys.Speech); everywhere {
		cmd := m.uncover()
		heard, _ := m.hearEverywhere(press)
		return tea.Batch(cmd, heard)
	}
	return m.leaveFor(func() tea.Cmd {
		var back tea.Cmd
		if _, onMap := m.screen.(home.Home); !onMap {
			back = m.goHome()
		}
		if _, onMap := m.screen.(home.Home); !onMap || m.over != nil || keymap.Pressed(press, m.keys.Back) {
			return back
		}
		return tea.Batch(back, m.tell(press))
	})
}

// intentOf gives what a command without a key of the map wants, nil for one that has a key.
func (m *Model) intentOf(c find.Command) screen.Intent {
	switch c.Name {
	case "Review":
		return screen.Play{Goal: game.Review{Packs: m.seat.Packs}}
	case "Boss":
		if pack := m.nearest(func(p *content.Pack) bool { return m.seat.Player.BossGate(p).Boss }); pack != nil {
			return screen.ShowBoss{Pack: pack}
		}
	case "Story":
		if pack := m.nearest(func(p *content.Pack) bool { return len(m.seat.Player.Told(p)) > 0 }); pack != nil {
			return screen.ShowStory{Pack: pack}
		}
	default:
		return m.classIntentOf(c)
	}
	return nil
}

// classIntentOf gives what a command of a class wants, nil for one that has a key. What is switched is
// switched on the board, where it is seen.
func (m *Model) classIntentOf(c find.Command) screen.Intent {
	switch c.Name {
	case "ClassAsk":
		return screen.ShowClass{Part: screen.AskPart}
	case "ClassWork":
		return screen.ShowClass{Part: screen.WorkPart}
	case "ClassRaid":
		return screen.ShowClass{Part: screen.RaidPart}
	case "ClassProjector":
		return screen.ShowClass{Then: screen.ShowProjector{On: !m.class.projector}}
	case "ClassLock":
		return screen.ShowClass{Then: screen.DoInClass{Command: class.LockRoom{Locked: !m.class.shown.Locked}}}
	case "ClassPast":
		return screen.ShowPast{}
	case "ClassKeys":
		return screen.ShowKeys{}
	}
	return nil
}

// nearest gives the first pack that has something: the one that was played last, then the others in
// their order. Where none has it, it is the first of all; nil without packs.
func (m *Model) nearest(has func(*content.Pack) bool) *content.Pack {
	var all []*content.Pack
	for _, p := range m.seat.Packs {
		if p.ID() == m.last.Pack {
			all = append([]*content.Pack{p}, all...)
		} else {
			all = append(all, p)
		}
	}
	for _, p := range all {
		if has(p) {
			return p
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[0]
}
