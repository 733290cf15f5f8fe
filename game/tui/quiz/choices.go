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

// advice is what the line below a question says when enter cannot be taken yet.
type advice int

const (
	noAdvice advice = iota
	chooseFirst
	chooseMore
	chosenAll
	placeAll
	outAlready
)

// One option is chosen, or several.
var (
	singleRow = row{ask: newSingle, freeArrows: true, explain: Verdict.option, rank: byChoice, share: partsOf}
	multiRow  = row{ask: newMulti, freeArrows: true, explain: Verdict.option, rank: byChoice, share: optionsOf}
)

// choices asks a question of which options are chosen, or true or false. Nothing is chosen
// at first, so that an enter too many answers nothing.
type choices struct {
	sheet
	focus  int // the option that keys act on, -1 for none yet
	chosen []content.PartID
	gives  func(choices) grade.Answer // the answer that was chosen so far
	many   bool                       // an option is chosen and taken back; else one is chosen with the focus
	advice advice
	tag    func(screen.Area, content.PartID) string // said behind an option; nil for nothing
}

func newSingle(s sheet) asker { return choices{sheet: s, focus: -1, gives: choices.options} }

func newMulti(s sheet) asker { return choices{sheet: s, focus: -1, gives: choices.options, many: true} }

// with takes back what help has ruled out since it was chosen.
func (o choices) with(s sheet) asker {
	o.sheet = s
	if len(s.step.Removed) > 0 {
		o.chosen = slices.DeleteFunc(slices.Clone(o.chosen), o.ruledOut)
	}
	return o
}

func (o choices) wanted() int { return max(1, o.step.Question.Item.Choose) }

// update chooses, and answers once the choice is complete.
func (o choices) update(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	k := a.Keys
	if n, ok := keymap.Number(msg); ok {
		return o.pick(n - 1), nil, true
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		next, intent := o.click(a, tea.Mouse(click))
		return next, intent, true
	}
	switch {
	case keymap.Pressed(msg, k.Up):
		return o.walk(-1), nil, true
	case keymap.Pressed(msg, k.Down):
		return o.walk(1), nil, true
	case keymap.Pressed(msg, k.Space):
		if o.many && o.focus >= 0 {
			return o.toggle(), nil, true
		}
		return o.move(max(0, o.focus)), nil, true
	case keymap.Pressed(msg, k.Enter):
		next, intent := o.answer()
		return next, intent, true
	}
	return o, nil, false
}

// click chooses the option that is pointed at, or gives the answer.
func (o choices) click(a screen.Area, at tea.Mouse) (choices, screen.Intent) {
	p := o.page(a)
	switch found := o.point(a, p, o.at(a, p), at); found.Does {
	case onStatus:
		return o.answer()
	case onPart:
		return o.pick(found.N), nil
	}
	return o, nil
}

// pick chooses an option, or takes the choice back where several are wanted.
func (o choices) pick(i int) choices {
	switch {
	case i < 0 || i >= len(o.parts()):
		return o
	case o.ruledOut(o.parts()[i]):
		o.advice = outAlready
		return o
	}
	o = o.move(i)
	if o.many {
		o = o.toggle()
	}
	return o
}

// walk moves the focus to the next option that help has left, or to the one before.
func (o choices) walk(by int) choices {
	at := o.focus
	if at < 0 && by < 0 {
		at = 1
	}
	for at += by; at >= 0 && at < len(o.parts()); at += by {
		if !o.ruledOut(o.parts()[at]) {
			return o.move(at)
		}
	}
	return o.move(max(0, o.focus))
}

// ruledOut reports whether help has taken an option away.
func (o choices) ruledOut(id content.PartID) bool { return slices.Contains(o.step.Removed, id) }

// move puts the focus on an option. Where one option is the answer, it is chosen
// with it.
func (o choices) move(to int) choices {
	if to < 0 || to >= len(o.parts()) || o.ruledOut(o.parts()[to]) {
		return o
	}
	o.focus, o.free, o.advice = to, false, noAdvice
	if !o.many {
		o.chosen = o.parts()[to : to+1]
	}
	return o
}

