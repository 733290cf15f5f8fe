package exam

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// Overview shows all questions of an open paper by their numbers: what is answered, flagged and open.
type Overview struct {
	exam  string // short name
	step  game.OverviewStep
	clock screen.Clock
	at    int // the question that keys act on, from 0
}

// NewOverview makes the screen.
func NewOverview(exam string, step game.OverviewStep, clock screen.Clock) Overview {
	return Overview{exam: exam, step: step, clock: clock, at: max(0, min(step.At, len(step.Sheets))-1)}
}

// cellWidth is how many cells the number of a question takes with its signs.
const cellWidth = 7

// perRow is how many questions stand in a row: tens where there is room for them.
func (o Overview) perRow(a screen.Area) int {
	n := max(1, a.Width/cellWidth)
	if n >= 10 {
		n -= n % 5
	}
	return min(n, 20)
}

// toGo is the only thing that a click does here.
const toGo widget.Deed = 0

// Update chooses a question, goes there, or asks whether to hand the paper in.
func (o Overview) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k, x := a.Keys, keymap.ForExam()
	if tick, ok := msg.(screen.Clock); ok {
		o.clock = tick
		return o, nil
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return o.click(a, tea.Mouse(click))
	}
	switch {
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return o, screen.MoveTo{N: o.at + 1}
	case keymap.Pressed(msg, x.HandIn):
		_, open, _ := o.counts()
		return o, screen.AskPaper{About: screen.WhetherToHandIn, Open: open}
	case keymap.Pressed(msg, x.Survey):
		return o, screen.MoveTo{N: o.step.At}
	case keymap.Pressed(msg, k.Back):
		return o, screen.AskPaper{About: screen.WhetherToLeave}
	}
	o.at = o.moved(a, msg)
	return o, nil
}

// moved is the question that a key or the wheel chooses.
func (o Overview) moved(a screen.Area, msg tea.Msg) int {
	k, x, by := a.Keys, keymap.ForExam(), 0
	switch {
	case keymap.Pressed(msg, x.Ahead):
		by = 1
	case keymap.Pressed(msg, x.Behind):
		by = -1
	case keymap.Pressed(msg, k.Down):
		by = o.perRow(a)
	case keymap.Pressed(msg, k.Up):
		by = -o.perRow(a)
	case keymap.Pressed(msg, k.Top):
		return 0
	case keymap.Pressed(msg, k.End):
		return len(o.step.Sheets) - 1
	}
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		by = map[tea.MouseButton]int{tea.MouseWheelUp: -o.perRow(a), tea.MouseWheelDown: o.perRow(a)}[wheel.Button]
	}
	if to := o.at + by; to >= 0 && to < len(o.step.Sheets) {
		return to
	}
	return o.at
}

// click chooses a question, and goes to one that is chosen already.
func (o Overview) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	p, top := o.grid(a), len(o.head(a))
	found, ok := p.Find(at.X, at.Y-top+o.scrolled(a, p).From(len(p.Lines), o.room(a)))
	switch {
	case !ok || at.Y < top || at.Y >= top+o.room(a):
		return o, nil
	case found.N == o.at:
		return o, screen.MoveTo{N: o.at + 1}
	}
	o.at = found.N
	return o, nil
}

// counts counts the questions by how they stand.
func (o Overview) counts() (answered, open, flagged int) {
	for _, s := range o.step.Sheets {
		if s.Answered {
			answered++
		} else {
			open++
		}
		if s.Flagged {
			flagged++
		}
	}
	return answered, open, flagged
}

// Help gives the keys.
func (o Overview) Help(a screen.Area) []key.Binding {
	k, x, b := a.Keys, keymap.ForExam(), a.Book()
	return []key.Binding{
		keymap.Says(k.Enter, b.Exam.KeyThere),
		keymap.Says(x.HandIn, b.Exam.KeyHandIn),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), len(o.step.Sheets) > o.perRow(a)),
		keymap.Says(k.Sides, b.Keys.Move),
		keymap.Says(k.Back, b.Exam.KeyLeave),
		keymap.Says(x.Survey, b.Keys.Back),
	}
}

