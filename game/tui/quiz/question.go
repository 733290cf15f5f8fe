// Package quiz has the screens that ask questions and that judge answers.
package quiz

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Question is the screen that asks. It hears and draws what is the same for every item
// type, and leaves the rest to the asker of the type.
type Question struct{ asker }

// asker is how items of one type are asked: what has been answered so far, what keys do
// to it and how it is drawn. It is a value.
type asker interface {
	// common gives what every asker has, with another one in its place.
	common() sheet
	with(sheet) asker
	// update hears what does not mean the same on every question. It is false, and
	// has changed nothing, for what it leaves to scrolling.
	update(screen.Area, tea.Msg) (asker, screen.Intent, bool)
	// page lays the question out.
	page(screen.Area) page
	// at is how far the page is scrolled.
	at(screen.Area, page) widget.Scroll
	// status is the line below the question.
	status(screen.Area) string
	// Help gives the keys of the question.
	Help(screen.Area) []key.Binding
}

// eager is an asker that hears some messages before all else: what types into a text
// field, or an esc that leaves a card and not the question.
type eager interface {
	first(screen.Area, tea.Msg) (asker, screen.Intent, bool)
}

// New makes the screen that asks a question.
func New(pack *content.Pack, step game.QuestionStep) screen.Screen {
	return Question{rowOf(step.Question.Item).ask(newSheet(pack, step))}
}

// Resume gives the screen as it was when the question was left, for the same question with
// its parts in the same order; false for any other.
func (q Question) Resume(step game.QuestionStep) (screen.Screen, bool) {
	s := q.common()
	if s.step.Question.ID() != step.Question.ID() || s.step.Question.Item.Rev != step.Question.Item.Rev ||
		!slices.Equal(s.step.Question.Parts, step.Question.Parts) {
		return nil, false
	}
	s.step, s.given, s.laid, s.said = step, false, new(widget.Memo[page]), new(sayings) // a preview mends words
	return Question{q.with(s)}, true
}

// Update answers, or does what the keys of every question do.
func (q Question) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	next, intent := q.hear(a, msg)
	s := next.common()
	s.laid = new(widget.Memo[page])
	return Question{next.with(s)}, intent
}

// room is the area without the lines that the status takes beside its first, as it is drawn: in each
// language, also where only one is asked for.
func (q Question) room(a screen.Area) screen.Area {
	drawn := a
	drawn.Words = ""
	drawn, _ = statusLines(drawn, q.status)
	a.Height = drawn.Height
	return a
}

// Help gives the keys of the question.
func (q Question) Help(a screen.Area) []key.Binding { return q.asker.Help(q.room(a)) }

func (q Question) hear(a screen.Area, msg tea.Msg) (asker, screen.Intent) {
	a = q.room(a)
	if e, ok := q.asker.(eager); ok {
		if next, intent, heard := e.first(a, msg); heard {
			return next, intent
		}
	}
	if s, intent, heard := q.common().hear(a, msg); heard {
		return q.with(s), intent
	}
	next, intent, heard := q.update(a, msg)
	if heard {
		return next, intent
	}
	p := q.page(a)
	return q.with(q.common().wander(a, msg, p, q.at(a, p))), nil
}

// Draw draws the question, and the cursor in the text field that is typed into.
func (q Question) Draw(a screen.Area) screen.Drawing {
	a, status := statusLines(a, q.status)
	p, s := q.page(a), q.common()
	from := q.at(a, p)
	d := above(s.compose(a, p, from, status[len(status)-1]), status)
	if p.cursor == nil {
		return d
	}
	height := bodyHeight(s.scene.room(a))
	if y := p.cursor.Y - from.From(len(p.Lines), height); y >= 0 && y < height {
		left, top := s.scene.origin(a)
		d.Cursor = &screen.Cell{X: p.cursor.X + left, Y: y + top}
	}
	return d
}

// Typing reports whether a text field has the focus.
func (q Question) Typing() bool {
	t, ok := q.asker.(screen.Typist)
	return ok && t.Typing()
}

// Typed reports whether something stands in a text field of the question.
func (q Question) Typed() bool {
	c, ok := q.asker.(cloze)
	return ok && slices.ContainsFunc(c.fields, func(f widget.Field) bool { return f.Value() != "" })
}

// Pointed reports that questions may be answered with a mouse.
func (q Question) Pointed() bool { return true }

// Breadth is wider while the scenario of a case stands beside its question.
func (q Question) Breadth() int { return q.common().scene.breadth() }

// Behind draws the question in the rows that are left of it while something lies over it:
// with what was answered where all of it fits, below its heading or without it.
func (q Question) Behind(a screen.Area, rows int) (screen.Drawing, bool) {
	s := q.common()
	for _, folded := range []bool{s.scene.folded, true} {
		for _, heads := range []int{widget.HeadHeight, 0} {
			if drawn, ok := q.board(a, rows, folded, heads); ok {
				return drawn, true
			}
		}
	}
	return s.backdrop(a, rows), false
}

// board draws the question with its answer in some rows, with a heading of some lines; ok is
// false if it does not fit.
func (q Question) board(a screen.Area, rows int, folded bool, heads int) (drawn screen.Drawing, ok bool) {
	s := q.common()
	s.scene.folded, s.laid, s.scroll, s.free = folded, new(widget.Memo[page]), widget.Scroll{}, true
	if folded != q.common().scene.folded || s.scene.there() {
		s.scene = s.scene.asking(s.least)
	}
	a.Height = rows + statusHeight + widget.HeadHeight - heads
	asks := q.with(s)
	p := asks.page(a)
	_, above := s.scene.origin(a)
	if heads-widget.HeadHeight+above+len(p.Lines) > rows || !s.scene.atEnd(a) {
		return screen.Drawing{}, false
	}
	drawn = s.compose(a, p, widget.Scroll{}, "")
	drawn.Lines = drawn.Lines[widget.HeadHeight-heads:]
	drawn.Lines = drawn.Lines[:min(rows, len(drawn.Lines))]
	drawn.Heads = heads
	return drawn, true
}
