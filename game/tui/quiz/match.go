package quiz

import (
	"maps"
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// matchRow: each left side gets its own right side.
var matchRow = row{ask: newMatch, explain: Verdict.pairPart, rank: byPlace, rest: Verdict.extras, share: partsOf}

// match asks a match question: one of the left sides is chosen, then its partner. A right
// side fits once; chosen again, it goes to the new left side.
type match struct {
	sheet
	left   int  // the left side in focus
	right  int  // the right side in focus
	across bool // the keys act on the right sides
	paired map[content.PartID]content.PartID
	urged  bool // enter was pressed before all had a partner
	drag   bool // a left side is held with the mouse button down
}

func newMatch(s sheet) asker { return match{sheet: s} }

func (m match) with(s sheet) asker {
	m.sheet = s
	return m
}

func (m match) lefts() []content.Pair { return m.step.Question.Item.Pairs }

// first lets esc go back from the right sides to the left ones.
func (m match) first(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	if m.across && keymap.Pressed(msg, a.Keys.Back) {
		m.across = false
		return m, nil, true
	}
	return m, nil, false
}

// update matches, and answers once every left side has a partner.
func (m match) update(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	k := a.Keys
	if n, ok := keymap.Number(msg); ok {
		return m.digit(n - 1), nil, true
	}
	if next, intent, ok := m.mouse(a, msg); ok {
		return next, intent, true
	}
	switch {
	case keymap.Pressed(msg, k.Up):
		return m.walk(-1), nil, true
	case keymap.Pressed(msg, k.Down):
		return m.walk(1), nil, true
	case keymap.Pressed(msg, k.Left):
		m.across, m.free = false, false
		return m, nil, true
	case keymap.Pressed(msg, k.Right):
		return m.cross(), nil, true
	case keymap.Pressed(msg, k.Enter) && !m.across && m.complete():
		next, intent := m.answer()
		return next, intent, true
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		if m.across {
			return m.pair(m.right), nil, true
		}
		return m.cross(), nil, true
	}
	return m, nil, false
}

func (m match) complete() bool { return len(m.paired) == len(m.lefts()) }

// digit chooses a left side, or the partner of the one that was chosen.
func (m match) digit(i int) match {
	switch {
	case m.across && i < len(m.parts()):
		return m.pair(i)
	case !m.across && i < len(m.lefts()):
		m.left = i
		return m.cross()
	}
	return m
}

func (m match) walk(by int) match {
	if m.across {
		m.right = min(max(0, m.right+by), len(m.parts())-1)
	} else {
		m.left = min(max(0, m.left+by), len(m.lefts())-1)
	}
	m.free, m.urged = false, false
	return m
}

// cross goes to the right sides: to the partner that the left side has, else to the
// first one that is free.
func (m match) cross() match {
	m.across, m.free, m.urged = true, false, false
	if now, ok := m.paired[m.lefts()[m.left].ID]; ok {
		m.right = slices.Index(m.parts(), now)
		return m
	}
	for i, id := range m.parts() {
		if m.user(id) < 0 {
			m.right = i
			return m
		}
	}
	return m
}

// user gives the left side that a right one is matched with, -1 for none.
func (m match) user(right content.PartID) int {
	return slices.IndexFunc(m.lefts(), func(p content.Pair) bool {
		now, ok := m.paired[p.ID]
		return ok && now == right
	})
}

// pair matches the left side in focus and goes on to the next one without a partner.
func (m match) pair(right int) match {
	id := m.parts()[right]
	paired := maps.Clone(m.paired)
	if paired == nil {
		paired = map[content.PartID]content.PartID{}
	}
	if i := m.user(id); i >= 0 {
		delete(paired, m.lefts()[i].ID)
	}
	paired[m.lefts()[m.left].ID] = id
	m.paired, m.right, m.across, m.free, m.urged = paired, right, false, false, false
	return m.onward()
}

func (m match) onward() match {
	for i := range m.lefts() {
		next := (m.left + i) % len(m.lefts())
		if _, ok := m.paired[m.lefts()[next].ID]; !ok {
			m.left = next
			break
		}
	}
	return m
}

// mouse chooses what is pointed at. A left side may be dragged to its partner, or both
// clicked one after the other.
func (m match) mouse(a screen.Area, msg tea.Msg) (match, screen.Intent, bool) {
	mouse, ok := msg.(tea.MouseMsg)
	if _, wheel := msg.(tea.MouseWheelMsg); !ok || wheel {
		return m, nil, false
	}
	p := m.page(a)
	found := m.point(a, p, m.at(a, p), mouse.Mouse())
	drag := m.drag
	m.drag = false
	switch msg.(type) {
	case tea.MouseMotionMsg:
		if m.drag = drag; drag && found.Does == onRight {
			m.right = found.N
		}
	case tea.MouseReleaseMsg:
		if drag && found.Does == onRight {
			return m.pair(found.N), nil, true
		}
	case tea.MouseClickMsg:
		switch found.Does {
		case onStatus:
			next, intent := m.answer()
			return next, intent, true
		case onRight:
			return m.pair(found.N), nil, true
		case onPart:
			m.left = found.N
			m = m.cross()
			m.drag = true
		}
	}
	return m, nil, true
}

func (m match) answer() (match, screen.Intent) {
	switch {
	case m.given:
		return m, nil
	case !m.complete():
		m.urged = true
		return m, nil
	}
	m.given = true
	return m, screen.Answer{Gave: grade.Answer{Paired: maps.Clone(m.paired)}}
}

// Help gives the keys of the question.
func (m match) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	if m.across {
		return []key.Binding{
			keymap.Says(k.Enter, b.QuestionKeys.Pair),
			keymap.As(k.Digit, "1-"+strconv.Itoa(min(9, len(m.parts()))), b.QuestionKeys.Pair),
			m.sidewaysKey(a),
			m.pagesKey(a),
			keymap.Says(k.Choose, b.Keys.Move),
			keymap.Says(k.Left, b.QuestionKeys.ToLeft),
			keymap.Says(k.Back, b.QuestionKeys.ToLeft),
		}
	}
	return append([]key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Keys.Answer), m.complete()),
		keymap.As(k.Digit, "1-"+strconv.Itoa(len(m.lefts())), b.Keys.Pick),
		m.sidewaysKey(a),
		m.pagesKey(a),
		m.hintKey(a, false),
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.Says(k.Right, b.QuestionKeys.ToRight),
	}, m.keys(a, false)...)
}

