package tui

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/manuscript"
	"quest/game/phrase"
	"quest/game/tui/findings"
	"quest/game/tui/keymap"
	"quest/game/tui/keypage"
	"quest/game/tui/lab"
	"quest/game/tui/screen"
	"quest/game/tui/tty"
)

// Preview is a pack that is looked at while it is written.
type Preview struct {
	First manuscript.Manuscript
	// Next waits until a file of the pack has changed, and gives the pack as it stands then. It
	// is false when there is nothing more to wait for.
	Next   func() (manuscript.Manuscript, bool)
	At     manuscript.Name // what is shown first, the zero value for the first part
	Speech game.Speech
	Now    func() game.Moment
	Width  int // columns that are used of the terminal, 0 for all
}

// RunPreview shows a pack in the screens of the game until the person leaves. Nothing is kept of
// what is played. It fails as Run does.
func RunPreview(p Preview, o Options, d tty.Device) error {
	return run(newPreview(p, o, ring), nil, keymap.ForGame(o.PlainBorders), o, d)
}

// RunPreviewWithBubbleTea is RunPreview with the renderer and the reader of Bubble Tea.
func RunPreviewWithBubbleTea(p Preview, o Options, opts ...tea.ProgramOption) error {
	_, err := tea.NewProgram(newPreview(p, o, ring), append([]tea.ProgramOption{tea.WithFPS(framesPerSecond)}, opts...)...).Run()
	return outcome(&painted{}, nil, err)
}

// proof is what a model knows of the pack that it shows while it is written; nil in a game.
type proof struct {
	now   manuscript.Manuscript
	next  func() (manuscript.Manuscript, bool)
	keys  keymap.Proof
	parts []manuscript.Part // that can be gone to, in reading order
	held  map[manuscript.Name]*content.Pack
	at    int              // the part that is shown, -1 while nothing can be shown
	lab   *screen.EnterLab // the mission or sandbox that is open, nil for none

	finding  int  // that the band tells
	asked    bool // it was told by its key
	terminal int  // columns of the terminal
	width    int  // columns that are used, 0 for all
}

// reread is the message that the pack was read again.
type reread struct {
	now manuscript.Manuscript
	ok  bool
}

// newPreview makes the model of a preview.
func newPreview(p Preview, o Options, after alarm) *Model {
	seat := &game.Seat{Player: new(game.Player), Journal: game.Forgetful{}, Now: p.Now, Speech: p.Speech}
	m := &Model{
		seat: seat, options: o, ground: o.Ground, width: defaultWidth, height: defaultHeight,
		books: cmp.Or(o.Books, phrase.Shipped()), after: after,
	}
	m.proof = &proof{next: p.Next, keys: keymap.ForProof(), held: map[manuscript.Name]*content.Pack{}, at: -1, terminal: defaultWidth, width: p.Width}
	m.sitAnew()
	m.keeper = newKeeper(seat, after)
	m.dress()
	m.speech = m.firstSpeech()
	m.proof.take(p.First)
	m.proof.at = m.proof.index(p.At)
	switch {
	case m.proof.at < 0, p.First.Errors() > 0 && p.At == (manuscript.Name{}):
		m.first = m.showFindings()
	default:
		m.first = m.openPart(1)
	}
	return m
}

// take takes a reading of the pack. Parts that could not be read this time stay as they were.
func (p *proof) take(now manuscript.Manuscript) {
	shown, any := p.part()
	p.now, p.finding = now, min(p.finding, max(0, len(now.Findings)-1))
	for _, part := range now.Parts {
		if part.Held && now.Pack != nil {
			p.held[part.Name] = now.Pack
		}
	}
	parts := slices.DeleteFunc(slices.Clone(now.Parts), func(part manuscript.Part) bool { return p.held[part.Name] == nil })
	if !now.Whole {
		for i, old := range p.parts {
			if slices.ContainsFunc(parts, func(part manuscript.Part) bool { return part.Name == old.Name }) {
				continue
			}
			old.Held = false
			at := 0
			if i > 0 {
				at = 1 + slices.IndexFunc(parts, func(part manuscript.Part) bool { return part.Name == p.parts[i-1].Name })
			}
			parts = slices.Insert(parts, at, old)
		}
	}
	p.parts = parts
	if any {
		was := p.at
		if p.at = p.index(shown.Name); p.at < 0 { // it is gone: what stands there now
			p.at = min(was, len(parts)-1)
		}
	}
}

