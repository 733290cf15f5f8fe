// Package today shows what a study day is about: the goal of the week, the streak and three
// small tasks.
package today

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// Today is the screen as it stood when it was opened.
type Today struct {
	agenda game.Agenda
	list   widget.List
	scroll widget.Scroll
	free   bool // the player scrolled away from the chosen task
	laid   *widget.Memo[widget.Page]
}

// New reads what the study day of a moment is about, and chooses the first task that is not done.
func New(packs []*content.Pack, player *game.Player, now game.Moment) Today {
	s := Today{agenda: player.Agenda(packs, now), laid: new(widget.Memo[widget.Page])}
	s.list = widget.List{Rows: len(s.agenda.Tasks)}
	for i, t := range s.agenda.Tasks {
		if !t.Finished() {
			s.list = s.list.To(i)
			break
		}
	}
	return s
}

// Update chooses a task, and goes to where it is done.
func (s Today) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.Today), keymap.Pressed(msg, k.Left):
		return s, screen.GoHome{}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		if len(s.agenda.Tasks) == 0 {
			return s, screen.GoHome{}
		}
		return s, s.open()
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return s.click(a, tea.Mouse(click))
	}
	if list, ok := s.list.Hear(k, msg); ok && len(s.agenda.Tasks) > 0 && list != s.list {
		s.list, s.free, s.laid = list, false, new(widget.Memo[widget.Page])
		return s, nil
	}
	if moved, ok := s.scrolled(a).Hear(k, msg, len(s.page(a).Lines), s.height(a)); ok {
		s.scroll, s.free = moved, true
	}
	return s, nil
}

// open goes to where the chosen task is done; nil where it cannot be done now, or where the day has
// none.
func (s Today) open() screen.Intent {
	if len(s.agenda.Tasks) == 0 {
		return nil
	}
	way := s.agenda.Tasks[s.list.At].Way
	switch {
	case way.Goal != nil:
		return screen.Play{Goal: way.Goal}
	case way.Lab != "":
		return screen.ShowLabs{Pack: way.Pack, At: way.Lab}
	}
	return nil
}

// takeRow is the only thing that a click does here.
const takeRow widget.Deed = 0

// click chooses a task, and begins one that is chosen already.
func (s Today) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	head := headHeight(a)
	if at.Y < head || at.Y >= head+s.height(a) {
		return s, nil
	}
	page := s.page(a)
	switch found, ok := page.Find(at.X, at.Y-head+s.scrolled(a).From(len(page.Lines), s.height(a))); {
	case !ok:
	case found.N == s.list.At:
		return s, s.open()
	default:
		s.list, s.free, s.laid = s.list.To(found.N), false, new(widget.Memo[widget.Page])
	}
	return s, nil
}

// Help gives the keys of the screen.
func (s Today) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, s.deed(b)), len(s.agenda.Tasks) > 0 && s.open() != nil),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), len(s.agenda.Tasks) > 1),
		keymap.If(keymap.Says(k.Pages, b.Keys.Scroll), !widget.Fits(len(s.page(a).Lines), s.height(a))),
		keymap.Says(k.Back, b.Keys.Map),
	}
}

// deed says what enter does with the chosen task.
func (s Today) deed(b *phrase.Book) string {
	if len(s.agenda.Tasks) > 0 && s.agenda.Tasks[s.list.At].Way.Lab != "" {
		return b.Today.OpenLab
	}
	return b.Today.Begin
}

func headHeight(a screen.Area) int { return widget.Margin(a.Height) + 2 }

func (s Today) height(a screen.Area) int { return max(1, a.Height-headHeight(a)) }

// Draw draws the week, the streak and the tasks.
func (s Today) Draw(a screen.Area) screen.Drawing {
	t := a.Theme
	out := make([]string, widget.Margin(a.Height))
	title := func(in screen.Area) string {
		return t.Heading.Render(phrase.Fill(in.Book().Today.Title, "date", s.agenda.Day.String()))
	}
	out = append(out, widget.Heading(a, a.Width, title), "")
	return screen.Drawing{Lines: append(out, s.scrolled(a).Window(t, s.page(a).Lines, a.Width, s.height(a))...)}
}