func (o choices) toggle() choices {
	id := o.parts()[o.focus]
	o.advice = noAdvice
	if i := slices.Index(o.chosen, id); i >= 0 {
		o.chosen = slices.Delete(slices.Clone(o.chosen), i, i+1)
		return o
	}
	if len(o.chosen) >= o.wanted() {
		o.advice = chosenAll
		return o
	}
	o.chosen = append(slices.Clone(o.chosen), id)
	return o
}

func (o choices) answer() (choices, screen.Intent) {
	gave := o.gives(o)
	switch {
	case o.given:
		return o, nil
	case o.advice == outAlready && len(o.chosen) > 0: // what was meant last is not what is chosen
		o.advice = noAdvice
		return o, nil
	case grade.Complete(o.step.Question.Item, gave):
		o.given = true
		return o, screen.Answer{Gave: gave}
	case o.many:
		o.advice = chooseMore
	default:
		o.advice = chooseFirst
	}
	return o, nil
}

// options are the chosen options, in the order of the item.
func (o choices) options() grade.Answer {
	var choice []content.PartID
	for _, option := range o.step.Question.Item.Options {
		if slices.Contains(o.chosen, option.ID) {
			choice = append(choice, option.ID)
		}
	}
	return grade.Answer{Choice: choice}
}

// Help gives the keys of the question.
func (o choices) Help(a screen.Area) []key.Binding {
	k, b, p := a.Keys, a.Book().Keys, o.page(a)
	digits := "1-" + strconv.Itoa(len(o.parts()))
	return append([]key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Answer), grade.Complete(o.step.Question.Item, o.gives(o))),
		keymap.As(k.Digit, digits, b.Pick),
		keymap.If(keymap.Says(k.Truth, b.Pick), o.truthful()),
		o.sidewaysKey(a),
		o.pagesKey(a),
		o.hintKey(a, false),
		keymap.Says(k.Choose, b.Move),
		keymap.If(keymap.Says(k.Space, b.Pick), o.many),
		keymap.If(keymap.Says(k.PageDown, b.Page), o.scrolls(a, p, o.at(a, p))),
	}, o.keys(a, false)...)
}

func (o choices) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Quiz
	n, of := strconv.Itoa(len(o.chosen)), strconv.Itoa(o.wanted())
	switch o.advice {
	case chooseFirst, placeAll:
		return t.Gold.Render(words.ChooseFirst)
	case chooseMore:
		return t.Gold.Render(phrase.Fill(words.ChooseMore, "n", n, "of", of))
	case chosenAll:
		return t.Gold.Render(phrase.Fill(words.ChosenAll, "of", of))
	case outAlready:
		return t.Gold.Render(a.Book().Answering.RuledOutNow)
	case noAdvice:
	}
	switch {
	case grade.Complete(o.step.Question.Item, o.gives(o)):
		return t.Teal.Render(words.Ready)
	case len(o.chosen) == 0 && len(o.step.Removed) > 0:
		return t.Gold.Render(o.lessBy(a))
	case o.many:
		return t.Muted.Render(phrase.Fill(words.Chosen, "n", n, "of", of))
	}
	return ""
}

// lessBy says which options the hint has taken away: they may be out of sight.
func (o choices) lessBy(a screen.Area) string {
	var out []string
	for i, id := range o.step.Question.Parts {
		if o.ruledOut(id) {
			out = append(out, strconv.Itoa(i+1))
		}
	}
	return phrase.Fill(a.Book().Answering.RuledOutWhich, "n", a.Book().List(out))
}

// page lays the question out: with empty lines between the options where all of it
// then still fits.
func (o choices) page(a screen.Area) page {
	return o.laid.For(a, func() page {
		return spaced(a, o.sheet, gaps(o.scene.room(a)), func(in screen.Area, s sheet, gap int) page {
			o.sheet = s
			return o.layout(in, gap)
		})
	})
}

// mark is the width of the pointer, the sign and the digit before an option.
const mark = 7

func (o choices) layout(a screen.Area, gap int) page {
	pen := o.pen(a)
	var p page
	p.Lines = o.opening(a, gap > 0)
	o.ask(a, pen, &p)
	for i, id := range o.parts() {
		if i > 0 {
			p.Add(make([]string, gap)...)
		}
		p.part(o.option(a, pen, i, id), i, i == o.focus)
	}
	return p
}

