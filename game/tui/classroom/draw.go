package classroom

import (
	"strconv"

	"quest/content"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Draw draws the page: its heading stays, the rest scrolls below it.
func (p Page) Draw(a screen.Area) screen.Drawing {
	if a.Class == nil {
		return screen.Drawing{}
	}
	lines := p.lines(a)
	out := append(head(a), p.scroll.Window(a.Theme, lines, a.Width, p.room(a))...)
	if !p.naming {
		return screen.Drawing{Lines: out, Heads: widget.HeadHeight}
	}
	out = out[:min(len(out), max(0, a.Height-5))]
	for len(out) < a.Height-5 {
		out = append(out, "")
	}
	ask := widget.Heading(a, a.Width, func(in screen.Area) string { return a.Theme.Strong.Render(in.Book().Classroom.NewNick) })
	field, x, y := p.field.Draw(a.Theme)
	cursor := &screen.Cell{X: x, Y: len(out) + 1 + y}
	return screen.Drawing{Lines: append(append(out, ask), field...), Heads: widget.HeadHeight, Cursor: cursor}
}

// room is how many lines of the page are seen below its heading.
func (p Page) room(a screen.Area) int { return max(1, a.Height-widget.HeadHeight) }

// head is the heading: the name of the class, how many are here, and who sees what.
func head(a screen.Area) []string {
	t, c, n := a.Theme, a.Class, strconv.Itoa
	a.Width = a.FrameWidth()
	here := 0
	for _, m := range c.Members {
		if m.Here {
			here++
		}
	}
	said := widget.Heading(a, a.Width/2, func(in screen.Area) string {
		return t.Strong.Render(in.Book().Fill(in.Book().Classroom.Here, "n", n(here), "of", n(len(c.Members))))
	})
	room := a.Width - widget.Width(said) - 2
	title := widget.Heading(a, room, func(in screen.Area) string {
		return t.Heading.Render(phrase.Fill(in.Book().Classroom.OnMap, "name", c.Name.String()))
	})
	out := widget.Head(t, title, "", here, max(1, len(c.Members)), a.Width, t.Teal)
	out[0] = widget.Spread(widget.Cut(title, room, t.Sign.More), said, a.Width, t.Sign.More)
	out[len(out)-1] = widget.Heading(a, a.Width, func(in screen.Area) string { return t.Muted.Render(in.Book().Classroom.Sees) })
	return out
}

// lines are what stands below the heading.
func (p Page) lines(a screen.Area) []string {
	if a.Class == nil {
		return nil
	}
	t, c, n := a.Theme, a.Class, strconv.Itoa
	say := func(width int, pick func(screen.Area) string) string { return widget.Heading(a, width, pick) }
	out := []string{""}
	if c.Running() {
		out = append(out, t.Gold.Bold().Render(t.Sign.Here+" ")+say(a.Width-2, func(in screen.Area) string {
			return t.Gold.Bold().Render(in.Book().Fill(in.Book().Classroom.Runs, "n", n(c.Round.Number)))
		}), "")
	}
	out = append(out, heading(a, func(w phrase.Classroom) string { return w.Work }))
	for _, w := range c.Work {
		out = append(out, workLine(a, w))
	}
	if len(c.Work) == 0 {
		out = append(out, "  "+say(a.Width-2, func(in screen.Area) string { return t.Muted.Render(in.Book().Classroom.NoWork) }))
	}
	out = append(append(out, ""), raid(a)...)
	out = append(append(out, ""), members(a)...)
	me := phrase.Fill(a.Book().Classroom.YourNick, "name", c.Me.Nick.String())
	out = append(out, "", t.Muted.Render(widget.Cut(me, a.Width, t.Sign.More)))
	return append(out, widget.SayEach(a, a.Width, widget.One(t.Muted), func(in screen.Area) string { return in.Book().Classroom.PageSees })...)
}

// heading is the title of a part of the page.
func heading(a screen.Area, pick func(phrase.Classroom) string) string {
	return widget.Heading(a, a.Width, func(in screen.Area) string { return a.Theme.Heading.Render(pick(in.Book().Classroom)) })
}

// workLine is an assignment with how far the player is, or when it is due.
func workLine(a screen.Area, w attendance.Work) string {
	t := a.Theme
	sign, ink := widget.WorkSign(t, w)
	state := widget.Heading(a, a.Width/2, func(in screen.Area) string { return ink.Render(widget.WorkState(in, w)) })
	lead := "  " + ink.Bold().Render(sign) + " "
	name := t.Text.Render(string(w.Pack))
	if w.Lesson != "" && w.Title.Empty() {
		name = t.Text.Render(string(w.Pack) + "/" + string(w.Lesson))
	}
	if !w.Title.Empty() {
		pen := widget.NewPen(a, nil)
		name = pen.In(max(1, a.Width-widget.Width(lead)-widget.Width(state)-2)).Title(w.Title, pen.Reading())
	}
	return widget.Spread(lead+name, state, a.Width, t.Sign.More)
}

// raid tells how the raid stands.
func raid(a screen.Area) []string {
	return append([]string{heading(a, func(w phrase.Classroom) string { return w.Raid })}, widget.RaidLines(a, true)...)
}

// members names who is here and who is not, in as many columns as fit.
func members(a screen.Area) []string {
	t := a.Theme
	var here, away []string
	for _, m := range a.Class.Members {
		name := shownNick(m)
		switch {
		case name.Empty():
		case m.Here:
			here = append(here, t.Right.Render(t.Sign.Chosen)+" "+t.Text.Render(name.String()))
		default:
			away = append(away, t.Muted.Render(t.Sign.Open+" "+name.String()))
		}
	}
	out := []string{heading(a, func(w phrase.Classroom) string { return w.Members })}
	if len(here) == 0 {
		here = []string{t.Muted.Render(a.Book().Classroom.Nobody)}
	}
	out = append(out, widget.Shift(widget.InColumns(here, a.Width-2), 2)...)
	if len(away) > 0 {
		out = append(append(out, "", heading(a, func(w phrase.Classroom) string { return w.Away })), widget.Shift(widget.InColumns(away, a.Width-2), 2)...)
	}
	return out
}

// shownNick is the nickname of a member, empty for one that is hidden.
func shownNick(m class.Member) content.Safe {
	if m.Hidden {
		return content.Safe{}
	}
	return m.Nick
}
