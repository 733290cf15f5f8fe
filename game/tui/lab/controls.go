package lab

import (
	"strconv"

	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// The measures of the controls, in cells.
const (
	codeLeast    = 48 // of code beside them
	controlFrame = 8  // the pointer, the gap and the arrows of a control
	columnLeast  = 12 // of the names, and of the values
)

// columns is how the controls are shared between names and values.
type columns struct {
	pen         widget.Pen
	name, value int
	used        int  // all of it
	whole       bool // in all languages of the player
	stacked     bool // a line for each of them
	shared      bool // the longest name and value have no room beside each other
	brief       bool // each control on one line where it has room on one
	worded      bool // the words for locked and changed have room behind every value
}

// controlPanel is the controls, the actions below them, and the code of the control that
// keys act on: at their right where there is room, else below.
func (l Lab) controlPanel(a screen.Area, pen widget.Pen, height int) widget.Page {
	pen.Wide = false
	c := l.columns(a, pen, height)
	room := min(codeMost, pen.Width-c.used-boardGap)
	code := l.controlCode()
	p := l.controls(a, c)
	if c.shared && len(p.Lines)+len(l.whole(pen))+len(l.lab().Actions) > height {
		c.brief = true
		p = l.controls(a, c)
	}
	if room >= min(codeLeast, l.codeWidth()) {
		return widget.Columns(p, widget.Page{Lines: l.listings(pen.In(room), code)}, c.used, boardGap)
	}
	if len(code) > 0 {
		p.Add("")
		p.Add(l.listings(pen, code)...)
	}
	return p
}

// columns measures the controls. Two languages stand below each other where the panel
// is tall enough, else on one line; if that is too narrow, the first one stands alone,
// and what does not fit even then goes on below. The controls and what they can be do not change.
func (l Lab) columns(a screen.Area, pen widget.Pen, height int) columns {
	pen.Wide = false
	return l.sized.For(a, room{pen.Width, height}, func() columns { return l.columnsIn(a, pen, height) })
}

// room is what a panel takes.
type room struct{ width, height int }

// columnsIn measures the controls for a panel.
func (l Lab) columnsIn(a screen.Area, pen widget.Pen, height int) columns {
	rows := len(l.lab().Controls) + len(l.lab().Actions) + stackedRest
	c := columns{pen: pen, stacked: len(pen.Langs) > 1 && 2*rows <= height}
	if c = l.measure(a, c); c.used <= pen.Width {
		c.whole = true
		return c
	}
	c.stacked, c.pen.Langs = false, pen.Langs[:1]
	if c = l.measure(a, c); c.used > pen.Width {
		c.share(l, pen.Width-controlFrame)
	}
	return c
}

// stackedRest is how many lines, in two languages, a panel needs beside the controls
// and the actions.
const stackedRest = 3

// measure gives the columns the widths of the longest name and of the longest value that
// a control can have.
func (l Lab) measure(a screen.Area, c columns) columns {
	c.name, c.value = 0, 0
	tail := 0 // the longest value with its word
	for i := range l.lab().Controls {
		control := &l.lab().Controls[i]
		value := l.widestValue(c, control)
		c.name, c.value = max(c.name, c.width(control.Text)), max(c.value, value)
		tail = max(tail, value+widget.Width(l.stateWord(a, l.play.Locked(control.ID))))
	}
	c.used = c.name + c.value + controlFrame
	worded := max(c.used, c.name+controlFrame+tail)
	if c.worded = worded <= c.pen.Width; c.worded {
		c.used = worded
	}
	return c
}

// widestValue is the width of the longest value that a control can have.
func (l Lab) widestValue(c columns, control *content.Control) int {
	if l.play.Locked(control.ID) {
		return c.width(l.value(control).Text)
	}
	w := 0
	for j := range control.Values {
		w = max(w, c.width(control.Values[j].Text))
	}
	return w
}

// share divides a width that is too small for the longest name and value between the two,
// so that as few lines as possible are broken.
func (c *columns) share(l Lab, room int) {
	names, values := make([]int, len(l.lab().Controls)), make([]int, len(l.lab().Controls))
	for i := range names {
		control := &l.lab().Controls[i]
		names[i], values[i] = c.width(control.Text), l.widestValue(*c, control)
	}
	best := -1
	for n := columnLeast; n <= room-columnLeast; n++ {
		lines := 0
		for i := range names {
			lines += max((names[i]+n-1)/n, (values[i]+room-n-1)/(room-n))
		}
		if best < 0 || lines < best {
			best, c.name = lines, n
		}
	}
	if best < 0 {
		c.name = max(1, room/2)
	}
	c.value, c.worded, c.used, c.shared = max(1, room-c.name), false, room+controlFrame, true
}

// lines writes a label: on one line of any length, or on one for each language.
func (c columns) lines(t content.Text, inks widget.Inks) []string {
	pen := c.pen.In(widget.Unlimited)
	if c.stacked {
		return pen.Text(t, inks)
	}
	return []string{pen.Line(t, inks)}
}

func (c columns) width(t content.Text) int { return widest(c.lines(t, widget.Inks{})) }

// folded writes a label in a width.
func (c columns) folded(t content.Text, inks widget.Inks, width int) []string {
	var out []string
	for _, line := range c.lines(t, inks) {
		out = append(out, widget.Wrap(line, width)...)
	}
	return out
}

// stateWord is the word behind the value of a control that is locked or was changed.
func (l Lab) stateWord(a screen.Area, locked bool) string {
	t := a.Theme
	if locked {
		return "  " + t.Muted.Render("= "+a.Book().Lab.Locked)
	}
	return "  " + t.Gold.Render(t.Sign.Here+" "+a.Book().Lab.IsChanged)
}

// controls draws the controls.
func (l Lab) controls(a screen.Area, c columns) widget.Page {
	var p widget.Page
	for i := range l.lab().Controls {
		top, row := len(p.Lines), l.controlRow(a, c, i)
		p.Put(row.lines, takeControl, i, i == l.focus)
		if i == l.focus {
			p.Mark(top+row.first, len(p.Lines)-1, row.from, row.from+2, turnBack, i)
			p.Mark(top+row.first, len(p.Lines)-1, row.from+2, row.till, turnOn, i)
		}
	}
	return p
}

// actions are the actions of the lab, and the one that enter runs alone, with the digits of
// all as what stands at its right.
func (l Lab) actions(a screen.Area, pen widget.Pen) (all, one widget.Page, others string) {
	t, of := a.Theme, len(l.lab().Actions)
	for i := range of {
		lines := l.actionLines(a, pen, i)
		all.Put(lines, runAction, i, false)
		if i != l.action {
			continue
		}
		if of > 1 {
			others = t.Key.Render(digits(of)) + " " + t.Muted.Render(a.Book().Lab.KeyAction)
			lines = l.actionLines(a, pen.In(pen.Width-widget.Width(others)-2), i)
		}
		one.Put(lines, runAction, i, false)
	}
	return all, one, others
}

// actionLines is one action behind its digit: in all languages on one line where they fit.
func (l Lab) actionLines(a screen.Area, pen widget.Pen, i int) []string {
	t := a.Theme
	sign, ink := "  ", t.Muted
	if i == l.action {
		sign, ink = t.Gold.Render(t.Sign.Gist)+" ", t.Gold.Bold()
	}
	if l.focus == len(l.lab().Controls)+i {
		sign = t.Accent.Bold().Render(t.Sign.Point) + " "
	}
	prefix := sign + t.Key.Render(strconv.Itoa(i+1)) + "  "
	pen = pen.Inset(widget.Width(prefix), 0)
	pen.Wide = false
	text := l.lab().Actions[i].Text
	lines := []string{pen.In(widget.Unlimited).Line(text, widget.One(ink))}
	if widget.Width(lines[0]) > pen.Width {
		lines = pen.Text(text, widget.One(ink))
	}
	return widget.Indent(lines, prefix)
}

// value is the value that a control has now.
func (l Lab) value(c *content.Control) *content.Value {
	return l.play.Machine().Value(l.play.State(), c.ID)
}
