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

// classifyRow: each card is put into one of the bins.
var classifyRow = row{ask: newClassify, explain: Verdict.card, rank: byPlace, share: partsOf}

// classify asks a classify question: each card is put into one of the bins.
type classify struct {
	sheet
	focus  int
	placed map[content.PartID]content.PartID
	advice advice
	drag   bool // a card is held with the mouse button down
	over   int  // the bin that it is held over, -1 for none
}

func newClassify(s sheet) asker { return classify{sheet: s, over: -1} }

func (c classify) with(s sheet) asker {
	c.sheet = s
	return c
}

func (c classify) bins() []content.Bin { return c.step.Question.Item.Bins }

// update puts cards into bins, and answers once all are placed.
func (c classify) update(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	k := a.Keys
	if next, intent, ok := c.mouse(a, msg); ok {
		return next, intent, true
	}
	if n, ok := keymap.Number(msg); ok {
		if n <= len(c.bins()) {
			c = c.put(n - 1).onward()
		}
		return c, nil, true
	}
	switch {
	case keymap.Pressed(msg, k.Up):
		return c.move(max(0, c.focus-1)), nil, true
	case keymap.Pressed(msg, k.Down):
		return c.move(min(len(c.parts())-1, c.focus+1)), nil, true
	case keymap.Pressed(msg, k.Left):
		return c.turn(-1), nil, true
	case keymap.Pressed(msg, k.Right), keymap.Pressed(msg, k.Space):
		return c.turn(1), nil, true
	case keymap.Pressed(msg, k.Enter):
		next, intent := c.answer()
		return next, intent, true
	}
	return c, nil, false
}

// mouse takes the card that is pointed at, puts the one that was taken into a bin, or
// gives the answer. A card may be dragged into its bin, or it and then the bin clicked.
func (c classify) mouse(a screen.Area, msg tea.Msg) (classify, screen.Intent, bool) {
	mouse, ok := msg.(tea.MouseMsg)
	if _, wheel := msg.(tea.MouseWheelMsg); !ok || wheel {
		return c, nil, false
	}
	p := c.page(a)
	found := c.point(a, p, c.at(a, p), mouse.Mouse())
	drag := c.drag
	c.drag, c.over = false, -1
	switch msg.(type) {
	case tea.MouseMotionMsg:
		if c.drag = drag; drag && found.Does == onBin {
			c.over = found.N
		}
	case tea.MouseReleaseMsg:
		if drag && found.Does == onBin {
			return c.put(found.N).onward(), nil, true
		}
	case tea.MouseClickMsg:
		switch found.Does {
		case onStatus:
			next, intent := c.answer()
			return next, intent, true
		case onBin:
			return c.put(found.N).onward(), nil, true
		case onPart:
			c = c.move(found.N)
			c.drag = true
		}
	}
	return c, nil, true
}

func (c classify) move(to int) classify {
	c.focus, c.free, c.advice = to, false, noAdvice
	return c
}

// put puts the card that the keys act on into a bin.
func (c classify) put(bin int) classify {
	placed := maps.Clone(c.placed)
	if placed == nil {
		placed = map[content.PartID]content.PartID{}
	}
	placed[c.parts()[c.focus]] = c.bins()[bin].ID
	c.placed, c.advice, c.free = placed, noAdvice, false
	return c
}

// onward goes to the next card that is in no bin; it stays if all are in one.
func (c classify) onward() classify {
	for i := range c.parts() {
		next := (c.focus + 1 + i) % len(c.parts())
		if _, ok := c.placed[c.parts()[next]]; !ok {
			return c.move(next)
		}
	}
	return c
}

// turn moves the card to the next bin, or to the one before.
func (c classify) turn(by int) classify {
	now, ok := c.placed[c.parts()[c.focus]]
	at := slices.IndexFunc(c.bins(), func(b content.Bin) bool { return b.ID == now })
	if !ok && by < 0 {
		at = 0
	}
	return c.put((at + by + len(c.bins())) % len(c.bins()))
}

func (c classify) answer() (classify, screen.Intent) {
	gave := grade.Answer{Placed: c.placed}
	switch {
	case c.given:
		return c, nil
	case grade.Complete(c.step.Question.Item, gave):
		c.given = true
		return c, screen.Answer{Gave: gave}
	}
	if _, placed := c.placed[c.parts()[c.focus]]; placed { // a card that is still open is the one to place
		c = c.onward()
	}
	c.free = false
	c.advice = placeAll
	return c, nil
}

// Help gives the keys of the question.
func (c classify) Help(a screen.Area) []key.Binding {
	k, b, p := a.Keys, a.Book().Keys, c.page(a)
	return append([]key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Answer), len(c.placed) == len(c.parts())),
		keymap.As(k.Digit, "1-"+strconv.Itoa(len(c.bins())), b.Put),
		c.sidewaysKey(a),
		c.pagesKey(a),
		c.hintKey(a, false),
		keymap.Says(k.Choose, b.NextCard),
		keymap.Says(k.Sides, b.OtherBin),
		keymap.If(keymap.Says(k.PageDown, b.Page), c.scrolls(a, p, c.at(a, p))),
	}, c.keys(a, false)...)
}

func (c classify) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Quiz
	n, of := len(c.placed), len(c.parts())
	switch {
	case c.advice == placeAll:
		return t.Gold.Render(phrase.Fill(words.PlaceAll, "n", strconv.Itoa(of-n)))
	case n == of:
		return t.Teal.Render(words.Ready)
	case n == 0:
		return t.Muted.Render(words.PlaceHow)
	}
	return t.Muted.Render(phrase.Fill(words.Placed, "n", strconv.Itoa(n), "of", strconv.Itoa(of)))
}

