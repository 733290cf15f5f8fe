package plot

import (
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/insight"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

const (
	shortName = 18 // cells of a name that stands on the line of its bar
	leastBar  = 8  // cells of a bar
	mostBar   = 40
	barIndent = 2
)

// bars draws bars with their names and numbers. Short names stand before their bars, all in one column;
// where one is longer, all stand on lines of their own.
func bars(a screen.Area, all []insight.Bar) []string {
	names := make([][]string, len(all))
	widest, short := 0, true
	for i, b := range all {
		ink := a.Theme.Text
		if b.Over {
			ink = a.Theme.Muted
		}
		names[i] = named(a, b.Name, ink)
		short = short && b.Lesson == nil && len(names[i]) == 1 && widget.Width(names[i][0]) <= shortName
		widest = max(widest, widget.Width(names[i][0]))
	}
	numbers := 0
	for _, b := range all {
		numbers = max(numbers, widget.Width(a.Book().Say(b.Says)))
	}
	var out []string
	airy := false // where the numbers of a bar take lines of their own, an empty one parts the bars
	for i, b := range all {
		if short {
			name := widget.Fit(names[i][0], widest+2, "")
			drawn := bar(a, b, name, barWidth(a, widest+2, numbers))
			if airy = airy || len(drawn) > 1; airy && i > 0 {
				out = append(out, "")
			}
			out = append(out, drawn...)
			continue
		}
		head := names[i][0]
		if b.Lesson != nil {
			sign, ink := widget.LessonSign(a.Theme, b.Lesson.State)
			head = widget.Spread(ink.Render(sign)+" "+head, state(a, b.Lesson), a.Width, a.Theme.Sign.More)
		}
		out = append(out, head)
		for _, more := range names[i][1:] {
			out = append(out, widget.Cut(widget.Blank(barIndent)+more, a.Width, a.Theme.Sign.More))
		}
		out = append(out, bar(a, b, widget.Blank(barIndent), barWidth(a, barIndent, numbers))...)
		out = append(out, inFact(a, b.InFact)...)
	}
	return out
}

// inFact says what is true instead of a mistake that was named.
func inFact(a screen.Area, l insight.Label) []string {
	if l.Empty() {
		return nil
	}
	pen := widget.NewPen(a, l.Pack)
	room := a.Width - barIndent
	var out []string
	for _, lang := range pen.Langs {
		one := pen.In(widget.Unlimited)
		one.Langs, one.Wide = []content.Lang{lang}, false
		inks := widget.One(a.Theme.Muted)
		line := inks.First.Render(pen.Book(lang).Say(game.Say("insight.InFact"))+" ") + one.Line(l.Text, inks)
		out = append(out, widget.Shift(widget.Wrap(line, room), barIndent)...)
	}
	return out
}

// barWidth is how wide bars are behind names of some cells: so that numbers of some cells stand behind them
// where there is room for both.
func barWidth(a screen.Area, names, numbers int) int {
	if free := a.Width - names - 2 - numbers; free >= leastBar {
		return min(mostBar, free)
	}
	return min(mostBar, max(leastBar, a.Width-names))
}

// bar draws one bar behind a name, with its numbers behind it, or below where they do not fit.
func bar(a screen.Area, b insight.Bar, name string, width int) []string {
	t := a.Theme
	inks := widget.Inks{First: t.Strong, Second: t.Second}
	if b.Over {
		inks = widget.One(t.Muted)
	}
	if b.Of <= 0 {
		return widget.Indent(said(a, b.Says, widget.One(t.Muted), a.Width-widget.Width(name)), name)
	}
	line := name + stretches(t, b, width)
	if in := a.InEach(); len(in) == 1 {
		numbers := inks.First.Render(a.Book().Say(b.Says))
		if widget.Width(line)+2+widget.Width(numbers) <= a.Width {
			return []string{line + "  " + numbers}
		}
	} else if words := widget.InEach(a, a.Width-widget.Width(line)-2, func(in screen.Area) string {
		return t.Strong.Render(in.Book().Say(b.Says))
	}); !strings.Contains(words, "\n") {
		return []string{line + "  " + words}
	}
	out := []string{line}
	indent := widget.Blank(widget.Width(name))
	for _, l := range said(a, b.Says, inks, a.Width-len(indent)) {
		out = append(out, indent+l)
	}
	return out
}

// stretches draws a bar: each stretch in its sign and ink, the rest of the whole behind them. A stretch takes
// one cell at least, and only the whole fills the bar. Marks stand where the share that is wanted
// begins and ends.
func stretches(t *style.Theme, b insight.Bar, width int) string {
	cells := cellsOf(b, width)
	var out strings.Builder
	at := 0
	mark := func(i int) bool {
		if b.Want == [2]float64{} {
			return false
		}
		for _, w := range b.Want {
			if edge := min(width-1, int(w*float64(width)+0.5)); w > 0 && w < 1 && i == edge {
				return true
			}
		}
		return false
	}
	draw := func(sign string, ink style.Ink, n int) {
		for n > 0 { // as few changes of ink as there are runs
			run := 0
			for run < n && !mark(at+run) {
				run++
			}
			out.WriteString(ink.Render(strings.Repeat(sign, run)))
			if at, n = at+run, n-run; n > 0 {
				out.WriteString(t.Gold.Render(t.Sign.Goal))
				at, n = at+1, n-1
			}
		}
	}
	for i, s := range b.Stretches {
		sign, ink := signOf(t, s.Mark)
		if b.Over {
			ink = t.Muted
		}
		draw(sign, ink, cells[i])
	}
	draw(t.Sign.Shade[0], t.Line, width-at)
	return out.String()
}

// cellsOf parts the cells of a bar among its stretches.
func cellsOf(b insight.Bar, width int) []int {
	cells := make([]int, len(b.Stretches))
	sum, used := 0, 0
	for i, s := range b.Stretches {
		sum += s.N
		end := sum * width / b.Of
		if sum < b.Of {
			end = min(end, width-1)
		}
		if s.N > 0 {
			cells[i] = max(1, end-used)
		}
		used += cells[i]
	}
	for i := len(cells) - 1; i >= 0 && used > width; i-- { // the cells that tiny stretches took too much
		for cells[i] > 1 && used > width {
			cells[i]--
			used--
		}
	}
	return cells
}

// signOf gives the sign and the ink of a kind of stretch.
func signOf(t *style.Theme, m insight.Mark) (string, style.Ink) {
	switch m {
	case insight.Given, insight.Firm:
		return t.Sign.Shade[4], t.Teal
	case insight.Right:
		return t.Sign.Shade[4], t.Right
	case insight.Known:
		return t.Sign.Shade[3], t.Teal
	case insight.Met:
		return t.Sign.Shade[1], t.Muted
	}
	return t.Sign.Shade[0], t.Line
}

// legend says what the signs of bars mean.
func legend(a screen.Area, marks []insight.Mark) []string {
	if len(marks) == 0 {
		return nil
	}
	t := a.Theme
	return []string{widget.Heading(a, a.Width, func(in screen.Area) string {
		var all []string
		for _, m := range marks {
			sign, ink := signOf(t, m)
			all = append(all, ink.Render(strings.Repeat(sign, 2))+" "+t.Muted.Render(in.Book().Say(m.Words())))
		}
		return strings.Join(all, "   ")
	})}
}
