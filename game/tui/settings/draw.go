package settings

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/setting"
	"quest/game/tui/screen"
	"quest/game/tui/style"
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

// Draw draws the settings, or what is coming.
func (p Settings) Draw(a screen.Area) screen.Drawing {
	if p.ahead {
		return screen.Drawing{Lines: p.scroll.Window(a.Theme, p.aheadLines(a), a.Width, a.Height)}
	}
	page, cursor := p.page(a)
	if p.paned(a, page) {
		return p.beside(a, page, cursor)
	}
	hint := p.hint(a, page)
	out, height := p.head(a), p.height(a, page, hint)
	scroll := scrolled(page, height)
	above := len(out)
	out = append(out, scroll.Window(a.Theme, page.Lines, a.Width, height)...)
	out = append(out, "")
	out = append(out, hint...)
	d := screen.Drawing{Lines: out}
	if cursor != nil {
		if y := cursor.Y - scroll.From(len(page.Lines), height); y >= 0 && y < height {
			d.Cursor = &screen.Cell{X: cursor.X, Y: above + y}
		}
	}
	return d
}

// The sizes of a box beside the rows that says what the chosen one is for.
const (
	panedFrom = 90
	paneWidth = 32
	paneGap   = 2
)

// paned reports whether the hint stands in a box beside the rows: on a wide screen that is tall
// enough for all of them.
func (p Settings) paned(a screen.Area, page widget.Page) bool {
	if a.Width < panedFrom || len(p.head(a))+len(page.Lines) > a.Height {
		return false
	}
	for _, l := range page.Lines {
		if widget.Width(l) > a.Width-paneWidth-paneGap {
			return false
		}
	}
	return len(p.hintBox(a)) <= a.Height-len(p.head(a))
}

// hintBox says in a box what the chosen row is for.
func (p Settings) hintBox(a screen.Area) []string {
	inner := paneWidth - widget.BoxFrame
	name := func(in screen.Area) string { return a.Theme.Strong.Render(in.Book().Say(p.row().Label)) }
	lines := append([]string{widget.Heading(a, inner, name), ""}, p.hintLines(a, inner, a.Height)...)
	return widget.Box(a.Theme, "", lines, paneWidth, a.Theme.Line)
}

// beside draws the rows with the box beside them.
func (p Settings) beside(a screen.Area, page widget.Page, cursor *screen.Cell) screen.Drawing {
	out := p.head(a)
	d := screen.Drawing{Lines: append(out, widget.Beside(page.Lines, p.hintBox(a), a.Width-paneWidth-paneGap, paneGap)...)}
	if cursor != nil {
		d.Cursor = &screen.Cell{X: cursor.X, Y: cursor.Y + len(out)}
	}
	return d
}

// head is the title with an empty line below it, and what the profile says of the player.
func (p Settings) head(a screen.Area) []string {
	out := make([]string, widget.Margin(a.Height))
	title := func(in screen.Area) string { return a.Theme.Heading.Render(in.Book().Say(p.title)) }
	out = append(out, widget.Heading(a, a.Width, title), "")
	return append(out, p.about(a)...)
}

// height is how many lines of the rows are seen above the hint and the empty line before it.
func (p Settings) height(a screen.Area, page widget.Page, hint []string) int {
	return min(len(page.Lines), max(1, a.Height-len(p.head(a))-1-len(hint)))
}

func scrolled(page widget.Page, height int) widget.Scroll {
	return page.InSight(widget.Scroll{}, height)
}

// hintMost is how many lines a hint may take where the rows scroll.
const hintMost = 4

// hint says what the chosen row is for, or what the player must know about it now.
func (p Settings) hint(a screen.Area, page widget.Page) []string {
	if p.paned(a, page) {
		return nil
	}
	return p.hintLines(a, a.Width, max(min(hintMost, a.Height/3), a.Height-len(p.head(a))-len(page.Lines)-1))
}

// hintLines is the hint in lines of a width, at most so many.
func (p Settings) hintLines(a screen.Area, width, most int) []string {
	said, inks := p.row().Hint, widget.One(a.Theme.Muted)
	if told := p.told(a); !told.Empty() {
		said, inks = told, widget.One(a.Theme.Gold)
	}
	return widget.SayWithin(a, width, most, inks, func(in screen.Area) string { return in.Book().Sentence(in.Book().Say(said)) })
}

