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

// orderRow: all steps are put in a sequence.
var orderRow = row{ask: newOrder, freeArrows: true, explain: Verdict.stepPart, share: placesOf}

// order asks an order question: a column of cards that are picked up, carried and put
// down. As dealt they are an answer already, so nothing is answered until a card was
// picked up once.
type order struct {
	sheet
	cards   []content.PartID // from first to last, as they lie now
	focus   int              // index of the card that keys act on
	held    bool             // it is picked up
	from    int              // where it was picked up
	dragged bool             // it was carried with the mouse button down
	touched bool             // a card was picked up or carried
	urged   bool             // enter was pressed before
}

func newOrder(s sheet) asker { return order{sheet: s, cards: slices.Clone(s.parts())} }

func (o order) with(s sheet) asker {
	o.sheet = s
	return o
}

// first lets esc put a card that is held back where it was.
func (o order) first(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	if o.held && keymap.Pressed(msg, a.Keys.Back) {
		return o.carry(o.from).drop(), nil, true
	}
	return o, nil, false
}

// update carries cards, and gives their order as the answer.
func (o order) update(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	k := a.Keys
	if n, ok := keymap.Number(msg); ok {
		return o.digit(n - 1), nil, true
	}
	switch {
	case keymap.Pressed(msg, k.Up):
		return o.walk(-1), nil, true
	case keymap.Pressed(msg, k.Down):
		return o.walk(1), nil, true
	case keymap.Pressed(msg, k.MoveUp):
		return o.carry(o.focus - 1), nil, true
	case keymap.Pressed(msg, k.MoveDown):
		return o.carry(o.focus + 1), nil, true
	case keymap.Pressed(msg, k.Space), o.held && keymap.Pressed(msg, k.Enter):
		if o.held {
			return o.drop(), nil, true
		}
		return o.pickUp(o.focus), nil, true
	case keymap.Pressed(msg, k.Enter):
		next, intent := o.answer()
		return next, intent, true
	}
	next, intent, heard := o.mouse(a, msg)
	return next, intent, heard
}

// digit picks up the card with a number, or puts the card that is held there.
func (o order) digit(i int) order {
	switch {
	case i < 0 || i >= len(o.cards):
		return o
	case o.held:
		return o.carry(i).drop()
	}
	return o.pickUp(i)
}

func (o order) pickUp(i int) order {
	o.focus, o.from, o.held, o.dragged, o.touched, o.free, o.urged = i, i, true, false, true, false, false
	return o
}

func (o order) drop() order {
	o.held, o.dragged = false, false
	return o
}

// walk moves the focus, and the card with it while it is held.
func (o order) walk(by int) order {
	if o.held {
		return o.carry(o.focus + by)
	}
	o.focus, o.free, o.urged = min(max(0, o.focus+by), len(o.cards)-1), false, false
	return o
}

// carry moves the card in focus to another index; the cards between move by one.
func (o order) carry(to int) order {
	if to < 0 || to >= len(o.cards) {
		return o
	}
	card := o.cards[o.focus]
	o.cards = slices.Insert(slices.Delete(slices.Clone(o.cards), o.focus, o.focus+1), to, card)
	o.focus, o.free, o.touched, o.urged = to, false, true, false
	return o
}

// swap changes two cards.
func (o order) swap(i, j int) order {
	o.cards = slices.Clone(o.cards)
	o.cards[i], o.cards[j] = o.cards[j], o.cards[i]
	o.focus = j
	return o.drop()
}

// mouse picks a card up and carries it: with the button held down, or from one click
// to the next, which changes the two.
func (o order) mouse(a screen.Area, msg tea.Msg) (order, screen.Intent, bool) {
	p := o.page(a)
	from := o.at(a, p)
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		found := o.point(a, p, from, tea.Mouse(msg))
		switch {
		case found.Does == onStatus && !o.held:
			next, intent := o.answer()
			return next, intent, true
		case found.Does != onPart:
			return o.drop(), nil, true
		case o.held && found.N == o.focus:
			return o.drop(), nil, true
		case o.held:
			return o.swap(o.focus, found.N), nil, true
		}
		return o.pickUp(found.N), nil, true
	case tea.MouseMotionMsg:
		if found := o.point(a, p, from, tea.Mouse(msg)); o.held && found.Does == onPart && found.N != o.focus {
			o = o.carry(found.N)
			o.dragged = true
		}
		return o, nil, true
	case tea.MouseReleaseMsg:
		if o.dragged {
			return o.drop(), nil, true
		}
		return o, nil, true
	}
	return o, nil, false
}

func (o order) answer() (order, screen.Intent) {
	switch {
	case o.given:
		return o, nil
	case !o.touched:
		o.urged = true
		return o, nil
	}
	o.given = true
	return o, screen.Answer{Gave: grade.Answer{Sequence: slices.Clone(o.cards)}}
}

