package record

import (
	"strconv"

	"quest/game"
	"quest/game/insight"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

func digits(n int) string { return strconv.Itoa(n) }

// drawn lays a section out: its title, then block by block the sentences, the plot and the bars
// with their numbers.
func drawn(a screen.Area, s insight.Section) []string {
	t := a.Theme
	out := []string{widget.Heading(a, a.Width, func(in screen.Area) string { return t.Heading.Render(in.Book().Say(s.Title)) })}
	for i := range s.Blocks {
		b := &s.Blocks[i]
		if !b.Title.Empty() {
			out = append(append(out, ""), named(a, b.Title, t.Heading)...)
		}
		for _, n := range b.Says {
			out = append(out, said(a, n, widget.Inks{First: t.Text, Second: t.Second}, a.Width)...)
		}
		for _, plot := range [][]string{calendar(a, b.Calendar), line(a, b.Line), columns(a, b.Columns), legend(a, b.Legend), bars(a, b.Bars)} {
			if len(plot) > 0 {
				out = append(out, "")
				out = append(out, plot...)
			}
		}
		if !b.Caption.Empty() {
			out = append(append(out, ""), said(a, b.Caption, widget.One(t.Muted), a.Width)...)
		}
	}
	return out
}

// said says a notice in every language that the player sees.
func said(a screen.Area, n game.Notice, inks widget.Inks, width int) []string {
	if n.Empty() {
		return nil
	}
	return widget.SayEach(a, width, inks, func(in screen.Area) string { return in.Book().Say(n) })
}

// named writes a label: words of the game on one line, a text of a pack in each of its languages.
func named(a screen.Area, l insight.Label, ink style.Ink) []string {
	if !l.Words.Empty() {
		return []string{widget.Heading(a, a.Width, func(in screen.Area) string { return ink.Render(in.Book().Say(l.Words)) })}
	}
	pen := widget.NewPen(a, l.Pack)
	pen.Wide = false
	inks := widget.Inks{First: ink, Second: a.Theme.Second}
	if whole := pen.In(widget.Unlimited).Line(l.Text, inks); widget.Width(whole) <= a.Width || len(pen.Langs) == 1 || l.Text.Neutral() {
		return widget.Wrap(whole, a.Width)
	}
	var out []string
	for i := range pen.Langs {
		one := pen
		one.Langs = pen.Langs[i : i+1]
		which := inks.First
		if i > 0 {
			which = inks.Second
		}
		out = append(out, widget.Wrap(one.In(widget.Unlimited).Line(l.Text, widget.One(which)), a.Width)...)
	}
	return out
}

// state is how far a lesson has come, for the end of its line.
func state(a screen.Area, l *insight.Lesson) string {
	t := a.Theme
	_, ink := widget.LessonSign(t, l.State)
	shown := ink.Render(a.Book().Home.ShortState(l.Progress))
	if l.BestOf > 0 {
		best := phrase.Fill(a.Book().Home.Best, "got", digits(l.BestGot), "of", digits(l.BestOf))
		shown = t.Muted.Render(best+"   ") + shown
	}
	return shown
}