func (c classify) page(a screen.Area) page {
	return c.laid.For(a, func() page {
		return spaced(a, c.sheet, gaps(c.scene.room(a)), func(in screen.Area, s sheet, gap int) page {
			c.sheet = s
			return c.layout(in, gap)
		})
	})
}

func (c classify) layout(a screen.Area, gap int) page {
	pen := c.pen(a)
	var p page
	p.Lines = c.opening(a, gap > 0)
	c.ask(a, pen, &p)
	p.legend(c.legend(a, pen))
	p.Add("")
	at := c.placeColumn(a, pen)
	for i, id := range c.parts() {
		if i > 0 {
			p.Add(make([]string, gap)...)
		}
		p.part(c.card(a, pen, i, id, at), i, i == c.focus)
	}
	return p
}

// cardInset is the cells before the text of a card, and cardLeast the fewest that the text
// has where its place stands behind it.
const cardInset, cardLeast = 4, 30

// placeColumn is the cell at which the places stand, the same for all cards: close behind
// the longest of them; 0 where they stand below the cards.
func (c classify) placeColumn(a screen.Area, pen widget.Pen) int {
	inside := pen.Inset(cardInset, 0)
	place := widget.Width(a.Book().Quiz.NotPlaced)
	for _, bin := range c.bins() {
		place = max(place, widget.Width(c.binLine(inside, bin.ID)))
	}
	const sign, space = 2, 3
	most := pen.Width - place - sign
	if most-space-cardInset < cardLeast {
		return 0
	}
	widest := 0
	for _, id := range c.parts() {
		for _, line := range inside.In(most-space-cardInset).Text(c.step.Question.Item.PartText(id), inside.Reading()) {
			widest = max(widest, widget.Width(line))
		}
	}
	return min(most, cardInset+max(widest, cardLeast)+space)
}

// legend names the bins by their digits.
func (c classify) legend(a screen.Area, pen widget.Pen) []string {
	var out []string
	inside := pen.In(pen.Width - 4)
	inside.Wide = false
	for i, b := range c.bins() {
		point, inks := " ", inside.Reading()
		if i == c.over {
			point, inks = a.Theme.Gold.Bold().Render(a.Theme.Sign.Point), widget.One(a.Theme.Gold.Bold())
		}
		out = append(out, point+a.Theme.Key.Render(strconv.Itoa(i+1)+"  ")+inside.Line(b.Text, inks))
	}
	return out
}

// card draws a card with its place: behind it in a column, else below it.
func (c classify) card(a screen.Area, pen widget.Pen, i int, id content.PartID, column int) []string {
	t := a.Theme
	point, inks := " ", pen.Reading()
	if i == c.focus {
		point = t.Accent.Bold().Render(t.Sign.Point)
		inks = widget.Inks{First: t.Accent.Bold(), Second: t.Accent}
	}
	sign := t.Muted.Render(t.Sign.Open)
	place := t.Muted.Render(a.Book().Quiz.NotPlaced)
	inside := pen.Inset(cardInset, 0)
	if at, ok := c.placed[id]; ok {
		sign = t.Teal.Bold().Render(t.Sign.Chosen)
		place = c.binLine(inside, at)
	}
	text := c.step.Question.Item.PartText(id)
	place = t.Muted.Render(t.Sign.Gist) + " " + place
	prefix := point + " " + sign + " "
	if column == 0 {
		return widget.Indent(append(inside.Text(text, inks), place), prefix)
	}
	lines := widget.Indent(inside.Inset(0, pen.Width-column+1).Text(text, inks), prefix)
	if len(lines) == 0 {
		lines = []string{prefix}
	}
	lines[0] = widget.Fit(lines[0], column, t.Sign.More) + widget.Cut(place, pen.Width-column, t.Sign.More)
	return lines
}

// binLine names a bin with its digit, on one line.
func (c classify) binLine(pen widget.Pen, id content.PartID) string {
	for i, b := range c.bins() {
		if b.ID == id {
			pen = pen.In(min(28, pen.Width-5))
			return pen.Theme.Key.Render(strconv.Itoa(i+1)) + "  " + pen.Title(b.Text, widget.One(pen.Theme.Teal))
		}
	}
	return ""
}

// card explains a card: where it was put, and where it belongs.
func (v Verdict) card(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, words, item := a.Theme, a.Book().Quiz, v.step.Question.Item
	inside := pen.Inset(2, 0)
	l := label{t.Sign.Right, phrase.Fill(words.CardRight, "bin", inside.Plain(item.PartText(p.Belongs))), t.Right, 0}
	if !p.Correct {
		l = label{t.Sign.Wrong, words.CardWrong, t.Wrong, 0}
	}
	out := labelled(pen, l, func(pen widget.Pen) []string { return pen.Text(p.Text, pen.Leading()) })
	if !p.Correct && p.Placed != "" {
		out = append(out, widget.Shift(inside.Say(phrase.Fill(words.YouPut, "bin", inside.Plain(item.PartText(p.Placed))), t.Wrong), 2)...)
	}
	if !p.Correct {
		out = append(out, widget.Shift(inside.Say(phrase.Fill(words.Belongs, "bin", inside.Plain(item.PartText(p.Belongs))), t.Right), 2)...)
	}
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}