// part is the part that is shown.
func (p *proof) part() (manuscript.Part, bool) {
	if p.at < 0 || p.at >= len(p.parts) {
		return manuscript.Part{}, false
	}
	return p.parts[p.at], true
}

// index is the place of a part among those that can be shown, that of the first one for the zero
// value, -1 for none.
func (p *proof) index(name manuscript.Name) int {
	if name == (manuscript.Name{}) {
		return min(0, len(p.parts)-1)
	}
	return slices.IndexFunc(p.parts, func(part manuscript.Part) bool { return part.Name == name })
}

// wait asks for the next reading.
func (p *proof) wait() tea.Cmd {
	if p.next == nil {
		return nil
	}
	return func() tea.Msg {
		now, ok := p.next()
		return reread{now, ok}
	}
}

// sitAnew gives the seat a player who has played nothing.
func (m *Model) sitAnew() {
	m.seat.Player = new(game.Player)
	m.seat.Player.Join(game.Joined{Lang: m.speech}, m.seat.Now())
}

// openPart shows the part that is chosen from its start: a lesson from a point, from 1.
func (m *Model) openPart(point int) tea.Cmd {
	m.sitAnew()
	m.drafts, m.proof.lab = nil, nil
	return m.showPart(point, nil)
}

// showPart shows the part that is chosen: a lesson at a point, from 1, or behind the last one; an
// item with the verdict on an answer, nil for none.
func (m *Model) showPart(point int, gave *grade.Answer) tea.Cmd {
	p := m.proof
	part, ok := p.part()
	if !ok {
		return m.showFindings()
	}
	pack := p.held[part.Name]
	m.seat.Packs = []*content.Pack{pack}
	m.session, m.goal, m.benches, m.then, m.locked = nil, nil, nil, nil, false
	switch part.Kind {
	case manuscript.Lesson:
		return m.showLesson(pack, content.LessonID(part.ID), point)
	case manuscript.Item:
		return m.showProofItem(pack, content.ItemID(part.ID), gave)
	case manuscript.Lab:
		if open := p.lab; open != nil {
			return m.enterLab(screen.EnterLab{Pack: pack, Lab: open.Lab, Mission: open.Mission})
		}
		return m.mount(lab.NewList(pack, m.seat.Player, content.LabID(part.ID)))
	}
	return nil
}

// showLesson reads a lesson from a point on, without its checks.
func (m *Model) showLesson(pack *content.Pack, id content.LessonID, point int) tea.Cmd {
	now := m.seat.Now()
	s, _, err := game.Begin(m.seat.Player, game.ReadAgain{Pack: pack, Lesson: id}, now)
	if err != nil {
		return m.showFindings()
	}
	for ; point > 1; point-- {
		if _, more := s.Step().(game.PointStep); !more {
			break
		}
		s.Next(now)
	}
	if _, over := s.Step().(game.EndStep); over { // it has become shorter
		s.Back()
	}
	m.session = s
	return m.showStep()
}

// showProofItem asks an item, or shows the verdict on an answer to it.
func (m *Model) showProofItem(pack *content.Pack, id content.ItemID, gave *grade.Answer) tea.Cmd {
	now := m.seat.Now()
	n, of := m.proof.place()
	s, _, err := game.Begin(m.seat.Player, game.Proofread{Pack: pack, Item: id, N: n, Of: of}, now)
	if err != nil {
		return m.showFindings()
	}
	m.session = s
	if gave != nil {
		_, _ = s.Answer(*gave, m.speech, now) // of an item that was changed it may fit no more: then it is asked again
	}
	if _, over := s.Step().(game.EndStep); over {
		return m.showFindings()
	}
	return m.showStep()
}