// Help gives the keys of the question.
func (o order) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	digits := "1-" + strconv.Itoa(len(o.cards))
	if o.held {
		return []key.Binding{
			keymap.Says(k.Space, b.QuestionKeys.Drop),
			keymap.Says(k.Choose, b.QuestionKeys.Carry),
			keymap.As(k.Digit, digits, b.QuestionKeys.PutHere),
			keymap.Says(k.Back, b.QuestionKeys.CancelMove),
		}
	}
	return append([]key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Keys.Answer), o.touched),
		keymap.Says(k.Space, b.QuestionKeys.PickUp),
		o.sidewaysKey(a),
		o.pagesKey(a),
		o.hintKey(a, false),
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.As(k.Digit, digits, b.QuestionKeys.PickUp),
		keymap.Says(k.Carry, b.QuestionKeys.Carry),
	}, o.keys(a, false)...)
}

func (o order) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Answering
	switch {
	case o.held:
		return t.Accent.Render(words.Held)
	case o.touched:
		return t.Teal.Render(words.OrderMoved)
	case o.urged:
		return t.Gold.Render(words.OrderTouch)
	}
	return t.Muted.Render(words.OrderHow)
}

// page lays the question out: as cards with borders where all of them fit, else as
// rows, with empty lines between them where there is room.
func (o order) page(a screen.Area) page {
	return o.laid.For(a, func() page {
		return spaced(a, o.sheet, []int{boxed, 1, 0}, func(in screen.Area, s sheet, gap int) page {
			o.sheet = s
			return o.layout(in, gap)
		})
	})
}

// boxed is the layout in which each card has a border.
const boxed = -1

func (o order) layout(a screen.Area, gap int) page {
	pen := o.pen(a)
	var p page
	p.Lines = o.opening(a, gap != 0)
	o.ask(a, pen, &p)
	for i, id := range o.cards {
		if gap == boxed {
			p.part(o.box(a, pen, i, id), i, i == o.focus)
			continue
		}
		if i > 0 {
			p.Add(make([]string, gap)...)
		}
		p.part(o.row(a, pen, i, id), i, i == o.focus)
	}
	return p
}

// face is the sign and the inks of a card: whether it has the focus, and whether it
// is held.
func (o order) face(a screen.Area, pen widget.Pen, i int) (point, grip string, inks widget.Inks) {
	t := a.Theme
	point, grip, inks = " ", t.Muted.Render(t.Sign.Grip), pen.Reading()
	if i != o.focus {
		return point, grip, inks
	}
	point = t.Accent.Bold().Render(t.Sign.Point)
	inks = widget.Inks{First: t.Accent.Bold(), Second: t.Accent}
	if o.held {
		grip = t.Gold.Bold().Render(t.Sign.Here)
		inks = widget.Inks{First: t.Gold.Bold(), Second: t.Gold}
	}
	return point, grip, inks
}

func (o order) row(a screen.Area, pen widget.Pen, i int, id content.PartID) []string {
	point, grip, inks := o.face(a, pen, i)
	prefix := point + " " + grip + " " + a.Theme.Muted.Render(strconv.Itoa(i+1)) + "  "
	return widget.Indent(pen.Inset(mark, 0).Text(o.step.Question.Item.PartText(id), inks), prefix)
}

func (o order) box(a screen.Area, pen widget.Pen, i int, id content.PartID) []string {
	t := a.Theme
	point, grip, inks := o.face(a, pen, i)
	edge := t.Line
	if i == o.focus {
		edge = t.Accent
		if o.held {
			edge = t.Gold
		}
	}
	prefix := grip + " " + t.Muted.Render(strconv.Itoa(i+1)) + "  "
	lines := widget.Indent(pen.Inset(2+2+5, 2).Text(o.step.Question.Item.PartText(id), inks), prefix)
	card := widget.Box(t, "", lines, pen.Width-2, edge)
	out := widget.Shift(card, 2)
	if len(out) > 2 {
		out[1] = point + " " + card[1]
	}
	return out
}

// placesOf counts the steps in their own places; the score counts what they follow.
func placesOf(b *phrase.Book) string { return b.Verdict.InPlace }

// stepPart explains a step at its own position, and says where the player put it.
func (v Verdict) stepPart(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, words := a.Theme, a.Book().Verdict
	l := label{t.Sign.Right, words.StepRight, t.Right, 3}
	if !p.Correct {
		l = label{t.Sign.Wrong, phrase.Fill(words.StepAt, "n", strconv.Itoa(p.At)), t.Wrong, 3}
		if p.At == 0 {
			l.words = words.StepWrong
		}
	}
	number := t.Strong.Render(strconv.Itoa(p.Want) + "  ")
	out := labelled(pen, l, func(pen widget.Pen) []string {
		return widget.Indent(pen.Inset(3, 0).Text(p.Text, pen.Leading()), number)
	})
	inside := pen.Inset(5, 0)
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 5)...)
}
