// Package plot draws sections of figures: sentences, a calendar, lines, columns and bars with their
// numbers in words. The record is made of such sections, and so is the report of a paper of an exam.
package plot

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

// Section lays a section out: its title, then block by block the sentences, the plot and the bars
// with their numbers.
func Section(a screen.Area, s insight.Section) []string {
	if bare(s) && a.Height >= roomyFrom {
		return append([]string{title(a, s), ""}, besideOwl(a, s)...)
	}
	return lay(a, s)
}

// Sections lays several out, one below the other.
func Sections(a screen.Area, all []insight.Section) []string {
	var out []string
	for i, s := range all {
		if i > 0 {
			out = append(out, "")
		}
		out = append(out, lay(a, s)...)
	}
	return out
}

func title(a screen.Area, s insight.Section) string {
	return widget.Heading(a, a.Width, func(in screen.Area) string { return a.Theme.Heading.Render(in.Book().Say(s.Title)) })
}

func lay(a screen.Area, s insight.Section) []string {
	t := a.Theme
	out := []string{title(a, s)}
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

// roomyFrom is the height from which an owl stands beside a section that has nothing to draw.
const roomyFrom = 17

// bare reports whether a section has no figures yet: all it has are sentences.
func bare(s insight.Section) bool {
	for i := range s.Blocks {
		if b := &s.Blocks[i]; !b.Title.Empty() || b.Calendar != nil || b.Line != nil || b.Columns != nil || len(b.Legend)+len(b.Bars) > 0 || !b.Caption.Empty() {
			return false
		}
	}
	return true
}

// besideOwl is the sentences of such a section beside an owl.
func besideOwl(a screen.Area, s insight.Section) []string {
	var lines []string
	for i := range s.Blocks {
		for _, n := range s.Blocks[i].Says {
			lines = append(lines, said(a, n, widget.Inks{First: a.Theme.Text, Second: a.Theme.Second}, a.Width-widget.OwlWidth-widget.Gutter-3)...)
		}
	}
	if len(lines) < 3 {
		lines = append([]string{""}, lines...)
	}
	return widget.Beside(widget.Owl(a.Theme, widget.Awake), lines, widget.OwlWidth, 3)
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
