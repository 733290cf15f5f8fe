package quiz

import (
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

// clozeRow: something is typed into every gap.
var clozeRow = row{ask: newCloze, gapped: true, explain: Verdict.gapPart, share: partsOf}

// cloze asks a cloze: a text with its gaps drawn in place, each a text field of a fixed
// width, so that nothing moves while one is typed into. A gap with enough known wrong
// answers can be chosen from a list instead.
type cloze struct {
	sheet
	fields []widget.Field
	focus  int // the gap that is typed into
	list   bool
	choice int // the row of the list in focus, -1 for none yet
	notice gapNotice
}

// gapNotice is what the line below a cloze says about the newest key.
type gapNotice int

const (
	noNotice    gapNotice = iota
	emptyGap              // enter was pressed before every gap was filled
	uncomposed            // the input method is not composing
	otherLayout           // the keyboard is in the other language
	fullGap               // something did not fit
)

// fieldCells is how many cells a field may have: no character is wider than two.
const fieldCells = 2 * grade.MaxTyped

func newCloze(s sheet) asker {
	c := cloze{sheet: s, choice: -1}
	for range s.step.Question.Item.Gaps {
		f := widget.NewField("", fieldCells)
		f.Most = grade.MaxTyped
		c.fields = append(c.fields, f)
	}
	return c
}

func (c cloze) with(s sheet) asker {
	c.sheet = s
	return c
}

// Typing reports that a text field has the focus, unless the list has it.
func (c cloze) Typing() bool { return !c.list && !c.given }

func (c cloze) gap() *content.Gap { return &c.step.Question.Item.Gaps[c.focus] }

// choices is the list for the gap in focus, nil if it has none.
func (c cloze) choices(a screen.Area) []content.Safe {
	return grade.GapList(c.gap(), widget.NewPen(a, c.pack).Langs[0])
}

// first types, goes from gap to gap, and answers from the last one. The list, while it is
// open, takes the keys that choose.
func (c cloze) first(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	k := a.Keys
	switch {
	case c.list:
		return c.choose(a, msg)
	case keymap.Types(msg):
		return c.typed(msg), nil, true
	case keymap.Pressed(msg, k.Enter):
		next, intent := c.onward()
		return next, intent, true
	case keymap.Pressed(msg, k.Tab):
		return c.to((c.focus + 1) % len(c.fields)), nil, true
	case keymap.Pressed(msg, k.BackTab):
		return c.to((c.focus + len(c.fields) - 1) % len(c.fields)), nil, true
	case keymap.Pressed(msg, k.List) && c.choices(a) != nil:
		c.list, c.choice, c.notice, c.free = true, c.taken(a), noNotice, false
		return c, nil, true
	}
	return c, nil, false
}

// update takes clicks, and hands what moves the cursor or deletes to the field. The keys
// that turn pages are left to scrolling; while the list is open, nothing is.
func (c cloze) update(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	_, wheel := msg.(tea.MouseWheelMsg)
	pages := wheel || keymap.Pressed(msg, a.Keys.PageUp) || keymap.Pressed(msg, a.Keys.PageDown)
	if click, ok := msg.(tea.MouseClickMsg); ok {
		next, intent := c.click(a, tea.Mouse(click))
		return next, intent, true
	}
	switch {
	case c.list:
		return c, nil, true
	case pages:
		return c, nil, false
	}
	return c.typed(msg), nil, true
}

// taken is the row of the list that the gap in focus holds already, -1 for none.
func (c cloze) taken(a screen.Area) int {
	return slices.IndexFunc(c.choices(a), func(choice content.Safe) bool { return choice.String() == c.fields[c.focus].Value() })
}

// typed hands a message to the field in focus.
func (c cloze) typed(msg tea.Msg) cloze {
	if c.given {
		return c
	}
	field, full := c.fields[c.focus].Hear(msg)
	if _, ok := msg.(tea.KeyPressMsg); !ok && field.Value() == c.fields[c.focus].Value() && !full {
		return c
	}
	c.fields = slices.Clone(c.fields)
	c.fields[c.focus] = field
	c.notice, c.free = noNotice, false
	if full {
		c.notice = fullGap
	}
	return c
}

func (c cloze) to(gap int) cloze {
	c.focus, c.free, c.notice, c.list, c.choice = gap, false, noNotice, false, -1
	return c
}

// onward goes to the next gap that is empty, and answers if there is none. It does not
// leave an empty gap.
func (c cloze) onward() (cloze, screen.Intent) {
	if c.given {
		return c, nil
	}
	for i, f := range c.fields {
		if notice := noticeOf(grade.Read(&c.step.Question.Item.Gaps[i], f.Value()).Reading); notice != noNotice {
			c = c.to(i)
			c.notice = notice
			return c, nil
		}
	}
	if grade.Complete(c.step.Question.Item, c.gave()) {
		c.given = true
		return c, screen.Answer{Gave: c.gave()}
	}
	if c.empty(c.focus) {
		c.free, c.notice = false, emptyGap
		return c, nil
	}
	for i := range c.fields {
		if next := (c.focus + 1 + i) % len(c.fields); c.empty(next) {
			c = c.to(next)
			break
		}
	}
	return c, nil
}

// noticeOf says why a reading is no judgement.
func noticeOf(r grade.Reading) gapNotice {
	switch r {
	case grade.Uncomposed:
		return uncomposed
	case grade.OtherLayout:
		return otherLayout
	case grade.Wrong, grade.Accepted, grade.Typo, grade.Known:
	}
	return noNotice
}

// empty reports whether a gap holds nothing that could be judged.
func (c cloze) empty(i int) bool {
	return grade.Blank(&c.step.Question.Item.Gaps[i], c.fields[i].Value())
}

func (c cloze) gave() grade.Answer {
	typed := map[content.PartID]string{}
	for i, g := range c.step.Question.Item.Gaps {
		typed[g.ID] = c.fields[i].Value()
	}
	return grade.Answer{Typed: typed}
}

// choose lets the list take the keys.
func (c cloze) choose(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	k, all := a.Keys, c.choices(a)
	if n, ok := keymap.Number(msg); ok {
		if n <= len(all) {
			return c.take(all[n-1]), nil, true
		}
		return c, nil, true
	}
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.List):
		c.list = false
		return c, nil, true
	case keymap.Pressed(msg, k.Up):
		c.choice, c.free = max(0, c.choice-1), false
		return c, nil, true
	case keymap.Pressed(msg, k.Down):
		c.choice, c.free = min(len(all)-1, c.choice+1), false
		return c, nil, true
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		if c.choice >= 0 && c.choice < len(all) {
			return c.take(all[c.choice]), nil, true
		}
		return c, nil, true
	}
	return c, nil, false
}