// head is what stands above the grid: how many are answered, and the time.
func (o Overview) head(a screen.Area) []string {
	t, n := a.Theme, strconv.Itoa
	answered, open, flagged := o.counts()
	left := widget.Heading(a, a.Width*2/3, func(in screen.Area) string {
		return widget.PaperTime(in, o.clock)
	})
	title := t.Heading.Render(o.exam) + t.Line.Render(" "+t.Sign.Dot+" ")
	title += widget.Heading(a, a.Width-2-widget.Width(left)-widget.Width(title), func(in screen.Area) string { return t.Muted.Render(in.Book().Exam.Survey) })
	out := append(make([]string, widget.Margin(a.Height)/3), widget.Spread(title, left, a.Width, t.Sign.More))
	out = append(out, widget.Bar(t, answered, len(o.step.Sheets), a.Width, t.Teal))
	out = append(out, widget.Heading(a, a.Width, func(in screen.Area) string {
		return t.Text.Render(fill(in, func(w phrase.Exam) string { return w.SurveyCount }, "answered", n(answered), "open", n(open), "flagged", n(flagged)))
	}))
	return append(out, "")
}

// foot says how the chosen question stands, and what the signs mean.
func (o Overview) foot(a screen.Area) []string {
	t := a.Theme
	chosen := widget.Heading(a, a.Width, func(in screen.Area) string {
		return t.Strong.Render(fill(in, func(w phrase.Exam) string { return w.SurveyAt }, "n", strconv.Itoa(o.at+1), "is", o.is(in)))
	})
	legend := widget.Heading(a, a.Width, func(in screen.Area) string {
		w := in.Book().Exam
		return t.Teal.Render(t.Sign.Chosen) + " " + t.Muted.Render(w.IsAnswered) + "   " + t.Muted.Render(t.Sign.Open+" "+w.IsUnanswered) +
			"   " + t.Gold.Render(t.Sign.Flag) + " " + t.Muted.Render(w.Marked)
	})
	return []string{"", chosen, legend}
}

// is names how the chosen question stands.
func (o Overview) is(in screen.Area) string {
	if o.at >= len(o.step.Sheets) {
		return ""
	}
	w, s := in.Book().Exam, o.step.Sheets[o.at]
	said := w.IsUnanswered
	if s.Answered {
		said = w.IsAnswered
	}
	if s.Flagged {
		said += in.Book().Comma() + w.Marked
	}
	return said
}

// room is how many lines the grid has.
func (o Overview) room(a screen.Area) int { return max(1, a.Height-len(o.head(a))-len(o.foot(a))) }

func (o Overview) scrolled(a screen.Area, p widget.Page) widget.Scroll {
	return p.InSight(widget.Scroll{}, o.room(a))
}

// grid lays the numbers out, with an empty line between the rows where there is room.
func (o Overview) grid(a screen.Area) widget.Page {
	return widget.Roomiest([]int{1, 0}, func(gap int) widget.Page { return o.lay(a, gap) },
		func(p widget.Page) bool { return len(p.Lines) <= o.room(a) })
}

func (o Overview) lay(a screen.Area, gap int) widget.Page {
	var p widget.Page
	per := o.perRow(a)
	for from := 0; from < len(o.step.Sheets); from += per {
		if from > 0 {
			p.Add(make([]string, gap)...)
		}
		var line strings.Builder
		for i := from; i < min(from+per, len(o.step.Sheets)); i++ {
			line.WriteString(o.cell(a.Theme, i))
			p.Mark(len(p.Lines), len(p.Lines), (i-from)*cellWidth, (i-from+1)*cellWidth, toGo, i)
			if i == o.at {
				p.Focus(len(p.Lines), len(p.Lines))
			}
		}
		p.Add(strings.TrimRight(line.String(), " "))
	}
	return p
}

// cell is the number of a question with its signs.
func (o Overview) cell(t *style.Theme, i int) string {
	s := o.step.Sheets[i]
	point, ink, sign, flag := " ", t.Text, t.Muted.Render(t.Sign.Open), " "
	if s.Answered {
		sign = t.Teal.Bold().Render(t.Sign.Chosen)
	}
	if s.Flagged {
		flag = t.Gold.Bold().Render(t.Sign.Flag)
	}
	if i == o.at {
		point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Strong.Underline()
	}
	number := strconv.Itoa(i + 1)
	return widget.Fit(point+widget.Blank(3-len(number))+ink.Render(number)+" "+sign+flag, cellWidth, "")
}

// Draw draws the overview.
func (o Overview) Draw(a screen.Area) screen.Drawing {
	p := o.grid(a)
	out := append(o.head(a), o.scrolled(a, p).Window(a.Theme, p.Lines, a.Width, o.room(a))...)
	return screen.Drawing{Lines: append(out, o.foot(a)...)}
}