// place is which of the items the one that is shown is, from 1, and how many there are.
func (p *proof) place() (n, of int) {
	for i, part := range p.parts {
		if part.Kind == manuscript.Item {
			if of++; i <= p.at {
				n++
			}
		}
	}
	return n, of
}

// refresh shows the part that is shown as it stands now: the same point, the answer that was
// begun or given, the same mission with its controls.
func (m *Model) refresh() tea.Cmd {
	point := 1
	var gave *grade.Answer
	if m.session != nil {
		switch step := m.session.Step().(type) {
		case game.PointStep:
			point = step.N
		case game.TakeawaysStep:
			point = len(game.PointsOf(step.Pack, step.Lesson)) + 1
		case game.QuestionStep:
			m.leaveDraft()
		case game.VerdictStep:
			gave = &step.Gave
		default:
		}
	}
	if l, ok := m.screen.(lab.Lab); ok {
		l.Play().Leave(m.seat.Now()) // the controls stay as they are
	}
	return m.showPart(point, gave)
}

// hearReread takes the pack as it was read again: shows what was edited, or what is shown as it
// stands now.
func (m *Model) hearReread(msg reread) tea.Cmd {
	p := m.proof
	if !msg.ok {
		return nil
	}
	before, _ := p.part()
	edited, line, inOne := manuscript.Edited(p.now, msg.now)
	over := m.over
	list, alone := m.screen.(findings.Findings)
	p.take(msg.now)
	var cmd tea.Cmd
	at := -1
	if inOne {
		at = p.index(edited.Name)
	}
	switch now, ok := p.part(); {
	case at >= 0 && edited.Held && (alone || edited.Name != before.Name):
		p.at = at
		cmd = m.openPart(edited.Point(line))
	case at >= 0 && edited.Held && edited.Kind == manuscript.Lesson:
		cmd = m.showPart(edited.Point(line), nil)
	case alone && (p.now.Errors() > 0 || len(p.parts) == 0):
		cmd = m.mount(findings.New(p.now.Findings, true, list.At()))
	case !ok && len(p.parts) > 0:
		p.at = 0
		cmd = m.openPart(1)
	case alone, now.Name != before.Name:
		cmd = m.openPart(1)
	default:
		cmd = m.refresh()
	}
	if inOne && at < 0 {
		m.flash = func(a screen.Area) string { return a.Book().Say(p.notYet(edited)) }
	}
	return tea.Batch(cmd, m.coverAgain(over), p.wait())
}

// notYet says that a part cannot be shown, and what the check says about it.
func (p *proof) notYet(part manuscript.Part) game.Notice {
	said := game.Say("proof.NotYet").With("part", string(part.Kind)+"/"+part.ID)
	for _, f := range p.now.Findings {
		if part.Holds(f.File, f.Line) && !f.Error { // the band tells errors
			return game.Say("proof.NotYetBecause").Put("said", said).Put("why", f.Said)
		}
	}
	return said
}

// coverAgain lays what lay over the screen over it again, as it stands now.
func (m *Model) coverAgain(over screen.Screen) tea.Cmd {
	if _, alone := m.screen.(findings.Findings); alone {
		return nil
	}
	switch over := over.(type) {
	case findings.Findings:
		return m.cover(findings.New(m.proof.now.Findings, false, over.At()))
	case keypage.Page:
		return m.showAnswers()
	}
	return nil
}

// showFindings lists what the check says: over what is shown, or alone where nothing is.
func (m *Model) showFindings() tea.Cmd {
	p := m.proof
	if m.screen == nil || p.at < 0 {
		m.session = nil
		return m.mount(findings.New(p.now.Findings, true, p.finding))
	}
	return m.cover(findings.New(p.now.Findings, false, p.finding))
}

// showAnswers shows the key of the item that is shown.
func (m *Model) showAnswers() tea.Cmd {
	if m.session != nil {
		if q, ok := m.session.Question(); ok {
			return m.cover(keypage.New(q))
		}
	}
	m.flash = func(a screen.Area) string { return a.Book().Say(game.Say("proof.NoAnswers")) }
	return nil
}