// told is what the player must know about the chosen row in the place of its hint: why what was
// typed is not taken, that the exam ends before its day, or that the choice cannot be seen here.
func (p Settings) told(a screen.Area) game.Notice {
	switch {
	case !p.trouble.Empty():
		return p.trouble
	case p.typing && p.is(setting.ExamDate):
		return game.Say("plan.HintTyping")
	case p.typing && p.is(setting.Name) && content.LooseJamo(p.field.Value()):
		return game.Say("settings.NamePlain")
	case p.is(setting.ExamDate), p.is(setting.Exam):
		return p.draft.Plan.Exam.EndsBefore(p.packs)
	}
	return p.overruled(a)
}

// overruled says what decides in the place of the chosen row on this terminal.
func (p Settings) overruled(a screen.Area) game.Notice {
	by, look := a.Decided, p.draft.Look
	decided := func(by string) game.Notice {
		if by == "" {
			return game.Notice{}
		}
		return game.Say("settings.Decided").With("by", by)
	}
	switch {
	case p.is(setting.Theme) && by.Colours == "" && by.Theme != "":
		return decided(by.Theme)
	case p.is(setting.Theme):
		return p.themeOverruled(a)
	case p.is(setting.Signs):
		return decided(by.Plain)
	case p.is(setting.Motion) && by.Motion == "" && a.Still && look.Motion:
		return game.Say("settings.TooFar")
	case p.is(setting.Motion):
		return decided(by.Motion)
	case p.is(setting.Languages) && by.Lang != "" && p.draft.Speech == "" && a.Speech != p.player.Speech:
		return game.Say("settings.LangAsked").With("by", by.Lang, "languages", a.AllBooks().OwnNames(p.player.Speech))
	}
	return game.Notice{}
}

// themeOverruled says why the chosen theme is not drawn, where no flag decides it.
func (p Settings) themeOverruled(a screen.Area) game.Notice {
	switch fits := style.Fits(p.draft.Look.Theme, a.Ground); {
	case a.Decided.Colours != "":
		return game.Say("settings.NoColours").With("by", a.Decided.Colours)
	case !fits && a.Ground == style.Light:
		return game.Say("settings.ThemeForDark")
	case !fits:
		return game.Say("settings.ThemeForLight")
	}
	return game.Notice{}
}

// page lays the rows out: beside the room of the box where that stands there.
func (p Settings) page(a screen.Area) (page widget.Page, cursor *screen.Cell) {
	if a.Width >= panedFrom {
		in := a
		in.Width -= paneWidth + paneGap
		if page, cursor = p.rowPage(in); p.paned(a, page) {
			return page, cursor
		}
	}
	return p.rowPage(a)
}

// rowPage lays the rows out, each on a line: the label, and the value between two arrows where
// the keys act on it.
func (p Settings) rowPage(a screen.Area) (page widget.Page, cursor *screen.Cell) {
	names := p.labels(a)
	wide := 0
	for _, name := range names {
		wide = max(wide, widget.Width(name))
	}
	from := 2 + wide + 2 // where the left arrow stands
	for i := range p.rows {
		top := len(page.Lines)
		if head := p.rows[i].head; !head.Empty() {
			if i > 0 {
				page.Add("")
			}
			page.Add(widget.Heading(a, a.Width, func(in screen.Area) string { return a.Theme.Teal.Bold().Render(in.Book().Say(head)) }))
		}
		y := len(page.Lines)
		if p.rows[i].ID == setting.Rest && i == p.list.At {
			cell := p.putDays(a, &page, i, p.name(a, i, names[i], from), from+arrowCells-1) // a bracket stands before the first day
			cursor = &cell
		} else {
			line, at := p.line(a, i, p.name(a, i, names[i], from), from)
			page.Put([]string{line}, chooseRow, i, i == p.list.At)
			if at != nil {
				cursor = &screen.Cell{X: at.X, Y: y}
			}
			p.mark(a, &page, i, from)
		}
		if i == p.list.At {
			page.Focus(top, len(page.Lines)-1) // with its heading
		}
	}
	return page, cursor
}

// labels are the names of the rows: in all languages where that leaves room for the values,
// else in the first.
func (p Settings) labels(a screen.Area) []string {
	const values = 35 // of the widest row, with what stands around it
	all, wide := make([]string, len(p.rows)), 0
	for i := range p.rows {
		all[i] = widget.InEach(a, widget.Unlimited, func(in screen.Area) string { return in.Book().Say(p.rows[i].Label) })
		wide = max(wide, widget.Width(all[i]))
	}
	if wide+values <= a.Width {
		return all
	}
	for i := range p.rows {
		all[i] = a.Book().Say(p.rows[i].Label)
	}
	return all
}

