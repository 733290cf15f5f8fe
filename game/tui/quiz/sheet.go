package quiz

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// sheet is what every asker has: the question, the scenario of its case, and how far the
// page is scrolled.
type sheet struct {
	pack   *content.Pack
	step   game.QuestionStep
	scene  scene
	given  bool // the answer is on its way
	scroll widget.Scroll
	free   bool               // the player scrolled away from the focus
	skip   int                // cells of text art that are out of sight at the left
	laid   *widget.Memo[page] // new after each message
	said   *sayings
	paper  *paper // to which the question belongs, nil for none
	live   *live  // that a class is asked, nil for none
}

func newSheet(pack *content.Pack, step game.QuestionStep) sheet {
	s := sheet{pack: pack, step: step, scene: newScene(pack, step.Question.Item.Case), laid: new(widget.Memo[page]), said: new(sayings)}
	s.scene = s.scene.asking(s.least)
	return s
}

func (s sheet) common() sheet { return s }

func (s sheet) parts() []content.PartID { return s.step.Question.Parts }

// hear takes what means the same on every question. A screen with a text field in
// focus hands over only what types nothing.
func (s sheet) hear(a screen.Area, msg tea.Msg) (sheet, screen.Intent, bool) {
	k := a.Keys
	if by := sideways(k, msg, rowOf(s.step.Question.Item).freeArrows); by != 0 {
		return s.moveArt(a, by), nil, true
	}
	switch msg := msg.(type) {
	case screen.Helped:
		s.step, s.free = msg.Step, false
		s.scene = s.scene.asking(s.least)
		return s, nil, true
	case screen.Returned:
		s.given = false
		return s, nil, true
	case tea.MouseWheelMsg:
		var ok bool
		s.scene, ok = s.scene.wheel(a, msg)
		return s, nil, ok
	case tea.KeyPressMsg:
	default:
		return s, nil, false
	}
	if wanted := s.wanted(k, msg); wanted != nil {
		return s, wanted, true
	}
	switch {
	case keymap.Pressed(msg, k.Fold) && s.scene.there():
		s.scene.folded = !s.scene.folded
		return s, nil, true
	case keymap.Pressed(msg, k.PageDown) && !s.scene.atEnd(a):
		s.scene = s.scene.turn(a, 1)
		return s, nil, true
	case keymap.Pressed(msg, k.PageUp) && s.scene.begun(a) && (!s.free || s.scroll.Top <= 0):
		s.scene = s.scene.turn(a, -1)
		return s, nil, true
	}
	return s, nil, false
}

// wanted gives what a key asks for that changes nothing on the sheet; nil for any other key.
func (s sheet) wanted(k *keymap.Map, msg tea.Msg) screen.Intent {
	switch {
	case keymap.Pressed(msg, k.Back):
		return screen.GoHome{}
	case keymap.Pressed(msg, k.Hint) && s.step.Help() != game.NoHelp:
		return screen.Hint{}
	case keymap.Pressed(msg, k.Dispute):
		return screen.AskNote{}
	case s.step.Review:
		return marking(k, msg, true)
	}
	return nil
}

// wander scrolls the question itself with the keys and the wheel. from is how far it is
// scrolled now.
func (s sheet) wander(a screen.Area, msg tea.Msg, p page, from widget.Scroll) sheet {
	height := bodyHeight(s.scene.room(a))
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		if by := turned(wheel); by != 0 && len(p.Lines) > height {
			s.scroll, s.free = from.Move(by, len(p.Lines), height), true
		}
		return s
	}
	if moved, ok := from.Hear(a.Keys, msg, len(p.Lines), height); ok {
		s.scroll, s.free = moved, true
	}
	return s
}

// wheelLines is how far one notch of a wheel scrolls.
const wheelLines = 3

func turned(msg tea.MouseWheelMsg) int {
	switch msg.Button {
	case tea.MouseWheelUp:
		return -wheelLines
	case tea.MouseWheelDown:
		return wheelLines
	default:
		return 0
	}
}

// scrolls reports whether the question's own lines go on below what is shown, and the
// keys for it are not the scenario's.
func (s sheet) scrolls(a screen.Area, p page, from widget.Scroll) bool {
	return s.scene.atEnd(a) && !from.AtEnd(len(p.Lines), bodyHeight(s.scene.room(a)))
}

// margin is how many empty lines stand above a question that leaves some free. A hint takes
// its lines from them, so that the options stay where they are.
func (s sheet) margin(a screen.Area) []string {
	n := max(0, widget.Margin(a.Height)-len(s.hint(a, s.pen(a))))
	if s.scene.there() {
		n = 1 // beside or below the scenario
	}
	if s.step.Carried > 0 && s.step.N == s.step.Carried+1 || s.step.Boss != nil || s.paper != nil || s.live != nil {
		n = max(n, 1) // below what the checks have answered, or the lanterns
	}
	return make([]string, n)
}

// least is about how many lines the question takes in an area, laid out as close as it can
// be.
func (s sheet) least(a screen.Area) int {
	pen, item := s.pen(a), s.step.Question.Item
	n := len(stem(pen, item).all) + len(s.hint(a, pen)) + len(item.Bins) + len(item.Pairs) + len(pen.Text(item.Text, pen.Reading()))
	gapped := rowOf(item).gapped
	for _, id := range s.parts() {
		if !gapped { // gaps stand in the text
			n += max(1, len(pen.Inset(mark, 0).Text(item.PartText(id), pen.Reading())))
		}
	}
	for _, pair := range item.Pairs {
		n += len(pen.Inset(mark, 0).Text(pair.Left, pen.Reading()))
	}
	if gapped && !item.Text.Neutral() { // an empty line between the languages
		n += len(pen.Langs) - 1
	}
	if bare := item.Stem.Empty() && gapped; bare || a.Height < airy && !gapped { // no empty line below the stem
		n--
	}
	return n
}