// at is how far the page is scrolled: the left side in focus is in sight and, while keys
// act on the right sides, the one in focus there.
func (m match) at(a screen.Area, p page) widget.Scroll {
	s := m.sheet.at(a, p)
	if !m.across || m.free {
		return s
	}
	height := bodyHeight(m.scene.room(a))
	at, _ := p.Target(onRight, m.right)
	return s.Show(at.First-p.pins(height), at.Last, len(p.Lines), height)
}

func (m match) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Answering
	n, of := len(m.paired), len(m.lefts())
	switch {
	case m.across:
		langs := widget.NewPen(a, m.pack).Langs
		lang := langs[max(0, slices.Index(langs, a.Words))]
		left := widget.Cut(content.PlainText(m.lefts()[m.left].Left.Line(lang)), max(8, 2*(a.Width-24)), t.Sign.More)
		return t.Accent.Render(phrase.Fill(words.MatchNow, "left", left))
	case m.urged:
		return t.Gold.Render(phrase.Fill(words.MatchAll, "n", strconv.Itoa(of-n)))
	case n == of:
		return t.Teal.Render(a.Book().Quiz.Ready)
	case n == 0:
		return t.Muted.Render(words.MatchHow)
	}
	return t.Muted.Render(phrase.Fill(words.Matched, "n", strconv.Itoa(n), "of", strconv.Itoa(of)))
}

func (m match) page(a screen.Area) page {
	return m.laid.For(a, func() page {
		return spaced(a, m.sheet, []int{1, 0}, func(in screen.Area, s sheet, gap int) page {
			m.sheet = s
			return m.layout(in, gap)
		})
	})
}
