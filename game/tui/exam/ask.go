// Package exam has the screens of an exam: what is to be known before a paper, the overview of an
// open one, what is asked before it is left or handed in, and its report.
package exam

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Ask asks before an open paper is left, handed in or given up. It lies over the screen.
type Ask struct {
	of   screen.AskPaper
	list widget.List
}

// NewAsk makes the question. Enter alone leaves a paper, and hands one in of which every question has
// an answer; anything else has to be chosen.
func NewAsk(of screen.AskPaper) Ask {
	q := Ask{of: of, list: widget.List{Rows: 2}}
	if of.About == screen.WhetherToDrop || of.Open > 0 {
		q.list.At = 1
	}
	return q
}

// Pointed reports that a row may be clicked.
func (q Ask) Pointed() bool { return true }

// Update takes a row.
func (q Ask) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if n, ok := keymap.Number(msg); ok && n <= q.list.Rows {
		return q, q.take(n - 1)
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		if n := click.Y - (len(q.Draw(a).Lines) - 1 - q.list.Rows); n >= 0 && n < q.list.Rows {
			return q, q.take(n)
		}
		return q, nil
	}
	q.list, _ = q.list.Step(k, msg)
	switch {
	case keymap.Pressed(msg, k.Back):
		return q, screen.Close{}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return q, q.take(q.list.At)
	}
	return q, nil
}

func (q Ask) take(row int) screen.Intent {
	if row != 0 {
		return screen.Close{}
	}
	switch q.of.About {
	case screen.WhetherToHandIn:
		return screen.HandIn{}
	case screen.WhetherToDrop:
		return screen.DropPaper{Exam: q.of.Exam, Paper: q.of.Paper}
	case screen.WhetherToLeave:
	}
	return screen.GoHome{}
}

// words are the title, what is said, and the two rows.
func (q Ask) words(a screen.Area) (title string, says []string, rows [2]string) {
	w := a.Book().Exam
	switch q.of.About {
	case screen.WhetherToHandIn:
		if q.of.Open > 0 {
			says = append(says, a.Book().Fill(w.SureOpen, "n", strconv.Itoa(q.of.Open)))
		}
		return w.AskHandIn, append(says, w.HandInSays), [2]string{w.HandInYes, w.GoOnHere}
	case screen.WhetherToDrop:
		return w.AskDrop, []string{w.DropSays}, [2]string{w.DropYes, w.DropNo}
	case screen.WhetherToLeave:
	}
	return w.AskLeave, []string{w.LeaveSays}, [2]string{w.LeaveYes, w.GoOnHere}
}

// Help gives the keys.
func (q Ask) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	return []key.Binding{
		keymap.Says(k.Enter, b.Keys.Pick),
		keymap.As(k.Digit, "1-2", b.Keys.Pick),
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.Says(k.Back, b.Keys.Close),
	}
}

// Draw draws the box.
func (q Ask) Draw(a screen.Area) screen.Drawing {
	t, inner := a.Theme, a.Width-widget.BoxFrame
	title := t.Heading.Render(q.of.Exam.Short()) + t.Line.Render(" "+t.Sign.Dot+" ")
	title += widget.Heading(a, inner-4-widget.Width(title), func(in screen.Area) string {
		said, _, _ := q.words(in)
		return t.Gold.Bold().Render(said)
	})
	_, says, _ := q.words(a)
	var lines []string
	for i := range says {
		lines = append(lines, widget.SayEach(a, inner, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string {
			_, said, _ := q.words(in)
			return said[i]
		})...)
	}
	lines = append(lines, "")
	for i := range q.list.Rows {
		lines = append(lines, row(a, inner, i, i == q.list.At, func(in screen.Area) string {
			_, _, rows := q.words(in)
			return rows[i]
		}))
	}
	return screen.Drawing{Lines: widget.Box(t, title, lines, a.Width, t.Gold)}
}

// row draws a row that is chosen by its digit.
func row(a screen.Area, width, i int, chosen bool, say func(screen.Area) string) string {
	t := a.Theme
	point, ink := " ", t.Text
	if chosen {
		point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Strong.Underline()
	}
	lead := point + " " + t.Key.Render(strconv.Itoa(i+1)) + "  "
	return lead + widget.Heading(a, width-widget.Width(lead), func(in screen.Area) string { return ink.Render(say(in)) })
}

// fill puts values into a phrase of the exam in the language of an area.
func fill(in screen.Area, pick func(phrase.Exam) string, pairs ...string) string {
	return in.Book().Fill(pick(in.Book().Exam), pairs...)
}