func (o choices) option(a screen.Area, pen widget.Pen, i int, id content.PartID) []string {
	t := a.Theme
	open, chosen := t.Sign.Open, t.Sign.Chosen
	if o.many {
		open, chosen = t.Sign.Box, t.Sign.Ticked
	}
	point, sign := " ", t.Muted.Render(open)
	inks := pen.Reading()
	pen = pen.Inset(mark-1+widget.Width(open), 0)
	if slices.Contains(o.chosen, id) {
		sign = t.Teal.Bold().Render(chosen)
	}
	if i == o.focus {
		point = t.Accent.Bold().Render(t.Sign.Point)
		inks = widget.Inks{First: t.Accent.Bold(), Second: t.Accent}
	}
	text := o.step.Question.Item.PartText(id)
	if o.ruledOut(id) {
		return struck(a, pen, i, id, text, widget.Width(open))
	}
	tag, width := "", pen.Width
	if o.tag != nil {
		tag = o.tag(a, id)
	}
	if tag != "" {
		pen = pen.Inset(0, widget.Width(tag)+2)
	}
	look := partLook{n: i, focused: i == o.focus, chosen: slices.Contains(o.chosen, id), room: pen.Width}
	lines := o.said.parts.For(a, look, func() []string {
		prefix := point + " " + sign + " " + t.Muted.Render(strconv.Itoa(i+1)) + "  "
		return widget.Indent(partName(a, pen, id, text, inks), prefix)
	})
	if tag != "" {
		first := widget.Spread(lines[0], tag, mark-1+widget.Width(open)+width, t.Sign.More)
		lines = append([]string{first}, lines[1:]...)
	}
	return lines
}

// struck is an option that help has ruled out, behind a sign of some
// cells. Why stands behind it where there is room, so that the options below do not move.
func struck(a screen.Area, pen widget.Pen, i int, id content.PartID, text content.Text, sign int) []string {
	t := a.Theme
	prefix := "  " + t.Muted.Render(widget.Fit(t.Sign.Wrong, sign, "")+" "+strconv.Itoa(i+1)) + "  "
	lines := widget.Indent(partName(a, pen, id, text, widget.One(t.Muted.Struck())), prefix)
	why := t.Muted.Italic().Render(a.Book().Answering.RuledOut)
	for n, l := range lines {
		if widget.Width(l)+2+widget.Width(why) <= widget.Width(prefix)+pen.Width {
			lines[n] = l + "  " + why
			return lines
		}
	}
	return append(lines, widget.Blank(widget.Width(prefix))+why)
}

// optionsOf counts what was chosen: the score would take a right option off for a wrong one.
func optionsOf(b *phrase.Book) string { return b.Quiz.RightAndWrong }

func optionLabel(a screen.Area, p grade.Part, many bool) label {
	t, words := a.Theme, a.Book().Quiz
	missed := words.Missed
	if many {
		missed = words.MissedToo
	}
	switch {
	case p.Chosen && p.Correct:
		return label{t.Sign.Right, words.YourRight, t.Right, 0}
	case p.Chosen:
		return label{t.Sign.Wrong, words.YourWrong, t.Wrong, 0}
	case p.Correct:
		return label{t.Sign.Here, missed, t.Gold, 0}
	}
	return label{t.Sign.Open, words.LeftOut, t.Muted, 0}
}

// option explains an option, or true or false.
func (v Verdict) option(a screen.Area, pen widget.Pen, p grade.Part) []string {
	l := optionLabel(a, p, v.step.Question.Item.Type == content.Multi)
	if slices.Contains(v.step.Removed, p.ID) {
		l.words = a.Book().Answering.RuledOut
	}
	inks := pen.Leading()
	if !p.Chosen && !p.Correct {
		inks = pen.Reading()
	}
	inside := pen.Inset(2, 0)
	out := labelled(pen, l, func(pen widget.Pen) []string { return partName(a, pen, p.ID, p.Text, inks) })
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}