// opening is what stands above a question: the terms of the quiz with its first question,
// and the margin where there is room for it.
func (s sheet) opening(a screen.Area, roomy bool) []string {
	var out []string
	if terms := s.step.Terms; terms != nil {
		said := a.Book().Terms.BeforeQuiz(*terms)
		if s.step.Kind == game.Test {
			said = a.Book().Rounds.TestTerms(*terms)
		}
		out = append(widget.Wrap(a.Theme.Muted.Render(said), a.Width), "")
	}
	if roomy {
		out = append(s.margin(a), out...)
	}
	return append(s.banner(a), out...)
}

// at is how far the page is scrolled, with the part that keys act on in sight.
func (s sheet) at(a screen.Area, p page) widget.Scroll {
	if s.free {
		return s.scroll
	}
	return p.reach(s.scroll, bodyHeight(s.scene.room(a)))
}

// compose draws the heading, the scenario, the question and the line below it.
func (s sheet) compose(a screen.Area, p page, from widget.Scroll, status string) screen.Drawing {
	in := s.scene.room(a)
	body := p.window(in, from, !s.free)
	out := s.heading(a)
	if s.scene.there() {
		pane := s.scene.draw(a)
		if s.scene.beside(a) {
			body = widget.Beside(pane, body, s.scene.width(a), sceneGap)
		} else {
			out = append(out, pane...)
		}
	}
	if !from.AtEnd(len(p.Lines), bodyHeight(in)) {
		turn := a.Keys.PageDown.Help().Key
		if !s.scene.atEnd(a) { // the key is the scenario's until that was read
			turn = ""
		}
		status = goingOn(a, status, turn)
	}
	return compose(a, out, body, status)
}

// point gives what is drawn in a cell of the area; the zero target for nothing.
func (s sheet) point(a screen.Area, p page, from widget.Scroll, at tea.Mouse) widget.Target {
	left, top := s.scene.origin(a)
	x, y := at.X-left, at.Y-top
	height := bodyHeight(s.scene.room(a))
	shown := min(len(p.Lines), height)
	rows := shown
	if s.scene.there() && s.scene.beside(a) {
		rows = max(shown, len(s.scene.draw(a)))
	}
	status := rows
	if aired(a, top+rows) {
		status++
	}
	if y >= status {
		more := 0
		if !from.AtEnd(len(p.Lines), height) {
			more = belowWidth(a)
		}
		if at.X < a.Width-more { // the words "more below" are no answer
			return widget.Target{Does: onStatus}
		}
		return widget.Target{}
	}
	if x < 0 || y < p.pinned(from, height, !s.free) || y >= shown {
		return widget.Target{}
	}
	found, _ := p.Find(x, y+from.From(len(p.Lines), height))
	return found
}

// named gives a binding with its words; in a text field, where letters type, it goes
// by its function key.
func named(binding key.Binding, typing bool, field, words string) key.Binding {
	if typing {
		return keymap.As(binding, field, words)
	}
	return keymap.Says(binding, words)
}

// hintKey is the key of the next hint with what it costs.
func (s sheet) hintKey(a screen.Area, typing bool) key.Binding {
	return keymap.If(named(a.Keys.Hint, typing, "f3", s.price(a)), s.step.Help() != game.NoHelp)
}

// pagesKey is the keys that turn the pages of the scenario.
func (s sheet) pagesKey(a screen.Area) key.Binding {
	return keymap.If(keymap.Says(a.Keys.Pages, a.Book().QuestionKeys.Scenario), s.scene.turns(a))
}

// keys are the keys that mean the same on every question. typing is whether a text
// field has the focus, so that letters type.
func (s sheet) keys(a screen.Area, typing bool) []key.Binding {
	k, b := a.Keys, a.Book()
	fold := b.QuestionKeys.Fold
	if s.scene.folded {
		fold = b.QuestionKeys.Unfold
	}
	keys := []key.Binding{
		keymap.If(named(k.Fold, typing || s.truthful(), "f4", fold), s.scene.there()),
		named(k.Dispute, typing, "f6", b.QuestionKeys.Dispute),
		keymap.Says(k.Back, b.Keys.Map),
	}
	if s.step.Review {
		keys = append(keys, markKeys(a, true, typing)...)
	}
	return keys
}

// price names the next hint with what it costs.
func (s sheet) price(a screen.Area) string {
	words := a.Book().QuestionKeys
	name, cost := words.HintWords, words.HintHalf
	if s.step.Help() == game.OneFewer {
		name = words.HintFewer
	}
	switch {
	case !s.step.Counts: // it costs nothing
		return name
	case s.step.Hints > 0:
		cost = words.HintQuarter
	}
	return name + " (" + cost + ")"
}

// ask puts the question at the end of a page, and the hint once it was asked for.
func (s sheet) ask(a screen.Area, pen widget.Pen, p *page) {
	p.ask(pen, s.step.Question.Item, s.said.stem(a, pen, s.step.Question.Item))
	hint := s.hint(a, pen)
	if low := 12; len(hint) > 0 && bodyHeight(a) < low { // close below the question
		p.Page = p.Drop(len(p.Lines) - 1)
	}
	p.Add(hint...)
}

// hint is the author's hint, with an empty line below it.
func (s sheet) hint(a screen.Area, pen widget.Pen) []string {
	if s.step.Hint.Empty() {
		return nil
	}
	t := a.Theme
	label := t.Gold.Bold().Render(t.Sign.Gist+" "+a.Book().Answering.Hint) + "  "
	inside := pen.Inset(widget.Width(label), 0)
	return append(widget.Indent(inside.Text(s.step.Hint, widget.One(t.Gold)), label), "")
}