// take fills the gap with a choice and goes back to typing, in the next empty gap.
func (c cloze) take(choice content.Safe) cloze {
	f := widget.NewField(choice.String(), fieldCells)
	f.Most = grade.MaxTyped
	c.fields = slices.Clone(c.fields)
	c.fields[c.focus] = f
	c.list, c.choice = false, -1
	for i := range c.fields {
		if next := (c.focus + i) % len(c.fields); c.empty(next) {
			return c.to(next)
		}
	}
	return c.to(c.focus)
}

// click goes to the gap or takes the choice that is pointed at.
func (c cloze) click(a screen.Area, at tea.Mouse) (cloze, screen.Intent) {
	p := c.page(a)
	switch found := c.point(a, p, c.at(a, p), at); found.Does {
	case onStatus:
		if !c.list {
			return c.onward()
		}
	case onChoice:
		return c.take(c.choices(a)[found.N]), nil
	case onPart:
		return c.to(found.N), nil
	}
	return c, nil
}

// Help gives the keys of the question.
func (c cloze) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	if c.list {
		common := c.keys(a, false)
		return append([]key.Binding{
			keymap.If(keymap.Says(k.Enter, b.Keys.Pick), c.choice >= 0),
			keymap.As(k.Digit, "1-"+strconv.Itoa(len(c.choices(a))), b.Keys.Pick),
			c.sidewaysKey(a),
			c.pagesKey(a),
			keymap.Says(k.Choose, b.Keys.Move),
			keymap.Says(k.List, b.QuestionKeys.TypeIt),
			keymap.Says(k.Back, b.QuestionKeys.TypeIt),
			c.hintKey(a, false),
		}, common[:len(common)-1]...)
	}
	enter := b.QuestionKeys.NextGap
	if len(c.fields) == 1 {
		enter = b.QuestionKeys.GiveGap
	}
	return append([]key.Binding{
		keymap.Says(k.Enter, enter),
		c.sidewaysKey(a),
		c.pagesKey(a),
		c.hintKey(a, true),
		keymap.If(keymap.Says(k.List, b.QuestionKeys.List), c.choices(a) != nil),
		keymap.If(keymap.Says(k.Tab, b.QuestionKeys.Gaps), len(c.fields) > 1),
	}, c.keys(a, true)...)
}

func (c cloze) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Answering
	n := 0
	for i := range c.fields {
		if c.empty(i) {
			n++
		}
	}
	switch c.notice {
	case emptyGap:
		return t.Gold.Render(phrase.Fill(words.GapEmpty, "n", strconv.Itoa(n)))
	case fullGap:
		return t.Gold.Render(phrase.Fill(words.GapFull, "n", strconv.Itoa(grade.MaxTyped)))
	case uncomposed, otherLayout, noNotice:
	}
	if c.list {
		if len(c.fields) == 1 {
			return t.Accent.Render(words.OneList)
		}
		return t.Accent.Render(phrase.Fill(words.GapList, "label", widget.GapLabel(c.focus, len(c.fields))))
	}
	if c.gap().Number != nil {
		return t.Muted.Render(words.GapNumber)
	}
	if len(c.fields) == 1 {
		return t.Muted.Render(words.GapLast)
	}
	return t.Muted.Render(words.GapHow)
}
