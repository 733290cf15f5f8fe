package lab

import (
	"strings"

	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// controlRow is a control that was drawn, with the cells in which its value stands: from its
// first line on, and from one cell to before another.
type controlRow struct {
	lines      []string
	first      int
	from, till int
}

// look is how a control is drawn.
type look struct {
	point, before, after string // before and after the value stand the keys that turn it, "" for none
	inks                 widget.Inks
	focused              bool
	state                string // whether it is locked or was changed, in words
}

func (l Lab) lookOf(a screen.Area, c columns, i int) look {
	t, control := a.Theme, &l.lab().Controls[i]
	_, wires := l.phase.(wiring)
	locked, changed := l.play.Locked(control.ID), l.play.Changed(control.ID)
	k := look{point: " ", inks: c.pen.Reading(), focused: i == l.focus && wires}
	switch {
	case k.focused:
		k.point = t.Accent.Bold().Render(t.Sign.Point)
		k.inks = widget.Inks{First: t.Accent.Bold(), Second: t.Accent}
	case locked:
		k.point = t.Muted.Render("=")
	case changed:
		k.point = t.Gold.Render(t.Sign.Here)
	}
	if k.focused && !locked {
		k.before, k.after = turning(a)
	}
	if locked || changed {
		k.state = l.stateWord(a, locked)
	}
	return k
}

// turning gives the keys that turn a value back and on.
func turning(a screen.Area) (before, after string) {
	before, after = a.Keys.Left.Help().Key, a.Keys.Right.Help().Key
	if len(before) > 3 { // spelled out
		before, after = "<", ">"
	}
	return a.Theme.Key.Render(before), a.Theme.Key.Render(after)
}

// controlRow draws one control; a name or a value that is too long goes on below.
func (l Lab) controlRow(a screen.Area, c columns, i int) controlRow {
	control, k := &l.lab().Controls[i], l.lookOf(a, c, i)
	if c.brief {
		name := strings.Join(c.lines(control.Text, k.inks), " ")
		value := strings.Join(c.lines(l.value(control).Text, widget.One(a.Theme.Teal)), " ")
		return k.brief(name, value, c.name, c.pen.Width)
	}
	names := c.folded(control.Text, k.inks, c.name)
	values := c.folded(l.value(control).Text, widget.One(a.Theme.Teal), c.value)
	values = k.turned(values)
	if c.worded {
		values[len(values)-1] += k.state
	}
	lines := widget.Indent(widget.Beside(names, values, c.name, 2), k.point+" ")
	return controlRow{lines: lines, from: c.name + 4, till: c.name + c.value + 8}
}

// turned is a value with the keys that turn it, or in their place.
func (k look) turned(values []string) []string {
	if k.before == "" {
		return widget.Shift(values, 2)
	}
	values[len(values)-1] += " " + k.after
	return widget.Indent(values, k.before+" ")
}

// brief draws a control on one line, with its value behind a column of names where both have
// room, else as far to the left as it must be. Where they have no room beside each other, the
// value goes on below the name.
func (k look) brief(name, value string, column, width int) controlRow {
	const point, gap = 2, 2
	room := width - point
	text := k.turned([]string{value})[0]
	n := widget.Width(name)
	start := max(column+gap, n+gap)
	if over := start + widget.Width(text) - room; over > 0 && k.before == "" {
		text, start = value, start+gap // a value that is not turned needs no room for keys
	}
	start = min(start, room-widget.Width(text))
	if start < n+gap {
		lines := widget.Wrap(name, room)
		first := len(lines)
		lines = append(lines, widget.Shift(k.turned(widget.Wrap(value, room-3*gap)), gap)...)
		return controlRow{lines: widget.Indent(lines, k.point+" "), first: first, from: point + gap, till: width}
	}
	line := k.point + " " + widget.Fit(name, start, "") + text
	return controlRow{lines: []string{line}, from: point + start, till: point + start + widget.Width(text)}
}