// name draws the name of a row up to the cell where its value begins.
func (p Settings) name(a screen.Area, i int, name string, from int) string {
	t := a.Theme
	if i == p.list.At {
		return widget.Fit(t.Accent.Bold().Render(t.Sign.Point)+" "+t.Accent.Bold().Render(name), from, "")
	}
	return widget.Fit("  "+t.Text.Render(name), from, "")
}

// line draws a row with its name: the value between two arrows where the keys act on it, or
// the field.
func (p Settings) line(a screen.Area, i int, name string, from int) (line string, cursor *screen.Cell) {
	t, r, room := a.Theme, &p.rows[i], a.Width-from-arrowCells
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
	if r.Step == nil {
		return name + widget.Blank(arrowCells) + t.Accent.Bold().Render(value), nil
	}
	return name + t.Key.Render(t.Sign.ToLeft) + " " + t.Accent.Bold().Render(value) + " " + t.Key.Render(t.Sign.ToRight), nil
}

// value says the value of a row, in short where the room is too small for it and an arrow.
func (p Settings) value(a screen.Area, i, room int) string {
	value := widget.Heading(a, room-arrowCells, func(in screen.Area) string { return in.Book().Say(p.rows[i].Say(p.scene(a), p.draft)) })
	if day := p.draft.Plan.Exam.Day; p.rows[i].ID == setting.ExamDate && day != 0 && widget.Width(value)+arrowCells > room {
		return day.String()
	}
	return widget.Cut(value, max(1, room-arrowCells), a.Theme.Sign.More)
}

// putDays puts the days of the week on a page behind the name of their row, which is the chosen
// one, in as many lines as they need, with brackets around rest days that follow each other, or
// the word for none behind them. It gives the cell of the chosen day.
func (p Settings) putDays(a screen.Area, page *widget.Page, row int, name string, from int) (at screen.Cell) {
	t, rested, top := a.Theme, false, len(page.Lines)
	lines := []string{name + widget.Blank(from-widget.Width(name))}
	var targets []widget.Target
	for i, d := range game.WeekFromMonday {
		day, rests, ink := a.Book().Say(game.DayName(d)), p.draft.Plan.Rest.Has(d), t.Text
		if rests {
			ink = t.Gold.Bold()
		}
		if i == p.day {
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
	if none := "  (" + a.Book().Say(game.Say("plan.None")) + ")"; p.draft.Plan.Rest == 0 {
		if widget.Width(lines[len(lines)-1])+widget.Width(none) > a.Width {
			lines = append(lines, widget.Blank(from-1))
		}
		lines[len(lines)-1] += t.Muted.Render(none)
	}
	page.Put(lines, chooseRow, row, false)
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
func (p Settings) mark(a screen.Area, page *widget.Page, i, from int) {
	if i != p.list.At || p.rows[i].Step == nil || p.typing {
		return
	}
	y, value := len(page.Lines)-1, widget.Width(p.value(a, i, a.Width-from-arrowCells))
	page.Mark(y, y, from, from+arrowCells, stepDown, i)
	page.Mark(y, y, from+arrowCells+value, from+2*arrowCells+value, stepUp, i)
}

// click chooses a row, a day or an arrow; a row that is chosen already is changed.
func (p Settings) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	page, _ := p.page(a)
	height := p.height(a, page, p.hint(a, page))
	y := at.Y - len(p.head(a))
	if p.ahead || y < 0 || y >= height {
		return p, nil
	}
	found, ok := page.Find(at.X, y+scrolled(page, height).From(len(page.Lines), height))
	switch {
	case !ok:
		return p, nil
	case found.Does == stepDown:
		return p.step(a, -1)
	case found.Does == stepUp:
		return p.step(a, 1)
	case found.Does == chooseDay:
		rests := slices.IndexFunc(p.rows, func(r row) bool { return r.ID == setting.Rest })
		p.list, p.day, p.typing = p.list.To(rests), found.N, false
		return p.take(a)
	case found.N == p.list.At && p.typing:
		return p, nil
	case found.N == p.list.At:
		return p.take(a)
	}
	p.list, p.typing, p.trouble = p.list.To(found.N), false, game.Notice{}
	return p, nil
}
