package quiz

import (
	"maps"
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Match is the screen of a match question: one of the left sides is chosen, then its
// partner. A right side fits once; chosen again, it goes to the new left side.
type Match struct {
	sheet
	left   int  // the left side in focus
	right  int  // the right side in focus
	across bool // the keys act on the right sides
	paired map[content.PartID]content.PartID
	urged  bool // enter was pressed before all had a partner
	drag   bool // a left side is held with the mouse button down
}

func newMatch(pack *content.Pack, step game.QuestionStep) Match {
	return Match{sheet: newSheet(pack, step)}
}

func (m Match) lefts() []content.Pair { return m.step.Question.Item.Pairs }

// Update matches, and answers once every left side has a partner.
func (m Match) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if m.across && keymap.Pressed(msg, k.Back) {
		m.across = false
		return m, nil
	}
	var intent screen.Intent
	var heard bool
	if m.sheet, intent, heard = m.hear(a, msg); heard {
		return m, intent
	}
	if n, ok := keymap.Number(msg); ok {
		return m.digit(n - 1), nil
	}
	if next, intent, ok := m.mouse(a, msg); ok {
		return next, intent
	}
	switch {
	case keymap.Pressed(msg, k.Up):
		return m.walk(-1), nil
	case keymap.Pressed(msg, k.Down):
		return m.walk(1), nil
	case keymap.Pressed(msg, k.Left):
		m.across, m.free = false, false
		return m, nil
	case keymap.Pressed(msg, k.Right):
		return m.cross(), nil
	case keymap.Pressed(msg, k.Enter) && !m.across && m.complete():
		return m.answer()
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		if m.across {
			return m.pair(m.right), nil
		}
		return m.cross(), nil
	}
	page := m.page(a)
	m.sheet = m.wander(a, msg, page, m.reach(a, page))
	return m, nil
}

func (m Match) complete() bool { return len(m.paired) == len(m.lefts()) }

// digit chooses a left side, or the partner of the one that was chosen.
func (m Match) digit(i int) Match {
	switch {
	case m.across && i < len(m.parts()):
		return m.pair(i)
	case !m.across && i < len(m.lefts()):
		m.left = i
		return m.cross()
	}
	return m
}

func (m Match) walk(by int) Match {
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
func (m Match) cross() Match {
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
func (m Match) user(right content.PartID) int {
	return slices.IndexFunc(m.lefts(), func(p content.Pair) bool {
		now, ok := m.paired[p.ID]
		return ok && now == right
	})
}

// pair matches the left side in focus and goes on to the next one without a partner.
func (m Match) pair(right int) Match {
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

func (m Match) onward() Match {
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
func (m Match) mouse(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent, bool) {
	mouse, ok := msg.(tea.MouseMsg)
	if _, wheel := msg.(tea.MouseWheelMsg); !ok || wheel {
		return m, nil, false
	}
	page := m.page(a)
	found := m.point(a, page, m.reach(a, page), mouse.Mouse())
	drag := m.drag
	m.drag = false
	switch msg.(type) {
	case tea.MouseMotionMsg:
		if m.drag = drag; drag && found.right >= 0 {
			m.right = found.right
		}
	case tea.MouseReleaseMsg:
		if drag && found.right >= 0 {
			return m.pair(found.right), nil, true
		}
	case tea.MouseClickMsg:
		switch {
		case found.status:
			next, intent := m.answer()
			return next, intent, true
		case found.right >= 0:
			return m.pair(found.right), nil, true
		case found.part >= 0:
			m.left = found.part
			m = m.cross()
			m.drag = true
		}
	}
	return m, nil, true
}

func (m Match) answer() (screen.Screen, screen.Intent) {
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
func (m Match) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	if m.across {
		return []key.Binding{
			keymap.Says(k.Enter, b.Deeds.Pair),
			keymap.As(k.Digit, "1-"+strconv.Itoa(min(9, len(m.parts()))), b.Deeds.Pair),
			asideKey(a, false, m.overhang(a)),
			m.pagesKey(a),
			keymap.Says(k.Choose, b.Keys.Move),
			keymap.Says(k.Left, b.Deeds.ToLeft),
			keymap.Says(k.Back, b.Deeds.ToLeft),
		}
	}
	return append([]key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Keys.Answer), m.complete()),
		keymap.As(k.Digit, "1-"+strconv.Itoa(len(m.lefts())), b.Keys.Choose),
		asideKey(a, false, m.overhang(a)),
		m.pagesKey(a),
		m.hintKey(a, false),
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.Says(k.Right, b.Deeds.ToRight),
	}, m.keys(a, false)...)
}

// Draw draws the question.
func (m Match) Draw(a screen.Area) screen.Drawing {
	page := m.page(a)
	return m.compose(a, page, m.reach(a, page), m.status(a))
}

// reach is the place of the page at which what the keys act on is in sight.
func (m Match) reach(a screen.Area, p page) widget.Scroll {
	if !m.across || m.free {
		return m.at(a, p, m.left)
	}
	at, height := p.rights[m.right], bodyHeight(m.room(a))
	s := p.reach(m.scroll, m.left, height)
	return s.Show(at.first-p.pins(height), at.last, len(p.lines), height)
}

func (m Match) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Arrange
	n, of := len(m.paired), len(m.lefts())
	switch {
	case m.across:
		pen := widget.NewPen(a, m.pack)
		pen.Langs, pen.Wide = pen.Langs[:1], false
		left := content.PlainText(m.lefts()[m.left].Left.Line(pen.Langs[0]))
		return widget.Cut(t.Accent.Render(phrase.Fill(words.MatchNow, "left", left)), a.Width, t.Sign.More)
	case m.urged:
		return t.Gold.Render(phrase.Fill(words.MatchAll, "n", strconv.Itoa(of-n)))
	case n == of:
		return t.Teal.Render(a.Book().Quiz.Ready)
	case n == 0:
		return t.Muted.Render(words.MatchHow)
	}
	return t.Muted.Render(phrase.Fill(words.Matched, "n", strconv.Itoa(n), "of", strconv.Itoa(of)))
}

func (m Match) page(a screen.Area) page {
	a = m.room(a)
	for _, gap := range []int{1, 0} {
		p := m.layout(a, gap)
		if len(p.lines) <= bodyHeight(a) || gap == 0 {
			return p.tight(bodyHeight(a))
		}
	}
	return page{}
}
