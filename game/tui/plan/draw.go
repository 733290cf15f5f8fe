package plan

import (
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// fieldWidth is how wide a typed value may become, in cells.
const fieldWidth = 24

// What a click does.
const (
	chooseRow widget.Deed = iota
	stepDown
	stepUp
	chooseDay
)

// arrowCells is what an arrow and the blank beside it take.
const arrowCells = 2

// headHeight is the title with an empty line below it.
func headHeight(a screen.Area) int { return widget.Margin(a.Height) + 2 }

// Draw draws the settings, or what is coming.
func (p Plan) Draw(a screen.Area) screen.Drawing {
	if p.ahead {
		return screen.Drawing{Lines: p.scroll.Window(a.Theme, p.aheadLines(a), a.Width, a.Height)}
	}
	t := a.Theme
	out := make([]string, widget.Margin(a.Height))
	title := func(in screen.Area) string { return t.Heading.Render(in.Book().Say(game.Say("plan.Title"))) }
	out = append(out, widget.Heading(a, a.Width, title), "")
	page, cursor := p.page(a)
	hint := p.hint(a, page)
	height := height(a, page, hint)
	scroll := p.scrolled(page, height)
	out = append(out, scroll.Window(t, page.Lines, a.Width, height)...)
	out = append(out, "")
	out = append(out, hint...)
	d := screen.Drawing{Lines: out}
	if cursor != nil {
		if y := cursor.Y - scroll.From(len(page.Lines), height); y >= 0 && y < height {
			d.Cursor = &screen.Cell{X: cursor.X, Y: headHeight(a) + y}
		}
	}
	return d
}

// height is how many lines of the rows are seen above the hint and the empty line before it.
func height(a screen.Area, page widget.Page, hint []string) int {
	return min(len(page.Lines), max(1, a.Height-headHeight(a)-1-len(hint)))
}

func (p Plan) scrolled(page widget.Page, height int) widget.Scroll {
	return page.InSight(widget.Scroll{}, height)
}

// hint says what the chosen row is for, why what was typed is not taken, or that the exam ends
// before its day.
func (p Plan) hint(a screen.Area, page widget.Page) []string {
	t := a.Theme
	room := max(2, a.Height-headHeight(a)-len(page.Lines)-1)
	said, inks := p.row().hint, widget.One(t.Muted)
	switch {
	case !p.trouble.Empty():
		said, inks = p.trouble, widget.One(t.Gold)
	case p.typing && p.list.At == examRow:
		said = game.Say("plan.HintTyping")
	case p.list.At == examRow || p.list.At == whichRow:
		if ends := p.draft.Exam.EndsBefore(p.packs); !ends.Empty() {
			said, inks = ends, widget.One(t.Gold)
		}
	}
	return widget.SayWithin(a, a.Width, room, inks, func(in screen.Area) string { return phrase.Stopped(in.Book().Say(said)) })
}

// page lays the rows out, each on a line: the label, and the value between two arrows where
// the keys act on it.
func (p Plan) page(a screen.Area) (page widget.Page, cursor *screen.Cell) {
	names := p.labels(a)
	wide := 0
	for _, name := range names {
		wide = max(wide, widget.Width(name))
	}
	from := 2 + wide + 2 // where the left arrow stands
	for i := range rows {
		y := len(page.Lines)
		if i == restRow {
			cell := p.putDays(a, &page, p.name(a, i, names[i], from), from+arrowCells-1) // a bracket stands before the first day
			if i == p.list.At {
				cursor = &cell
			}
			continue
		}
		line, at := p.line(a, i, p.name(a, i, names[i], from), from)
		page.Put([]string{line}, chooseRow, i, i == p.list.At)
		if at != nil {
			cursor = &screen.Cell{X: at.X, Y: y}
		}
		p.mark(a, &page, i, from)
	}
	return page, cursor
}

// labels are the names of the rows: in all languages where that leaves room for the values,
// else in the first.
func (p Plan) labels(a screen.Area) []string {
	const values = 35 // of the widest row, with what stands around it
	all, wide := make([]string, len(rows)), 0
	for i := range rows {
		all[i] = widget.InEach(a, widget.Unlimited, func(in screen.Area) string { return in.Book().Say(rows[i].label) })
		wide = max(wide, widget.Width(all[i]))
	}
	if wide+values <= a.Width {
		return all
	}
	for i := range rows {
		all[i] = a.Book().Say(rows[i].label)
	}
	return all
}

// name draws the name of a row up to the cell where its value begins.
func (p Plan) name(a screen.Area, i int, name string, from int) string {
	t := a.Theme
	if i == p.list.At {
		return widget.Fit(t.Accent.Bold().Render(t.Sign.Point)+" "+t.Accent.Bold().Render(name), from, "")
	}
	return widget.Fit("  "+t.Text.Render(name), from, "")
}

// line draws a row with its name: the value between two arrows where the keys act on it, or
// the field.
func (p Plan) line(a screen.Area, i int, name string, from int) (line string, cursor *screen.Cell) {
	t, r, room := a.Theme, &rows[i], a.Width-from-arrowCells
	if i == p.list.At && p.typing {
		width := min(fieldWidth+1, room)
		seen, at := p.field.Window(width)
		return name + widget.Blank(arrowCells) + t.Strong.Underline().Render(seen+widget.Blank(width-widget.Width(seen))),
			&screen.Cell{X: from + arrowCells + at}
	}
	value := p.value(a, i, room)
	if i != p.list.At {
		return name + widget.Blank(arrowCells) + t.Strong.Render(value), nil
	}
	if r.step == nil {
		return name + widget.Blank(arrowCells) + t.Accent.Bold().Render(value), nil
	}
	return name + t.Key.Render(t.Sign.ToLeft) + " " + t.Accent.Bold().Render(value) + " " + t.Key.Render(t.Sign.ToRight), nil
}

// value says the value of a row, in short where the room is too small for it and an arrow.
func (p Plan) value(a screen.Area, i, room int) string {
	value := a.Book().Say(rows[i].value(p))
	if i == examRow && p.draft.Exam.Day != 0 && widget.Width(value)+arrowCells > room {
		return p.draft.Exam.Day.String()
	}
	return widget.Cut(value, max(1, room-arrowCells), a.Theme.Sign.More)
}

// putDays puts the days of the week on a page behind the name of their row, in as many lines as
// they need, with brackets around rest days that follow each other. It gives the cell of the
// chosen day.
func (p Plan) putDays(a screen.Area, page *widget.Page, name string, from int) (at screen.Cell) {
	t, rested, top := a.Theme, false, len(page.Lines)
	lines := []string{name + widget.Blank(from-widget.Width(name))}
	var targets []widget.Target
	for i, d := range game.WeekFromMonday {
		day, rests, ink := a.Book().Say(game.DayName(d)), p.draft.Rest.Has(d), t.Text
		if rests {
			ink = t.Gold.Bold()
		}
		if i == p.day && p.list.At == restRow {
			ink = ink.Underline()
		}
		if widget.Width(lines[len(lines)-1])+1+widget.Width(day)+1 > a.Width && i > 0 {
			lines[len(lines)-1] += t.Strong.Render(edge(rested, false))
			lines, rested = append(lines, widget.Blank(from)), false
		}
		last := &lines[len(lines)-1]
		y, x := top+len(lines)-1, widget.Width(*last)
		if i == p.day {
			at = screen.Cell{X: x + 1, Y: y}
		}
		*last += t.Strong.Render(edge(rested, rests)) + ink.Render(day)
		targets = append(targets, widget.Target{First: y, Last: y, Left: x, Right: x + 1 + widget.Width(day), Does: chooseDay, N: i})
		rested = rests
	}
	lines[len(lines)-1] += t.Strong.Render(edge(rested, false))
	page.Put(lines, chooseRow, restRow, p.list.At == restRow)
	page.Targets = append(page.Targets, targets...)
	return at
}

// edge is what stands between two days: the bracket that opens or shuts rest days.
func edge(rested, rests bool) string {
	switch {
	case rests && !rested:
		return "["
	case rested && !rests:
		return "]"
	}
	return " "
}

// mark makes the arrows beside the value of a row targets of the mouse. The row is the last line
// of the page.
func (p Plan) mark(a screen.Area, page *widget.Page, i, from int) {
	if i != p.list.At || rows[i].step == nil || p.typing {
		return
	}
	y, value := len(page.Lines)-1, widget.Width(p.value(a, i, a.Width-from-arrowCells))
	page.Mark(y, y, from, from+arrowCells, stepDown, i)
	page.Mark(y, y, from+arrowCells+value, from+2*arrowCells+value, stepUp, i)
}

// click chooses a row, a day or an arrow; a row that is chosen already is changed.
func (p Plan) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	page, _ := p.page(a)
	height := height(a, page, p.hint(a, page))
	y := at.Y - headHeight(a)
	if p.ahead || y < 0 || y >= height {
		return p, nil
	}
	found, ok := page.Find(at.X, y+p.scrolled(page, height).From(len(page.Lines), height))
	switch {
	case !ok:
		return p, nil
	case found.Does == stepDown:
		return p.step(a, -1)
	case found.Does == stepUp:
		return p.step(a, 1)
	case found.Does == chooseDay:
		p.list, p.day, p.typing = p.list.To(restRow), found.N, false
		return p.take(a)
	case found.N == p.list.At && p.typing:
		return p, nil
	case found.N == p.list.At:
		return p.take(a)
	}
	p.list, p.typing, p.trouble = p.list.To(found.N), false, game.Notice{}
	return p, nil
}
