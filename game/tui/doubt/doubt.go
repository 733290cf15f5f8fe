// Package doubt asks which date is right when the save is too far ahead of the clock.
package doubt

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Doubt is the question. Nothing is chosen at first, so that a key that was meant for
// something else decides nothing.
type Doubt struct {
	ahead int // days
	day   game.StudyDay
	list  widget.List
}

// The answers, in the order of the screen.
const (
	clockRight = iota
	saveRight
	answers // how many there are
)

// New makes the question for a save whose newest study day is some days ahead.
func New(day game.StudyDay, ahead int) Doubt {
	return Doubt{ahead: ahead, day: day, list: widget.List{Rows: answers, At: -1}}
}

// Update chooses an answer, then takes it.
func (d Doubt) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	d.list, _ = d.list.Step(k, msg)
	if click, ok := msg.(tea.MouseClickMsg); ok {
		if n, found := widget.Numbered(d.Draw(a).Lines, click.Y); found && n <= answers {
			d.list = d.list.To(n - 1)
		}
		return d, nil
	}
	switch n, ok := keymap.Number(msg); {
	case ok && n <= answers:
		d.list = d.list.To(n - 1)
	case keymap.Pressed(msg, k.Back):
		return d, screen.TrustLater{}
	case keymap.Pressed(msg, k.Quit):
		return d, screen.Quit{}
	case keymap.Pressed(msg, k.Enter) && d.list.At == clockRight:
		return d, screen.TrustClock{}
	case keymap.Pressed(msg, k.Enter) && d.list.At == saveRight:
		return d, screen.TrustSave{}
	}
	return d, nil
}

// Help gives the keys of the screen.
func (d Doubt) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Keys.Continue), d.list.At >= 0),
		keymap.As(k.Digit, "1-2", b.Keys.Pick),
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.Says(k.Back, b.Saving.Later),
	}
}

// Draw draws the question in a box: in the first language alone where all of it has no room.
func (d Doubt) Draw(a screen.Area) screen.Drawing {
	box := d.box(a)
	if each := a.InEach(); len(box) > a.Height && len(each) > 1 {
		box = d.box(each[0])
	}
	out := append(make([]string, max(0, (a.Height-len(box))/3)), widget.Centre(box, a.Width)...)
	return screen.Drawing{Lines: out[:min(len(out), a.Height)]}
}

func (d Doubt) box(a screen.Area) []string {
	t := a.Theme
	width := min(a.Width, 72)
	inner := width - widget.BoxFrame - 2
	lines := widget.SayEach(a, inner, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string {
		return phrase.Fill(in.Book().Plain.ClockAsk, "days", strconv.Itoa(d.ahead))
	})
	lines = append(lines, "")
	for i, say := range []func(screen.Area) string{
		func(in screen.Area) string {
			return phrase.Fill(in.Book().Plain.ClockRight, "date", (d.day - game.StudyDay(d.ahead)).String())
		},
		func(in screen.Area) string { return phrase.Fill(in.Book().Plain.SaveRight, "date", d.day.String()) },
	} {
		point, sign, ink := " ", t.Muted.Render(t.Sign.Open), t.Text
		if d.list.At == i {
			point, sign, ink = t.Accent.Bold().Render(t.Sign.Point), t.Teal.Bold().Render(t.Sign.Chosen), t.Accent.Bold()
		}
		head := point + " " + sign + " " + t.Muted.Render(strconv.Itoa(i+1)) + "  "
		lines = append(lines, widget.Indent(widget.SayEach(a, inner-widget.Width(head), widget.One(ink), say), head)...)
	}
	lines = append(lines, "")
	lines = append(lines, widget.SayEach(a, inner, widget.One(t.Muted), func(in screen.Area) string { return in.Book().Saving.NothingLost })...)
	title := widget.Heading(a, inner-2, func(in screen.Area) string { return t.Heading.Render(in.Book().Saving.WhichDate) })
	return widget.Box(t, title, widget.Shift(lines, 1), width, t.Accent)
}
