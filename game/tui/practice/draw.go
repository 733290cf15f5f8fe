package practice

import (
	"quest/content"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// head is what stands above the list: its title, what practice is worth, and an empty line.
func head(a screen.Area) []string {
	t := a.Theme
	out := make([]string, widget.Margin(a.Height))
	out = append(out, widget.Heading(a, a.Width, func(in screen.Area) string { return t.Heading.Render(in.Book().Rounds.Title) }))
	lead := func(in screen.Area) string { return in.Book().Rounds.Lead }
	return append(append(out, widget.SayEach(a, a.Width, widget.One(t.Muted), lead)...), "")
}

func headHeight(a screen.Area) int { return len(head(a)) }

func (p Practice) height(a screen.Area) int { return max(1, a.Height-headHeight(a)) }

// Draw draws the list.
func (p Practice) Draw(a screen.Area) screen.Drawing {
	t := a.Theme
	if len(p.rows) == 0 {
		out := append(make([]string, widget.Margin(a.Height)), head(a)[widget.Margin(a.Height)], "")
		none := func(in screen.Area) string { return in.Book().Rounds.None }
		said := widget.SayEach(a, a.Width-10, widget.Inks{First: t.Text, Second: t.Second}, none)
		if len(said) < 3 {
			said = append([]string{""}, said...)
		}
		return screen.Drawing{Lines: append(out, widget.Beside(widget.Owl(t, widget.Happy), said, 7, 3)...)}
	}
	return screen.Drawing{Lines: append(head(a), p.scrolled(a).Window(t, p.page(a).Lines, a.Width, p.height(a))...)}
}

// scrolled is how far the list is scrolled: the chosen row is in sight.
func (p Practice) scrolled(a screen.Area) widget.Scroll {
	page := p.page(a)
	_, last, _ := page.Focused()
	if p.free || last < p.height(a) && p.list.At == 0 {
		return p.scroll
	}
	return page.InSight(p.scroll, p.height(a))
}

// page lays the rows out, exam domains and concepts below headings of their own.
func (p Practice) page(a screen.Area) widget.Page {
	return p.laid.For(a, func() widget.Page {
		var page widget.Page
		before := ""
		for i, r := range p.rows {
			first := len(page.Lines)
			if heading := r.heading(a.Book().Rounds); heading != before {
				before = heading
				said := func(in screen.Area) string { return a.Theme.Muted.Render(r.heading(in.Book().Rounds)) }
				page.Add("", widget.Heading(a, a.Width, said))
			}
			page.Put([]string{p.line(a, i)}, takeRow, i, false)
			if i == p.list.At {
				page.Focus(first, len(page.Lines)-1)
			}
		}
		return page
	})
}

// heading is what stands above the first row of its kind, "" for none.
func (r row) heading(w phrase.Rounds) string {
	switch {
	case r.Scope.Domain != "":
		return w.Domains
	case r.Scope.Concept != "":
		return w.Concepts
	}
	return ""
}

// line draws one row: what it is about, its title, and how many questions there are.
func (p Practice) line(a screen.Area, i int) string {
	t, words, r := a.Theme, a.Book().Rounds, p.rows[i]
	point, first, ink := "  ", t.Text, t.Muted
	if i == p.list.At {
		point, first, ink = t.Accent.Bold().Render(t.Sign.Point)+" ", t.Strong.Underline(), t.Text
	}
	label, title := words.About(r.Scope), r.title()
	if r.missed {
		label = words.Missed
	}
	if exam, domain, ok := r.Scope.ExamDomain(); ok {
		label, title = exam, domain
	}
	left := point
	if label != "" {
		left += first.Render(label)
	}
	pen := widget.NewPen(a, r.Pack)
	pen.Wide = false
	whole := pen.In(widget.Unlimited) // in the first language
	whole.Langs = pen.Langs[:1]
	needs := widget.Width(point) + widget.Width(label) + len(" . ") + widget.Width(whole.Line(title, pen.Muted()))
	count := words.Count(r.Items, r.Due)
	if needs+2+widget.Width(count) > a.Width { // the title matters more than what is due, and is cut before the count
		count = words.Count(r.Items, 0)
	}
	due := r.Due
	if count == words.Count(r.Items, 0) {
		due = 0
	}
	room := 0 // a list with some counts in one language and some in both is restless
	if a.Wide {
		room = a.Width - needs - 2
	}
	count = widget.Heading(a, room, func(in screen.Area) string { return ink.Render(in.Book().Rounds.Count(r.Items, due)) })
	inks := widget.Inks{First: t.Muted, Second: t.Muted}
	if label == "" {
		inks = widget.Inks{First: first, Second: t.Second}
	}
	if !title.Empty() {
		if label != "" {
			left += t.Line.Render(" " + t.Sign.Dot + " ")
		}
		left += pen.In(max(1, a.Width-widget.Width(left)-widget.Width(count)-2)).Named(title, inks)
	}
	return widget.Spread(left, count, a.Width, t.Sign.More)
}

// title is the title of what the row is about, empty for none.
func (r row) title() content.Text {
	switch {
	case r.Lesson.ID != "":
		return r.Lesson.Title
	case r.Concept.ID != "":
		return r.Concept.Term
	case r.Pack != nil:
		return r.Pack.Meta().Title
	}
	return content.Text{}
}