// scrolled is how far the screen is scrolled: the chosen task is in sight.
func (s Today) scrolled(a screen.Area) widget.Scroll {
	page := s.page(a)
	_, last, ok := page.Focused()
	if s.free || !ok || last < s.height(a) {
		return s.scroll
	}
	return page.InSight(s.scroll, s.height(a))
}

// page lays out the week, the streak and the tasks; where they do not fit, without the empty
// lines between them.
func (s Today) page(a screen.Area) widget.Page {
	return s.laid.For(a, func() widget.Page {
		return widget.Roomiest([]int{1, 0}, func(gap int) widget.Page { return s.lay(a, gap) },
			func(p widget.Page) bool { return widget.Fits(len(p.Lines), s.height(a)) })
	})
}

// The least width of the week and the gap before the tasks, which stand beside it on a wide screen.
const (
	columnsFrom = 90
	weekLeast   = 46
	columnGap   = 4
)

func (s Today) lay(a screen.Area, gap int) widget.Page {
	week := max(weekLeast, len(game.WeekFromMonday)*dayWidth(a)+2)
	if a.Width < columnsFrom || week > a.Width*2/3 {
		page := s.standing(a, gap)
		page.Add(make([]string, gap)...)
		page.Follow(s.tasks(a))
		return page
	}
	left, right := a, a
	left.Width, right.Width = week, a.Width-week-columnGap
	return widget.Columns(s.standing(left, gap), s.tasks(right), week, columnGap)
}

// standing lays out the week and the streak.
func (s Today) standing(a screen.Area, gap int) widget.Page {
	t, between := a.Theme, make([]string, gap)
	var page widget.Page
	page.Add(widget.Heading(a, a.Width, func(in screen.Area) string { return t.Accent.Bold().Render(in.Book().Today.Week) }))
	page.Add(s.week(a)...)
	page.Add(between...)
	inks := widget.Inks{First: t.Text, Second: t.Second}
	for i := range a.Book().Today.Standing(s.agenda) {
		lines := widget.SayEach(a, a.Width-2, inks, func(in screen.Area) string { return in.Book().Today.Standing(s.agenda)[i] })
		sign := "  "
		if i == 0 && s.agenda.Streak > 0 {
			sign = t.Gold.Bold().Render(t.Sign.Star) + " "
		}
		page.Add(widget.Indent(lines, sign)...)
	}
	return page
}

// tasks lays out the tasks of the day.
func (s Today) tasks(a screen.Area) widget.Page {
	t := a.Theme
	inks := widget.Inks{First: t.Text, Second: t.Second}
	var page widget.Page
	page.Add(widget.Heading(a, a.Width, func(in screen.Area) string { return t.Accent.Bold().Render(in.Book().Today.Tasks) }))
	done := 0
	for i, task := range s.agenda.Tasks {
		if task.Finished() {
			done++
		}
		first := len(page.Lines)
		page.Put(s.task(a, i), takeRow, i, false)
		if i == s.list.At {
			page.Focus(first, len(page.Lines)-1)
		}
	}
	closing := func(in screen.Area) string {
		switch {
		case len(s.agenda.Tasks) == 0:
			return in.Book().Today.NoTasks
		case done == len(s.agenda.Tasks):
			return in.Book().Today.AllDone
		}
		return ""
	}
	if closing(a) != "" {
		page.Add(widget.Shift(widget.SayEach(a, a.Width-2, inks, closing), 2)...)
	}
	return page
}

// leastDay is how many cells a day of the week takes at least.
const leastDay = 6

// dayWidth is how many cells a day of the week takes.
func dayWidth(a screen.Area) int {
	cells := leastDay
	for _, d := range game.WeekFromMonday {
		cells = max(cells, 1+widget.Width(a.Book().Say(game.DayName(d))))
	}
	return cells
}

