package find

import (
	"quest/content"
	"quest/game/find"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// layout is where the parts of the screen stand, in lines.
type layout struct {
	list, rows   int // the results
	about, lines int // what is told of the chosen one, below a rule
}

// The height of what is told of the chosen result, with the line above it.
const (
	aboutLow  = 4
	aboutHigh = 6
	tallFrom  = 18 // lines of an area from which there is room for more of it
)

func (f Find) layout(a screen.Area) layout {
	l := layout{list: 2, lines: aboutLow}
	if a.Height >= tallFrom {
		l.list, l.lines = 3, aboutHigh
	}
	l.rows = max(1, a.Height-l.list-l.lines)
	l.about = l.list + l.rows
	return l
}

func (f Find) rows(a screen.Area) int { return f.layout(a).rows }

// Draw draws the field, the results and what is told of the chosen one.
func (f Find) Draw(a screen.Area) screen.Drawing {
	t, l := a.Theme, f.layout(a)
	out := make([]string, 0, a.Height)
	line, cursor := f.line(a)
	if l.list > 2 {
		out = append(out, "")
		cursor.Y = 1
	}
	out = append(out, line, t.Line.Render(rule(t, a.Width)))
	switch {
	case len(f.results) > 0:
		from := f.scroll.Show(f.list.At, f.list.At, len(f.results), l.rows).From(len(f.results), l.rows)
		var rows []string
		for i := from; i < min(len(f.results), from+l.rows); i++ {
			rows = append(rows, f.drawn.For(a, drawnRow{i, i == f.list.At}, func() string { return f.row(a, i) }))
		}
		if len(f.results) > l.rows {
			rows = widget.Scroll{Top: from}.Part(t, rows, len(f.results), a.Width)
		}
		out = append(out, rows...)
	case f.shown != f.Words() || f.growing:
	default:
		said := widget.SayEach(a, a.Width-10, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string {
			return phrase.Fill(in.Book().Find.None, "what", f.short())
		})
		out = append(out, widget.Beside(widget.Owl(t, widget.Awake), said, 7, 3)...)
	}
	out = out[:min(len(out), l.about)]
	for len(out) < l.about {
		out = append(out, "")
	}
	out = append(out, f.about(a, l.lines)...)
	for len(out) < a.Height {
		out = append(out, "")
	}
	return screen.Drawing{Lines: out[:a.Height], Cursor: &cursor}
}

func rule(t *style.Theme, width int) string {
	out := ""
	for range width {
		out += t.Sign.Rule
	}
	return out
}

// short is what is searched for, as far as a sentence has room for it.
func (f Find) short() string { return content.LineIn(f.Words(), 24).String() }

// line is the field with how much was found.
func (f Find) line(a screen.Area) (string, screen.Cell) {
	t, w := a.Theme, a.Book().Find
	count := ""
	switch {
	case f.growing:
		count = w.Growing
	case f.shown != "":
		count = w.Found(len(f.results), len(f.results) >= find.Most)
	}
	count = t.Muted.Render(count)
	point := t.Key.Render("/") + " "
	room := max(1, a.Width-widget.Width(point)-widget.Width(count)-3)
	seen, at := f.field.Window(room)
	return widget.Spread(point+t.Strong.Render(seen), count, a.Width, t.Sign.More), screen.Cell{X: widget.Width(point) + at}
}

// row draws one result on a line: what it is called and what it is.
func (f Find) row(a screen.Area, i int) string {
	t, r := a.Theme, f.results[i]
	point, inks, kind := "  ", widget.Inks{First: t.Text, Second: t.Second}, t.Muted
	if i == f.list.At {
		point, inks, kind = t.Accent.Bold().Render(t.Sign.Point)+" ", widget.Inks{First: t.Strong.Underline(), Second: t.Second}, t.Text
	}
	says := a.Book().Find.Kind(r)
	if room := a.Width - 4 - widget.Width(widget.NewPen(a, r.Pack).Plain(r.Text)); a.Wide {
		says = widget.Heading(a, room, func(in screen.Area) string { return in.Book().Find.Kind(r) })
	}
	if r.Kind == find.ACommand && r.Command.Key != "" && len(r.Command.Key) == 1 {
		says = r.Command.Key
		kind = t.Key
	}
	pen := widget.NewPen(a, r.Pack).In(a.Width - widget.Width(says) - 4)
	pen.Wide = false
	return widget.Spread(point+pen.Named(r.Text, inks), kind.Render(says), a.Width, t.Sign.More)
}

// about tells of the chosen result what the row has no room for: all of a sentence, where it
// stands, and what enter does.
func (f Find) about(a screen.Area, lines int) []string {
	t := a.Theme
	out := []string{t.Line.Render(rule(t, a.Width))}
	if len(f.results) == 0 || f.Words() == "" && f.list.At == 0 && !f.moved {
		hint := widget.SayEach(a, a.Width, widget.One(t.Muted), func(in screen.Area) string { return in.Book().Find.Hint })
		if f.closed {
			hint = widget.SayEach(a, a.Width, widget.One(t.Muted), func(in screen.Area) string { return in.Book().Find.Closed })
		}
		return append(out, widget.First(hint, lines-1, a.Width, t.Sign.More)...)
	}
	r := f.results[f.list.At]
	pen := widget.NewPen(a, r.Pack)
	var told []string
	if r.Kind != find.ACommand {
		told = append(told, widget.Cut(f.place(a, r), a.Width, t.Sign.More))
	}
	room := lines - 2 - len(told)
	for _, text := range []content.Text{r.Text, r.More} {
		if text.Empty() || text.Line(pen.Langs[0]).Empty() || r.Kind != find.APoint && r.Kind != find.AQuestion && r.Kind != find.AMixUp && text.Line(pen.Langs[0]) == r.Text.Line(pen.Langs[0]) {
			continue
		}
		told = append(told, widget.First(pen.Text(text, pen.Reading()), room, a.Width, t.Sign.More)...)
		if room = lines - 2 - len(told) + 1; room <= 0 {
			break
		}
	}
	told = told[:min(len(told), lines-2)]
	deed := t.Key.Render("enter") + " " + t.Gold.Render(t.Sign.Gist) + " " + widget.Heading(a, a.Width-10, func(in screen.Area) string { return t.Gold.Bold().Render(in.Book().Find.Deed(r)) })
	return append(append(out, told...), widget.Cut(deed, a.Width, t.Sign.More))
}

// place says in which lesson and pack a result stands.
func (f Find) place(a screen.Area, r find.Result) string {
	t := a.Theme
	pen := widget.NewPen(a, r.Pack)
	pen.Langs, pen.Wide = pen.Langs[:1], false
	line := widget.Heading(a, a.Width/3, func(in screen.Area) string { return t.Accent.Render(in.Book().Find.Kind(r)) })
	for _, text := range []content.Text{r.Lesson.Title, r.Pack.Meta().Title} {
		if !text.Empty() {
			line += t.Line.Render(" "+t.Sign.Dot+" ") + pen.In(widget.Unlimited).Line(text, pen.Muted())
		}
	}
	return line
}