// week draws the days of the week with their signs, and how the goal stands.
func (s Today) week(a screen.Area) []string {
	t, g := a.Theme, s.agenda.Week
	var names, signs []string
	dayWidth := dayWidth(a)
	for i, d := range game.WeekFromMonday {
		sign, ink := daySign(t, g, i)
		name := t.Muted
		if g.Monday+game.StudyDay(i) == g.Today {
			name = t.Strong.Underline()
		}
		names = append(names, widget.Fit(name.Render(a.Book().Say(game.DayName(d))), dayWidth, ""))
		signs = append(signs, widget.Fit(ink.Render(sign), dayWidth, ""))
	}
	out := []string{strings.TrimRight(strings.Join(names, ""), " "), strings.TrimRight(strings.Join(signs, ""), " ")}
	if widget.Width(out[0])+4 <= a.Width { // two for a scroll bar
		out = widget.Shift(out, 2)
	}
	out = append(out, legend(a, g)...)
	goal := func(in screen.Area) string {
		w := &in.Book().Today
		if row := w.Row(g); row != "" {
			return w.Goal(g) + "; " + row
		}
		return w.Goal(g)
	}
	bar := widget.Bar(t, min(g.Studied, g.Target), g.Target, 3*g.Target, t.Teal) + "  "
	inks := widget.Inks{First: t.Text, Second: t.Second}
	if said := widget.SayEach(a, a.Width-2-widget.Width(bar), inks, goal); len(said) <= len(a.InEach()) {
		return append(out, widget.Shift(widget.Indent(said, bar), 2)...)
	}
	if a.Wide { // there are lines enough for the bar
		out = append(out, "  "+strings.TrimRight(bar, " "))
	}
	return append(out, widget.Shift(widget.SayEach(a, a.Width-2, inks, goal), 2)...)
}

// daySign is the sign of one day of a week, and its ink.
func daySign(t *style.Theme, g game.WeekGoal, i int) (sign string, ink style.Ink) {
	switch day := g.Monday + game.StudyDay(i); {
	case g.Marks[i] == game.DayStudied:
		return t.Sign.Right, t.Right.Bold()
	case g.Marks[i] == game.DayMadeUp:
		return t.Sign.Star, t.Right
	case g.Marks[i] == game.DayRested:
		return t.Sign.Rest, t.Muted
	case day == g.Today:
		return t.Sign.Here, t.Gold.Bold()
	}
	return t.Sign.Dot, t.Muted
}

// legend says in words what the signs of a week mean that stand in it.
func legend(a screen.Area, g game.WeekGoal) []string {
	t := a.Theme
	said := func(in screen.Area) string {
		var parts []string
		seen := map[string]bool{}
		for i := range g.Marks {
			sign, ink := daySign(t, g, i)
			if words := in.Book().Today.Day(g, i); words != "" && !seen[words] {
				seen[words] = true
				parts = append(parts, ink.Render(sign)+" "+t.Muted.Render(words))
			}
		}
		return strings.Join(parts, "   ")
	}
	if a.Wide { // there are lines enough for each language
		var out []string
		for _, line := range strings.Split(widget.InEach(a, a.Width-2, said), "\n") {
			out = append(out, widget.Shift(widget.Wrap(line, a.Width-2), 2)...)
		}
		return out
	}
	return []string{"  " + widget.Heading(a, a.Width-2, said)}
}

// countsFrom is the width from which how far a task is stands in each language: on a narrower
// screen rows in one and in both would mix.
const countsFrom = 64

// task draws one task: whether it is done, what it asks for, and how far it is.
func (s Today) task(a screen.Area, i int) []string {
	t, task := a.Theme, s.agenda.Tasks[i]
	point, ink := "  ", t.Text
	if i == s.list.At {
		point, ink = t.Accent.Bold().Render(t.Sign.Point)+" ", t.Strong.Underline()
	}
	sign := t.Muted.Render(t.Sign.Open)
	if task.Finished() {
		sign = t.Right.Bold().Render(t.Sign.Right)
	}
	count := func(in screen.Area) string {
		if task.Finished() {
			return t.Right.Render(in.Book().Today.Finished)
		}
		return t.Muted.Render(phrase.Fill(in.Book().Today.Progress, "n", strconv.Itoa(task.Done), "of", strconv.Itoa(task.N)))
	}
	right := count(a)
	width := a.Width - widget.Width(point) - 2 - widget.Width(right) - 2
	lines := widget.SayEach(a, width, widget.Inks{First: ink, Second: t.Second}, func(in screen.Area) string { return in.Book().Today.Task(task.Task) })
	lines = widget.Indent(lines, point+sign+" ")
	if each := widget.InEach(a, widget.Unlimited, count); a.Width >= countsFrom && widget.Width(lines[0])+2+widget.Width(each) <= a.Width {
		right = each
	}
	lines[0] = widget.Spread(lines[0], right, a.Width, t.Sign.More)
	return lines
}
